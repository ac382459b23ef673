public import WorkingTime

/// One version of the promise for one service: what it takes, what it costs, what it asks for.
///
/// Bitemporal: `validFrom`/`validTo` is the law, `recordedAt` is when we learned it. A later record
/// of the same service and version replaces the earlier one in our knowledge, never in the file.
public struct Standard: Hashable, Sendable {
  public enum State: String, CaseIterable, Hashable, Sendable {
    case draft, approved, revoked
  }

  /// By which of a case's days it is told whether the version holds for it.
  public enum AppliesTo: String, CaseIterable, Hashable, Sendable {
    /// The day on which its own clock starts.
    case started
    case received
  }

  /// The day whose tariff a case owes, where a standard says so; see `CostPromise`.
  public enum TariffDay: String, CaseIterable, Hashable, Sendable {
    case receipt, payment
  }

  public var unit: UnitCode
  public var service: ServiceCode
  /// The office's name for this version, unique within the service, e.g. `2024`.
  public var version: String
  public var state: State
  public var decree: String?
  /// Where the promise was read: an address or a document.
  public var source: String?
  public var validFrom: CivilDay
  /// Last day in force; `nil` while it is not replaced. A revoked standard has one.
  public var validTo: CivilDay?
  /// Classes of applicants that have no line of their own.
  public var classes: [String]
  public var appliesTo: AppliesTo
  public var clock: ClockSettings
  /// Empty: the standard promises no measurable time.
  public var times: [TimePromise]
  /// The longest wait from receipt until the clock starts; `nil`: none is promised.
  public var waitsAtMost: TimePromise?
  public var cost: CostPromise
  /// `nil`: any tariff in force from receipt to payment may be the right one.
  public var tariffOf: TariffDay?
  /// `nil`: the standard has no list; empty: it says that nothing is needed.
  public var documents: [RequiredDocument]?
  /// Share of cases that must be within the limit, in thousandths (900 = 90 %).
  public var targetPerMille: Int?

  public init(
    unit: UnitCode, service: ServiceCode, version: String, state: State, decree: String?,
    source: String?, validFrom: CivilDay, validTo: CivilDay?, classes: [String] = [],
    appliesTo: AppliesTo = .started, clock: ClockSettings, times: [TimePromise],
    waitsAtMost: TimePromise? = nil, cost: CostPromise, tariffOf: TariffDay? = nil,
    documents: [RequiredDocument]?, targetPerMille: Int?
  ) {
    self.unit = unit
    self.service = service
    self.version = version
    self.state = state
    self.decree = decree
    self.source = source
    self.validFrom = validFrom
    self.validTo = validTo
    self.classes = classes
    self.appliesTo = appliesTo
    self.clock = clock
    self.times = times
    self.waitsAtMost = waitsAtMost
    self.cost = cost
    self.tariffOf = tariffOf
    self.documents = documents
    self.targetPerMille = targetPerMille
  }

  /// Drafts bind nobody; a revoked standard did until its last day.
  public func isInForce(on day: CivilDay) -> Bool {
    state != .draft && validFrom <= day && validTo.map { day <= $0 } ?? true
  }
}

/// How the clock of a standard runs.
public struct ClockSettings: Hashable, Sendable {
  /// The stamp that starts it.
  public enum Start: String, CaseIterable, Hashable, Sendable {
    case received, complete, paid
  }

  public var start: Start
  public var receipt: TimeLimit.Receipt
  public var dayCount: TimeLimit.DayCount
  /// Reasons whose pauses stop the clock; any other pause counts against the office.
  public var stoppingReasons: Set<PauseReason>

  public init(
    start: Start = .complete, receipt: TimeLimit.Receipt = .asStamped,
    dayCount: TimeLimit.DayCount = .excludeFirst, stoppingReasons: Set<PauseReason> = []
  ) {
    self.start = start
    self.receipt = receipt
    self.dayCount = dayCount
    self.stoppingReasons = stoppingReasons
  }
}

/// The time promised to one class of applicant.
public struct TimePromise: Hashable, Sendable {
  /// `nil`: every class without a line of its own.
  public var applicantClass: String?
  public var value: Int64
  public var unit: TimeLimit.Unit
  /// The standard says a bare "hari"; `unit` is our declared reading of it.
  public var unitIsAssumed: Bool
  /// May be added once when the case carries an extension, in the same unit.
  public var extensionValue: Int64

  public init(
    applicantClass: String?, value: Int64, unit: TimeLimit.Unit, unitIsAssumed: Bool = false,
    extensionValue: Int64 = 0
  ) {
    self.applicantClass = applicantClass
    self.value = value
    self.unit = unit
    self.unitIsAssumed = unitIsAssumed
    self.extensionValue = extensionValue
  }
}

/// What a standard says of money.
public enum CostPromise: Hashable, Sendable {
  /// Nothing that could be compared; the reason is `cost_not_stated`.
  case notStated
  /// The tariff stands elsewhere (a formula, "by regulation"); the reason is `cost_by_regulation`.
  case byRegulation(String?)
  /// No tariff is taken. `lawBasis` is set when a law forbids it, e.g. UU 24/2013 Pasal 79A.
  case free(lawBasis: String?)
  case tariffs([TariffLine], legalBasis: String?)
}

/// One line of a tariff table. The most exact line that fits a case holds: class and tier, class
/// alone, tier alone, neither.
public struct TariffLine: Hashable, Sendable {
  public var applicantClass: String?
  /// Size, kind or validity that the tariff depends on, e.g. `roda_2`.
  public var tier: String?
  public var amount: Money
  /// The amount is a ceiling: anything up to it is right.
  public var isCeiling: Bool

  public init(applicantClass: String?, tier: String?, amount: Money, isCeiling: Bool = false) {
    self.applicantClass = applicantClass
    self.tier = tier
    self.amount = amount
    self.isCeiling = isCeiling
  }
}

/// One entry of a requirement list.
public struct RequiredDocument: Hashable, Sendable {
  public var code: DocumentCode
  public var name: String
  /// Other spellings under which the same paper is recorded.
  public var aliases: [String]
  /// Empty: every class.
  public var classes: Set<String>
  /// False for a paper asked "if needed": it may be demanded, its absence is no deviation.
  public var isMandatory: Bool
  /// Papers with the same group stand for each other; one of them is enough.
  public var alternatives: String?
  /// The condition in the words of the standard, for people.
  public var condition: String?

  public init(
    code: DocumentCode, name: String, aliases: [String] = [], classes: Set<String> = [],
    isMandatory: Bool = true, alternatives: String? = nil, condition: String? = nil
  ) {
    self.code = code
    self.name = name
    self.aliases = aliases
    self.classes = classes
    self.isMandatory = isMandatory
    self.alternatives = alternatives
    self.condition = condition
  }
}
