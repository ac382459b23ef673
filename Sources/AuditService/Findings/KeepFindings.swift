internal import AuditEngine
internal import AuditReport
internal import AuditStore
package import ServiceStandards
internal import WorkingTime

/// What a run did to findings, in the order in which it did it.
package struct FindingChanges: Hashable, Sendable {
  package var opened: [FindingID] = []
  /// Corrected: evidence, and enough clean weeks.
  package var closed: [FindingID] = []
  /// Would be closed, but their evidence is missing or has changed.
  package var damaged: [FindingID] = []

  package init() {}
}

extension Workspace {
  /// Brings findings in line with the register at the end of a run that kept it: opens one wherever
  /// something was found that no working finding holds, then closes those whose re-check is clean.
  /// Call inside the transaction of the run, after its verdicts are written. `newlyFound` is where the
  /// run found what the register did not have on transactions; it is all there is when the register was
  /// empty before.
  func keepFindings(
    after run: Int64, of view: View, newlyFound: Set<ServiceRule>, isFirst: Bool
  ) throws -> FindingChanges {
    let store = view.store
    let places = try ServicePlaces(view.catalogue)
    var changes = FindingChanges()
    // After every run each deviation belongs to a finding, so only what is new can need another one.
    // A database that has no finding yet may have a register of earlier runs.
    let hasFindings = try store.hasFindings()
    let onTransactions =
      hasFindings || isFirst ? newlyFound : try store.deviatingSubjects()
    let found = onTransactions.union(
      try store.standardSubjects(foundBy: hasFindings ? run : nil))
    let late = try lateAnswers(store)
    let verified = try store.everVerifiedSubjects()
    let ledger = try FindingLedger(store, of: found.union(late.keys).union(verified))
    let subjects = found.union(
      late.filter { subject, runs in
        let episodes = ledger.episodes(of: subject)
        return !runs.allSatisfy { run in episodes.contains { $0.holds(foundByRun: run) } }
      }.keys)
    changes.opened = try open(
      subjects.filter { ledger.latest(of: $0)?.state.isEnded ?? true }, ledger: ledger, run: run,
      places: places, view: view)
    try closeClean(ledger, run: run, places: places, view: view, changes: &changes)
    return changes
  }

  /// Services with late answers, and the runs that found them. Complaints are few, so all are looked at;
  /// one that names no service belongs to no finding.
  private func lateAnswers(_ store: Store) throws(StoreError) -> [ServiceRule: Set<Int64>] {
    var runs: [ServiceRule: Set<Int64>] = [:]
    for late in try store.complaintDeviations() {
      guard let place = late.kept.place else { continue }
      runs[place, default: []].insert(late.kept.found)
    }
    return runs
  }

  private func open(
    _ subjects: Set<ServiceRule>, ledger: FindingLedger, run: Int64, places: ServicePlaces,
    view: View
  ) throws -> [FindingID] {
    guard !subjects.isEmpty else { return [] }
    let names = ServiceNames(view.catalogue)
    let ordered = subjects.map { ($0, names.name(of: $0.service)) }.sorted {
      ($0.1.unit, $0.1.code, $0.0.rule) < ($1.1.unit, $1.1.code, $1.0.rule)
    }
    let findings = ordered.map { subject, _ in
      NewFinding(
        subject, episode: Int(Int64(ledger.latest(of: subject)?.record.episode ?? 0).plus(1)),
        year: places.zone(of: subject.service).day(of: view.asOf).year)
    }
    return try view.store.open(findings, run: run, entry: run)
  }

  private func closeClean(
    _ ledger: FindingLedger, run: Int64, places: ServicePlaces, view: View,
    changes: inout FindingChanges
  ) throws {
    let store = view.store
    let verified = ledger.findings.filter { $0.state == .verified }
    guard !verified.isEmpty else { return }
    let ledger = try FindingLedger(store)
    let book = try codeBook(store)
    let tally = try RegisterTally(
      store, ledger: ledger, catalogue: view.catalogue, places: places,
      subject: verified.count == 1 ? verified.first?.subject : nil, asOf: { _ in now })
    var recheck = CleanRecheck(
      self, store: store, settings: book.followUp, places: places, tally: tally, view: view)
    let folder = EvidenceFolder(database: file)
    for finding in verified {
      let outcome = try recheck.outcome(of: finding)
      guard outcome.lacks.isEmpty else { continue }
      guard finding.presentEvidence.allSatisfy({ folder.state(of: $0) == .intact }) else {
        changes.damaged.append(finding.name)
        continue
      }
      let day = outcome.asOf.map { places.zone(of: finding.subject.service).day(of: $0) }
      try store.append(
        FindingMoveRecord(
          finding: finding.record.id, kind: .closed, madeAt: now, origin: origin, run: run,
          seenRun: run, day: day), entry: run)
      changes.closed.append(finding.name)
    }
  }
}
