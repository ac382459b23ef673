import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// Something that is done to a database behind the back of the program, and what a check says of it.
struct Tampering: CustomTestStringConvertible, Sendable {
  let name: String
  /// As the sqlite3 shell runs it; see `quietly(_:)` for what an able hand does.
  let sql: String
  /// One of what is said.
  let code: String

  var testDescription: String { name }

  init(_ name: String, _ sql: String, _ code: String) {
    self.name = name
    self.sql = sql
    self.code = code
  }

  /// Without the triggers of a table, which are put back afterwards as they were.
  static func quietly(_ name: String, _ table: String, _ sql: String, _ code: String) -> Tampering {
    Tampering(name, "-- without triggers: \(table)\n" + sql, code)
  }

  func apply(to folder: WorkFolder) throws {
    guard sql.hasPrefix("-- without triggers: ") else { return try folder.shell(sql) }
    let table = sql.prefix { $0 != "\n" }.dropFirst("-- without triggers: ".count)
    let triggers = try folder.rows(
      "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)'")
    let names = try folder.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)'")
    let drops = names.map { "DROP TRIGGER \($0);" }.joined()
    try folder.shell(drops + sql + ";" + triggers.map { $0 + ";" }.joined())
  }
}

extension Tampering {
  private static let anyCase =
    "(SELECT id FROM case_list WHERE case_number = 'S-1')"
  private static let addition = """
    INSERT INTO transactions (
      id, entry, line, service_id, variant_id, status, received_at, demanded, submitted, flags,
      number)
    SELECT 900, 4711, 9, service_id, variant_id, status, received_at, 0, 0, 0, 'S-900'
    FROM transactions WHERE id = \(anyCase)
    """

  static let ofTransactions = [
    Tampering(
      "a stamp is moved",
      "UPDATE transactions SET finished_at = finished_at - 3600 WHERE id = \(anyCase)",
      "E_LEDGER_FOREIGN"),
    quietly(
      "a stamp is moved without triggers", "transactions",
      "UPDATE transactions SET finished_at = finished_at - 3600 WHERE id = \(anyCase)",
      "E_LEDGER_SEGMENT"),
    Tampering(
      "a case is deleted", "DELETE FROM transactions WHERE id = \(anyCase)", "E_LEDGER_FOREIGN"),
    quietly(
      "a case is deleted without triggers", "transactions",
      "DELETE FROM transactions WHERE id = \(anyCase)", "E_LEDGER_CASES"),
    Tampering("a case is added", addition, "E_LEDGER_FOREIGN"),
    quietly("a case is added without triggers", "transactions", addition, "E_LEDGER_CASES_OUTSIDE"),
    quietly(
      "a case number is changed", "transactions",
      "UPDATE transactions SET number = 'S-1b' WHERE number = 'S-1'", "E_LEDGER_CASES"),
    quietly(
      "a note is added", "transactions",
      "UPDATE transactions SET note = 'izin' WHERE number = 'S-1'", "E_LEDGER_CASES"),
    quietly(
      "an applicant is exchanged", "transactions",
      "UPDATE transactions SET applicant = 'P-9' WHERE number = 'S-1'", "E_LEDGER_CASES"),
    quietly(
      "a case is given to another import", "transactions",
      "UPDATE transactions SET entry = entry - 1 WHERE number = 'S-1'", "E_LEDGER_CASES"),
    Tampering(
      "a charge is lowered",
      "UPDATE transactions SET charges = '[[0,1000,\"B1\"]]' WHERE id = \(anyCase)",
      "E_LEDGER_FOREIGN"),
    quietly(
      "a proof is made up", "transactions",
      "UPDATE transactions SET charges = json_set(charges, '$[0][2]', 'B-X') WHERE id = \(anyCase)",
      "E_LEDGER_CASES"),
    Tampering(
      "a pause is made up",
      "UPDATE transactions SET pauses = '[[0,1738600000,1738700000]]' WHERE id = \(anyCase)",
      "E_LEDGER_FOREIGN"),
    quietly(
      "the past of a case is changed", "transactions_past",
      "UPDATE transactions_past SET finished_at = 1738700000", "E_LEDGER_CASES"),
    quietly(
      "the past of a case is removed", "transactions_past", "DELETE FROM transactions_past",
      "E_LEDGER_CASES"),
    Tampering(
      "a segment says something else",
      "UPDATE segments SET data = CAST(substr(data, 1, length(data) - 1) || X'7F' AS BLOB)",
      "E_LEDGER_SEGMENT"),
    Tampering(
      "a segment hides what patterns are looked for in",
      "UPDATE segments SET contents = 1 - contents", "E_LEDGER_SEGMENT"),
  ]

