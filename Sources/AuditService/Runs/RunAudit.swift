internal import AuditEngine
package import AuditReport
internal import AuditStore
package import ServiceStandards
package import WorkingTime

/// What to audit.
package struct AuditRequest: Sendable {
  /// Units and services. Days and rules narrow what is reported, not what is recorded.
  package var selection: Selection
  /// Judge as of this instant; `nil`: now.
  package var asOf: Moment?

  package init(selection: Selection, asOf: Moment? = nil) {
    self.selection = selection
    self.asOf = asOf
  }
}

/// What came of a run or a look.
package struct AuditResult: Sendable {
  /// `nil`: nothing was recorded.
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
  /// Findings that the run opened and closed.
  package var findings = FindingChanges()
  /// What something else than this program has changed since the ledger's entry before; `nil`: nothing.
  package var outside: OutsideChanges?
  /// Services that were audited as of a later instant already, and were left as they are.
  package var leftOut: [LeftOut] = []

  package struct LeftOut: Hashable, Sendable {
    package let service: ServiceName
    /// The run that was as of the later instant.
    package let run: Int64
  }
}

extension Workspace {
  /// The same for a run at a desk: a night that is running ends first, and so do others who write.
  ///
  /// - Throws: `NightFault.busy` when a night still runs after so many seconds.
  package func afterNight(within seconds: Int) throws -> Workspace {
    try NightLock.awaitEnd(database: database, file: file, waiting: seconds)
    return atPresent().waiting(seconds: seconds)
  }

  /// Compares the transactions of units or services with the standards, and keeps what it finds: whole services,
  /// as of now or an instant that has come and that no run before has passed.
  ///
  /// Everything is read and written in one transaction. Services that were audited as of a later instant are left
  /// out and named.
  /// - Throws: `RunFault` for an instant that cannot be recorded; `ServiceFault` for unknown names; `RulebookFault`;
  ///   `StoreError`.
  package func runAudit(_ request: AuditRequest, progress: ProgressReport) throws -> AuditResult {
    let store = try openForWriting()
    return try record(.run, in: store) { workspace, entry in
      let (view, leftOut) = try workspace.recordable(request, store: store, entry: entry.number)
      let previous = try store.lastRun(lookingAt: view.resolved.services)
        .map { PreviousRun(id: $0.id, asOf: $0.asOf) }
      let outcome = try workspace.perform(view, store: store, entry: &entry, progress: progress)
      var shown = outcome.pass
      if request.selection.isNarrowed {
        shown = try workspace.judge(
          try View(request.selection, asOf: { _ in view.asOf }, store: store, run: view.run),
          progress: progress)
      }
      let assembly = RunReportAssembly(
        workspace: workspace, pass: shown,
        changes: request.selection.isNarrowed ? nil : outcome.changes, previous: previous)
      return AuditResult(
        run: view.run, report: try assembly.report(), examined: shown.tally.examined,
        worst: shown.worst, new: shown.new, isComplete: outcome.pass.tally.isComplete,
        zones: [view.resolved.zone], findings: outcome.findings,
        outside: entry.foreign.map(OutsideChanges.init), leftOut: leftOut)
    }
  }

