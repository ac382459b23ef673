package import ServiceStandards
package import WorkingTime

/// What an import of standards or calendars did.
package struct CatalogueChanges: Hashable, Sendable {
  package var inserted = 0
  package var changed = 0
  package var unchanged = 0
  /// Units that get another unit above them.
  package var moves: [UnitMove] = []
  /// Services whose numbers begin anew otherwise than before; see `Store.renumber`.
  package var renumbered: [Service] = []

  package init() {}

  mutating func count(_ change: Change) {
    switch change {
    case .inserted: inserted += 1
    case .changed: changed += 1
    case .unchanged: unchanged += 1
    }
  }

  enum Change {
    case inserted, changed, unchanged
  }
}

/// Units, agencies, services and standards that one file declares, checked and without gaps.
package struct DeclaredStandards: Sendable {
  package var units: [Unit]
  package var agencies: [Agency]
  package var services: [Service]
  package var standards: [Standard]

  package init(units: [Unit], agencies: [Agency], services: [Service], standards: [Standard]) {
    self.units = units
    self.agencies = agencies
    self.services = services
    self.standards = standards
  }
}

extension Store {
  /// Records what a standards file declares; call inside `record`: triggers give each row the number of the
  /// entry that is being made, and keep the past. `recordedAt` is when we learned it;
  /// a correction of something already known by then is known only from the import on.
  package func record(
    _ declared: DeclaredStandards, recordedAt: Instant, importedAt: Instant
  ) throws(StoreError) -> CatalogueChanges {
    var changes = CatalogueChanges()
    let learned = (recorded: recordedAt, imported: importedAt)
    if !declared.units.isEmpty { try record(declared.units, learned, &changes) }
    if !declared.agencies.isEmpty { try record(declared.agencies, &changes) }
    if !declared.services.isEmpty { try record(declared.services, learned, &changes) }
    let inherited = try inheritedServices()
    if !inherited.isEmpty { try record(inherited, learned, &changes) }
    if !declared.standards.isEmpty {
      try record(declared.standards, recordedAt: recordedAt, importedAt: importedAt, &changes)
    }
    try registerInheritedDocuments()
    return changes
  }

  private func record(
    _ declared: [Standard], recordedAt: Instant, importedAt: Instant,
    _ changes: inout CatalogueChanges
  ) throws(StoreError) {
    var services: [ServiceName: Int64] = [:]
    for service in try self.services() { services[ServiceName(service.value)] = service.id }
    let writer = try StandardWriter(connection)
    var known: [StandardName: Recorded<Standard>] = [:]
    for standard in try standards(known: .max) { known[StandardName(standard.value)] = standard }
    for standard in declared {
      let canonical = standard.canonical
      let previous = known[StandardName(standard)]
      if previous?.value == canonical {
        changes.count(.unchanged)
        continue
      }
      let recordedAt = moment(
        recordedAt, after: previous?.recordedAt, importedAt: importedAt)
      guard let service = services[ServiceName(canonical)] else {
        throw damaged("service \(canonical.unit)/\(canonical.service)")
      }
      try writer.insert(canonical, service: service, knownFrom: recordedAt)
      for paper in canonical.documents ?? [] {
        try registerDocument(service: service, code: paper.code.text, name: paper.name)
      }
      changes.count(previous == nil ? .inserted : .changed)
    }
  }

  /// A correction cannot have been known before the record that it corrects.
  func moment(_ declared: Instant, after previous: Instant?, importedAt: Instant) -> Instant {
    guard let previous, declared <= previous else { return declared }
    return max(importedAt, previous + 1)
  }

  /// Units in an order in which each parent comes before its children: level by level, and as they
  /// stand in the file within each. Those below themselves come last.
  private func parentsFirst(_ units: [Unit]) -> [Unit] {
    let parents = Dictionary(units.map { ($0.code, $0.parent) }, uniquingKeysWith: { $1 })
    var levels: [UnitCode: Int] = [:]
    for unit in units {
      var path: [UnitCode] = []
      var code: UnitCode? = unit.code
      while let next = code, levels[next] == nil, let parent = parents[next] {
        // Until its level is known: what is met again on the way is below itself.
        levels[next] = .max
        path.append(next)
        code = parent
      }
      var level = code.flatMap { levels[$0] } ?? -1
      for code in path.reversed() {
        if level < .max { level += 1 }
        levels[code] = level
      }
    }
    return units.enumerated().sorted {
      (levels[$0.element.code] ?? 0, $0.offset) < (levels[$1.element.code] ?? 0, $1.offset)
    }.map(\.element)
  }

