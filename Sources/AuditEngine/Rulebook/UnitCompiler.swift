internal import ServiceStandards
internal import WorkingTime

/// Finds the zone and the calendar of units and compiles each of them once, when first asked for.
struct UnitCompiler {
  /// By zone; the first is UTC.
  private(set) var localDays = [LocalDays.utc]
  private(set) var calendars: [UnitCalendar] = []
  /// By calendar: index of its own zone in `localDays`.
  private(set) var calendarZones: [Int32] = []

  private let units: [UnitCode: Unit]
  private let versions: [CalendarCode: [Recorded<CalendarVersion>]]
  private let years: ClosedRange<Int>
  private var zoneIndex: [String: Int32] = [:]
  private var calendarIndex: [CalendarCode: Int32] = [:]

  init(catalogue: Catalogue, years: ClosedRange<Int>) {
    units = Dictionary(
      catalogue.units.map { ($0.value.code, $0.value) }, uniquingKeysWith: { _, later in later })
    versions = Dictionary(grouping: catalogue.calendars, by: \.value.code)
    self.years = years
  }

  /// Index of the unit's zone in `localDays`.
  mutating func zone(of code: UnitCode) throws(RulebookFault) -> Int32 {
    guard let unit = units[code] else { throw .unknownUnit(code) }
    if let known = zoneIndex[unit.zone] { return known }
    do { return index(of: try Zone(unit.zone)) } catch { throw .zone(unit: code, error) }
  }

  private mutating func index(of zone: Zone) -> Int32 {
    if let known = zoneIndex[zone.identifier] { return known }
    localDays.append(LocalDays(zone, years: years))
    zoneIndex[zone.identifier] = Int32(localDays.count - 1)
    return Int32(localDays.count - 1)
  }

  /// Index in `calendars` of the unit's calendar or that of the nearest unit above; `nil` when none
  /// of them names one of which a version is recorded.
  mutating func calendar(of code: UnitCode) throws(RulebookFault) -> Int32? {
    var seen: Set<UnitCode> = []
    var next: UnitCode? = code
    while let current = next {
      guard seen.insert(current).inserted else { throw .unitBelowItself(current) }
      guard let unit = units[current] else { throw .unknownUnit(current) }
      if let name = unit.calendar { return try compiled(name) }
      next = unit.parent
    }
    return nil
  }

  private mutating func compiled(_ code: CalendarCode) throws(RulebookFault) -> Int32? {
    if let known = calendarIndex[code] { return known }
    guard let versions = versions[code] else { return nil }
    let calendar = try UnitCalendar(code: code, versions: versions, years: years)
    calendars.append(calendar)
    calendarZones.append(index(of: calendar.clock.zone))
    calendarIndex[code] = Int32(calendars.count - 1)
    return Int32(calendars.count - 1)
  }
}
