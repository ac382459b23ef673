package import ServiceStandards
package import WorkingTime

/// What an import of standards or calendars did.
package struct CatalogueChanges: Hashable, Sendable {
  package var inserted = 0
  package var changed = 0
  package var unchanged = 0

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
  /// Records what a standards file declares; call inside `write`. `recordedAt` is when we learned it;
  /// a correction of something already known by then is known only from the import on.
  package func record(
    _ declared: DeclaredStandards, recordedAt: Instant, importedAt: Instant, importID: Int64
  ) throws(StoreError) -> CatalogueChanges {
    var changes = CatalogueChanges()
    for unit in parentsFirst(declared.units) { changes.count(try record(unit)) }
    for agency in declared.agencies { changes.count(try record(agency)) }
    for service in declared.services { changes.count(try record(service)) }
    guard !declared.standards.isEmpty else { return changes }
    var known: [StandardName: Recorded<Standard>] = [:]
    for standard in try standards(known: .max) { known[StandardName(standard.value)] = standard }
    for standard in declared.standards {
      let canonical = standard.canonical
      let previous = known[StandardName(standard)]
      if previous?.value == canonical {
        changes.count(.unchanged)
        continue
      }
      let recordedAt = moment(
        recordedAt, after: previous?.recordedAt, importedAt: importedAt)
      try insert(canonical, recordedAt: recordedAt, importID: importID)
      changes.count(previous == nil ? .inserted : .changed)
    }
    return changes
  }

  /// A correction cannot have been known before the record that it corrects.
  func moment(_ declared: Instant, after previous: Instant?, importedAt: Instant) -> Instant {
    guard let previous, declared <= previous else { return declared }
    return max(importedAt, previous + 1)
  }

  /// Units in an order in which each parent comes before its children.
  private func parentsFirst(_ units: [Unit]) -> [Unit] {
    var rest = units
    var ordered: [Unit] = []
    while !rest.isEmpty {
      let waiting = Set(rest.map(\.code))
      let ready = rest.filter { $0.parent.map { !waiting.contains($0) } ?? true }
      if ready.isEmpty { return ordered + rest }
      ordered += ready
      rest.removeAll { unit in ready.contains { $0.code == unit.code } }
    }
    return ordered
  }

  private func record(_ unit: Unit) throws(StoreError) -> CatalogueChanges.Change {
    let known = try units().first { $0.value.code == unit.code }
    if known?.value == unit { return .unchanged }
    try connection.run(SQL.upsertUnit) { statement in
      statement.bind(1, unit.code.text)
      statement.bind(2, unit.name)
      statement.bind(3, unit.parent?.text)
      statement.bind(4, unit.zone)
      statement.bind(5, unit.calendar?.text)
      statement.bind(6, unit.currency.code)
      statement.bind(7, unit.currency.decimals)
    }
    return known == nil ? .inserted : .changed
  }

  private func record(_ agency: Agency) throws(StoreError) -> CatalogueChanges.Change {
    let known = try agencies().first { $0.code == agency.code }
    if known == agency { return .unchanged }
    try connection.run(SQL.upsertAgency) { statement in
      statement.bind(1, agency.code.text)
      statement.bind(2, agency.name)
    }
    return known == nil ? .inserted : .changed
  }

  private func record(_ service: Service) throws(StoreError) -> CatalogueChanges.Change {
    let known = try services().first {
      $0.value.unit == service.unit && $0.value.code == service.code
    }
    if known?.value == service { return .unchanged }
    try connection.run(SQL.upsertService) { statement in
      statement.bind(1, service.unit.text)
      statement.bind(2, service.code.text)
      statement.bind(3, service.name)
      statement.bind(4, service.agency?.text)
    }
    return known == nil ? .inserted : .changed
  }

  private func insert(_ standard: Standard, recordedAt: Instant, importID: Int64)
    throws(StoreError)
  {
    guard let service = try serviceID(unit: standard.unit, service: standard.service) else {
      throw damaged("service \(standard.unit)/\(standard.service)")
    }
    let (cost, basis, tariffs) = standard.cost.columns
    try connection.run(SQL.insertStandard) { statement in
      statement.bind(1, service)
      statement.bind(2, standard.version)
      statement.bind(3, recordedAt.seconds)
      statement.bind(4, importID)
      statement.bind(5, standard.state.rawValue)
      statement.bind(6, standard.decree)
      statement.bind(7, standard.source)
      statement.bind(8, Int64(standard.validFrom.number))
      statement.bind(9, standard.validTo.map { Int64($0.number) })
      statement.bind(10, standard.clock.start.rawValue)
      statement.bind(11, standard.clock.receipt.rawValue)
      statement.bind(12, standard.clock.dayCount.rawValue)
      statement.bind(13, PauseReason.mask(standard.clock.stoppingReasons))
      statement.bind(14, cost)
      statement.bind(15, basis)
      statement.bind(16, standard.documents != nil)
      statement.bind(17, standard.targetPerMille.map(Int64.init))
    }
    let id = connection.lastInsertedID
    for time in standard.times {
      try connection.run(SQL.insertTime) { statement in
        statement.bind(1, id)
        statement.bind(2, time.applicantClass ?? "")
        statement.bind(3, time.value)
        statement.bind(4, time.unit.rawValue)
        statement.bind(5, time.unitIsAssumed)
        statement.bind(6, time.extensionValue)
      }
    }
    for line in tariffs {
      try connection.run(SQL.insertTariff) { statement in
        statement.bind(1, id)
        statement.bind(2, line.applicantClass ?? "")
        statement.bind(3, line.tier ?? "")
        statement.bind(4, line.amount.minorUnits)
      }
    }
    for (position, document) in (standard.documents ?? []).enumerated() {
      try insert(document, position: position, standard: id)
      try registerDocument(service: service, code: document.code.text, name: document.name)
    }
  }

  private func insert(_ document: RequiredDocument, position: Int, standard: Int64)
    throws(StoreError)
  {
    try connection.run(SQL.insertStandardDocument) { statement in
      statement.bind(1, standard)
      statement.bind(2, position)
      statement.bind(3, document.code.text)
      statement.bind(4, document.name)
      statement.bind(5, document.aliases.joined(separator: "\n"))
      statement.bind(6, document.classes.sorted().joined(separator: "\n"))
      statement.bind(7, document.isMandatory)
      statement.bind(8, document.alternatives)
      statement.bind(9, document.condition)
    }
  }

  /// Gives a paper of a service the next ordinal, unless it has one.
  func registerDocument(service: Int64, code: String, name: String) throws(StoreError) {
    try connection.run(SQL.registerDocument) { statement in
      statement.bind(1, service)
      statement.bind(2, code)
      statement.bind(3, name)
    }
  }

  func serviceID(unit: UnitCode, service: ServiceCode) throws(StoreError) -> Int64? {
    try connection.first(
      SQL.serviceID,
      bind: {
        $0.bind(1, unit.text)
        $0.bind(2, service.text)
      }
    ) { $0.int(0) }
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

extension CostPromise {
  fileprivate var columns: (kind: String, basis: String?, lines: [TariffLine]) {
    switch self {
    case .notStated: ("not_stated", nil, [])
    case .byRegulation(let basis): ("by_regulation", basis, [])
    case .free(let law): ("free", law, [])
    case .tariffs(let lines, let basis): ("tariffs", basis, lines)
    }
  }
}

private enum SQL {
  static let upsertUnit = """
    INSERT INTO units (code, name, parent_id, zone, calendar_code, currency, currency_decimals)
    VALUES (?1, ?2, (SELECT id FROM units WHERE code = ?3), ?4, ?5, ?6, ?7)
    ON CONFLICT (code) DO UPDATE SET
      name = excluded.name, parent_id = excluded.parent_id, zone = excluded.zone,
      calendar_code = excluded.calendar_code, currency = excluded.currency,
      currency_decimals = excluded.currency_decimals
    """
  static let upsertAgency = """
    INSERT INTO agencies (code, name) VALUES (?1, ?2)
    ON CONFLICT (code) DO UPDATE SET name = excluded.name
    """
  static let upsertService = """
    INSERT INTO services (unit_id, code, name, agency_id)
    VALUES (
      (SELECT id FROM units WHERE code = ?1), ?2, ?3, (SELECT id FROM agencies WHERE code = ?4))
    ON CONFLICT (unit_id, code) DO UPDATE SET
      name = excluded.name, agency_id = excluded.agency_id
    """
  static let serviceID = """
    SELECT services.id
    FROM services JOIN units ON units.id = services.unit_id
    WHERE units.code = ?1 AND services.code = ?2
    """
  static let insertStandard = """
    INSERT INTO standards (
      service_id, version, recorded_at, import_id, state, decree, source, valid_from, valid_to,
      clock_start, receipt, day_count, stopping_reasons, cost, cost_basis, has_document_list,
      target_per_mille)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
    """
  static let insertTime = """
    INSERT INTO standard_times (standard_id, class, value, unit, unit_is_assumed, extension)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    """
  static let insertTariff = """
    INSERT INTO standard_tariffs (standard_id, class, tier, amount) VALUES (?1, ?2, ?3, ?4)
    """
  static let insertStandardDocument = """
    INSERT INTO standard_documents (
      standard_id, position, code, name, aliases, classes, is_mandatory, alternatives, condition)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    """
  static let registerDocument = """
    INSERT INTO documents (service_id, ordinal, code, name)
    VALUES (
      ?1, (SELECT coalesce(max(ordinal) + 1, 0) FROM documents WHERE service_id = ?1), ?2, ?3)
    ON CONFLICT (service_id, code) DO NOTHING
    """
}
