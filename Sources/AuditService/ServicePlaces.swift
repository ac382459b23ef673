internal import AuditEngine
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// Units and zones of services by their database ids.
struct ServicePlaces {
  /// Each zone once, in the order of the units; the first is that of the first unit.
  private(set) var zones: [Zone] = []
  private var units: [Int64: Unit] = [:]
  private var zoneIndex: [String: Int] = [:]
  private let heirs: [Int64: Set<Int64>]

  /// `units`: those whose zones are listed; `nil`: all.
  init(_ catalogue: Catalogue, units listed: Set<UnitCode>? = nil) throws(CalendarFault) {
    heirs = Inheritance(catalogue).heirs
    for unit in catalogue.units.map(\.value)
    where zoneIndex[unit.zone] == nil && listed?.contains(unit.code) ?? true {
      zoneIndex[unit.zone] = zones.count
      zones.append(try Zone(unit.zone))
    }
    let byCode = Dictionary(
      catalogue.units.map { ($0.value.code, $0.value) }, uniquingKeysWith: { first, _ in first })
    for service in catalogue.services { units[service.id] = byCode[service.value.unit] }
  }

  /// `nil`: the catalogue does not have the service.
  func unit(of service: Int64) -> Unit? { units[service] }

  /// The services besides itself whose cases tell whether a service keeps to a rule: of a rule on standards all that
  /// inherit from it.
  func heirs(of subject: ServiceRule) -> Set<Int64> {
    RuleSet.isAboutStandards(subject.rule) ? heirs[subject.service] ?? [] : []
  }

  /// Number of its zone in `zones`.
  func zoneNumber(of service: Int64) -> Int { units[service].flatMap { zoneIndex[$0.zone] } ?? 0 }

  /// The zone of the service's unit. There is one: a service belongs to a unit.
  func zone(of service: Int64) -> Zone { zones[zoneNumber(of: service)] }
}
