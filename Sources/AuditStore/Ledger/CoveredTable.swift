/// A table that entries of the ledger answer for.
///
/// Rows of most tables are only ever added: an entry has the digest of those that its event added, by the
/// range of a number that grows with them. The others are small and change in place: an entry has the
/// digest of all their rows as the event left them.
struct CoveredTable: Hashable, Sendable {
  let name: String
  /// In the order in which they are digested.
  let columns: String
  let columnCount: Int32
  /// The order of the rows.
  let order: String
  /// The number by which rows are added; `nil`: all rows are digested.
  let span: String?

  private init(_ name: String, _ columns: [String], order: String, span: String?) {
    self.name = name
    self.columns = columns.joined(separator: ", ")
    columnCount = Int32(columns.count)
    self.order = order
    self.span = span
  }

  /// Rows are added only; `span` is the first column, their own id or that of what they belong to.
  fileprivate static func added(_ name: String, _ columns: String..., order: String? = nil)
    -> CoveredTable
  {
    CoveredTable(name, columns, order: order ?? columns[0], span: columns[0])
  }

  fileprivate static func whole(_ name: String, _ columns: String..., order: String? = nil)
    -> CoveredTable
  {
    CoveredTable(name, columns, order: order ?? columns[0], span: nil)
  }

  /// Reads the rows with spans from ?1 to ?2, or all.
  var rows: String {
    let condition = span.map { " WHERE \($0) BETWEEN ?1 AND ?2" } ?? ""
    return "SELECT \(columns) FROM \(name)\(condition) ORDER BY \(order)"
  }

  /// The greatest span; 0 without rows.
  var last: String { "SELECT coalesce(max(\(span ?? "rowid")), 0) FROM \(name)" }
}

extension CoveredTable {
  static let identity = whole("identity", "id", "bytes")
  static let givenNumbers = whole(
    "given_numbers", "kind", "year", "number", order: "kind, year")
  static let imports = added(
    "imports", "id", "entry", "kind", "file", "sha256", "bytes", "profile_sha256", "recorded_at",
    "actor",
    "host", "program", "state", "inserted", "changed", "unchanged", "rejected")
  static let rejectedLines = added(
    "rejected_lines", "import_id", "line", "position", "column_name", "code", "value", "message",
    "original", order: "import_id, line, position")

  static let units = whole(
    "units", "id", "code", "name", "parent_id", "zone", "calendar_code", "currency",
    "currency_decimals")
  static let agencies = whole("agencies", "id", "code", "name")
  static let services = whole("services", "id", "unit_id", "code", "name", "agency_id")
  static let documents = whole(
    "documents", "service_id", "ordinal", "code", "name", order: "service_id, ordinal")
  static let variants = whole("variants", "id", "class", "tier")
  static let standards = added(
    "standards", "id", "service_id", "version", "recorded_at", "import_id", "state", "decree",
    "source", "valid_from", "valid_to", "clock_start", "receipt", "day_count", "stopping_reasons",
    "cost", "cost_basis", "has_document_list", "target_per_mille")
  static let standardTimes = added(
    "standard_times", "standard_id", "class", "value", "unit", "unit_is_assumed", "extension",
    order: "standard_id, class")
  static let standardTariffs = added(
    "standard_tariffs", "standard_id", "class", "tier", "amount",
    order: "standard_id, class, tier")
  static let standardDocuments = added(
    "standard_documents", "standard_id", "position", "code", "name", "aliases", "classes",
    "is_mandatory", "alternatives", "condition", order: "standard_id, position")

  static let calendarVersions = added(
    "calendar_versions", "id", "code", "valid_from", "valid_to", "recorded_at", "import_id",
    "zone", "source", "keeps_no_holidays", "complete_years")
  static let calendarEntries = added(
    "calendar_entries", "calendar_version_id", "position", "kind", "from_day", "to_day", "note",
    order: "calendar_version_id, position")
  static let calendarHours = added(
    "calendar_hours", "calendar_version_id", "position", "weekday", "open", "close",
    order: "calendar_version_id, position, weekday, open")
  static let holidays = added(
    "holidays", "calendar_version_id", "day", "name", "kind", "decree",
    order: "calendar_version_id, day, name")