  static let ofRuns = [
    quietly(
      "a deviation is removed", "deviations",
      "DELETE FROM deviations WHERE until = 0 AND key = (SELECT min(key) FROM deviations WHERE until = 0)",
      "E_LEDGER_REGISTER"),
    quietly(
      "a deviation is made smaller", "deviations",
      "UPDATE deviations SET amount = 1 WHERE amount > 0", "E_LEDGER_REGISTER"),
    quietly(
      "a deviation is made milder", "deviations", "UPDATE deviations SET severity = 0",
      "E_LEDGER_REGISTER"),
    quietly(
      "a deviation is made up", "deviations",
      "INSERT INTO deviations SELECT until, key + 4096 * 50, service_id, since, found, severity, standard_id, expected, actual, amount, detail, reason FROM deviations WHERE until = 0 LIMIT 1",
      "E_LEDGER_REGISTER"),
    quietly(
      "a deviation is given to another run", "deviations",
      "UPDATE deviations SET since = 1 WHERE until = 0", "E_LEDGER_REGISTER"),
    quietly(
      "a deviation has stood longer", "deviations",
      "UPDATE deviations SET found = found - 1 WHERE until = 0", "E_LEDGER_REGISTER"),
    quietly(
      "a deviation is held against another service", "deviations",
      "UPDATE deviations SET service_id = service_id + 1 WHERE until = 0", "E_LEDGER_REGISTER"),
    quietly(
      "a deviation has another rule than there is", "deviations",
      "UPDATE deviations SET key = key | 4095 WHERE until = 0 AND key = (SELECT min(key) FROM deviations WHERE until = 0)",
      "E_LEDGER_DEVIATION"),
    quietly(
      "the reason of a closing is changed", "deviations",
      "UPDATE deviations SET reason = 'rules_changed' WHERE reason IS NOT NULL",
      "E_LEDGER_REGISTER"),
    quietly(
      "a closed deviation is removed", "deviations", "DELETE FROM deviations WHERE until > 0",
      "E_LEDGER_REGISTER"),
    quietly(
      "an earlier value is changed", "deviations",
      "UPDATE deviations SET amount = amount + 1 WHERE until > 0 AND reason IS NULL",
      "E_LEDGER_REGISTER"),
    quietly(
      "a deviation of a standard is made up", "deviations",
      "INSERT INTO deviations SELECT 0, 1 << 61 | id << 12 | 1902, id, (SELECT max(id) FROM runs), (SELECT max(id) FROM runs), 1, NULL, 0, 1, 0, 1, NULL FROM services",
      "E_LEDGER_REGISTER"),
    quietly(
      "a run has examined fewer", "runs",
      "UPDATE runs SET examined = examined - 1 WHERE id = (SELECT min(id) FROM runs)",
      "E_LEDGER_ROWS"),
    quietly(
      "a run is removed", "runs",
      "PRAGMA foreign_keys = OFF; DELETE FROM runs WHERE id = (SELECT max(id) FROM runs)",
      "E_LEDGER_ROWS"),
    quietly(
      "a verdict counts more", "verdicts",
      "UPDATE verdicts SET counts = replace(counts, '\"compliant\":', '\"compliant\":1')",
      "E_LEDGER_ROWS"),
    quietly(
      "verdicts of a service are taken out", "verdicts",
      "DELETE FROM verdicts WHERE run_id = (SELECT max(run_id) FROM verdicts)", "E_LEDGER_ROWS"),
    quietly(
      "verdicts are added", "verdicts",
      "INSERT INTO verdicts SELECT max(id) + 1, (SELECT max(run_id) FROM verdicts), '{}' FROM services",
      "E_LEDGER_ROWS"),
    quietly(
      "a run has looked at fewer services", "runs",
      "UPDATE runs SET services = '[1]' WHERE id = (SELECT min(id) FROM runs)", "E_LEDGER_ROWS"),
  ]

