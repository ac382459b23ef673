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
  package var report: RunReport
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
}

extension Workspace {
  /// Compares the transactions of a selection with the standards, keeps the deviations, and reports.
  ///
  /// Everything is read and written in one transaction. A run as of an instant before that of an
  /// earlier run looks back: it reports, and leaves the register as it is.
  /// - Throws: `ServiceFault` for unknown names; `RulebookFault`; `StoreError`.
  package func runAudit(_ request: AuditRequest, progress: ProgressReport) throws -> AuditResult {
    let store = try openForWriting()
    return try store.write(keepingIf: { _ in !request.dryRun }) {
      try store.refreshSegments()
      let allThatIsRecorded = try store.catalogue()
      let zone = try ResolvedSelection(request.selection, in: allThatIsRecorded).zone
      let asOf = request.asOf?.instant(in: zone) ?? now
      let knownAt = request.knownAt?.instant(in: zone)
      let catalogue = try knownAt.map { try store.catalogue(knownAt: $0) } ?? allThatIsRecorded
      let selection = try ResolvedSelection(request.selection, in: catalogue)
      let rulebook = try Rulebook(
        catalogue: catalogue, years: Workspace.years(around: asOf))
      var auditor = Auditor(
        rulebook: rulebook, asOf: asOf,
        scope: AuditScope(
          services: selection.services, receivedFrom: request.selection.from,
          receivedThrough: request.selection.to),
        rules: selection.rules)
      let looksBack = try store.latestAsOf().map { asOf < $0 } ?? false
      let previous = try store.lastRun().map { PreviousRun(id: $0.id, asOf: $0.asOf) }
      let record = RunRecord(
        startedAt: now, asOf: asOf, knownAt: knownAt,
        scope: request.selection.description, origin: origin)
      let run = try store.insert(record)
      let scope = RegisterScope(
        services: selection.services, rules: selection.rules,
        isWholePeriod: request.selection.from == nil && request.selection.to == nil)
      let exceptions = try DeviationExceptions(
        store: store, catalogue: catalogue, asOf: asOf, knownAt: knownAt)
      var ledger = ExceptionLedger(exceptions)
      let judged = try judge(
        with: &auditor, store: store,
        register: looksBack
          ? nil : DeviationWriter(store: store, run: record, id: run, scope: scope),
        ledger: &ledger, progress: progress)
      let (changes, tally) = (judged.changes, auditor.tally)
      ledger?.count(tally.standardDeviations)
      if !looksBack {
        try store.replaceStandardDeviations(
          tally.standardDeviations, scope: scope, run: run)
      }
      let isComplete = tally.isComplete
      try store.finishRun(
        run, examined: tally.examined, changes: changes, isComplete: isComplete,
        verdicts: tally.verdictCounts)
      let findings =
        looksBack
        ? FindingChanges()
        : try keepFindings(
          after: run, asOf: asOf, newlyFound: judged.newlyFound, isFirst: judged.isFirst,
          rulebook: rulebook, store: store)
      let complaints = try judgeComplaints(
        of: request.selection, selection, store: store, catalogue: catalogue,
        exceptions: exceptions, asOf: asOf, knownAt: knownAt, run: looksBack ? nil : run)
      if let complaints { ledger?.count(complaints) }
      if !looksBack { try ledger?.recordReturns(in: scope, run: run, to: store) }
      let assembly = RunReportAssembly(
        workspace: self, request: request, selection: selection, rulebook: rulebook,
        asOf: asOf, knownAt: knownAt, tally: tally,
        deviatingTransactions: judged.deviatingTransactions,
        changes: looksBack ? nil : changes, previous: previous, run: request.dryRun ? nil : run,
        ledger: ledger, scope: scope, complaints: complaints?.report)
      let worst = ledger.map(\.worst) ?? tally.worstSeverity
      return AuditResult(
        report: assembly.report(), worst: [worst, complaints?.worst].compactMap(\.self).max(),
        new: changes.new - changes.newExcepted + (complaints?.new ?? 0),
        isComplete: isComplete, zones: [selection.zone], findings: findings)
    }
  }

  /// Judges every batch; without a register nothing is kept.
  private func judge(
    with auditor: inout Auditor, store: Store, register: consuming DeviationWriter?,
    ledger: inout ExceptionLedger?, progress: ProgressReport
  ) throws -> Judged {
    var reader = try BatchReader(store: store)
    var batch = TransactionBatch()
    var deviations: [Deviation] = []
    var rows: Int64 = 0
    var deviating: Int64 = 0
    var register = register.take()
    while try reader.next(into: &batch) {
      deviations.removeAll(keepingCapacity: true)
      auditor.judge(batch, into: &deviations)
      let excepted = ledger?.count(deviations, of: batch, by: auditor) ?? []
      try register?.write(
        deviations, of: batch, examined: auditor.examinedRows, excepted: excepted)
      deviating += Workspace.transactions(in: deviations)
      rows += Int64(batch.count)
      try progress(rows)
    }
    try register?.finish()
    return Judged(
      changes: register?.changes ?? DeviationChanges(), deviatingTransactions: deviating,
      newlyFound: register?.newlyFound ?? [], isFirst: !(register?.hasKnown ?? true))
  }

  /// What the batches of a run came to.
  private struct Judged {
    let changes: DeviationChanges
    let deviatingTransactions: Int64
    /// Where something was found that the register did not have.
    let newlyFound: Set<ServiceRule>
    /// The register was empty before.
    let isFirst: Bool
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
  /// What `run_verdicts` keeps.
  fileprivate var verdictCounts: [VerdictCount] {
    // In order of the table's key, whose pages then fill one after the other.
    services.sorted { $0.key < $1.key }.flatMap { service, tally in
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
  fileprivate var isComplete: Bool {
    missingHolidays.isEmpty && examined > 0
      && services.values.allSatisfy { $0.verdicts[.time]?.notAssessable[.noCalendar] == nil }
  }

  fileprivate var worstSeverity: Severity? {
    let onTransactions = services.values.flatMap { $0.rules.values.flatMap { $0.severities.keys } }
    return (onTransactions + standardDeviations.map(\.severity)).max()
  }
}
