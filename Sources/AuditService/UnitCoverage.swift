internal import ServiceStandards
internal import WorkingTime

/// Some units with all that stand below them, each on the days on which it does: what is received on a day
/// belongs to the units of that day, whatever moves later.
struct UnitCoverage: Sendable {
  private let days: [UnitCode: [DayRange]]
  /// The same as epoch seconds, of the units that are covered on some days only.
  private let instants: [UnitCode: [Range<Int64>]]

  init(of roots: some Sequence<UnitCode>, in catalogue: Catalogue) throws(CalendarFault) {
    let (tree, roots) = (UnitTree(catalogue), Set(roots))
    var days: [UnitCode: [DayRange]] = [:]
    var instants: [UnitCode: [Range<Int64>]] = [:]
    for unit in catalogue.units.map(\.value) {
      let covered = tree.days(of: unit.code, within: roots)
      guard !covered.isEmpty else { continue }
      days[unit.code] = covered
      guard covered != [.always] else { continue }
      let zone = try Zone(unit.zone)
      instants[unit.code] = covered.map { $0.seconds(in: zone) }
    }
    self.days = days
    self.instants = instants
  }

  /// Whether it is covered on any day.
  func contains(_ unit: UnitCode) -> Bool { days[unit] != nil }

  /// Whether it is covered on the day of that instant.
  func contains(_ unit: UnitCode, at instant: Instant) -> Bool {
    guard days[unit] != nil else { return false }
    return instants[unit].map { $0.contains { $0.contains(instant.seconds) } } ?? true
  }

  /// The days on which a unit is covered that is so on some only; `nil`: on all, or none.
  func someDays(of unit: UnitCode) -> [DayRange]? { instants[unit] == nil ? nil : days[unit] }

  /// When services are covered that are so on some days only, in epoch seconds, by their ids.
  func someInstants(of services: [Recorded<Service>]) -> [Int64: [Range<Int64>]] {
    Dictionary(
      services.compactMap { service in
        instants[service.value.unit].map { (service.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}
