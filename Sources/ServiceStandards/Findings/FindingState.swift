/// How far a finding has come.
public enum FindingState: String, CaseIterable, Hashable, Sendable {
  /// Found; the unit has not received the report yet.
  case open
  /// The unit has received the report: the clock of the follow-up runs.
  case delivered
  /// The unit has answered: the clock of the verification runs.
  case responded
  /// The evidence was accepted; clean weeks are still to come.
  case verified
  /// Evidence, and enough clean weeks after it.
  case closed
  /// Cannot be followed up, for a reason that the law accepts.
  case excused
  /// No deviation is left, since data, standard or calendar were corrected.
  case withdrawn

  /// Work on it is over.
  public var isEnded: Bool {
    switch self {
    case .open, .delivered, .responded, .verified: false
    case .closed, .excused, .withdrawn: true
    }
  }
}

/// The four official statuses of a follow-up (Peraturan BPK 2/2017).
public enum FollowUpStatus: Int, CaseIterable, Hashable, Sendable {
  /// Sesuai rekomendasi.
  case fulfilled = 1
  /// Belum sesuai rekomendasi.
  case notYetFulfilled = 2
  /// Belum ditindaklanjuti.
  case notFollowedUp = 3
  /// Tidak dapat ditindaklanjuti dengan alasan yang sah.
  case cannotBeFollowedUp = 4

  /// The word in files; it never changes.
  public var word: String {
    switch self {
    case .fulfilled: "fulfilled"
    case .notYetFulfilled: "not_yet_fulfilled"
    case .notFollowedUp: "not_followed_up"
    case .cannotBeFollowedUp: "cannot_be_followed_up"
    }
  }

  /// `nil` before the unit has received the report, and for a withdrawn finding.
  ///
  /// - Parameters:
  ///   - state: How far the finding has come.
  ///   - hasResponse: The unit has answered at least once.
  public init?(_ state: FindingState, hasResponse: Bool) {
    switch state {
    case .open, .withdrawn: return nil
    case .delivered: self = hasResponse ? .notYetFulfilled : .notFollowedUp
    case .responded, .verified: self = .notYetFulfilled
    case .closed: self = .fulfilled
    case .excused: self = .cannotBeFollowedUp
    }
  }
}

/// What can be done with a finding. Each move is appended to its history; nothing is overwritten.
public enum FindingMove: String, CaseIterable, Hashable, Sendable {
  /// By a run that found the first deviation.
  case opened
  /// Sebab: the auditor states the cause.
  case cause
  /// Akibat: the auditor states the effect.
  case effect
  /// Rekomendasi.
  case recommended
  /// The auditor confirms a code that accuses somebody.
  case classified
  /// The auditor takes the confirmation of such a code back: it is a proposal again.
  case declassified
  /// A role that answers for the correction.
  case assigned
  /// The unit has received the report, on a day that starts the clock of the follow-up.
  case delivered
  /// Tanggapan: the unit answers, with evidence or without, wholly or in part.
  case responded
  /// The verification found the evidence sufficient.
  case accepted
  /// The verification found the evidence insufficient.
  case rejected
  /// By a run or an auditor, after enough clean weeks.
  case closed
  case excused
  case withdrawn
  case reopened

  /// Which moves are allowed in which states, and where they lead; `nil` stays where it is.
  ///
  /// This table is the whole of it. A reopened finding goes back to `delivered`, or to `open` when
  /// the unit has never received the report.
  public static let table: [(move: FindingMove, from: Set<FindingState>, to: FindingState?)] = [
    (.cause, working, nil),
    (.effect, working, nil),
    (.recommended, working, nil),
    (.classified, working, nil),
    (.declassified, working, nil),
    (.assigned, working, nil),
    (.delivered, [.open], .delivered),
    (.responded, [.delivered, .responded, .verified], .responded),
    (.accepted, [.responded], .verified),
    (.rejected, [.responded, .verified], .delivered),
    (.closed, [.verified], .closed),
    (.excused, [.delivered, .responded, .verified], .excused),
    (.withdrawn, working, .withdrawn),
    (.reopened, [.closed, .excused, .withdrawn], .delivered),
  ]

  private static let working: Set<FindingState> = [.open, .delivered, .responded, .verified]

  /// The moves that are allowed in a state, in the order of the table.
  public static func allowed(in state: FindingState) -> [FindingMove] {
    table.filter { $0.from.contains(state) }.map(\.move)
  }

  /// The state after this move; `nil` when it is not allowed.
  public func next(after state: FindingState, wasDelivered: Bool) -> FindingState? {
    guard let row = FindingMove.table.first(where: { $0.move == self }),
      row.from.contains(state)
    else { return nil }
    if self == .reopened, !wasDelivered { return .open }
    return row.to ?? state
  }
}
