internal import ServiceStandards

/// The verdicts on one transaction in one integer: five bits for each criterion, for the verdict
/// on time by the standard alone, and for punctuality, then whether a standard held, and the year for want of whose
/// holidays the clock could not answer.
struct JudgementCodes: Hashable, Sendable {
  private static let verdictWidth = 5
  private static let byStandardShift = verdictWidth * Criterion.allCases.count
  private static let punctualityShift = byStandardShift + verdictWidth
  private static let standardShift = punctualityShift + verdictWidth
  private static let yearShift = standardShift + 1

  private(set) var rawValue: Int64

  init(rawValue: Int64) { self.rawValue = rawValue }

  /// - Parameters:
  ///   - byStandard: The verdict on time by the standard alone.
  ///   - punctuality: The verdict on time by the rules that tell whether a case was late.
  ///   - holdsStandard: A version of the standard holds.
  ///   - missingYear: 0: there is none.
  @inline(__always)
  init(
    byStandard: VerdictCode, punctuality: VerdictCode, holdsStandard: Bool, missingYear: Int32
  ) {
    rawValue =
      Int64(byStandard.value) << Int64(Self.byStandardShift)
      | Int64(punctuality.value) << Int64(Self.punctualityShift)
      | (holdsStandard ? 1 << Int64(Self.standardShift) : 0)
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
  var punctuality: VerdictCode { code(at: Self.punctualityShift) }
  var holdsStandard: Bool { rawValue >> Int64(Self.standardShift) & 1 != 0 }
  var missingYear: Int { Int(rawValue >> Int64(Self.yearShift)) }

  private func code(at shift: Int) -> VerdictCode {
    VerdictCode(value: UInt8(rawValue >> Int64(shift) & (1 << Int64(Self.verdictWidth) - 1)))
  }
}
