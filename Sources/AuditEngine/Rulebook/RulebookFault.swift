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
