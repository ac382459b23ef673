/// What a transaction is judged on.
public enum Criterion: UInt8, CaseIterable, Hashable, Comparable, Sendable {
  case time = 0
  case cost = 1
  case requirements = 2
  case standard = 3
  case record = 4

  public var word: String {
    switch self {
    case .time: "time"
    case .cost: "cost"
    case .requirements: "requirements"
    case .standard: "standard"
    case .record: "record"
    }
  }

  public static func < (left: Criterion, right: Criterion) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The answer for one transaction and one criterion.
public enum Verdict: Hashable, Sendable {
  case compliant
  case deviates
  case notAssessable(Reason)
  case notApplicable(Reason)
}

/// Why a transaction was not judged on a criterion.
public enum Reason: UInt8, CaseIterable, Hashable, Comparable, Sendable {
  // Not assessable: something that should be there is not.
  case noStandard = 0
  case noLimit = 1
  case classMissing = 2
  case classNotInStandard = 3
  case stampMissing = 4
  case impossibleOrder = 5
  case holidaysMissing = 6
  case noWorkingTime = 7
  case costNotStated = 8
  case costByRegulation = 9
  case chargesNotRecorded = 10
  case noRequirementList = 11
  case documentsNotRecorded = 12
  case noCalendar = 13
  /// A stamp without a time could decide either way.
  case precisionTooLow = 14
  /// Fields say different things of the case, and it matters which of them is right.
  case contradictory = 15
  /// A paper that no list knows.
  case paperUnknown = 16
  /// The tariff changed between receipt and payment, and it matters which holds.
  case tariffChanged = 17
  /// One amount holds several kinds of charge, and it matters how much of it is tariff.
  case chargesMixed = 18
  /// The case was open when its source last told of it, and came due later.
  case noNews = 19
  // Not applicable: there is nothing to judge, or not yet.
  case notYetDue = 20
  case clockNotStarted = 21
  case paused = 22
  case notYetPaid = 23
  /// Closed before the stamp that starts the clock.
  case closedBeforeStart = 24
  /// The applicant withdrew while the case was in time.
  case withdrawn = 25
  /// Neither served nor charged.
  case nothingDue = 26

  /// The word in files, stable.
  public var word: String {
    switch self {
    case .noStandard: "no_standard"
    case .noLimit: "no_limit"
    case .classMissing: "class_missing"
    case .classNotInStandard: "class_not_in_standard"
    case .stampMissing: "stamp_missing"
    case .impossibleOrder: "impossible_order"
    case .holidaysMissing: "holidays_missing"
    case .noWorkingTime: "no_working_time"
    case .costNotStated: "cost_not_stated"
    case .costByRegulation: "cost_by_regulation"
    case .chargesNotRecorded: "charges_not_recorded"
    case .noRequirementList: "no_requirement_list"
    case .documentsNotRecorded: "documents_not_recorded"
    case .noCalendar: "no_calendar"
    case .precisionTooLow: "precision_too_low"
    case .contradictory: "contradictory"
    case .paperUnknown: "paper_unknown"
    case .tariffChanged: "tariff_changed"
    case .chargesMixed: "charges_mixed"
    case .noNews: "no_news"
    case .notYetDue: "not_yet_due"
    case .clockNotStarted: "clock_not_started"
    case .paused: "paused"
    case .notYetPaid: "not_yet_paid"
    case .closedBeforeStart: "closed_before_start"
    case .withdrawn: "withdrawn"
    case .nothingDue: "nothing_due"
    }
  }

  /// There is an answer that nobody can tell: the case could be compliant or deviate. Not so where nothing was promised
  /// that it could keep or break, where nothing is to be judged, or not yet, and where the source has not told since.
  public var isUndecided: Bool {
    switch self {
    case .classMissing, .classNotInStandard, .stampMissing, .impossibleOrder, .holidaysMissing,
      .noWorkingTime, .costByRegulation, .chargesNotRecorded, .documentsNotRecorded, .noCalendar,
      .precisionTooLow, .contradictory, .paperUnknown, .tariffChanged, .chargesMixed:
      true
    case .noStandard, .noLimit, .costNotStated, .noRequirementList, .noNews, .notYetDue,
      .clockNotStarted,
      .paused, .notYetPaid, .closedBeforeStart, .withdrawn, .nothingDue:
      false
    }
  }

  public static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
}

extension [Reason: Int64] {
  /// Cases that comply or deviate, nobody can tell which.
  package var undecided: Int64 { reduce(0) { $0 + ($1.key.isUndecided ? $1.value : 0) } }
}
