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
  /// something that counts was found and no working finding holds it, then closes those whose re-check is
  /// clean. What is not held against the unit opens none, until it counts.
  /// Call inside the transaction of the run, after its verdicts are written. `newlyFound` is where the run
  /// found what the register did not have; it is all there is when the register was empty before.
  func keepFindings(
    after run: Int64, of pass: JudgePass, newlyFound: Set<ServiceRule>, isFirst: Bool
  ) throws -> FindingChanges {
    let view = pass.view
    let store = view.store
    let places = try ServicePlaces(view.catalogue)
    var changes = FindingChanges()
    let new = newlyFound.subtracting(pass.excepted?.excusedAsAWhole ?? []).filter {
      RuleSet.card(of: $0.rule)?.scope == .transaction && RuleSet.opensFindings($0.rule)
    }
    let again = pass.excepted?.stillCounted ?? []
    let few = try onStandardsAndComplaints(store, view.grounds)
    let verified = try store.everVerifiedSubjects()
    let index = try FindingIndex(store, of: new.union(again).union(few.keys).union(verified))
    func isAtWork(_ subject: ServiceRule) -> Bool {
      index.latest(of: subject).map { !$0.state.isEnded } ?? false
    }
    var subjects = new
    for (subject, runs) in few {
      let episodes = index.episodes(of: subject)
      let isHeld = runs.allSatisfy { run in episodes.contains { $0.holds(foundByRun: run) } }
      if !isHeld { subjects.insert(subject) }
    }
    // All else was there before the run and belongs to a finding, but where it has begun to count since; and
    // a database that has no finding yet may have a register of earlier runs.
    let hasFindings = try store.hasFindings()
    let doubtful = again.filter { !isAtWork($0) }
    if !isFirst, !hasFindings || !doubtful.isEmpty {
      subjects.formUnion(
        try unheld(hasFindings ? doubtful : nil, index, view.grounds, store))
    }
    changes.opened = try open(
      subjects.filter { !isAtWork($0) }, index: index, run: run, places: places, view: view)
    try closeClean(index, run: run, places: places, view: view, changes: &changes)
    return changes
  }

  /// Where standards deviate or complaints were answered late and it counts, and the runs that found it. They
  /// are few, so all are looked at; a complaint that names no service belongs to no finding.
  private func onStandardsAndComplaints(
    _ store: Store, _ grounds: Grounds
  ) throws(StoreError) -> [ServiceRule: Set<Int64>] {
    var runs: [ServiceRule: Set<Int64>] = [:]
    func take(_ kept: KeptDeviation) {
      guard let place = kept.place else { return }
      runs[place, default: []].insert(kept.found)
    }
    for listed in try store.standardDeviations()
    where grounds.standing(listed.kept, received: nil) == .counted {
      take(listed.kept)
    }
    let late = try store.complaintDeviations()
    guard !late.isEmpty else { return runs }
    let complaints = Dictionary(
      try store.complaints().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for listed in late {
      guard let complaint = complaints[listed.complaint],
        grounds.waiver(of: complaint, due: listed.due) == nil
      else { continue }
      take(listed.kept)
    }
    return runs
  }

  /// Of some places, or of all, those with a deviation on a transaction that counts and that no finding
  /// holds; one look at the register.
  private func unheld(
    _ places: Set<ServiceRule>?, _ index: FindingIndex, _ grounds: Grounds,
    _ store: Store
  ) throws(StoreError) -> Set<ServiceRule> {
    var unheld: Set<ServiceRule> = []
    try store.forEachRegistered(nil) { row in
      guard let place = row.kept.place, RuleSet.opensFindings(place.rule),
        places?.contains(place) ?? true, !unheld.contains(place),
        grounds.standing(row.kept, received: row.received) == .counted,
        !index.episodes(of: place).contains(where: { $0.holds(foundByRun: row.kept.found) })
      else { return }
      unheld.insert(place)
    }
    return unheld
  }

  private func open(
    _ subjects: Set<ServiceRule>, index: FindingIndex, run: Int64, places: ServicePlaces,
    view: View
  ) throws -> [FindingID] {
    guard !subjects.isEmpty else { return [] }
    let names = ServiceNames(view.catalogue)
    let ordered = subjects.map { ($0, names.name(of: $0.service)) }.sorted {
      ($0.1.unit, $0.1.code, $0.0.rule) < ($1.1.unit, $1.1.code, $1.0.rule)
    }
    let findings = ordered.map { subject, _ in
      NewFinding(
        subject, episode: Int(Int64(index.latest(of: subject)?.record.episode ?? 0).plus(1)),
        year: places.zone(of: subject.service).day(of: view.asOf).year)
    }
    return try view.store.open(findings, run: run, entry: run)
  }

  private func closeClean(
    _ index: FindingIndex, run: Int64, places: ServicePlaces, view: View,
    changes: inout FindingChanges
  ) throws {
    let store = view.store
    let verified = index.findings.filter { $0.state == .verified }
    guard !verified.isEmpty else { return }
    let index = try FindingIndex(store)
    let book = try codeBook(store)
    let tally = try RegisterTally(
      store, index: index, catalogue: view.catalogue, places: places,
      grounds: view.grounds,
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