  static let runs = added(
    "runs", "id", "entry", "started_at", "as_of", "known_at", "scope", "services", "examined",
    "new_deviations", "changed_deviations", "closed_deviations", "complete", "changes_mark")
  static let verdicts = added(
    "verdicts", "run_id", "service_id", "counts", order: "run_id, service_id")
  static let standardDeviations = whole(
    "standard_deviations", "service_id", "rule", "subject", "severity", "standard_id", "gap_from",
    "gap_to", "lacks", "transactions", "found_by_run", order: "service_id, rule, subject")

  static let findings = added(
    "findings", "id", "year", "number", "service_id", "rule", "episode", "opened_by_run")
  static let findingMoves = added(
    "finding_moves", "id", "finding_id", "kind", "made_at", "actor", "host", "program", "run_id",
    "seen_run", "reason", "text", "code", "role", "day", "due_day", "partial")
  static let evidenceFiles = added(
    "evidence_files", "move_id", "position", "sha256", "name", "bytes",
    order: "move_id, position")
  static let codeBooks = added(
    "code_books", "id", "file", "sha256", "text", "recorded_at", "actor", "host", "program")

  static let waivers = added(
    "waivers", "id", "year", "number", "unit_id", "service_id", "rule", "case_number", "from_day",
    "to_day", "reason", "requested_by", "approved_by", "recorded_at", "actor", "host", "program")
  static let waiverRevocations = whole(
    "waiver_revocations", "waiver_id", "reason", "recorded_at", "actor", "host", "program")
  static let waiverReturns = whole(
    "waiver_returns", "waiver_id", "run_id", "cause", "deviations")
  static let baselines = added(
    "baselines", "id", "unit_id", "run_id", "day", "reason", "approved_by", "recorded_at", "actor",
    "host", "program")
  static let baselineServices = added(
    "baseline_services", "baseline_id", "service_id", order: "baseline_id, service_id")
  static let baselineDeviations = added(
    "baseline_deviations", "baseline_id", "key", "service_id", order: "baseline_id, key")
  static let baselineStandardDeviations = added(
    "baseline_standard_deviations", "baseline_id", "service_id", "rule", "subject",
    order: "baseline_id, service_id, rule, subject")

  static let complaints = whole(
    "complaints", "id", "unit_id", "service_id", "source", "number", "class", "topic",
    "received_at", "complete_at", "forwarded_at", "answered_at", "closed_at", "case_number",
    "text", "import_id", "line")
  static let complaintHistory = added(
    "complaint_history", "id", "complaint_id", "replaced_by_import", "replaced_at", "was")
  static let complaintDeviations = whole(
    "complaint_deviations", "complaint_id", "severity", "due", "answered", "found_by_run",
    "judged_by_run")
  static let closedComplaintDeviations = added(
    "closed_complaint_deviations", "id", "complaint_id", "severity", "due", "answered",
    "found_by_run", "closed_by_run")
  static let ladders = added(
    "ladders", "id", "name", "valid_from", "source", "recorded_at", "import_id")
  static let ladderClasses = added(
    "ladder_classes", "ladder_id", "position", "code", "name", order: "ladder_id, position")
  static let ladderSteps = added(
    "ladder_steps", "ladder_id", "class", "position", "kind", "value", "unit", "start", "source",
    "confirmed", order: "ladder_id, class, position")

  /// Every table that an entry answers for. Transactions and deviations are not among them: see
  /// `CaseDigests` and `RegisterDelta`.
  static let all = [
    identity, givenNumbers, imports, rejectedLines, units, agencies, services, documents, variants,
    standards,
    standardTimes, standardTariffs, standardDocuments, calendarVersions, calendarEntries,
    calendarHours, holidays, runs, verdicts, standardDeviations, findings, findingMoves,
    evidenceFiles, codeBooks, waivers, waiverRevocations, waiverReturns, baselines,
    baselineServices, baselineDeviations, baselineStandardDeviations, complaints, complaintHistory,
    complaintDeviations, closedComplaintDeviations, ladders, ladderClasses, ladderSteps,
  ]
}

extension Store {
  /// The digest of a table's rows: all of one that changes in place, else those with spans in the range.
  func digest(of table: CoveredTable, spans: ClosedRange<Int64>) throws(StoreError) -> DigestedRows
  {
    var digest = RowDigest()
    let rows = try connection.prepare(table.rows)
    if table.span != nil {
      rows.bind(1, spans.lowerBound)
      rows.bind(2, spans.upperBound)
    }
    while try rows.step() { rows.addRow(columns: table.columnCount, to: &digest) }
    return digest.finish()
  }
}
