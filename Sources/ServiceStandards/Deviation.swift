public import WorkingTime

/// One rule failing on one transaction. Nothing in it changes by the mere passing of time, so a
/// night without changes rewrites none.
public struct Deviation: Hashable, Sendable {
  public var transaction: Int64
  public var rule: RuleID
  public var severity: Severity
  /// Database id of the standard it was judged by; `nil` when none is needed or in force.
  public var standard: Int64?
  /// What should have been, in the measure of the rule's card: an instant (epoch seconds), minor
  /// units of money, or a number of documents.
  public var expected: Int64
  /// What was; `nil` for a case that is still open.
  public var actual: Int64?
  /// Money at stake in minor units; 0 for rules that are not about money.
  public var amount: Money

  public init(
    transaction: Int64, rule: RuleID, severity: Severity, standard: Int64?, expected: Int64,
    actual: Int64?, amount: Money = .zero
  ) {
    self.transaction = transaction
    self.rule = rule
    self.severity = severity
    self.standard = standard
    self.expected = expected
    self.actual = actual
    self.amount = amount
  }

  /// Row id and rule in one integer, in the order in which deviations are kept.
  public var key: Int64 { transaction << 12 | Int64(rule.number) }
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

  /// What stays the same across runs.
  public struct Identity: Hashable, Sendable {
    /// Database id.
    public let service: Int64
    public let rule: RuleID
    /// A gap by its first day, a standard by its id.
    public let subject: Int64

    public init(service: Int64, rule: RuleID, subject: Int64) {
      self.service = service
      self.rule = rule
      self.subject = subject
    }
  }

  public var identity: Identity { Identity(service: service, rule: rule, subject: subject) }

  /// See `Identity.subject`.
  public var subject: Int64 {
    standard ?? StandardDeviation.subject(ofGapFrom: gapFrom)
  }

  /// The subject of a stretch without a standard; `nil` is since ever.
  public static func subject(ofGapFrom day: CivilDay?) -> Int64 {
    Int64(day?.number ?? .min)
  }
}
