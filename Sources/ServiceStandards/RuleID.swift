/// The stable name of a rule, e.g. `W-01`: a criterion's letter and a number. Ids never change
/// meaning.
public struct RuleID: Hashable, Comparable, Sendable {
  /// 100 times the letter's place in the alphabet (A = 0) plus the number; below 4096, so that it
  /// packs with a row id into one integer key.
  public let number: Int16

  /// Reads `W-01`; `nil` for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 4, bytes[1] == UInt8(ascii: "-"),
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[0]),
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[2]),
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[3])
    else { return nil }
    let letter = Int16(bytes[0] - UInt8(ascii: "A"))
    number = letter * 100 + Int16(bytes[2] - 0x30) * 10 + Int16(bytes[3] - 0x30)
  }

  /// The rule with that number; `nil` when no id has it.
  public init?(number: Int) {
    guard number >= 0, number < 2600 else { return nil }
    self.number = Int16(number)
  }

  private init(letter: Unicode.Scalar, _ index: Int16) {
    number = Int16(letter.value - 65) * 100 + index
  }

  public static func < (left: RuleID, right: RuleID) -> Bool { left.number < right.number }

  public static let finishedLate = RuleID(letter: "W", 1)
  public static let openOverdue = RuleID(letter: "W", 2)
  public static let promiseBroken = RuleID(letter: "W", 3)
  public static let waitedLong = RuleID(letter: "W", 5)
  public static let overcharge = RuleID(letter: "B", 1)
  public static let chargedThoughFree = RuleID(letter: "B", 2)
  public static let undercharge = RuleID(letter: "B", 3)
  public static let noProof = RuleID(letter: "B", 4)
  public static let proofOnTwoDays = RuleID(letter: "B", 5)
  public static let unlistedDocument = RuleID(letter: "P", 1)
  public static let missingDocument = RuleID(letter: "P", 2)
  /// About complaints, which have a register of their own.
  public static let answeredLate = RuleID(letter: "A", 1)
  public static let noStandard = RuleID(letter: "S", 1)
  public static let incompleteStandard = RuleID(letter: "S", 2)
  public static let impossibleOrder = RuleID(letter: "D", 1)
  public static let futureStamp = RuleID(letter: "D", 2)
  public static let contradiction = RuleID(letter: "D", 3)
  public static let datedBack = RuleID(letter: "D", 4)
  public static let enteredInBulk = RuleID(letter: "D", 5)
}

extension RuleID {
  /// Late by the standard, whether it ended or not.
  public var isLateness: Bool { self == .finishedLate || self == .openOverdue }
}

extension RuleID: CustomStringConvertible {
  public var description: String {
    let letter = Character(Unicode.Scalar(UInt8(number / 100) + 65))
    return "\(letter)-\(number % 100 / 10)\(number % 10)"
  }
}

/// How grave a deviation is.
public enum Severity: UInt8, CaseIterable, Hashable, Comparable, Sendable {
  case low = 0
  case medium = 1
  case high = 2
  case critical = 3

  /// The word in files and options.
  public var word: String {
    switch self {
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    case .critical: "critical"
    }
  }

  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}
