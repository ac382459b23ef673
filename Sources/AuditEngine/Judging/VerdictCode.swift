internal import ServiceStandards

/// A verdict in one byte, of which five bits are used.
struct VerdictCode: Hashable, Sendable {
  let value: UInt8

  init(value: UInt8) { self.value = value }

  init(_ verdict: Verdict) {
    switch verdict {
    case .compliant: value = 0
    case .deviates: value = 1
    case .notAssessable(let reason), .notApplicable(let reason): value = 2 + reason.rawValue
    }
  }

  var verdict: Verdict {
    if value == 0 { return .compliant }
    guard value > 1, let reason = Reason(rawValue: value - 2) else { return .deviates }
    return reason.isNotApplicable ? .notApplicable(reason) : .notAssessable(reason)
  }
}

extension Reason {
  /// There is nothing to judge, or not yet. The other reasons are that something is missing.
  var isNotApplicable: Bool {
    switch self {
    case .notYetDue, .clockNotStarted, .paused, .notYetPaid, .closedBeforeStart, .withdrawn,
      .nothingDue:
      true
    case .noStandard, .noLimit, .classMissing, .classNotInStandard, .stampMissing,
      .impossibleOrder, .holidaysMissing, .noWorkingTime, .costNotStated, .costByRegulation,
      .chargesNotRecorded, .noRequirementList, .documentsNotRecorded, .noCalendar,
      .precisionTooLow, .contradictory, .paperUnknown, .tariffChanged, .chargesMixed, .noNews:
      false
    }
  }
}