  static let ofStandards = [
    quietly(
      "a promise is made longer", "standard_times", "UPDATE standard_times SET value = value + 5",
      "E_LEDGER_ROWS"),
    quietly(
      "a tariff is made higher", "standard_tariffs", "UPDATE standard_tariffs SET amount = 90000",
      "E_LEDGER_ROWS"),
    Tampering(
      "a later record has another tariff", CatalogueEdit.standard("id = 1", amount: "90000"),
      "E_LEDGER_FOREIGN"),
    quietly(
      "a required paper is added", "standard_documents",
      "INSERT INTO standard_documents SELECT standard_id, 9, 'kk', 'KK', '', '', 1, NULL, NULL FROM standard_documents LIMIT 1",
      "E_LEDGER_ROWS"),
    quietly(
      "a standard is recorded earlier", "standards",
      "UPDATE standards SET known_from = known_from - 86400", "E_LEDGER_ROWS"),
    quietly(
      "a standard is given to another entry", "standards", "UPDATE standards SET entry = entry + 1",
      "E_LEDGER_ROWS"),
    quietly(
      "a standard is removed", "standards", "PRAGMA foreign_keys = OFF; DELETE FROM standards",
      "E_LEDGER_ROWS_OUTSIDE"),
    quietly(
      "a holiday is made up", "holidays",
      "INSERT INTO holidays SELECT id, 20122, 'Libur', 'libur_nasional', 'SKB' FROM calendar_versions",
      "E_LEDGER_ROWS"),
    quietly(
      "the office is open shorter", "calendar_hours",
      "UPDATE calendar_hours SET close = close - 3600", "E_LEDGER_ROWS"),
    Tampering(
      "the office is open shorter from a later record on",
      CatalogueEdit.calendar(close: "close - 3600"), "E_LEDGER_FOREIGN"),
    Tampering(
      "a unit moves to another zone", "UPDATE units SET zone = 'Asia/Jakarta'", "E_LEDGER_FOREIGN"),
    quietly(
      "a unit moves to another zone without triggers", "units",
      "UPDATE units SET zone = 'Asia/Jakarta'", "E_LEDGER_ROWS"),
    Tampering(
      "a service gets another name", "UPDATE services SET name = 'Lain'", "E_LEDGER_FOREIGN"),
    quietly(
      "a service gets another name without triggers", "services",
      "UPDATE services SET name = 'Lain'", "E_LEDGER_ROWS"),
    quietly(
      "an agency is added", "agencies",
      "INSERT INTO agencies (entry, code, name) VALUES (1, 'X', 'X')", "E_LEDGER_ROWS"),
    Tampering(
      "a paper gets another name", "UPDATE documents SET name = 'Lain'", "E_LEDGER_FOREIGN"),
    quietly(
      "a paper gets another name without triggers", "documents",
      "UPDATE documents SET name = 'Lain'", "E_LEDGER_ROWS"),
    Tampering(
      "a paper is removed", "DELETE FROM documents WHERE ordinal = 0", "E_LEDGER_FOREIGN"),
    quietly(
      "a paper is removed without triggers", "documents",
      "DELETE FROM documents WHERE ordinal = 0", "E_LEDGER_ROWS"),
    quietly(
      "the past of a unit is made up", "units_past",
      "INSERT INTO units_past SELECT id, 3, entry, code, 'Lama', parent_id, parent_from, zone, calendar_code, currency, currency_decimals, inherits_services FROM units",
      "E_LEDGER_ROWS"),
    quietly(
      "a variant has another class", "variants", "UPDATE variants SET class = 'kilat'",
      "E_LEDGER_ROWS"),
    Tampering(
      "an import is from another file", "UPDATE imports SET sha256 = 'x' WHERE id = 3",
      "E_LEDGER_ROWS"),
  ]