  /// From which day on something else holds than before, if nobody says: from the day on which we learned it, and
  /// where that is not after the day of what holds already, from that of the import.
  private func firstDay(
    _ learned: (recorded: Instant, imported: Instant), after previous: CivilDay?, zone: String
  ) throws(StoreError) -> CivilDay {
    let own: Zone
    do { own = try Zone(zone) } catch { throw damaged("zone \(zone)") }
    let day = own.day(of: learned.recorded)
    return previous.map { $0 < day } ?? true ? day : own.day(of: learned.imported)
  }

  private func record(
    _ declared: [Unit], _ learned: (recorded: Instant, imported: Instant),
    _ changes: inout CatalogueChanges
  ) throws(StoreError) {
    var known: [UnitCode: Unit] = [:]
    for unit in try units() { known[unit.value.code] = unit.value }
    for var unit in parentsFirst(declared) {
      let previous = known[unit.code]
      // What is new holds since ever.
      if unit.parentFrom == nil, let previous {
        unit.parentFrom =
          previous.parent == unit.parent
          ? previous.parentFrom
          : try firstDay(learned, after: previous.parentFrom, zone: unit.zone)
      }
      known[unit.code] = unit
      if previous == unit {
        changes.count(.unchanged)
        continue
      }
      if let previous, previous.parent != unit.parent {
        changes.moves.append(try move(of: unit, from: previous.parent))
      }
      try connection.run(previous == nil ? SQL.insertUnit : SQL.updateUnit) { statement in
        statement.bind(1, unit.code.text)
        statement.bind(2, unit.name)
        statement.bind(3, unit.parent?.text)
        statement.bind(4, unit.zone)
        statement.bind(5, unit.calendar?.text)
        statement.bind(6, unit.currency.code)
        statement.bind(7, unit.currency.decimals)
        statement.bind(8, unit.parentFrom.map { Int64($0.number) })
        statement.bind(9, unit.inheritsServices)
      }
      changes.count(previous == nil ? .inserted : .changed)
    }
  }

  private func record(
    _ declared: [Agency], _ changes: inout CatalogueChanges
  ) throws(StoreError) {
    var known: [AgencyCode: Agency] = [:]
    for agency in try agencies() { known[agency.code] = agency }
    for agency in declared {
      let previous = known.updateValue(agency, forKey: agency.code)
      if previous == agency {
        changes.count(.unchanged)
        continue
      }
      try connection.run(previous == nil ? SQL.insertAgency : SQL.updateAgency) { statement in
        statement.bind(1, agency.code.text)
        statement.bind(2, agency.name)
      }
      changes.count(previous == nil ? .inserted : .changed)
    }
  }

  private func record(
    _ declared: [Service], _ learned: (recorded: Instant, imported: Instant),
    _ changes: inout CatalogueChanges
  ) throws(StoreError) {
    var known: [ServiceName: Service] = [:]
    for service in try services() { known[ServiceName(service.value)] = service.value }
    var zones: [UnitCode: String] = [:]
    for unit in try units() { zones[unit.value.code] = unit.value.zone }
    for var service in declared {
      let previous = known[ServiceName(service)]
      if service.agencyFrom == nil, let previous {
        service.agencyFrom =
          previous.agency == service.agency
          ? previous.agencyFrom
          : try firstDay(
            learned, after: previous.agencyFrom, zone: zones[service.unit] ?? "UTC")
      }
      known[ServiceName(service)] = service
      if previous == service {
        changes.count(.unchanged)
        continue
      }
      try connection.run(previous == nil ? SQL.insertService : SQL.updateService) { statement in
        statement.bind(1, service.unit.text)
        statement.bind(2, service.code.text)
        statement.bind(3, service.name)
        statement.bind(4, service.agency?.text)
        statement.bind(5, service.agencyFrom.map { Int64($0.number) })
        statement.bind(6, service.numbersRestart.rawValue)
        statement.bind(7, service.isInherited)
      }
      if let previous, previous.numbersRestart != service.numbersRestart {
        changes.renumbered.append(service)
      }
      changes.count(previous == nil ? .inserted : .changed)
    }
  }

