internal import AuditEngine
package import AuditReport
internal import AuditStore
package import ServiceStandards
package import WorkingTime

/// What to audit.
package struct AuditRequest: Sendable {
  package var selection: Selection
  /// Judge as if it were this instant; `nil`: now.
  package var asOf: Moment?
  /// Use standards and calendars as they were recorded at this instant; `nil`: all that is recorded.
  package var knownAt: Moment?
  /// Writes nothing.
  package var dryRun: Bool

  package init(
    selection: Selection, asOf: Moment? = nil, knownAt: Moment? = nil, dryRun: Bool = false
  ) {
    self.selection = selection
    self.asOf = asOf
    self.knownAt = knownAt
    self.dryRun = dryRun
  }
}

/// What came of it.
package struct AuditResult: Sendable {
  /// `nil` for a dry run.
  package var run: Int64?
  package var report: RunReport
  /// Number of transactions.
  package var examined: Int64
  /// The gravest deviation that was found and is not excepted; `nil` when there is none.
  package var worst: Severity?
  /// Deviations that the register did not have before and that are not excepted.
  package var new: Int
  /// Some transactions could not be judged for want of something that the office owes.
  package var isComplete: Bool
  /// For the report's instants.
  package var zones: [Zone]
  /// Findings that the run opened and closed; none when it looked back.
  package var findings: FindingChanges
  /// What something else than this program has changed since the ledger's entry before; `nil`: nothing.
  package var outside: OutsideChanges?
}

extension Workspace {
  /// Compares the transactions of a selection with the standards, keeps the deviations, and reports.
  ///
  /// Everything is read and written in one transaction. A run as of an instant before that of an
  /// earlier run looks back: it reports, and leaves the register as it is.
  /// - Throws: `ServiceFault` for unknown names; `RulebookFault`; `StoreError`.
  package func runAudit(_ request: AuditRequest, progress: ProgressReport) throws -> AuditResult {
    let store = try openForWriting()
    return try record(.run, in: store, keepingIf: { _ in !request.dryRun }) { workspace, entry in
      let pinned = try PinnedRun(
        request, in: workspace, store: store, entry: try entry.number)
      let outcome = try workspace.perform(pinned, store: store, entry: &entry, progress: progress)
      let run = request.dryRun ? nil : pinned.id
      let assembly = RunReportAssembly(
        workspace: workspace, request: request, selection: pinned.selection,
        rulebook: pinned.rulebook, asOf: pinned.asOf, knownAt: pinned.knownAt,
        tally: outcome.tally, deviatingTransactions: outcome.deviatingTransactions,
        changes: pinned.looksBack ? nil : outcome.changes, previous: pinned.previous,
        run: run, ledger: outcome.ledger, scope: pinned.scope,
        complaints: outcome.complaints?.report)
      let worst = outcome.ledger.map(\.worst) ?? outcome.tally.worstSeverity
      return AuditResult(
        run: run, report: assembly.report(), examined: outcome.tally.examined,
        worst: [worst, outcome.complaints?.worst].compactMap(\.self).max(), new: outcome.new,
        isComplete: outcome.tally.isComplete, zones: [pinned.selection.zone],
        findings: outcome.findings, outside: entry.foreign.map(OutsideChanges.init))
    }
  }

  /// Judges the transactions, and brings all that the database keeps in line with them: segments,
  /// deviations, verdicts, findings and complaints.
  private func perform(
    _ pinned: PinnedRun, store: Store, entry: inout LedgerDraft, progress: ProgressReport
  ) throws -> RunOutcome {
    try store.refreshSegments()
    entry.segments = try store.segmentsDigest()
    var register =
      pinned.looksBack
      ? nil
      : try DeviationWriter(
        store: store, run: pinned.record, id: pinned.id, scope: pinned.scope,
        growth: pinned.exceptions.growth)
    var outcome = try judge(pinned, register: &register, store: store, progress: progress)
    // Findings gather late answers too, so these come first.
    outcome.complaints = try judgeComplaints(
      of: pinned.request.selection, pinned.selection, store: store, catalogue: pinned.catalogue,
      exceptions: pinned.exceptions, asOf: pinned.asOf, knownAt: pinned.knownAt, run: pinned.id,
      register: &register)
    if let complaints = outcome.complaints { outcome.ledger?.count(complaints) }
    if let register {
      outcome.changes = register.changes
      outcome.found = register.found
      outcome.delta = register.delta
      outcome.isFirst = !register.hasKnown
    }
    try store.finishRun(
      pinned.id, examined: outcome.tally.examined, changes: outcome.changes,
      isComplete: outcome.tally.isComplete, verdicts: outcome.tally.verdictCounts,
      services: pinned.selection.services)
    if !pinned.looksBack {
      outcome.findings = try keepFindings(
        after: pinned.id, asOf: pinned.asOf, newlyFound: outcome.found,
        isFirst: outcome.isFirst, rulebook: pinned.rulebook, store: store,
        entry: try entry.number)
      try outcome.ledger?.recordReturns(in: pinned.scope, run: pinned.id, to: store)
    }
    entry.say(run: pinned, outcome)
    return outcome
  }

