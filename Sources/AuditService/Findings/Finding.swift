internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// A finding with its moves, and what follows from them.
struct Finding {
  let record: FindingRecord
  let moves: [FindingMoveRecord]
  /// The last run whose deviations belong to the episode before; 0 for a first episode.
  let foundAfter: Int64

  private(set) var state = FindingState.open
  /// The last delivery of the report.
  private(set) var delivery: FindingMoveRecord?
  /// The last answer of the unit.
  private(set) var response: FindingMoveRecord?
  private(set) var cause: FindingMoveRecord?
  private(set) var effect: FindingMoveRecord?
  private(set) var recommendation: FindingMoveRecord?
  private(set) var responsible: String?
  /// When the evidence was accepted; `nil` while it is not, or no longer.
  private(set) var acceptedAt: Instant?
  /// The move that ended it; `nil` while people work on it.
  private(set) var ending: FindingMoveRecord?

  /// Moves in the order in which they were made.
  init(_ record: FindingRecord, moves: [FindingMoveRecord], foundAfter: Int64) {
    self.record = record
    self.moves = moves
    self.foundAfter = foundAfter
    for move in moves { take(move) }
  }

  private mutating func take(_ move: FindingMoveRecord) {
    state = move.kind.next(after: state, wasDelivered: delivery != nil) ?? state
    ending = state.isEnded ? ending ?? move : nil
    switch move.kind {
    case .opened, .closed, .excused, .withdrawn: break
    case .cause: cause = move
    case .effect: effect = move
    case .recommended: recommendation = move
    case .assigned: responsible = move.role
    case .delivered: delivery = move
    case .responded:
      response = move
      acceptedAt = nil
    case .accepted: acceptedAt = move.madeAt
    case .rejected, .reopened: acceptedAt = nil
    }
  }

  var name: FindingID { record.name }
  var subject: ServiceRule { record.subject }

  var status: FollowUpStatus? { FollowUpStatus(state, hasResponse: response != nil) }

  /// All that came with its answers, with the day of each answer.
  var evidence: [(file: EvidenceFile, received: CivilDay?)] {
    moves.flatMap { move in move.evidence.map { ($0, move.day) } }
  }

  /// Deviations that this run found first are its own.
  func holds(foundByRun run: Int64) -> Bool {
    run > foundAfter && run <= ending?.seenRun ?? .max
  }

  /// Last day of the verification, while an answer waits for it.
  var verificationDue: CivilDay? { state == .responded ? response?.dueDay : nil }

  /// Whether a clock has run out before that day. An answer in part does not stop the clock of the
  /// follow-up.
  func isOverdue(on day: CivilDay) -> Bool {
    func isPast(_ due: CivilDay?) -> Bool { due.map { day > $0 } ?? false }
    return switch state {
    case .delivered: isPast(delivery?.dueDay)
    case .responded:
      isPast(response?.dueDay) || (response?.isPartial ?? false) && isPast(delivery?.dueDay)
    case .open, .verified, .closed, .excused, .withdrawn: false
    }
  }
}

/// Every finding, read once.
struct FindingLedger {
  /// In the order of their names.
  let findings: [Finding]
  /// Places in `findings`, by episode.
  private let episodes: [ServiceRule: [Int]]

  init(_ store: Store) throws(StoreError) {
    let records = try store.findings()
    let moves = try store.findingMoves()
    var findings: [Finding?] = records.map { _ in nil }
    var episodes: [ServiceRule: [Int]] = [:]
    // An episode begins where the one before ended, so each series is gone through in its order.
    for index in records.indices.sorted(by: { records[$0].episode < records[$1].episode }) {
      let record = records[index]
      let previous = episodes[record.subject]?.last.flatMap { findings[$0] }
      findings[index] = Finding(
        record, moves: moves[record.id] ?? [], foundAfter: previous?.ending?.seenRun ?? 0)
      episodes[record.subject, default: []].append(index)
    }
    self.findings = findings.compactMap(\.self)
    self.episodes = episodes
  }

  func episodes(of subject: ServiceRule) -> [Finding] {
    episodes[subject]?.map { findings[$0] } ?? []
  }

  func latest(of subject: ServiceRule) -> Finding? {
    episodes[subject]?.last.map { findings[$0] }
  }

  func previous(of finding: Finding) -> Finding? {
    episodes(of: finding.subject).last { $0.record.episode < finding.record.episode }
  }

  /// - Throws: `FindingFault` for text that is no name of a finding, or of none that there is.
  func finding(_ text: String) throws(FindingFault) -> Finding {
    guard let name = FindingID(text) else { throw .badID(text) }
    guard let finding = findings.first(where: { $0.name == name }) else { throw .unknown(name) }
    return finding
  }
}
