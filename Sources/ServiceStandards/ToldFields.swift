/// The fields for which a telling of a case speaks. Each is told for itself: what a delivery has no column for, or
/// leaves empty, stays as another one told it.
public struct ToldFields: OptionSet, Hashable, Sendable {
  public let rawValue: Int64
  public init(rawValue: Int64) { self.rawValue = rawValue }

  public static let status = ToldFields(rawValue: 1)
  // The stamps, in the order of `StampSet`.
  public static let received = ToldFields(rawValue: 1 << 1)
  public static let complete = ToldFields(rawValue: 1 << 2)
  public static let paid = ToldFields(rawValue: 1 << 3)
  public static let finished = ToldFields(rawValue: 1 << 4)
  public static let handedOver = ToldFields(rawValue: 1 << 5)
  public static let promised = ToldFields(rawValue: 1 << 6)
  public static let extended = ToldFields(rawValue: 1 << 7)
  public static let applicantClass = ToldFields(rawValue: 1 << 8)
  public static let tier = ToldFields(rawValue: 1 << 9)
  public static let pauses = ToldFields(rawValue: 1 << 10)
  public static let demanded = ToldFields(rawValue: 1 << 11)
  public static let submitted = ToldFields(rawValue: 1 << 12)
  public static let officer = ToldFields(rawValue: 1 << 13)
  public static let applicant = ToldFields(rawValue: 1 << 14)
  public static let note = ToldFields(rawValue: 1 << 15)

  /// Amount and proof of one kind: they change together.
  public static func charges(_ kind: ChargeKind) -> ToldFields {
    ToldFields(rawValue: 1 << (16 + Int64(kind.rawValue)))
  }
  public static let charges = ToldFields(ChargeKind.allCases.map(charges))

  public static let all: ToldFields = ToldFields(rawValue: 1 << 22 - 1)

  /// What the time of a case is judged by, but for its class and an extension.
  public static let time: ToldFields = [
    .status, .received, .complete, .paid, .finished, .pauses,
  ]

  /// Without these a case cannot be written.
  public static let essential: ToldFields = [.status, .received]
}

/// What the file of a delivery says of its cases, by its columns and its profile.
public struct DeliveryForm: Hashable, Sendable {
  /// Fields that it has a column for.
  public var fields: ToldFields
  /// An empty cell says that there is nothing, instead of saying nothing.
  public var emptyClears: Bool
  /// An empty money cell says that nothing was taken, where the line tells of any money at all.
  public var emptyIsNoCharge: Bool
  /// What it tells comes to what was told before, instead of taking its place; see `Transaction.add`.
  public var adds: Bool

  public init(
    fields: ToldFields, emptyClears: Bool = false, emptyIsNoCharge: Bool = false,
    adds: Bool = false
  ) {
    self.fields = fields
    self.emptyClears = emptyClears
    self.emptyIsNoCharge = emptyIsNoCharge
    self.adds = adds
  }

  /// As one number, which is how a database keeps it.
  public var rawValue: Int64 {
    fields.rawValue | (emptyClears ? 1 << 30 : 0) | (emptyIsNoCharge ? 1 << 31 : 0)
      | (adds ? 1 << 32 : 0)
  }

  public init(rawValue: Int64) {
    fields = ToldFields(rawValue: rawValue & (1 << 30 - 1))
    emptyClears = rawValue & 1 << 30 != 0
    emptyIsNoCharge = rawValue & 1 << 31 != 0
    adds = rawValue & 1 << 32 != 0
  }
}

extension ToldFields {
  /// Each of them alone, in their order; charges as one.
  public var each: [ToldFields] {
    let alone = (0..<16).map { ToldFields(rawValue: 1 << $0) }.filter(contains)
    return isDisjoint(with: .charges) ? alone : alone + [.charges]
  }

  /// The name of one field in files.
  public var name: String {
    switch self {
    case .status: "status"
    case .received: "received_at"
    case .complete: "complete_at"
    case .paid: "paid_at"
    case .finished: "finished_at"
    case .handedOver: "handed_over_at"
    case .promised: "promised_at"
    case .extended: "extended"
    case .applicantClass: "class"
    case .tier: "tier"
    case .pauses: "pauses"
    case .demanded: "demanded"
    case .submitted: "submitted"
    case .officer: "officer"
    case .applicant: "applicant"
    case .note: "note"
    default: "charges"
    }
  }
}
