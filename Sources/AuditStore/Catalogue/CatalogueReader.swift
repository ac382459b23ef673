package import ServiceStandards
package import WorkingTime

extension Store {
  /// All that transactions are compared with, as it was known at `knownAt` (default: all that is
  /// recorded). What was imported after `importedBy` is left out, although it says that it was known
  /// before: a run that has ended did not have it.
  package func catalogue(knownAt: Instant? = nil, importedBy: Instant? = nil)
    throws(StoreError) -> Catalogue
  {
    let known = knownAt?.seconds ?? Int64.max
    let imported = importedBy?.seconds ?? Int64.max
    var catalogue = Catalogue(zone: try statedZone())
    try readUnits(into: &catalogue, written: min(known, imported))
    catalogue.agencies = try agencies()
    catalogue.services = try services()
    catalogue.standards = try standards(known: known, imported: imported)
    catalogue.calendars = try calendars(known: known, imported: imported)
    catalogue.documents = try documents()
    catalogue.paperAssignments = try paperAssignments(written: min(known, imported))
    catalogue.variants = try variants()
    return catalogue
  }

  /// Units, agencies and services alone, for names and zones.
  package func places() throws(StoreError) -> Catalogue {
    var catalogue = Catalogue(zone: try statedZone())
    try readUnits(into: &catalogue, written: .max)
    catalogue.agencies = try agencies()
    catalogue.services = try services()
    return catalogue
  }

  /// Ids of what an office has few of are given one after the other, and tables are laid out by them.
  private static let largestID = 1 << 24

  func agencies() throws(StoreError) -> [Agency] {
    var agencies: [Agency] = []
    try connection.forEachRow(SQL.agencies) { row throws(StoreError) in
      agencies.append(Agency(code: try code(row.text(0)), name: row.text(1)))
    }
    return agencies
  }

  /// - Throws: `StoreError` also when a service has no unit, or when one is gone that was judged: foreign
  ///   keys are kept by this program, not by every other.
  func services() throws(StoreError) -> [Recorded<Service>] {
    if let lost = try connection.first(SQL.lostService, { $0.int(0) }) {
      throw damaged("services row \(lost)")
    }
    var services: [Recorded<Service>] = []
    try connection.forEachRow(SQL.services) { row throws(StoreError) in
      guard !row.isNull(1), row.int(0) <= Self.largestID else {
        throw damaged("services row \(row.int(0)), or its units row")
      }
      let service = Service(
        unit: try code(row.text(1)), code: try code(row.text(2)), name: row.text(3),
        agency: try row.optionalText(4).map(code), agencyFrom: row.optionalDay(5),
        numbersRestart: try word(row.text(6)), isInherited: row.int(7) != 0)
      services.append(Recorded(id: row.int(0), recordedAt: Instant(0), value: service))
    }
    return services
  }

  /// The last record of each service and version known at `known` among those imported by `imported`.
  func standards(known: Int64, imported: Int64 = .max) throws(StoreError) -> [Recorded<Standard>] {
    var standards: [Recorded<Standard>] = []
    let times = try connection.prepare(SQL.times)
    let tariffs = try connection.prepare(SQL.tariffs)
    let documents = try connection.prepare(SQL.standardDocuments)
    try connection.forEachRow(
      SQL.standards,
      bind: {
        $0.bind(1, known)
        $0.bind(2, imported)
      }
    ) { row throws(StoreError) in
      let id = row.int(0)
      guard id <= Self.largestID, 0...1000 ~= row.int(17) else {
        throw damaged("standards row \(id)")
      }
      let standard = Standard(
        unit: try code(row.text(1)), service: try code(row.text(2)), version: row.text(3),
        state: try word(row.text(5)), decree: row.optionalText(6), source: row.optionalText(7),
        validFrom: row.day(8),
        validTo: row.optionalDay(9),
        classes: row.text(18).split(separator: "\n").map(String.init),
        appliesTo: try word(row.text(19)),
        clock: ClockSettings(
          start: try word(row.text(10)), receipt: try word(row.text(11)),
          dayCount: try word(row.text(12)), stoppingReasons: PauseReason.set(mask: row.int(13))),
        times: try self.times(times, of: id),
        waitsAtMost: try row.optionalInt(20).map { value throws(StoreError) in
          TimePromise(
            applicantClass: nil, value: value, unit: try word(row.text(21)),
            unitIsAssumed: row.int(22) != 0)
        },
        cost: try cost(row.text(14), basis: row.optionalText(15), tariffs, of: id),
        tariffOf: try row.optionalText(23).map { text throws(StoreError) in try word(text) },
        documents: row.int(16) == 0 ? nil : try self.documents(documents, of: id),
        targetPerMille: row.optionalInt(17).map(Int.init))
      standards.append(Recorded(id: id, recordedAt: Instant(row.int(4)), value: standard))
    }
    return standards
  }

