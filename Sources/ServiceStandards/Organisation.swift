/// The place audited, e.g. `MPP-Banjarbaru`; a mall is a unit whose counters are units below it.
public struct Unit: Hashable, Sendable {
  public var code: UnitCode
  public var name: String
  public var parent: UnitCode?
  /// IANA name, e.g. `Asia/Makassar`.
  public var zone: String
  /// `nil`: the calendar of the unit above.
  public var calendar: CalendarCode?
  public var currency: Currency

  public init(
    code: UnitCode, name: String, parent: UnitCode?, zone: String, calendar: CalendarCode?,
    currency: Currency = .rupiah
  ) {
    self.code = code
    self.name = name
    self.parent = parent
    self.zone = zone
    self.calendar = calendar
    self.currency = currency
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

  public init(unit: UnitCode, code: ServiceCode, name: String, agency: AgencyCode?) {
    self.unit = unit
    self.code = code
    self.name = name
    self.agency = agency
  }
}
