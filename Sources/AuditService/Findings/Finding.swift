internal import AuditReport
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
  private(set) var responsible: String?
  /// When the evidence was accepted; `nil` while it is not, or no longer.
  private(set) var acceptedAt: Instant?
  /// Codes that accuse somebody, and that an auditor has confirmed and not taken back since.
  private(set) var confirmedCodes: Set<String> = []
  /// The moves that count, as places in `moves`: a move is large, and a ledger holds all findings.
  private var deliveryPlace: Int?
  private var followUpPlace: Int?
  private var responsePlace: Int?
  private var causePlace: Int?
  private var effectPlace: Int?
  private var recommendationPlace: Int?
  private var endingPlace: Int?

  /// Moves in the order in which they were made.
  init(_ record: FindingRecord, moves: [FindingMoveRecord], foundAfter: Int64) {
    self.record = record
    self.moves = moves
    self.foundAfter = foundAfter
    for place in moves.indices { take(place) }
  }

  private mutating func take(_ place: Int) {
    let move = moves[place]
    state = move.kind.next(after: state, wasDelivered: deliveryPlace != nil) ?? state
    endingPlace = state.isEnded ? endingPlace ?? place : nil
    switch move.kind {
    case .opened, .closed, .excused, .withdrawn: break
    case .cause: causePlace = place
    case .effect: effectPlace = place
    case .recommended: recommendationPlace = place
    case .classified: if let code = move.code { confirmedCodes.insert(code) }
    case .declassified: if let code = move.code { confirmedCodes.remove(code) }
    case .assigned: responsible = move.role
    case .delivered:
      deliveryPlace = place
      followUpPlace = place
    case .responded:
      responsePlace = place
      acceptedAt = nil
    case .accepted: acceptedAt = move.madeAt
    case .rejected: acceptedAt = nil
    case .reopened:
      acceptedAt = nil
      if deliveryPlace != nil { followUpPlace = place }
    }
  }

  /// The last delivery of the report.
  var delivery: FindingMoveRecord? { deliveryPlace.map { moves[$0] } }
  /// The move whose clock of the follow-up counts: the delivery, or a later reopening.
  var followUp: FindingMoveRecord? { followUpPlace.map { moves[$0] } }
  /// The last answer of the unit.
  var response: FindingMoveRecord? { responsePlace.map { moves[$0] } }
  var cause: FindingMoveRecord? { causePlace.map { moves[$0] } }
  var effect: FindingMoveRecord? { effectPlace.map { moves[$0] } }
  var recommendation: FindingMoveRecord? { recommendationPlace.map { moves[$0] } }
  /// The move that ended it; `nil` while people work on it.
  var ending: FindingMoveRecord? { endingPlace.map { moves[$0] } }

  var name: FindingID { record.name }
  var subject: ServiceRule { record.subject }

  var status: FollowUpStatus? { FollowUpStatus(state, hasResponse: response != nil) }

  struct Evidence {
    let file: EvidenceFile
    /// The day of the answer that it came with.
    let received: CivilDay?
    fileprivate(set) var decision = EvidenceDecision.waiting
  }

  /// All that came with its answers. A decision is about the answers since the last rejection or
  /// reopening; what those have settled stays as it is.
  var evidence: [Evidence] {
    var evidence: [Evidence] = []
    var settled = 0
    for move in moves {
      evidence += move.evidence.map { Evidence(file: $0, received: move.day) }
      guard let decision = EvidenceDecision(move.kind) else { continue }
      for place in evidence.indices[settled...] { evidence[place].decision = decision }
      if decision != .accepted { settled = evidence.count }
    }
    return evidence
  }

  /// The evidence that an acceptance or a closing can rest on: what was neither rejected nor set aside.
  var presentEvidence: [EvidenceFile] {
    evidence.filter { $0.decision == .waiting || $0.decision == .accepted }.map(\.file)
  }

  /// Deviations that this run found first are its own.
  func holds(foundByRun run: Int64) -> Bool {
    run > foundAfter && run <= ending?.seenRun ?? .max
  }

  /// Last day of the verification, while an answer waits for it.
  var verificationDue: CivilDay? { state == .responded ? response?.dueDay : nil }

  /// Whether a clock has run out before that day. An answer in part does not stop the clock of the
  /// follow-up; a reopening starts it anew.
  func isOverdue(on day: CivilDay) -> Bool {
    func isPast(_ due: CivilDay?) -> Bool { due.map { day > $0 } ?? false }
    return switch state {
    case .delivered: isPast(followUp?.dueDay)
    case .responded:
      isPast(response?.dueDay) || (response?.isPartial ?? false) && isPast(followUp?.dueDay)
    case .open, .verified, .closed, .excused, .withdrawn: false
    }
  }
}

extension EvidenceDecision {
  /// What a move decides about the evidence before it; `nil`: nothing.
  fileprivate init?(_ move: FindingMove) {
    switch move {
    case .accepted: self = .accepted
    case .rejected: self = .rejected
    case .reopened: self = .setAside
    case .opened, .cause, .effect, .recommended, .classified, .declassified, .assigned,
      .delivered, .responded,
      .closed, .excused, .withdrawn:
      return nil
    }
  }
}

/// Every finding, or all those of some services by some rules, read once.
struct FindingIndex {
  /// In the order of their names.
  let findings: [Finding]
  /// Places in `findings`, by episode.
  private let episodes: [ServiceRule: [Int]]

  init(_ store: Store) throws(StoreError) {
    self.init(try store.findings(), moves: try store.findingMoves())
  }

  /// What there is of others is not in it.
  init(_ store: Store, of subjects: Set<ServiceRule>) throws(StoreError) {
    let records = subjects.isEmpty ? [] : try store.findings(of: subjects)
    self.init(
      records, moves: records.isEmpty ? [:] : try store.findingMoves(of: records.map(\.id)))
  }

  private init(_ records: [FindingRecord], moves: [Int64: [FindingMoveRecord]]) {
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
