package import ServiceStandards
package import WorkingTime

/// Why a catalogue cannot be compiled. Nothing is judged by a catalogue that contradicts itself.
package enum RulebookFault: Error, Hashable, Sendable {
  case calendar(CalendarCode, CalendarFault)
  /// The versions of one calendar name several zones.
  case calendarChangesZone(CalendarCode, zones: [String])
  case zone(unit: UnitCode, CalendarFault)
  /// A service or a unit stands below a unit that the catalogue does not hold.
  case unknownUnit(UnitCode)
  /// The unit is below itself.
  case unitBelowItself(UnitCode)
  case standardWithoutService(unit: UnitCode, service: ServiceCode, version: String)
}

extension RulebookFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .calendar(let code, let fault):
      "Calendar \(code) cannot be used: \(fault). Import a corrected version of it."
    case .calendarChangesZone(let code, let zones):
      """
      The versions of calendar \(code) name several zones (\(zones.joined(separator: ", "))). \
      Give the new zone to a calendar with another code.
      """
    case .zone(let unit, let fault):
      "The zone of unit \(unit) cannot be used: \(fault). Import the unit with an IANA zone."
    case .unknownUnit(let code):
      "No unit \(code) is known, but a service or a unit stands below it. Import it."
    case .unitBelowItself(let code):
      "Unit \(code) stands below itself. Import it with another parent."
    case .standardWithoutService(let unit, let service, let version):
      "Version \(version) is a standard for \(service) of \(unit), a service that is not known."
    }
  }
}