  /// Registers a service without a standard, while transactions are written.
  ///
  /// - Returns: Its id.
  func register(_ service: Service) throws(StoreError) -> Int64 {
    try connection.run(SQL.registerService) { statement in
      statement.bind(1, service.unit.text)
      statement.bind(2, service.code.text)
      statement.bind(3, service.name)
    }
    return connection.lastInsertedID
  }

  /// Gives a paper of a service the next ordinal, unless it has one.
  func registerDocument(service: Int64, code: String, name: String) throws(StoreError) {
    try connection.run(SQL.registerDocument) { statement in
      statement.bind(1, service)
      statement.bind(2, code)
      statement.bind(3, name)
    }
  }
}

/// What identifies a service.
private struct ServiceName: Hashable {
  let unit: UnitCode
  let service: ServiceCode

  init(_ service: Service) {
    unit = service.unit
    self.service = service.code
  }

  init(_ standard: Standard) {
    unit = standard.unit
    service = standard.service
  }
}

/// What identifies a version of a standard.
private struct StandardName: Hashable {
  let unit: UnitCode
  let service: ServiceCode
  let version: String

  init(_ standard: Standard) {
    unit = standard.unit
    service = standard.service
    version = standard.version
  }
}

extension Standard {
  /// The same promise with its lines in the order in which the database gives them back.
  fileprivate var canonical: Standard {
    var standard = self
    standard.times.sort { ($0.applicantClass ?? "") < ($1.applicantClass ?? "") }
    if case .tariffs(let lines, let basis) = cost {
      let sorted = lines.sorted {
        ($0.applicantClass ?? "", $0.tier ?? "") < ($1.applicantClass ?? "", $1.tier ?? "")
      }
      standard.cost = .tariffs(sorted, legalBasis: basis)
    }
    return standard
  }
}

private enum SQL {
  static let insertUnit = """
    INSERT INTO units (
      code, name, parent_id, zone, calendar_code, currency, currency_decimals, parent_from,
      inherits_services)
    VALUES (?1, ?2, (SELECT id FROM units WHERE code = ?3), ?4, ?5, ?6, ?7, ?8, ?9)
    """
  static let updateUnit = """
    UPDATE units
    SET name = ?2, parent_id = (SELECT id FROM units WHERE code = ?3), zone = ?4,
      calendar_code = ?5, currency = ?6, currency_decimals = ?7, parent_from = ?8,
      inherits_services = ?9
    WHERE code = ?1
    """
  static let insertAgency = "INSERT INTO agencies (code, name) VALUES (?1, ?2)"
  static let updateAgency = "UPDATE agencies SET name = ?2 WHERE code = ?1"
  static let insertService = """
    INSERT INTO services (
      unit_id, code, name, agency_id, agency_from, numbers_restart, is_inherited)
    VALUES (
      (SELECT id FROM units WHERE code = ?1), ?2, ?3, (SELECT id FROM agencies WHERE code = ?4),
      ?5, ?6, ?7)
    """
  static let updateService = """
    UPDATE services
    SET name = ?3, agency_id = (SELECT id FROM agencies WHERE code = ?4), agency_from = ?5,
      numbers_restart = ?6, is_inherited = ?7
    WHERE unit_id = (SELECT id FROM units WHERE code = ?1) AND code = ?2
    """
  // The importer of transactions has no trigger that would give the entry.
  static let registerService = """
    INSERT INTO services (unit_id, entry, code, name)
    VALUES (
      (SELECT id FROM units WHERE code = ?1), (SELECT coalesce(max(n), 0) + 1 FROM ledger), ?2, ?3)
    """
  static let registerDocument = """
    INSERT INTO documents (service_id, ordinal, entry, code, name)
    SELECT
      ?1, (SELECT coalesce(max(ordinal) + 1, 0) FROM documents WHERE service_id = ?1),
      (SELECT coalesce(max(n), 0) + 1 FROM ledger), ?2, ?3
    WHERE NOT EXISTS (SELECT 1 FROM documents WHERE service_id = ?1 AND code = ?2)
    """
}