  static let ofFindings = [
    Tampering(
      "a finding is closed by hand",
      "INSERT INTO finding_moves (entry, finding_id, kind, seen_run, partial) SELECT max(n) + 1, 1, 'closed', (SELECT max(id) FROM runs), 0 FROM ledger",
      "E_LEDGER_FOREIGN"),
    quietly(
      "an answer is changed", "finding_moves",
      "UPDATE finding_moves SET text = 'Sudah.' WHERE kind = 'responded'", "E_LEDGER_ROWS"),
    quietly(
      "a move is removed", "finding_moves",
      "PRAGMA foreign_keys = OFF; DELETE FROM finding_moves WHERE kind = 'responded'",
      "E_LEDGER_ROWS"),
    quietly(
      "a finding is of another service", "findings", "UPDATE findings SET rule = 2203 WHERE id = 1",
      "E_LEDGER_ROWS"),
    quietly(
      "evidence is exchanged", "evidence_files",
      "UPDATE evidence_files SET sha256 = '\(String(repeating: "a", count: 64))'", "E_LEDGER_ROWS"),
    quietly(
      "a waiver is made longer", "waivers", "UPDATE waivers SET to_day = to_day + 60",
      "E_LEDGER_ROWS"),
    Tampering(
      "a waiver is revoked by hand",
      "INSERT INTO waiver_revocations SELECT 1, max(n) + 1, 'x' FROM ledger", "E_LEDGER_FOREIGN"),
    quietly(
      "a waiver is revoked as if by its own entry", "waiver_revocations",
      "INSERT INTO waiver_revocations SELECT 1, entry, 'x' FROM waivers", "E_LEDGER_ROWS_OUTSIDE"),
    quietly(
      "a baseline holds another service", "baseline_services",
      "PRAGMA foreign_keys = OFF; INSERT INTO baseline_services VALUES (1, 99)", "E_LEDGER_ROWS"),
    quietly(
      "a baseline is taken later", "baselines", "UPDATE baselines SET entry = entry + 1",
      "E_LEDGER_ROWS"),
    Tampering(
      "a complaint is answered by hand", "UPDATE complaints SET answered_at = received_at + 60",
      "E_LEDGER_FOREIGN"),
    quietly(
      "a complaint is answered by hand without triggers", "complaints",
      "UPDATE complaints SET answered_at = received_at + 60", "E_LEDGER_ROWS"),
    quietly(
      "the past of a complaint is changed", "complaints_past",
      "UPDATE complaints_past SET received_at = received_at + 60", "E_LEDGER_ROWS"),
    quietly(
      "a complaint says something else", "complaints", "UPDATE complaints SET text = 'Lain'",
      "E_LEDGER_ROWS"),
    quietly(
      "a complaint has another salt", "complaints",
      "UPDATE complaints SET salt = zeroblob(16), text = coalesce(text, 'Lain')", "E_LEDGER_ROWS"),
    quietly(
      "the past of a complaint is removed", "complaints_past", "DELETE FROM complaints_past",
      "E_LEDGER_ROWS"),
    quietly(
      "a late answer is taken out of the register", "deviations",
      "DELETE FROM deviations WHERE key & 4095 = 1", "E_LEDGER_REGISTER"),
  ]

