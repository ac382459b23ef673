/// A table that entries of the ledger answer for.
///
/// Where rows carry the number of the entry that wrote them, an entry has the digest of its own, wherever
/// they are now: among those of today or in the past. Rows of other tables are only ever added: an entry has
/// the digest of those that its event added, by the range of a number that grows with them. The rest is small
/// and changes in place: an entry has the digest of all their rows as the event left them.
struct CoveredTable: Hashable, Sendable {
  /// What an entry has the digest of.
  enum Span: Hashable, Sendable {
    case whole
    /// Of those that were added, by this column.
    case added(by: String)
    /// Of those that the entry wrote. `hasPast`: they may be in the table of the past by now.
    case written(hasPast: Bool)
    /// Of those that the entry put into the past.
    case superseded
    /// Of those that belong, by this column, to rows that the entry wrote in another table.
    case lines(of: String, by: String)
  }

  let name: String
  let columns: String
  /// What is digested, in this order: the columns, but of what people wrote a salted hash, so that text and salt can go
  /// one day and the hash stays.
  private let digested: String
  let columnCount: Int32
  /// The order of the rows.
  let order: String
  let span: Span

  private init(
    _ name: String, _ columns: [String], personal: String? = nil, order: String, span: Span
  ) {
    let salt = "salt"
    let digested = columns.filter { personal == nil || $0 != salt }.map { column in
      column == personal ? "\(SaltedHash.function)(\(salt), \(column))" : column
    }
    self.name = name
    self.columns = columns.joined(separator: ", ")
    self.digested = digested.joined(separator: ", ")
    columnCount = Int32(digested.count)
    self.order = order
    self.span = span
  }

  /// Rows are added only; `span` is the first column, their own id or that of what they belong to.
  fileprivate static func added(_ name: String, _ columns: String..., order: String? = nil)
    -> CoveredTable
  {
    CoveredTable(name, columns, order: order ?? columns[0], span: .added(by: columns[0]))
  }

  fileprivate static func whole(_ name: String, _ columns: String..., order: String? = nil)
    -> CoveredTable
  {
    CoveredTable(name, columns, order: order ?? columns[0], span: .whole)
  }

  /// Rows that are replaced, with their past; `personal` is what people wrote, with its salt in the column of
  /// that name.
  fileprivate static func replaced(
    _ name: String, _ columns: String..., personal: String? = nil, key: String = "id"
  ) -> (now: CoveredTable, past: CoveredTable) {
    (
      CoveredTable(
        name, columns, personal: personal, order: "\(key), entry",
        span: .written(hasPast: true)),
      CoveredTable(
        name + "_past", columns + ["superseded_by"], personal: personal,
        order: "\(key), superseded_by", span: .superseded)
    )
  }

  /// Rows that are never changed.
  fileprivate static func kept(_ name: String, _ columns: String...) -> CoveredTable {
    CoveredTable(name, columns, order: columns[0], span: .written(hasPast: false))
  }

  fileprivate static func lines(
    of kept: CoveredTable, _ name: String, _ columns: String..., order: String
  )
    -> CoveredTable
  {
    CoveredTable(name, columns, order: order, span: .lines(of: kept.name, by: columns[0]))
  }

  /// Spans are numbers of entries.
  var isByEntry: Bool {
    switch span {
    case .whole, .added: false
    case .written, .superseded, .lines: true
    }
  }

  /// Reads the rows with spans from ?1 to ?2, or all.
  var rows: String {
    let condition =
      switch span {
      case .whole: ""
      case .added(let column): "WHERE \(column) BETWEEN ?1 AND ?2"
      case .written: "WHERE entry BETWEEN ?1 AND ?2"
      case .superseded: "WHERE superseded_by BETWEEN ?1 AND ?2"
      case .lines(let table, let column):
        "WHERE \(column) IN (SELECT id FROM \(table) WHERE entry BETWEEN ?1 AND ?2)"
      }
    return "SELECT \(digested) FROM \(source) \(condition) ORDER BY \(order)"
  }

