public import WorkingTime

/// The place audited, e.g. `MPP-Banjarbaru`; a mall is a unit whose counters are units below it.
public struct Unit: Hashable, Sendable {
  public var code: UnitCode
  public var name: String
  public var parent: UnitCode?
  /// First day on which it stands below that one (or below none); `nil`: since ever.
  public var parentFrom: CivilDay?
  /// IANA name, e.g. `Asia/Makassar`.
  public var zone: String
  /// `nil`: the calendar of the unit above.
  public var calendar: CalendarCode?
  public var currency: Currency
  /// It offers what the units above it offer, by their standards where it has none of its own; see `Inheritance`.
  public var inheritsServices: Bool

  public init(
    code: UnitCode, name: String, parent: UnitCode?, parentFrom: CivilDay? = nil, zone: String,
    calendar: CalendarCode?, currency: Currency = .rupiah, inheritsServices: Bool = false
  ) {
    self.code = code
    self.name = name
    self.parent = parent
    self.parentFrom = parentFrom
    self.zone = zone
    self.calendar = calendar
    self.currency = currency
    self.inheritsServices = inheritsServices
  }
}

/// What was told of the place of a unit: from that day on it stands below that other one.
public struct UnitParent: Hashable, Sendable {
  public var unit: UnitCode
  /// `nil`: since ever.
  public var from: CivilDay?
  /// `nil`: below none.
  public var parent: UnitCode?

  public init(unit: UnitCode, from: CivilDay?, parent: UnitCode?) {
    self.unit = unit
    self.from = from
    self.parent = parent
  }
}

/// A unit that gets another unit above it, with all that is below it.
package struct UnitMove: Hashable, Sendable {
  package let unit: UnitCode
  package let from: UnitCode?
  package let to: UnitCode?
  /// First day below the other one; `nil`: since ever.
  package let day: CivilDay?
  /// Received on that day or later, so that they count for the other unit. What is earlier stays.
  package let transactions: Int64

  package init(
    unit: UnitCode, from: UnitCode?, to: UnitCode?, day: CivilDay?, transactions: Int64
  ) {
    self.unit = unit
    self.from = from
    self.to = to
    self.day = day
    self.transactions = transactions
  }
}

/// The owner of a service; at a mall each counter belongs to another agency.
public struct Agency: Hashable, Sendable {
  public var code: AgencyCode
  public var name: String

  public init(code: AgencyCode, name: String) {
    self.code = code
    self.name = name
  }
}

/// What is asked for. Its code is unique within its unit.
public struct Service: Hashable, Sendable {
  public var unit: UnitCode
  public var code: ServiceCode
  public var name: String
  public var agency: AgencyCode?
  /// First day on which that agency (or none) owns it; `nil`: since ever.
  public var agencyFrom: CivilDay?
  /// Whether the numbers of its cases begin anew.
  public var numbersRestart: NumbersRestart
  /// Nobody declared it for its unit: all but the unit is as the unit above has it.
  public var isInherited: Bool

  public init(
    unit: UnitCode, code: ServiceCode, name: String, agency: AgencyCode?,
    agencyFrom: CivilDay? = nil, numbersRestart: NumbersRestart = .never,
    isInherited: Bool = false
  ) {
    self.unit = unit
    self.code = code
    self.name = name
    self.agency = agency
    self.agencyFrom = agencyFrom
    self.numbersRestart = numbersRestart
    self.isInherited = isInherited
  }
}
