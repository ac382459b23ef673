internal import AuditEngine
internal import AuditStore
internal import ServiceStandards
package import WorkingTime

/// Which transactions, and which rules, a command is about, as the user names them.
package struct Selection: Sendable {
  /// Unit codes; each includes the units below it. Empty: every unit.
  package var units: [String]
  /// Service codes, or `UNIT/CODE` where a code exists in several units. Empty: every service.
  package var services: [String]
  /// Days of receipt in the unit's zone, both included.
  package var from: CivilDay?
  package var to: CivilDay?
  /// Rule ids. Empty: every rule.
  package var rules: [String]

  package init(
    units: [String] = [], services: [String] = [], from: CivilDay? = nil, to: CivilDay? = nil,
    rules: [String] = []
  ) {
    self.units = units
    self.services = services
    self.from = from
    self.to = to
    self.rules = rules
  }
}

/// A selection with its names found in the catalogue.
struct ResolvedSelection {
  /// The units named, or those without a parent when all are meant.
  let heading: [Unit]
  /// Dates of the command line are read in it.
  let zone: Zone
  /// `nil`: every service.
  private(set) var services: Set<Int64>?
  /// Some services stay out that belong to it.
  private(set) var leavesOutSome = false
  /// The units named and those below them; `nil`: every unit.
  private let coverage: UnitCoverage?
  /// Units of the services that are in the selection on some days only.
  private let unitsOnSomeDays: [Int64: UnitCode]
  /// `nil`: every rule.
  let rules: Set<RuleID>?

  /// - Throws: `ServiceFault` for a name that does not exist, with the nearest one; `CalendarFault`
  ///   when the zone database lacks the unit's zone.
  init(_ selection: Selection, in catalogue: Catalogue) throws {
    guard !catalogue.units.isEmpty else { throw ServiceFault.noUnits }
    if let from = selection.from, let to = selection.to, from > to {
      throw ServiceFault.emptyPeriod
    }
    let units = catalogue.units.map(\.value)
    var named: [Unit] = []
    for name in selection.units {
      let unit = try ResolvedSelection.unit(name, in: catalogue).value
      if !named.contains(unit) { named.append(unit) }
    }
    let coverage = named.isEmpty ? nil : try UnitCoverage(of: named.map(\.code), in: catalogue)
    let candidates = catalogue.services.filter { coverage?.contains($0.value.unit) ?? true }
    self.coverage = coverage
    let chosen =
      selection.services.isEmpty
      ? candidates
      : try selection.services.flatMap { try ResolvedSelection.services($0, in: candidates) }
    services =
      named.isEmpty && selection.services.isEmpty ? nil : Set(chosen.map(\.id))
    unitsOnSomeDays = Dictionary(
      chosen.filter { coverage?.someDays(of: $0.value.unit) != nil }.map { ($0.id, $0.value.unit) },
      uniquingKeysWith: { first, _ in first })
    heading = named.isEmpty ? units.filter { $0.parent == nil } : named
    zone = try Zone(catalogue.zoneOfQuestions)
    rules = try ResolvedSelection.rules(selection.rules)
  }

  /// The same without some services.
  func leavingOut(_ left: Set<Int64>, of catalogue: Catalogue) -> ResolvedSelection {
    var rest = self
    rest.services = (services ?? Set(catalogue.services.map(\.id))).subtracting(left)
    rest.leavesOutSome = true
    return rest
  }

  /// Whether what a service received at that instant belongs to the selection.
  func contains(service: Int64, at instant: Instant) -> Bool {
    guard services?.contains(service) ?? true else { return false }
    guard let unit = unitsOnSomeDays[service] else { return true }
    return coverage?.contains(unit, at: instant) ?? true
  }

  /// The same of a unit, whatever the service.
  func contains(unit: UnitCode, at instant: Instant) -> Bool {
    coverage?.contains(unit, at: instant) ?? true
  }

  /// Whether another selection has some services on all the days on which this one has them.
  func daysLie(within other: ResolvedSelection, _ services: Set<Int64>) -> Bool {
    other.days.filter { services.contains($0.key) }.allSatisfy { service, days in
      days.reduce(self.days[service] ?? [.always]) { rest, range in
        rest.flatMap { $0.subtracting(range) }
      }.isEmpty
    }
  }

  /// Whether both have a service on some day.
  func shares(_ service: Int64, with other: ResolvedSelection) -> Bool {
    guard let own = days[service], let theirs = other.days[service] else { return true }
    return own.contains { range in theirs.contains { $0.intersection(range) != nil } }
  }

  /// Of services that are in the selection on some days only: on which.
  var days: [Int64: [DayRange]] {
    unitsOnSomeDays.compactMapValues { coverage?.someDays(of: $0) }
  }

  /// The transactions of the selection, received within its period.
  func auditScope(_ selection: Selection) -> AuditScope {
    AuditScope(
      services: services, days: days, receivedFrom: selection.from,
      receivedThrough: selection.to)
  }

  /// Which deviations a run over the selection speaks of.
  var registerScope: RegisterScope {
    RegisterScope(services: services, onSomeDays: Set(unitsOnSomeDays.keys))
  }

  static func unit(_ name: String, in catalogue: Catalogue)
    throws(ServiceFault) -> Recorded<Unit>
  {
    guard let unit = catalogue.units.first(where: { $0.value.code.text == name }) else {
      let known = catalogue.units.map(\.value.code.text)
      throw .unknown(.unit, name: name, nearest: NearestName.of(name, in: known))
    }
    return unit
  }

  /// One service of that code, or of `UNIT/CODE`; of those that inherit it, the one that does not.
  static func service(_ name: String, in services: [Recorded<Service>])
    throws(ServiceFault) -> Recorded<Service>
  {
    let found = try self.services(name, in: services)
    let own = found.first { !$0.value.isInherited }
    guard let one = own ?? found.first, own != nil || found.count == 1 else {
      throw .ambiguousService(name: name, units: found.map(\.value.unit.text))
    }
    return one
  }

  /// The services of that code, which are one with those that inherit it, or the one of `UNIT/CODE`.
  private static func services(_ name: String, in services: [Recorded<Service>])
    throws(ServiceFault) -> [Recorded<Service>]
  {
    let found = services.filter {
      $0.value.code.text == name || "\($0.value.unit)/\($0.value.code)" == name
    }
    guard !found.isEmpty else {
      let known = services.map(\.value.code.text)
      throw .unknown(.service, name: name, nearest: NearestName.of(name, in: known))
    }
    guard found.count(where: { !$0.value.isInherited }) <= 1 else {
      throw .ambiguousService(name: name, units: found.map(\.value.unit.text))
    }
    return found
  }

  static func rules(_ names: [String]) throws(ServiceFault) -> Set<RuleID>? {
    guard !names.isEmpty else { return nil }
    let known = RuleSet.cards.map(\.id)
    var rules: Set<RuleID> = []
    for name in names {
      guard let rule = RuleID(name.uppercased()), known.contains(rule) else {
        throw .unknown(
          .rule, name: name, nearest: NearestName.of(name, in: known.map(\.description)))
      }
      rules.insert(rule)
    }
    return rules
  }
}
