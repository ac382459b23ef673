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
  private var calendarIndex: [UnitCode: Int32] = [:]
  private var compiledIndex: [[CalendarSpell]: Int32] = [:]
  private let tree: UnitTree

  init(catalogue: Catalogue, years: ClosedRange<Int>) {
    units = Dictionary(
      catalogue.units.map { ($0.value.code, $0.value) }, uniquingKeysWith: { _, later in later })
    versions = Dictionary(grouping: catalogue.calendars, by: \.value.code)
    tree = UnitTree(catalogue)
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

  /// Index in `calendars` of what the unit goes by: its own calendar, or on each day that of the nearest unit
  /// above; `nil` when none of them names one of which a version is recorded.
  mutating func calendar(of code: UnitCode) throws(RulebookFault) -> Int32? {
    if let known = calendarIndex[code] { return known }
    let spells = try spells(of: code, within: .always, path: []).filter {
      versions[$0.code] != nil
    }
    guard !spells.isEmpty else { return nil }
    if compiledIndex[spells] == nil { compiledIndex[spells] = try compiled(spells) }
    calendarIndex[code] = compiledIndex[spells]
    return compiledIndex[spells]
  }

  /// Which calendar holds for a unit on which of some days, ascending.
  private func spells(
    of code: UnitCode, within days: DayRange, path: [UnitCode]
  ) throws(RulebookFault) -> [CalendarSpell] {
    guard !path.contains(code) else { throw .unitBelowItself(code) }
    guard let unit = units[code] else { throw .unknownUnit(code) }
    if let own = unit.calendar { return [CalendarSpell(days: days, code: own)] }
    var found: [CalendarSpell] = []
    for stretch in tree.stretches(of: code) {
      guard let parent = stretch.parent, let days = stretch.days.intersection(days) else {
        continue
      }
      for above in try spells(of: parent, within: days, path: path + [code]) {
        if let last = found.last, last.code == above.code, last.days.isFollowed(by: above.days) {
          found[found.count - 1].days = DayRange(from: last.days.from, to: above.days.to)
        } else {
          found.append(above)
        }
      }
    }
    return found
  }

  private mutating func compiled(_ spells: [CalendarSpell]) throws(RulebookFault) -> Int32 {
    let calendar = try UnitCalendar(spells, versions: versions, years: years)
    calendars.append(calendar)
    calendarZones.append(index(of: calendar.clock.zone))
    return Int32(calendars.count - 1)
  }
}