  /// How many rows there are, without those that the entry ?1 is to answer for.
  var count: String {
    let condition =
      switch span {
      case .whole, .added: ""
      case .written: "WHERE entry <> ?1"
      case .superseded: "WHERE superseded_by <> ?1"
      case .lines(let table, let column):
        "WHERE \(column) NOT IN (SELECT id FROM \(table) WHERE entry = ?1)"
      }
    return "SELECT count(*) FROM \(source) \(condition)"
  }

  /// The greatest number by which rows are added; 0 without rows. `nil`: they are not told by one.
  var last: String? {
    guard case .added(let column) = span else { return nil }
    return "SELECT coalesce(max(\(column)), 0) FROM \(name)"
  }

  /// The greatest number of an entry that rows refer to.
  var lastEntry: String? {
    switch span {
    case .written: "SELECT max(entry) FROM \(name)"
    case .superseded: "SELECT max(superseded_by) FROM \(name)"
    case .whole, .added, .lines: nil
    }
  }

  private var source: String {
    guard span == .written(hasPast: true) else { return name }
    return "(SELECT \(columns) FROM \(name) UNION ALL SELECT \(columns) FROM \(name)_past)"
  }
}

extension CoveredTable {
  static let identity = whole("identity", "id", "bytes")
  static let givenNumbers = whole(
    "given_numbers", "kind", "year", "number", order: "kind, year")
  static let imports = added(
    "imports", "id", "entry", "kind", "file", "sha256", "bytes", "profile_sha256", "known_from",
    "state", "inserted", "changed", "unchanged", "rejected")
  static let rejectedLines = added(
    "rejected_lines", "import_id", "line", "position", "column_name", "code", "value", "message",
    "original", order: "import_id, line, position")

  static let units = replaced(
    "units", "id", "entry", "code", "name", "parent_id", "parent_from", "zone", "calendar_code",
    "currency", "currency_decimals")
  static let agencies = replaced("agencies", "id", "entry", "code", "name")
  static let services = replaced(
    "services", "id", "entry", "unit_id", "code", "name", "agency_id", "agency_from")
  static let documents = replaced(
    "documents", "service_id", "ordinal", "entry", "code", "name", key: "service_id, ordinal")
  static let variants = whole("variants", "id", "class", "tier")
  static let standards = kept(
    "standards", "id", "entry", "service_id", "version", "known_from", "state", "decree",
    "source", "valid_from", "valid_to", "clock_start", "receipt", "day_count", "stopping_reasons",
    "cost", "cost_basis", "has_document_list", "target_per_mille")
  static let standardTimes = lines(
    of: standards, "standard_times", "standard_id", "class", "value", "unit", "unit_is_assumed",
    "extension",
    order: "standard_id, class")
  static let standardTariffs = lines(
    of: standards, "standard_tariffs", "standard_id", "class", "tier", "amount",
    order: "standard_id, class, tier")
  static let standardDocuments = lines(
    of: standards, "standard_documents", "standard_id", "position", "code", "name", "aliases",
    "classes",
    "is_mandatory", "alternatives", "condition", order: "standard_id, position")

  static let calendarVersions = kept(
    "calendar_versions", "id", "entry", "code", "valid_from", "valid_to", "known_from", "zone",
    "source", "keeps_no_holidays", "complete_years")
  static let calendarEntries = lines(
    of: calendarVersions, "calendar_entries", "calendar_version_id", "position", "kind", "from_day",
    "to_day", "note",
    order: "calendar_version_id, position")
  static let calendarHours = lines(
    of: calendarVersions, "calendar_hours", "calendar_version_id", "position", "weekday", "open",
    "close",
    order: "calendar_version_id, position, weekday, open")
  static let holidays = lines(
    of: calendarVersions, "holidays", "calendar_version_id", "day", "name", "kind", "decree",
    order: "calendar_version_id, day, name")

  static let runs = added(
    "runs", "id", "entry", "as_of", "known_at", "scope", "services", "examined",
    "new_deviations", "changed_deviations", "closed_deviations", "complete")
  static let verdicts = added(
    "verdicts", "run_id", "service_id", "counts", order: "run_id, service_id")
  static let standardDeviations = whole(
    "standard_deviations", "service_id", "rule", "subject", "severity", "standard_id", "gap_from",
    "gap_to", "lacks", "transactions", "found_by_run", order: "service_id, rule, subject")

