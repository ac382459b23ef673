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
      let pinned = try PinnedRun(request, in: workspace, store: store)
      let workload = try Workload(ofEverythingIn: pinned, store: store)
      let outcome = try workspace.perform(
        pinned, workload, store: store, entry: &entry, progress: progress)
      let assembly = RunReportAssembly(
        workspace: workspace, request: request, selection: pinned.selection,
        rulebook: pinned.rulebook, asOf: pinned.asOf, knownAt: pinned.knownAt,
        tally: outcome.tally, deviatingTransactions: outcome.deviatingTransactions,
        changes: pinned.looksBack ? nil : outcome.changes, previous: pinned.previous,
        run: request.dryRun ? nil : pinned.id, ledger: outcome.ledger, scope: pinned.scope,
        complaints: outcome.complaints?.report)
      let worst = outcome.ledger.map(\.worst) ?? outcome.tally.worstSeverity
      return AuditResult(
        report: assembly.report(),
        worst: [worst, outcome.complaints?.worst].compactMap(\.self).max(), new: outcome.new,
        isComplete: outcome.tally.isComplete, zones: [pinned.selection.zone],
        findings: outcome.findings, outside: entry.foreign.map(OutsideChanges.init))
    }
  }

  /// Looks at what is to be examined, and brings all that the database keeps in line with it:
  /// deviations, verdicts, findings, complaints, and the judgements from which the next run starts.
  func perform(
    _ pinned: PinnedRun, _ workload: Workload, store: Store, entry: inout LedgerDraft,
    progress: ProgressReport
  ) throws -> RunOutcome {
    entry.segments = try store.segmentsDigest()
    let keeper =
      pinned.keepsJudgements
      ? try JudgementKeeper(
        store: store,
        register: workload.register
          ?? JudgementRegister(store: store, services: pinned.selection.services),
        services: pinned.selection.services, isWhole: workload.isWhole, asOf: pinned.asOf) : nil
    let register =
      pinned.looksBack
      ? nil
      : try DeviationWriter(
        store: store, run: pinned.record, id: pinned.id, scope: pinned.scope,
        since: workload.mark)
    var outcome = try judge(
      pinned, workload, register: register, keeper: keeper, store: store, progress: progress)
    if !pinned.looksBack {
      if !pinned.keepsJudgements {
        try forgetJudgements(of: pinned, since: workload.mark, store: store)
      }
      let changes = try store.mergeStandardDeviations(
        outcome.tally.standardDeviations, scope: pinned.scope, run: pinned.id)
      outcome.found.merge(changes.found, uniquingKeysWith: +)
      outcome.closed.merge(changes.closed, uniquingKeysWith: +)
    }
    try store.finishRun(
      pinned.id, examined: outcome.tally.examined, changes: outcome.changes,
      isComplete: outcome.tally.isComplete, verdicts: outcome.tally.verdictCounts)
    // Findings gather late answers too, so their register comes first.
    let complaints = try judgeComplaints(
      of: pinned.request.selection, pinned.selection, store: store, catalogue: pinned.catalogue,
      exceptions: pinned.exceptions, asOf: pinned.asOf, knownAt: pinned.knownAt,
      run: pinned.looksBack ? nil : pinned.id)
    if !pinned.looksBack {
      outcome.findings = try keepFindings(
        after: pinned.id, asOf: pinned.asOf, newlyFound: Set(outcome.found.keys),
        isFirst: outcome.isFirst, rulebook: pinned.rulebook, store: store)
    }
    if !workload.isWhole, outcome.ledger?.returns(in: pinned.scope).isEmpty == false {
      outcome.ledger = try ExceptionLedger(
        pinned.exceptions, register: store, standards: outcome.tally.standardDeviations)
    }
    if let complaints { outcome.ledger?.count(complaints) }
    outcome.complaints = complaints
    if !pinned.looksBack {
      try outcome.ledger?.recordReturns(in: pinned.scope, run: pinned.id, to: store)
    }
    entry.say(run: pinned, outcome)
    return outcome
  }

  /// A run over some rules or days, or by an older knowledge, has changed deviations of which the kept
  /// judgements know nothing: the services are judged anew unless their standards are the same.
  private func forgetJudgements(
    of pinned: PinnedRun, since mark: JudgedMark?, store: Store
  ) throws {
    guard let mark else { return }
    if try pinned.knownAt != nil || store.hasCatalogueChanged(after: mark.change) {
      try store.forgetRulebooks(of: pinned.services)
    }
  }

  /// Judges every batch; without a register nothing is kept.
  private func judge(
    _ pinned: PinnedRun, _ workload: Workload, register: consuming DeviationWriter?,
    keeper: consuming JudgementKeeper?, store: Store, progress: ProgressReport
  ) throws -> RunOutcome {
    var register = register.take()
    var keeper = keeper.take()
    var auditor = pinned.auditor(counts: keeper?.counts ?? JudgementCounts())
    var ledger = ExceptionLedger(pinned.exceptions)
    var source = try TransactionSource(store: store, listed: workload.listed)
    var batch = TransactionBatch()
    var deviations: [Deviation] = []
    var (rows, deviating): (Int64, Int64) = (0, 0)
    while try source.next(into: &batch) {
      deviations.removeAll(keepingCapacity: true)
      auditor.judge(batch, into: &deviations)
      let excepted = ledger?.count(deviations, of: batch, by: auditor) ?? []
      try register?.write(
        deviations, of: batch, examined: auditor.examinedRows, listed: source.listed,
        excepted: excepted)
      try keeper?.keep(batch, judgedBy: &auditor, listed: source.listed)
      deviating += Workspace.transactions(in: deviations)
      rows += Int64(batch.count)
      try progress(rows)
    }
    try register?.finish(hasSeenAll: workload.isWhole)
    try keeper?.finish(
      auditor, run: pinned.id, services: pinned.services, basis: pinned.basis,
      digests: workload.digests, isWhole: workload.isWhole)
    let tally = auditor.tally
    ledger?.count(tally.standardDeviations)
    return RunOutcome(
      tally: tally, changes: register?.changes ?? DeviationChanges(),
      found: register?.found ?? [:], closed: register?.closed ?? [:],
      delta: register?.delta, isFirst: !(register?.hasKnown ?? true),
      deviatingTransactions: deviating, ledger: ledger,
      complaints: nil, findings: FindingChanges())
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
  var verdictCounts: [VerdictCount] {
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
  var isComplete: Bool {
    missingHolidays.isEmpty && examined > 0
      && services.values.allSatisfy { $0.verdicts[.time]?.notAssessable[.noCalendar] == nil }
  }

  var worstSeverity: Severity? {
    let onTransactions = services.values.flatMap { $0.rules.values.flatMap { $0.severities.keys } }
    return (onTransactions + standardDeviations.map(\.severity)).max()
  }
}