  static let ofLedger = [
    quietly(
      "an entry is removed", "ledger", "DELETE FROM ledger WHERE n = 4", "E_LEDGER_MISSING"),
    quietly(
      "an entry is changed", "ledger",
      "UPDATE ledger SET entry = replace(entry, 'tester', 'nobody') WHERE n = 4",
      "E_LEDGER_CHANGED"),
    quietly(
      "an entry is no JSON", "ledger", "UPDATE ledger SET entry = 'x' WHERE n = 4",
      "E_LEDGER_CHANGED"),
    quietly(
      "two entries change places", "ledger",
      """
      UPDATE ledger SET n = 1004 WHERE n = 4; UPDATE ledger SET n = 4 WHERE n = 5;
      UPDATE ledger SET n = 5 WHERE n = 1004
      """, "E_LEDGER_CHANGED"),
    quietly(
      "the last entries are cut off", "ledger",
      "DELETE FROM ledger WHERE n > (SELECT max(n) - 2 FROM ledger)", "E_LEDGER_ROWS_OUTSIDE"),
    Tampering("a trigger is dropped", "DROP TRIGGER ledger_kept_delete", "E_LEDGER_SCHEMA"),
    Tampering("an index is dropped", "DROP INDEX segment_digests", "E_LEDGER_SCHEMA"),
    Tampering(
      "a trigger is weakened",
      "DROP TRIGGER runs_kept_update; CREATE TRIGGER runs_kept_update BEFORE UPDATE ON runs BEGIN SELECT 1; END",
      "E_LEDGER_SCHEMA"),
    Tampering(
      "a trigger is added",
      "CREATE TRIGGER helpful AFTER INSERT ON deviations BEGIN DELETE FROM deviations WHERE key = NEW.key; END",
      "E_LEDGER_SCHEMA"),
    Tampering("the ledger is gone", "DROP TABLE ledger", "E_LEDGER_SCHEMA"),
  ]

  private static let pieceColumns = """
    entry, line, service_id, variant_id, status, received_at, paid_at, demanded, submitted, flags, series, charges,
    what, rows, tells_series
    """

  /// Of what comes in files of its own, and of what deliveries brought month by month.
  static let ofDeliveries = [
    quietly(
      "a payment of a file of its own is lowered", "pieces",
      "UPDATE pieces SET charges = replace(charges, '5000', '500')", "E_LEDGER_ROWS"),
    quietly(
      "a payment that waits is given to another case", "pieces",
      "UPDATE pieces SET number = 's-3' WHERE id = (SELECT max(id) FROM pieces)", "E_LEDGER_ROWS"),
    quietly(
      "a payment that waits is removed", "pieces",
      "DELETE FROM pieces WHERE id = (SELECT max(id) FROM pieces)", "E_LEDGER_ROWS"),
    quietly(
      "a payment is added to its file", "pieces",
      "INSERT INTO pieces (\(pieceColumns), number) SELECT \(pieceColumns), 's-4' FROM pieces LIMIT 1",
      "E_LEDGER_ROWS"),
    quietly(
      "a payment is added to another import", "pieces",
      """
      INSERT INTO pieces (\(pieceColumns), number) SELECT \(pieceColumns), 's-4' FROM pieces LIMIT 1;
      UPDATE pieces SET entry = (SELECT min(entry) FROM imports) WHERE number = 's-4'
      """, "E_LEDGER_ROWS_OUTSIDE"),
    quietly(
      "a payment is joined to another case", "joined_pieces",
      "UPDATE joined_pieces SET case_id = case_id - 1", "E_LEDGER_ROWS"),
    quietly(
      "a payment is joined to no case any more", "joined_pieces",
      "DELETE FROM joined_pieces WHERE entry = (SELECT max(entry) FROM joined_pieces)",
      "E_LEDGER_ROWS"),
    quietly(
      "a payment is joined as if by its own import", "joined_pieces",
      """
      INSERT INTO joined_pieces SELECT id, entry, 1 FROM pieces
      WHERE id NOT IN (SELECT piece_id FROM joined_pieces)
      """, "E_LEDGER_ROWS"),
    Tampering(
      "a payment is joined by hand",
      "INSERT INTO joined_pieces SELECT (SELECT max(id) FROM pieces), max(n) + 1, 1 FROM ledger",
      "E_LEDGER_FOREIGN"),
    quietly(
      "a month of a delivery has more rows", "delivery_months",
      "UPDATE delivery_months SET row_count = row_count + 1", "E_LEDGER_ROWS"),
    quietly(
      "a month of a delivery has another sum", "delivery_months",
      "UPDATE delivery_months SET money = '{}' WHERE import_id = (SELECT max(import_id) FROM delivery_months)",
      "E_LEDGER_ROWS"),
    quietly(
      "a month of a delivery is removed", "delivery_months",
      "DELETE FROM delivery_months WHERE import_id = (SELECT max(import_id) FROM delivery_months)",
      "E_LEDGER_ROWS"),
    quietly(
      "a month is added to a delivery", "delivery_months",
      "INSERT INTO delivery_months SELECT import_id, service_id, month - 1, 9, 1, 1, NULL FROM delivery_months",
      "E_LEDGER_ROWS"),
    quietly(
      "a month is added to an import that had none", "delivery_months",
      """
      INSERT INTO delivery_months SELECT imports.id, services.id, 24300, 9, 1, 1, NULL FROM imports, services
      WHERE imports.id NOT IN (SELECT import_id FROM delivery_months)
      """, "E_LEDGER_ROWS"),
    quietly(
      "a month is added beyond the last delivery", "delivery_months",
      """
      PRAGMA foreign_keys = OFF;
      INSERT INTO delivery_months SELECT max(import_id) + 1, service_id, month, 9, 1, 1, NULL FROM delivery_months
      """, "E_LEDGER_ROWS_OUTSIDE"),
  ]

