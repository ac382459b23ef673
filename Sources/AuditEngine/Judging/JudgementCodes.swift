internal import ServiceStandards

/// The verdicts on one transaction in one integer: five bits for each criterion and for the verdict
/// on time by the standard alone, then whether a standard held, which rules about standards mark it,
/// and the year for want of whose holidays the clock could not answer.
struct JudgementCodes: Hashable, Sendable {
  private static let verdictWidth = 5
  private static let byStandardShift = verdictWidth * Criterion.allCases.count
  private static let standardShift = byStandardShift + verdictWidth
  private static let marksShift = standardShift + 1
  private static let yearShift = marksShift + markCount
  /// So many rules about standards have a bit.
  static let markCount = 16

  private(set) var rawValue: Int64

  init(rawValue: Int64) { self.rawValue = rawValue }

  /// - Parameters:
  ///   - byStandard: The verdict on time by the standard alone.
  ///   - holdsStandard: A version of the standard holds.
  ///   - marks: Bit `n`: the rule about standards number `n` marks it.
  ///   - missingYear: 0: there is none.
  @inline(__always)
  init(byStandard: VerdictCode, holdsStandard: Bool, marks: UInt64, missingYear: Int32) {
    rawValue =
      Int64(byStandard.value) << Int64(Self.byStandardShift)
      | (holdsStandard ? 1 << Int64(Self.standardShift) : 0)
      | Int64(truncatingIfNeeded: marks) << Int64(Self.marksShift)
      | Int64(missingYear) << Int64(Self.yearShift)
  }

  @inline(__always)
  mutating func set(_ criterion: Criterion, _ code: VerdictCode) {
    rawValue |= Int64(code.value) << Int64(Self.verdictWidth * Int(criterion.rawValue))
  }

  subscript(criterion: Criterion) -> VerdictCode {
    code(at: Self.verdictWidth * Int(criterion.rawValue))
  }

  var byStandard: VerdictCode { code(at: Self.byStandardShift) }
  var holdsStandard: Bool { rawValue >> Int64(Self.standardShift) & 1 != 0 }
  var missingYear: Int { Int(rawValue >> Int64(Self.yearShift)) }

  /// Whether the rule about standards of that number marks it.
  func isMarked(_ number: Int) -> Bool {
    rawValue >> Int64(Self.marksShift + number) & 1 != 0
  }

  private func code(at shift: Int) -> VerdictCode {
    VerdictCode(value: UInt8(rawValue >> Int64(shift) & (1 << Int64(Self.verdictWidth) - 1)))
  }
}
