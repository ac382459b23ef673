internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// One finding inside a write transaction: checks each move against the table and appends it.
struct FindingAtWork {
  let workspace: Workspace
  let store: Store
  let index: FindingIndex
  let book: CodeBook
  private(set) var finding: Finding
  private let catalogue: Catalogue
  private let places: ServicePlaces
  private let lastRun: Int64
  /// Number of the ledger's entry that is being made.
  private let entry: Int64
  private let latest: Instant
  private(set) var moves: [FindingMove] = []

  /// - Throws: `FindingFault` for a name that no finding has; `StoreError`.
  init(_ name: String, workspace: Workspace, store: Store, entry: Int64) throws {
    self.workspace = workspace
    self.store = store
    self.entry = entry
    index = try FindingIndex(store)
    finding = try index.finding(name)
    catalogue = try store.catalogue()
    places = try ServicePlaces(catalogue)
    book = try workspace.codeBook(store)
    lastRun = try store.lastRun()?.id ?? finding.record.openedByRun
    latest = workspace.now
  }

  var zone: Zone { places.zone(of: finding.subject.service) }
  var today: CivilDay { zone.day(of: latest) }

  /// - Throws: `FindingFault.moveNotAllowed`.
  func require(_ move: FindingMove) throws(FindingFault) {
    guard move.next(after: finding.state, wasDelivered: finding.delivery != nil) != nil else {
      throw .moveNotAllowed(finding.name, move, finding.state)
    }
  }

  /// Appends a move with what `fill` adds to it.
  mutating func append(
    _ kind: FindingMove, _ fill: (inout FindingMoveRecord) throws -> Void = { _ in }
  ) throws {
    try require(kind)
    var move = FindingMoveRecord(
      finding: finding.record.id, kind: kind, madeAt: workspace.now, origin: workspace.origin,
      seenRun: lastRun)
    try fill(&move)
    try store.append(move, entry: entry)
    finding = Finding(
      finding.record, moves: finding.moves + [move], foundAfter: finding.foundAfter)
    moves.append(kind)
  }

  /// - Throws: `FindingFault.dayOutside` for a day before `first` or after today.
  func require(_ day: CivilDay, notBefore first: CivilDay, option: String) throws(FindingFault) {
    guard (first...max(first, today)).contains(day) else {
      throw .dayOutside(option: option, day, first: first, last: max(first, today))
    }
  }

  /// Last day of a follow-up whose report was received on that day.
  ///
  /// - Throws: `FindingFault.noCalendar`; `ClockFault` for holidays that are not known.
  func followUpDue(from day: CivilDay) throws -> CivilDay {
    let settings = book.followUp
    guard settings.kind == .workingDays else { return day + settings.days }
    let service = finding.subject.service
    let rulebook = try Rulebook(catalogue: catalogue, years: (day.year - 1)...(day.year + 3))
    guard let calendar = rulebook.calendar(ofService: service) else {
      throw FindingFault.noCalendar(unit: places.unit(of: service)?.code.text ?? "")
    }
    return try calendar.workingDay(settings.days, after: day)
  }

  /// The first and last day of the follow-up that a reopening starts; `nil` for a finding whose report
  /// was never delivered.
  func followUpAnew() throws -> (day: CivilDay, due: CivilDay)? {
    guard finding.delivery != nil else { return nil }
    return (today, try followUpDue(from: today))
  }

  /// - Throws: `FindingFault` for evidence that counts, and is missing or has changed.
  func requireIntactEvidence() throws(FindingFault) {
    let folder = EvidenceFolder(database: workspace.file)
    for file in finding.presentEvidence {
      let path = folder.path(of: file)
      switch folder.state(of: file) {
      case .intact: break
      case .missing:
        throw .evidenceMissing(
          finding.name, name: Disclosure.inside.typed(file.name), sha256: file.sha256, path: path)
      case .changed:
        throw .evidenceChanged(
          finding.name, name: Disclosure.inside.typed(file.name), sha256: file.sha256, path: path)
      }
    }
  }

  /// What the finding holds and lacks, by the register as it stands.
  func tally() throws -> RegisterTally {
    try RegisterTally(
      store, index: index, catalogue: catalogue, places: places,
      grounds: try Grounds(
        store: store, catalogue: catalogue, asOf: latest, knownAt: nil),
      subject: finding.subject, asOf: { _ in latest })
  }

  /// Whether it is corrected.
  func recheck() throws -> CleanRecheck.Outcome {
    var recheck = CleanRecheck(
      workspace, store: store, settings: book.followUp, places: places, tally: try tally())
    return try recheck.outcome(of: finding)
  }
}
