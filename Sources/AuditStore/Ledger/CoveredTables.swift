extension CoveredTable {
  static let identity = whole("identity", "id", "bytes", "zone")
  static let givenNumbers = whole(
    "given_numbers", "kind", "year", "number", order: "kind, year")
  static let imports = added(
    "imports", "id", "entry", "kind", "file", "sha256", "bytes", "profile_sha256", "known_from",
    "speaks_at", "news_until", "form", "state", "inserted", "changed", "unchanged", "rejected")
  static let undoneImports = kept(
    "undone_imports", about: Subject("import", id: "import_id"), "import_id", "entry", "reason")
  static let retractions = kept(
    "retractions", about: Subject("case", id: "case_id"), "id", "entry", "case_id", "is_out",
    "service_id", "series", "number", "reason")
  static let rejectedLines = added(
    "rejected_lines", "import_id", "line", "position", "column_name", "code", "value", "message",
    "original", order: "import_id, line, position")

  static let units = replaced(
    "units", about: Subject("unit"), "id", "entry", "code", "name", "parent_id",
    "parent_from", "zone", "calendar_code", "currency", "currency_decimals", "inherits_services")
  static let agencies = replaced(
    "agencies", about: Subject("agency"), "id", "entry", "code", "name")
  static let services = replaced(
    "services", about: Subject("service"), "id", "entry", "unit_id", "code", "name",
    "agency_id", "agency_from", "numbers_restart", "is_inherited")
  static let documents = replaced(
    "documents", about: Subject("service", id: "service_id"), "service_id", "ordinal",
    "entry", "code", "name", key: "service_id, ordinal")
  static let paperAssignments = kept(
    "paper_assignments", about: Subject("paper"), "id", "entry", "spelling", "agency_id", "unit_id",
    "service_id", "paper", "reason")
  static let variants = whole("variants", "id", "class", "tier")
  static let standards = kept(
    "standards", about: Subject("standard"), "id", "entry", "service_id", "version",
    "known_from", "state", "decree", "source", "valid_from", "valid_to", "clock_start", "receipt",
    "day_count", "stopping_reasons", "cost", "cost_basis", "has_document_list", "target_per_mille",
    "classes", "applies_to", "waits_at_most", "waits_unit", "waits_unit_is_assumed", "tariff_of")
  static let standardTimes = lines(
    of: standards, "standard_times", "standard_id", "class", "value", "unit", "unit_is_assumed",
    "extension", order: "standard_id, class")
  static let standardTariffs = lines(
    of: standards, "standard_tariffs", "standard_id", "class", "tier", "amount", "is_ceiling",
    order: "standard_id, class, tier")
  static let standardDocuments = lines(
    of: standards, "standard_documents", "standard_id", "position", "code", "name", "aliases",
    "classes", "is_mandatory", "alternatives", "condition", order: "standard_id, position")

  static let calendarVersions = kept(
    "calendar_versions", about: Subject("calendar"), "id", "entry", "code",
    "valid_from", "valid_to", "known_from", "zone", "source", "keeps_no_holidays",
    "holiday_kinds", "complete_years", "complete_kinds")
  static let calendarEntries = lines(
    of: calendarVersions, "calendar_entries", "calendar_version_id", "position", "kind", "from_day",
    "to_day", "note", order: "calendar_version_id, position")
  static let calendarHours = lines(
    of: calendarVersions, "calendar_hours", "calendar_version_id", "position", "weekday", "open",
    "close", order: "calendar_version_id, position, weekday, open")
  static let holidays = lines(
    of: calendarVersions, "holidays", "calendar_version_id", "day", "name", "kind", "decree",
    order: "calendar_version_id, day, name")

  static let deliveries = kept(
    "deliveries", about: Subject("import", id: "entry"),
    ["block", "entry", "first", "last", "ids"], order: "entry, block")
  static let deliveryMonths = added(
    "delivery_months", "import_id", "service_id", "month", "row_count", "first_day", "last_day",
    "money", order: "import_id, service_id, month")
  static let tellings = kept(
    "tellings", about: Subject("transaction"),
    ["id", "entry", "line"] + TransactionColumn.names + CaseText.names,
    personal: CaseText.allCases.filter(\.isPersonal).map { CaseText.names[$0.rawValue] },
    order: "entry, id")

  static let pieces = kept(
    "pieces", about: Subject("import", id: "entry"),
    ["id", "entry", "line"] + TransactionColumn.names + CaseText.names + [
      "what", "rows", "tells_series",
    ],
    personal: CaseText.allCases.filter(\.isPersonal).map { CaseText.names[$0.rawValue] },
    order: "id")
  static let joinedPieces = kept(
    "joined_pieces", about: Subject("case", id: "case_id"), ["piece_id", "entry", "case_id"],
    order: "entry, piece_id")

  static let runs = added(
    "runs", "id", "as_of", "known_at", "scope", "services", "examined", "new_deviations",
    "changed_deviations", "closed_deviations", "complete")
  static let voidRuns = kept(
    "void_runs", about: Subject("run", id: "run_id"), "run_id", "entry", "reason")
  static let verdicts = added(
    "verdicts", "run_id", "service_id", "counts", order: "run_id, service_id")

  static let findings = added(
    "findings", "id", "year", "number", "service_id", "rule", "episode", "opened_by_run")
  static let findingMoves = kept(
    "finding_moves", about: Subject("finding", id: "finding_id"), "id", "entry", "finding_id",
    "kind", "run_id", "seen_run", "reason", "text", "code", "role", "day", "due_day", "partial")
  static let evidenceFiles = lines(
    of: findingMoves, "evidence_files", "move_id", "position", "sha256", "name", "bytes",
    order: "move_id, position")
  static let codeBooks = kept(
    "code_books", about: Subject("codes"), "id", "entry", "file", "sha256", "text")

  static let waivers = kept(
    "waivers", about: Subject("waiver"), "id", "entry", "year", "number", "unit_id",
    "service_id", "rule", "case_number", "from_day", "to_day", "reason", "requested_by",
    "approved_by")
  static let waiverRevocations = kept(
    "waiver_revocations", about: Subject("waiver", id: "waiver_id"), "waiver_id", "entry",
    "reason")
  static let waiverReturns = added(
    "waiver_returns", "run_id", "waiver_id", "cause", "deviations", order: "run_id, waiver_id")
  static let baselines = kept(
    "baselines", about: Subject("baseline"), "id", "entry", "unit_id", "day",
    "reason", "approved_by")
  static let baselineServices = lines(
    of: baselines, "baseline_services", "baseline_id", "service_id",
    order: "baseline_id, service_id")

  static let complaints = replaced(
    "complaints", about: Subject("complaint"), "id", "entry", "unit_id",
    "service_id", "source", "number", "class", "topic", "received_at", "complete_at",
    "forwarded_at", "answered_at", "closed_at", "case_number", "text", "salt", "line",
    personal: ["text"])
  static let ladders = kept(
    "ladders", about: Subject("ladder"), "id", "entry", "name", "valid_from",
    "source", "known_from")
  static let ladderClasses = lines(
    of: ladders, "ladder_classes", "ladder_id", "position", "code", "name",
    order: "ladder_id, position")
  static let ladderSteps = lines(
    of: ladders, "ladder_steps", "ladder_id", "class", "position", "kind", "value", "unit", "start",
    "source", "confirmed", order: "ladder_id, class, position")

  /// Every table that an entry answers for. Transactions and deviations are not among them: see
  /// `CaseDigests` and `RegisterDelta`.
  static let all = [
    identity, givenNumbers, imports, rejectedLines, units.now, units.past, agencies.now,
    agencies.past, services.now, services.past, documents.now, documents.past, paperAssignments,
    variants, deliveries, deliveryMonths, tellings, pieces, joinedPieces, undoneImports,
    retractions, standards,
    standardTimes,
    standardTariffs,
    standardDocuments, calendarVersions,
    calendarEntries, calendarHours, holidays, runs, voidRuns, verdicts, findings, findingMoves,
    evidenceFiles, codeBooks, waivers, waiverRevocations, waiverReturns, baselines,
    baselineServices, complaints.now, complaints.past, ladders, ladderClasses, ladderSteps,
  ]
}