  private func times(_ statement: borrowing Statement, of standard: Int64)
    throws(StoreError) -> [TimePromise]
  {
    statement.bind(1, standard)
    defer { statement.reset() }
    var times: [TimePromise] = []
    while try statement.step() {
      times.append(
        TimePromise(
          applicantClass: statement.text(0).nonEmpty, value: statement.int(1),
          unit: try word(statement.text(2)), unitIsAssumed: statement.int(3) != 0,
          extensionValue: statement.int(4)))
    }
    return times
  }

  private func cost(
    _ kind: String, basis: String?, _ statement: borrowing Statement, of standard: Int64
  ) throws(StoreError) -> CostPromise {
    switch kind {
    case "not_stated": return .notStated
    case "by_regulation": return .byRegulation(basis)
    case "free": return .free(lawBasis: basis)
    default:
      statement.bind(1, standard)
      defer { statement.reset() }
      var lines: [TariffLine] = []
      while try statement.step() {
        lines.append(
          TariffLine(
            applicantClass: statement.text(0).nonEmpty, tier: statement.text(1).nonEmpty,
            amount: Money(try amount(statement.int(2), of: standard)),
            isCeiling: statement.int(3) != 0))
      }
      return .tariffs(lines, legalBasis: basis)
    }
  }

  /// No tariff is below zero; the schema says so, and whoever wrote another one did not ask it.
  private func amount(_ minorUnits: Int64, of standard: Int64) throws(StoreError) -> Int64 {
    guard minorUnits >= 0 else { throw damaged("standard_tariffs of standards row \(standard)") }
    return minorUnits
  }

  private func documents(_ statement: borrowing Statement, of standard: Int64)
    throws(StoreError) -> [RequiredDocument]
  {
    statement.bind(1, standard)
    defer { statement.reset() }
    var documents: [RequiredDocument] = []
    while try statement.step() {
      documents.append(
        RequiredDocument(
          code: try code(statement.text(0)), name: statement.text(1),
          aliases: statement.text(2).lines, classes: Set(statement.text(3).lines),
          isMandatory: statement.int(4) != 0, alternatives: statement.optionalText(5),
          condition: statement.optionalText(6)))
    }
    return documents
  }

  func documents() throws(StoreError) -> [Int64: [DocumentEntry]] {
    var documents: [Int64: [DocumentEntry]] = [:]
    try connection.forEachRow(SQL.documents) { row throws(StoreError) in
      let (service, ordinal) = (row.int(0), row.int(1))
      // Without one of them the masks of transactions could mean other papers than they did.
      guard ordinal == documents[service]?.count ?? 0 else {
        throw damaged("documents of service \(service): none with the ordinal before \(ordinal)")
      }
      let entry = DocumentEntry(code: try code(row.text(2)), name: row.text(3))
      documents[service, default: []].append(entry)
    }
    return documents
  }

  func variants() throws(StoreError) -> [Variant] {
    var variants: [Variant] = []
    try connection.forEachRow(SQL.variants) { row throws(StoreError) in
      let id = Int(row.int(0))
      guard id <= Self.largestID else { throw damaged("variants row \(id)") }
      while variants.count < id { variants.append(.unknown) }
      variants.append(
        Variant(applicantClass: row.text(1).nonEmpty, tier: row.text(2).nonEmpty))
    }
    return variants.isEmpty ? [.unknown] : variants
  }

