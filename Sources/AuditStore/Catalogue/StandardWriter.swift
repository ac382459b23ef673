internal import ServiceStandards
internal import WorkingTime

/// Writes standards, each with its lines.
struct StandardWriter: ~Copyable {
  private let connection: Connection
  private let standard: Statement
  private let time: Statement
  private let tariff: Statement
  private let document: Statement

  init(_ connection: Connection) throws(StoreError) {
    let standard = try connection.prepare(SQL.insertStandard)
    let time = try connection.prepare(SQL.insertTime)
    let tariff = try connection.prepare(SQL.insertTariff)
    let document = try connection.prepare(SQL.insertStandardDocument)
    self.connection = connection
    self.standard = standard
    self.time = time
    self.tariff = tariff
    self.document = document
  }

  func insert(
    _ promise: Standard, service: Int64, knownFrom: Instant
  ) throws(StoreError) {
    let (cost, basis, tariffs) = promise.cost.columns
    standard.bind(1, service)
    standard.bind(2, promise.version)
    standard.bind(3, knownFrom.seconds)
    standard.bind(4, promise.state.rawValue)
    standard.bind(5, promise.decree)
    standard.bind(6, promise.source)
    standard.bind(7, Int64(promise.validFrom.number))
    standard.bind(8, promise.validTo.map { Int64($0.number) })
    standard.bind(9, promise.clock.start.rawValue)
    standard.bind(10, promise.clock.receipt.rawValue)
    standard.bind(11, promise.clock.dayCount.rawValue)
    standard.bind(12, PauseReason.mask(promise.clock.stoppingReasons))
    standard.bind(13, cost)
    standard.bind(14, basis)
    standard.bind(15, promise.documents != nil)
    standard.bind(16, promise.targetPerMille.map(Int64.init))
    standard.bind(17, promise.classes.joined(separator: "\n"))
    standard.bind(18, promise.appliesTo.rawValue)
    standard.bind(19, promise.waitsAtMost?.value)
    standard.bind(20, promise.waitsAtMost?.unit.rawValue)
    standard.bind(21, promise.waitsAtMost?.unitIsAssumed ?? false)
    standard.bind(22, promise.tariffOf?.rawValue)
    try standard.run()
    let id = connection.lastInsertedID
    for line in promise.times {
      time.bind(1, id)
      time.bind(2, line.applicantClass ?? "")
      time.bind(3, line.value)
      time.bind(4, line.unit.rawValue)
      time.bind(5, line.unitIsAssumed)
      time.bind(6, line.extensionValue)
      try time.run()
    }
    for line in tariffs {
      tariff.bind(1, id)
      tariff.bind(2, line.applicantClass ?? "")
      tariff.bind(3, line.tier ?? "")
      tariff.bind(4, line.amount.minorUnits)
      tariff.bind(5, line.isCeiling)
      try tariff.run()
    }
    for (position, paper) in (promise.documents ?? []).enumerated() {
      try insert(paper, position: position, standard: id)
    }
  }

  private func insert(
    _ paper: RequiredDocument, position: Int, standard: Int64
  ) throws(StoreError) {
    document.bind(1, standard)
    document.bind(2, position)
    document.bind(3, paper.code.text)
    document.bind(4, paper.name)
    document.bind(5, paper.aliases.joined(separator: "\n"))
    document.bind(6, paper.classes.sorted().joined(separator: "\n"))
    document.bind(7, paper.isMandatory)
    document.bind(8, paper.alternatives)
    document.bind(9, paper.condition)
    try document.run()
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
  static let insertStandard = """
    INSERT INTO standards (
      service_id, version, known_from, state, decree, source, valid_from, valid_to,
      clock_start, receipt, day_count, stopping_reasons, cost, cost_basis, has_document_list,
      target_per_mille, classes, applies_to, waits_at_most, waits_unit, waits_unit_is_assumed,
      tariff_of)
    VALUES (
      ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
      ?21, ?22)
    """
  static let insertTime = """
    INSERT INTO standard_times (standard_id, class, value, unit, unit_is_assumed, extension)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    """
  static let insertTariff = """
    INSERT INTO standard_tariffs (standard_id, class, tier, amount, is_ceiling)
    VALUES (?1, ?2, ?3, ?4, ?5)
    """
  static let insertStandardDocument = """
    INSERT INTO standard_documents (
      standard_id, position, code, name, aliases, classes, is_mandatory, alternatives, condition)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    """
}
