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

/// A unit that gets another unit above it, with all that is below it.
package struct UnitMove: Hashable, Sendable {
  package let unit: UnitCode
  package let from: UnitCode?
  package let to: UnitCode?
  /// Those that count for the other unit from now on, whatever day they are of.
  package let transactions: Int64
  package let findings: Int64
  /// Those of the units above that hold for it no more.
  package let waivers: Int64

  package init(
    unit: UnitCode, from: UnitCode?, to: UnitCode?, transactions: Int64, findings: Int64,
    waivers: Int64
  ) {
    self.unit = unit
    self.from = from
    self.to = to
    self.transactions = transactions
    self.findings = findings
    self.waivers = waivers
  }

  package var takesAlong: Bool { transactions > 0 || findings > 0 || waivers > 0 }
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