  /// A code as it stands in the database; only a file edited by hand can hold a bad one.
  func code<Subject>(_ text: String) throws(StoreError) -> Code<Subject> {
    guard let code = try? Code<Subject>(text) else { throw damaged("code “\(text)”") }
    return code
  }

  /// A word that the schema's CHECK allows; anything else is damage.
  func word<Word: RawRepresentable<String>>(_ text: String) throws(StoreError) -> Word {
    guard let word = Word(rawValue: text) else { throw damaged("word “\(text)”") }
    return word
  }

  func damaged(_ detail: String) -> StoreError {
    StoreError(code: 11, message: detail, sql: "", path: path)
  }
}

extension String {
  /// `nil` for the empty text that stands for "none" in key columns.
  var nonEmpty: String? { isEmpty ? nil : self }
  /// The entries of a column that holds one a line.
  var lines: [String] { split(separator: "\n").map(String.init) }
}

extension PauseReason {
  static func set(mask: Int64) -> Set<PauseReason> {
    Set(allCases.filter { mask & (1 << Int64($0.rawValue)) != 0 })
  }

  static func mask(_ reasons: Set<PauseReason>) -> Int64 {
    reasons.reduce(0) { $0 | 1 << Int64($1.rawValue) }
  }
}

private enum SQL {
  static let agencies = "SELECT agencies.code, agencies.name FROM agencies ORDER BY agencies.code"
  static let lostService = """
    SELECT service_id FROM standards WHERE service_id NOT IN (SELECT id FROM services)
    UNION ALL
    SELECT service_id FROM findings WHERE service_id NOT IN (SELECT id FROM services)
    LIMIT 1
    """
  static let services = """
    SELECT
      services.id, units.code, services.code, services.name, agencies.code, services.agency_from,
      services.numbers_restart, services.is_inherited
    FROM services
    LEFT JOIN units ON units.id = services.unit_id
    LEFT JOIN agencies ON agencies.id = services.agency_id
    ORDER BY units.code, services.code
    """
  static let standards = """
    SELECT
      standards.id, units.code, services.code, standards.version, standards.known_from,
      standards.state, standards.decree, standards.source, standards.valid_from,
      standards.valid_to, standards.clock_start, standards.receipt, standards.day_count,
      standards.stopping_reasons, standards.cost, standards.cost_basis,
      standards.has_document_list, standards.target_per_mille, standards.classes,
      standards.applies_to, standards.waits_at_most, standards.waits_unit,
      standards.waits_unit_is_assumed, standards.tariff_of
    FROM standards
    JOIN services ON services.id = standards.service_id
    JOIN units ON units.id = services.unit_id
    WHERE standards.known_from = (
      SELECT max(later.known_from) FROM standards AS later
      WHERE later.service_id = standards.service_id
        AND later.version = standards.version
        AND later.known_from <= ?1
        AND \(Ledger.knowledge(of: "later.entry")) <= ?2)
    ORDER BY units.code, services.code, standards.valid_from, standards.id
    """
  static let times = """
    SELECT class, value, unit, unit_is_assumed, extension
    FROM standard_times WHERE standard_id = ?1 ORDER BY class
    """
  static let tariffs = """
    SELECT class, tier, amount, is_ceiling
    FROM standard_tariffs WHERE standard_id = ?1 ORDER BY class, tier
    """
  static let standardDocuments = """
    SELECT code, name, aliases, classes, is_mandatory, alternatives, condition
    FROM standard_documents WHERE standard_id = ?1 ORDER BY position
    """
  static let documents = """
    SELECT documents.service_id, documents.ordinal, documents.code, documents.name
    FROM documents ORDER BY documents.service_id, documents.ordinal
    """
  static let variants =
    "SELECT variants.id, variants.class, variants.tier FROM variants ORDER BY id"
}
