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
  /// The zone of the first unit of the heading: dates of the command line are read in it.
  let zone: Zone
  /// `nil`: every service.
  let services: Set<Int64>?
  /// Codes of the units named and those below them; `nil`: every unit.
  let units: Set<UnitCode>?
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
    let covered = ResolvedSelection.descendants(of: named, in: units)
    let candidates = catalogue.services.filter {
      named.isEmpty || covered.contains($0.value.unit)
    }
    self.units = named.isEmpty ? nil : covered
    if selection.services.isEmpty {
      services = named.isEmpty ? nil : Set(candidates.map(\.id))
    } else {
      var chosen: Set<Int64> = []
      for name in selection.services {
        chosen.insert(try ResolvedSelection.service(name, in: candidates).id)
      }
      services = chosen
    }
    heading = named.isEmpty ? units.filter { $0.parent == nil } : named
    zone = try Zone(heading.first?.zone ?? "UTC")
    rules = try ResolvedSelection.rules(selection.rules)
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

  static func service(_ name: String, in services: [Recorded<Service>])
    throws(ServiceFault) -> Recorded<Service>
  {
    let found = services.filter {
      $0.value.code.text == name || "\($0.value.unit)/\($0.value.code)" == name
    }
    guard let first = found.first else {
      let known = services.map(\.value.code.text)
      throw .unknown(.service, name: name, nearest: NearestName.of(name, in: known))
    }
    guard found.count == 1 else {
      throw .ambiguousService(name: name, units: found.map(\.value.unit.text))
    }
    return first
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

  /// The units named and all that stand below them.
  static func descendants(of roots: [Unit], in units: [Unit]) -> Set<UnitCode> {
    var covered = Set(roots.map(\.code))
    var grew = true
    while grew {
      grew = false
      for unit in units where !covered.contains(unit.code) {
        if let parent = unit.parent, covered.contains(parent) {
          covered.insert(unit.code)
          grew = true
        }
      }
    }
    return covered
  }
}