  static let all = ofTransactions + ofRuns + ofStandards + ofFindings + ofDeliveries + ofLedger
}

@Suite struct `Changes behind the back of the program` {
  @Test func `are none in a database that nobody touched`() throws {
    let (folder, _) = try LedgerOffice.copy()
    let report = try folder.verify()
    #expect(report.isIntact, "\(report.steps.filter { $0.outcome == .failed })")
    let events = try folder.rows("SELECT DISTINCT event FROM ledger_list ORDER BY 1")
    #expect(events == ["baseline", "begin", "export", "import", "joined", "move", "run", "waiver"])
    // Without these the changes below would have nothing to change.
    for table in [
      "deviations WHERE until > 0 AND reason IS NULL", "closed_deviation_list", "deviation_list",
      "deviation_list WHERE rule = 'A-01'", "transactions_past", "charge_list", "evidence_files",
      "complaints_past", "waivers", "baseline_services", "joined_pieces", "delivery_months",
      "pieces WHERE id NOT IN (SELECT piece_id FROM joined_pieces)",
    ] {
      #expect(try folder.number("SELECT count(*) FROM \(table)") ?? 0 > 0, "\(table)")
    }
  }

  @Test(arguments: Tampering.all)
  func `are named by a check`(_ tampering: Tampering) throws {
    let (folder, _) = try LedgerOffice.copy()
    try tampering.apply(to: folder)
    let report = try folder.verify()
    #expect(report.codes.contains(tampering.code), "\(report.codes.sorted())")
  }