  static let findings = added(
    "findings", "id", "year", "number", "service_id", "rule", "episode", "opened_by_run")
  static let findingMoves = kept(
    "finding_moves", "id", "entry", "finding_id", "kind", "run_id", "seen_run", "reason", "text",
    "code", "role", "day", "due_day", "partial")
  static let evidenceFiles = lines(
    of: findingMoves, "evidence_files", "move_id", "position", "sha256", "name", "bytes",
    order: "move_id, position")
  static let codeBooks = kept("code_books", "id", "entry", "file", "sha256", "text")

  static let waivers = kept(
    "waivers", "id", "entry", "year", "number", "unit_id", "service_id", "rule", "case_number",
    "from_day", "to_day", "reason", "requested_by", "approved_by")
  static let waiverRevocations = kept("waiver_revocations", "waiver_id", "entry", "reason")
  static let waiverReturns = added(
    "waiver_returns", "run_id", "waiver_id", "cause", "deviations", order: "run_id, waiver_id")
  static let baselines = kept(
    "baselines", "id", "entry", "unit_id", "run_id", "day", "reason", "approved_by")
  static let baselineServices = lines(
    of: baselines, "baseline_services", "baseline_id", "service_id",
    order: "baseline_id, service_id")
  static let baselineDeviations = lines(
    of: baselines, "baseline_deviations", "baseline_id", "key", "service_id",
    order: "baseline_id, key")
  static let baselineStandardDeviations = lines(
    of: baselines, "baseline_standard_deviations", "baseline_id", "service_id", "rule", "subject",
    order: "baseline_id, service_id, rule, subject")

  static let complaints = replaced(
    "complaints", "id", "entry", "unit_id", "service_id", "source", "number", "class", "topic",
    "received_at", "complete_at", "forwarded_at", "answered_at", "closed_at", "case_number",
    "text", "salt", "line", personal: "text")
  static let complaintDeviations = whole(
    "complaint_deviations", "complaint_id", "severity", "due", "answered", "found_by_run",
    "judged_by_run")
  static let closedComplaintDeviations = added(
    "closed_complaint_deviations", "id", "complaint_id", "severity", "due", "answered",
    "found_by_run", "closed_by_run")
  static let ladders = kept(
    "ladders", "id", "entry", "name", "valid_from", "source", "known_from")
  static let ladderClasses = lines(
    of: ladders, "ladder_classes", "ladder_id", "position", "code", "name",
    order: "ladder_id, position")
  static let ladderSteps = lines(
    of: ladders, "ladder_steps", "ladder_id", "class", "position", "kind", "value", "unit", "start",
    "source",
    "confirmed", order: "ladder_id, class, position")

  /// Every table that an entry answers for. Transactions and deviations are not among them: see
  /// `CaseDigests` and `RegisterDelta`.
  static let all = [
    identity, givenNumbers, imports, rejectedLines, units.now, units.past, agencies.now,
    agencies.past, services.now, services.past, documents.now, documents.past, variants, standards,
    standardTimes, standardTariffs, standardDocuments, calendarVersions, calendarEntries,
    calendarHours, holidays, runs, verdicts, standardDeviations, findings, findingMoves,
    evidenceFiles, codeBooks, waivers, waiverRevocations, waiverReturns, baselines,
    baselineServices, baselineDeviations, baselineStandardDeviations, complaints.now,
    complaints.past, complaintDeviations, closedComplaintDeviations, ladders, ladderClasses,
    ladderSteps,
  ]
}

extension Store {
  /// The digest of a table's rows: all of one that changes in place, else those with spans in the range.
  func digest(of table: CoveredTable, spans: ClosedRange<Int64>) throws(StoreError) -> DigestedRows
  {
    var digest = RowDigest()
    let rows = try connection.prepare(table.rows)
    if table.span != .whole {
      rows.bind(1, spans.lowerBound)
      rows.bind(2, spans.upperBound)
    }
    while try rows.step() { rows.addRow(columns: table.columnCount, to: &digest) }
    return digest.finish()
  }
}