  /// Judges every batch; without a register nothing is kept.
  private func judge(
    _ pinned: PinnedRun, register: inout DeviationWriter?, store: Store,
    progress: ProgressReport
  ) throws -> RunOutcome {
    var auditor = pinned.auditor
    var ledger = try ExceptionLedger(pinned.exceptions, store: store)
    var standing = try StandingRegister(of: store)
    var source = try BatchReader(store: store)
    var batch = TransactionBatch()
    var deviations: [Deviation] = []
    var (rows, deviating): (Int64, Int64) = (0, 0)
    while try source.next(into: &batch) {
      deviations.removeAll(keepingCapacity: true)
      auditor.judge(batch, into: &deviations)
      let found =
        try register?.write(deviations, of: batch, examined: auditor.examinedRows)
        ?? (ledger == nil ? [] : standing.found(deviations, of: batch))
      ledger?.count(deviations, found: found, of: batch, by: auditor, run: pinned.id)
      deviating += Workspace.transactions(in: deviations)
      rows += Int64(batch.count)
      try progress(rows)
    }
    try register?.finishTransactions()
    let tally = auditor.tally
    let onStandards = tally.standardDeviations.sorted { $0.deviation.key < $1.deviation.key }
    let known = try store.foundOnStandards()
    let found =
      try register?.write(
        onStandards.filter { !pinned.scope.onSomeDays.contains($0.service) }
          .map { FoundDeviation($0.deviation, service: $0.service) },
        on: .standard, .gap, isLookedAt: { pinned.scope.speaks(ofStandard: $0) })
      ?? onStandards.map { known[$0.deviation.key] ?? .max }
    ledger?.count(onStandards, found: found, run: pinned.id)
    return RunOutcome(
      tally: tally, changes: DeviationChanges(), found: [], delta: nil, isFirst: false,
      deviatingTransactions: deviating, ledger: ledger, complaints: nil,
      findings: FindingChanges())
  }

  /// Distinct transactions of deviations that are in order of their keys.
  static func transactions(in deviations: [Deviation]) -> Int64 {
    var count: Int64 = 0
    var last: Int64?
    for deviation in deviations where deviation.transaction != last {
      count += 1
      last = deviation.transaction
    }
    return count
  }

  /// Years for which calendars are expanded: what a case may touch that is judged at `asOf`.
  static func years(around asOf: Instant) -> ClosedRange<Int> {
    let year = CivilDay(number: Int32(clamping: asOf.seconds / 86_400)).year
    return (year - 30)...(year + 1)
  }
}

extension Selection {
  /// The selection in one line, for the record of a run.
  var description: String {
    var parts: [String] = []
    parts.append(units.isEmpty ? "all units" : "units " + units.joined(separator: ","))
    if !services.isEmpty { parts.append("services " + services.joined(separator: ",")) }
    if let from { parts.append("from \(from)") }
    if let to { parts.append("to \(to)") }
    if !rules.isEmpty { parts.append("rules " + rules.joined(separator: ",")) }
    return parts.joined(separator: "; ")
  }
}

extension Tally {
  /// What the database keeps.
  var verdictCounts: [VerdictCount] {
    services.flatMap { service, tally in
      tally.verdicts.flatMap { criterion, counts in
        let judged: [(Verdict, Int64)] = [
          (.compliant, counts.compliant), (.deviates, counts.deviates),
        ]
        let others =
          counts.notAssessable.map { (Verdict.notAssessable($0), $1) }
          + counts.notApplicable.map { (Verdict.notApplicable($0), $1) }
        return (judged + others).filter { $0.1 > 0 }.map {
          VerdictCount(
            service: service, criterion: criterion, verdict: $0.0, transactions: $0.1)
        }
      }
    }
  }

  /// Nothing that the office owes kept a transaction from being judged, and there was something to judge.
  var isComplete: Bool {
    missingHolidays.isEmpty && examined > 0
      && services.values.allSatisfy { $0.verdicts[.time]?.notAssessable[.noCalendar] == nil }
  }

  var worstSeverity: Severity? {
    let onTransactions = services.values.flatMap { $0.rules.values.flatMap { $0.severities.keys } }
    return (onTransactions + standardDeviations.map(\.severity)).max()
  }
}
