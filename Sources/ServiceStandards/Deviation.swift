public import WorkingTime

/// One rule failing on one subject. Nothing in it changes by the mere passing of time, so a night without
/// changes rewrites none.
public struct Deviation: Hashable, Sendable {
  /// The subject, see `Subject.code`.
  private let code: Int64
  public let rule: RuleID
  public var severity: Severity
  /// Database id of the standard it was judged by; `nil` when none is needed or in force.
  public var standard: Int64?
  /// What should have been, in the measure of the rule's card: an instant (epoch seconds), minor units of
  /// money, or a number of documents.
  public var expected: Int64
  /// What was; `nil` for a case that is still open.
  public var actual: Int64?
  /// Money at stake in minor units; 0 for rules that are not about money.
  public var amount: Money
  /// S-02: what is lacking, as bits; S-01: the last day of the gap; W-01: the number of W-02, when the case was
  /// overdue before it was finished.
  public var detail: Int64?

  public init(
    _ subject: Subject, rule: RuleID, severity: Severity, standard: Int64?, expected: Int64,
    actual: Int64?, amount: Money = .zero, detail: Int64? = nil
  ) {
    self.init(
      code: subject.code, rule: rule, severity: severity, standard: standard, expected: expected,
      actual: actual, amount: amount, detail: detail)
  }

  public init(
    transaction: Int64, rule: RuleID, severity: Severity, standard: Int64?, expected: Int64,
    actual: Int64?, amount: Money = .zero
  ) {
    self.init(
      code: transaction, rule: rule, severity: severity, standard: standard, expected: expected,
      actual: actual, amount: amount, detail: nil)
  }

  /// What was kept under that key.
  public init(
    key: Int64, rule: RuleID, severity: Severity, standard: Int64?, expected: Int64,
    actual: Int64?, amount: Money, detail: Int64?
  ) {
    self.init(
      code: key >> 12, rule: rule, severity: severity, standard: standard, expected: expected,
      actual: actual, amount: amount, detail: detail)
  }

  private init(
    code: Int64, rule: RuleID, severity: Severity, standard: Int64?, expected: Int64,
    actual: Int64?, amount: Money, detail: Int64?
  ) {
    self.code = code
    self.rule = rule
    self.severity = severity
    self.standard = standard
    self.expected = expected
    self.actual = actual
    self.amount = amount
    self.detail = detail
  }

  public var subject: Subject { Subject(code: code) }

  /// The rule under which it was found first: a lateness goes on when the overdue case is finished.
  public var foundUnder: RuleID {
    let wasOverdue = rule == .finishedLate && detail == Int64(RuleID.openOverdue.number)
    return wasOverdue ? .openOverdue : rule
  }

  /// Database id; of a deviation on a transaction only.
  public var transaction: Int64 { code }

  /// Subject and rule in one integer, in the order in which deviations are kept. A deviation keeps its key
  /// across runs.
  public var key: Int64 { code << 12 | Int64(rule.number) }

  /// The key of a rule that fails on a subject.
  public static func key(_ subject: Subject, _ rule: RuleID) -> Int64 {
    subject.code << 12 | Int64(rule.number)
  }
}

/// A rule failing on a service or on one version of its standard.
public struct StandardDeviation: Hashable, Sendable {
  public enum Lack: UInt8, CaseIterable, Hashable, Sendable {
    case time = 1
    case cost = 2
    case requirements = 4
  }

  /// Database id of the service.
  public var service: Int64
  public var rule: RuleID
  public var severity: Severity
  /// S-02: database id of the standard that lacks something.
  public var standard: Int64?
  /// S-01: first and last day of the stretch without a standard in force; `nil` is without end.
  public var gapFrom: CivilDay?
  public var gapTo: CivilDay?
  /// S-02: what is lacking.
  public var lacks: Set<Lack>
  /// Transactions concerned.
  public var transactions: Int64

  public init(
    service: Int64, rule: RuleID, severity: Severity, standard: Int64? = nil,
    gapFrom: CivilDay? = nil, gapTo: CivilDay? = nil, lacks: Set<Lack> = [], transactions: Int64
  ) {
    self.service = service
    self.rule = rule
    self.severity = severity
    self.standard = standard
    self.gapFrom = gapFrom
    self.gapTo = gapTo
    self.lacks = lacks
    self.transactions = transactions
  }

  public var subject: Subject {
    standard.map(Subject.standard) ?? .gap(service: service, from: gapFrom)
  }

  /// As the register keeps it.
  public var deviation: Deviation {
    Deviation(
      subject, rule: rule, severity: severity, standard: standard, expected: 0,
      actual: transactions,
      detail: standard == nil
        ? gapTo.map { Int64($0.number) } : lacks.reduce(0) { $0 | Int64($1.rawValue) })
  }

  /// Reads what `deviation` gives; `nil`: it is on something else.
  public init?(_ deviation: Deviation, service: Int64) {
    self.init(
      service: service, rule: deviation.rule, severity: deviation.severity,
      standard: deviation.standard, transactions: deviation.actual ?? 0)
    let detail = deviation.detail
    switch deviation.subject {
    case .standard:
      lacks = Set(Lack.allCases.filter { (detail ?? 0) & Int64($0.rawValue) != 0 })
    case .gap(_, let from):
      gapFrom = from
      gapTo = detail.map { CivilDay(number: Int32(clamping: $0)) }
    case .transaction, .complaint: return nil
    }
  }
}