  /// The view that is recorded, and the services that stay out of it.
  private func recordable(
    _ request: AuditRequest, store: Store, entry: Int64
  ) throws -> (view: View, leftOut: [AuditResult.LeftOut]) {
    var view = try View(
      request.selection.whole, asOf: { request.asOf?.instant(in: $0) ?? now }, store: store,
      run: entry)
    let (asOf, zone) = (view.asOf, view.resolved.zone)
    guard asOf <= now else {
      throw RunFault.future(
        asOf: asOf.iso(offset: zone.offset(at: asOf)), now: now.iso(offset: zone.offset(at: now)))
    }
    let latest = try store.latestRuns()
    let services = view.catalogue.services.map(\.id).filter {
      view.resolved.services?.contains($0) ?? true
    }
    let ahead = services.compactMap { service in
      latest.of(service).flatMap { $0.asOf > asOf ? (id: service, run: $0) : nil }
    }
    guard ahead.isEmpty || ahead.count < services.count else {
      let latest = ahead.map(\.run.asOf).max() ?? asOf
      throw RunFault.passed(
        asOf: asOf.iso(offset: zone.offset(at: asOf)),
        latest: latest.iso(offset: zone.offset(at: latest)))
    }
    guard !ahead.isEmpty else { return (view, []) }
    view = try view.leavingOut(Set(ahead.map(\.id)))
    let names = ServiceNames(view.catalogue)
    return (view, ahead.map { AuditResult.LeftOut(service: names.name(of: $0.id), run: $0.run.id) })
  }

  /// Judges the transactions, and brings all that the database keeps in line with them: segments,
  /// deviations, verdicts, findings and complaints.
  private func perform(
    _ view: View, store: Store, entry: inout LedgerDraft, progress: ProgressReport
  ) throws -> RunOutcome {
    let run = try entry.number
    let record = RunRecord(
      asOf: view.asOf, scope: view.selection.description, services: view.resolved.services,
      days: view.resolved.days)
    try store.insert(record, entry: run)
    try store.refreshSegments()
    entry.segments = try store.segmentsDigest()
    var register: DeviationWriter? = try DeviationWriter(
      store: store, run: record, id: run, scope: view.registerScope,
      growth: view.grounds.growth)
    var pass = try JudgePass(view)
    try pass.judge(into: &register, progress: progress)
    // Findings gather late answers too, so these come first.
    try pass.judgeComplaints(into: &register)
    var outcome = RunOutcome(pass: pass, changes: register?.changes ?? DeviationChanges())
    try store.finishRun(
      run, examined: pass.tally.examined, changes: outcome.changes,
      isComplete: pass.tally.isComplete, verdicts: pass.tally.verdictCounts,
      services: view.resolved.services)
    outcome.findings = try keepFindings(
      after: run, of: pass, newlyFound: register?.found ?? [],
      isFirst: !(register?.hasKnown ?? false))
    try pass.excepted?.recordReturns(in: view, run: run, to: store)
    entry.register = register?.delta
    entry.say(record, examined: pass.tally.examined)
    return outcome
  }

  /// Judges a view without keeping anything.
  func judge(_ view: View, progress: ProgressReport) throws -> JudgePass {
    var pass = try JudgePass(view)
    var register: DeviationWriter?
    try pass.judge(into: &register, progress: progress)
    try pass.judgeComplaints(into: &register)
    return pass
  }
}

/// What came of a run.
private struct RunOutcome {
  let pass: JudgePass
  let changes: DeviationChanges
  var findings = FindingChanges()
}

extension Selection {
  /// The same without what only narrows a report.
  fileprivate var whole: Selection { Selection(units: units, services: services) }

  /// It is about some days or rules alone.
  var isNarrowed: Bool { from != nil || to != nil || !rules.isEmpty }

  /// The selection in one line, for the record of a run.
  fileprivate var description: String {
    var parts: [String] = []
    parts.append(units.isEmpty ? "all units" : "units " + units.joined(separator: ","))
    if !services.isEmpty { parts.append("services " + services.joined(separator: ",")) }
    return parts.joined(separator: "; ")
  }

  /// Reads back what `description` wrote for the record of a run; `nil` for anything else.
  init?(recorded scope: String) {
    self.init()
    for (index, part) in scope.split(separator: "; ").enumerated() {
      let words = part.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2 else { return nil }
      let names = words[1].split(separator: ",").map(String.init)
      switch (index, words[0]) {
      case (0, "all") where words[1] == "units": break
      case (0, "units"): units = names
      case (1..., "services"): services = names
      default: return nil
      }
    }
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
