public import WorkingTime

/// What a rule can fail on.
public enum Subject: Hashable, Sendable {
  /// Database id.
  case transaction(Int64)
  /// A version of a standard that lacks something, by its database id.
  case standard(Int64)
  /// A stretch of days without a standard in force: database id of the service, first day; `nil`: since ever.
  case gap(service: Int64, from: CivilDay?)
  /// Database id.
  case complaint(Int64)

  /// One integer for each subject, those of one kind together and transactions by their ids: the kind in the
  /// two upper bits of 51, then the number. Ids are below 2^49, those of services below 2^25.
  package var code: Int64 {
    switch self {
    case .transaction(let id): id
    case .standard(let id): Kind.standard.first | id & Subject.numbers
    case .gap(let service, let day):
      Kind.gap.first | (service << Subject.dayBits | Subject.code(of: day)) & Subject.numbers
    case .complaint(let id): Kind.complaint.first | id & Subject.numbers
    }
  }

  package init(code: Int64) {
    let number = code & Subject.numbers
    switch Kind(of: code) {
    case .transaction: self = .transaction(code)
    case .standard: self = .standard(number)
    case .gap:
      self = .gap(
        service: number >> Subject.dayBits, from: Subject.day(code: number & Subject.days))
    case .complaint: self = .complaint(number)
    }
  }

  /// In the order in which deviations are kept.
  public enum Kind: Int64, CaseIterable, Hashable, Sendable {
    case transaction, standard, gap, complaint

    fileprivate var first: Int64 { rawValue << Subject.numberBits }

    /// A negative code can only be the id of a transaction, which is not this program's.
    init(of code: Int64) {
      self = Kind(rawValue: max(0, code) >> Subject.numberBits) ?? .complaint
    }

    /// The keys of its deviations; see `Deviation.key`.
    public var keys: ClosedRange<Int64> {
      let last = rawValue == Kind.complaint.rawValue ? Int64.max : (rawValue + 1) << 61 &- 1
      return (self == .transaction ? .min : rawValue << 61)...last
    }
  }

  private static let numberBits: Int64 = 49
  private static let numbers: Int64 = 1 << numberBits - 1
  private static let dayBits: Int64 = 24
  private static let days: Int64 = 1 << dayBits - 1
  /// Puts every day that a calendar knows above 0, which stands for no day.
  private static let dayOffset: Int64 = 1 << 23

  private static func code(of day: CivilDay?) -> Int64 {
    day.map { min(max(1, Int64($0.number) + dayOffset), days) } ?? 0
  }

  private static func day(code: Int64) -> CivilDay? {
    code == 0 ? nil : CivilDay(number: Int32(clamping: code - dayOffset))
  }
}