  @Test func `are refused where the database can refuse them`() throws {
    let (folder, _) = try LedgerOffice.copy()
    for sql in [
      "UPDATE ledger SET entry = ''", "DELETE FROM ledger", "UPDATE runs SET examined = 0",
      "INSERT OR REPLACE INTO ledger SELECT n, hash, '' FROM ledger WHERE n = 2",
      "DELETE FROM runs", "DELETE FROM deviations", "UPDATE deviations SET amount = 1",
      "UPDATE deviations SET until = since", "UPDATE deviations SET until = 0 WHERE until > 0",
      "INSERT OR REPLACE INTO deviations SELECT 0, key, service_id, since, found, severity, standard_id, expected, actual, amount, detail, NULL FROM deviations",
      "UPDATE verdicts SET counts = '{}'", "DELETE FROM verdicts",
      "INSERT INTO verdicts SELECT 99, max(id), '{}' FROM runs",
      "INSERT OR REPLACE INTO verdicts SELECT service_id, run_id, '{}' FROM verdicts",
      "DELETE FROM closed_deviations", "UPDATE changed_deviations SET amount = 0",
      "DELETE FROM transactions_past", "DELETE FROM complaints_past",
      "UPDATE pieces SET rows = 9", "DELETE FROM pieces", "UPDATE joined_pieces SET case_id = 1",
      "DELETE FROM joined_pieces", "REPLACE INTO joined_pieces SELECT * FROM joined_pieces",
      "UPDATE delivery_months SET row_count = 9", "DELETE FROM delivery_months",
      "REPLACE INTO delivery_months SELECT * FROM delivery_months",
      "INSERT INTO delivery_months SELECT import_id, service_id, 1, 9, 1, 1, NULL FROM delivery_months",
      "UPDATE standards SET decree = ''", "DELETE FROM standards", "DELETE FROM standard_times",
      "UPDATE standards SET entry = (SELECT max(n) + 1 FROM ledger)",
      "REPLACE INTO standards SELECT * FROM standards", "UPDATE standard_times SET value = 9",
      "INSERT INTO standard_tariffs SELECT standard_id, 'x', 'y', 1 FROM standard_tariffs LIMIT 1",
      "REPLACE INTO standard_tariffs SELECT standard_id, class, tier, 1 FROM standard_tariffs",
      "UPDATE calendar_versions SET zone = 'Asia/Jakarta'", "DELETE FROM calendar_versions",
      "UPDATE calendar_hours SET close = close + 1", "DELETE FROM holidays",
      "INSERT INTO holidays SELECT id, 20122, 'Libur', '', '' FROM calendar_versions",
      "UPDATE variants SET class = 'kilat'", "DELETE FROM variants",
      "REPLACE INTO variants (class, tier) VALUES ('', '')",
      "REPLACE INTO units SELECT * FROM units", "REPLACE INTO services SELECT * FROM services",
      "REPLACE INTO documents SELECT * FROM documents",
      "REPLACE INTO complaints SELECT * FROM complaints",
      "UPDATE OR REPLACE documents SET ordinal = 0", "UPDATE units SET entry = 1",
      "INSERT INTO units_past SELECT id, 3, entry, code, name, parent_id, parent_from, zone, calendar_code, currency, currency_decimals, inherits_services FROM units",
    ] {
      #expect(throws: StoreError.self, "\(sql)") { try folder.shell(sql) }
    }
    #expect(try folder.verify().isIntact)
  }

  @Test func `are named by the next audit`() throws {
    let (folder, now) = try LedgerOffice.copy()
    try folder.shell(
      "UPDATE transactions SET finished_at = finished_at + 864000 WHERE id IN (1, 2)")
    let result = try folder.workspace(now: now).runAudit(
      AuditRequest(selection: Selection(), asOf: .instant(now)), progress: quietly)
    let outside = try #require(result.outside)
    #expect(
      outside.subjects == [
        OutsideChanges.Subject(word: "transaction", rows: 2, examples: [1, 2])
      ])
    let again = try folder.workspace(now: now + 1).runAudit(
      AuditRequest(selection: Selection(), asOf: .instant(now + 1)), progress: quietly)
    #expect(again.outside == nil)
    let report = try folder.verify()
    // What the import said is in the past, what the shell said has an entry of its own; somebody has yet to
    // answer for it.
    #expect(report.codes == ["E_LEDGER_FOREIGN"])
    #expect(report.steps.contains { $0.subject == .outside && $0.outcome == .noted })
  }
}
