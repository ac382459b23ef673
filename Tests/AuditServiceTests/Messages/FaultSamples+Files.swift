import AuditEngine
import AuditImport
import AuditReport
import AuditService
import AuditSpreadsheet
import HandoverFiles
import ServiceStandards
import SheetFiles
import WorkingTime

@testable import AuditStore

extension FaultSamples {
  static func handover() -> [any Fault] {
    let faults: [HandoverFault] = [
      .folderExists(path: "/out"), .noRun(command: "audit --unit A"),
      .runIncomplete(run: 4, command: "audit --unit A"),
      .runElsewhere(run: 4, command: "audit --unit A"), .runVoid(run: 4, reason: "salah"),
      .cannotWrite(path: "/out", SystemReason(number: 30)), .diskFull(path: "/out"),
      .unknownFile(name: "x.csv", known: ["a.csv", "b.csv"]),
    ]
    return faults
  }

  static func verification() -> [any Fault] {
    let changes: [IntegrityFault.Change] = [
      .cut(expected: 9, found: 8, lastKey: "W-01-2"), .rowsMissing(expected: 9, found: 8),
      .rowsAdded(expected: 8, found: 9), .moved(line: 3, key: "W-01-3"), .header,
      .sum(column: "amount", currency: "IDR", expected: 1, found: 2),
      .ends(expected: "a", found: "b"), .characters,
      .bytes(expected: 10, found: 20),
    ]
    let faults: [IntegrityFault] = [
      .notAFolder(path: "/out"), .noManifest, .manifestUnreadable, .unknownVersion(schema: "x/9"),
      .signatureMissing, .signatureUnreadable, .manifestChanged,
      .wrongKey(signer: "SHA256:a", expected: "SHA256:b"), .badName("../x"), .fileMissing("a.csv"),
      .fileUnreadable("a.csv"), .countsDisagree("a.csv"),
    ]
    return faults + changes.map { IntegrityFault.fileChanged("a.csv", $0) }
  }

  static func keys() -> [any Fault] {
    let faults: [KeyFault] = [
      .cannotRead(path: "/key", SystemReason(number: 5)), .tooOpen(path: "/key"),
      .hasPassphrase(path: "/key"), .notAPrivateKey(path: "/key"), .notAPublicKey(path: "/key"),
      .otherKind(path: "/key"), .exists(path: "/key"),
      .cannotWrite(path: "/key", SystemReason(number: 21)), .badIdentity("a b"),
      .noSigner(path: "/signers"),
    ]
    return faults
  }

  static func database() -> [any Fault] {
    let problems: [StoreError.Problem] = [
      .notFound, .isDirectory, .alreadyExists, .foreign, .newer(schema: 9), .older(schema: 1),
      .migrationChanged(name: "0001"), .readOnly, .logUnread, .diskFull, .busy,
      .networkDrive("NFS"), .inputOutput, .damaged, .vanished, .damagedSegment, .denied,
      .clockBehind(now: Instant(0), last: Instant(86_400), entry: 12),
    ]
    let refused = StoreError(code: 1, message: "no such table", sql: "", path: "/data/audit.db")
    return problems.map { StoreError($0, detail: "DETAIL", path: "/data/audit.db") } + [refused]
  }

  static func files() -> [any Fault] {
    let diagnostic = Diagnostic(
      file: "/f.csv", line: 4711, position: 3, column: "status", value: "x", problem: .required)
    let faults: [ImportFault] = [
      .cannotOpen(file: "/f.csv", reason: SystemReason(number: 2)),
      .cannotRead(file: "/f.csv", reason: SystemReason(number: 5)),
      .cannotWrite(file: "/f.csv", reason: SystemReason(number: 28)), .isDirectory(file: "/f.csv"),
      .changed(file: "/f.csv"), .notAFile(file: "/f.csv"),
      .tooLarge(file: "/f.csv", limit: 16 << 20), .noHeader(file: "/f.csv"),
      .noHeaderOnLine(file: "/f.csv", line: 4),
      .noDelimiterFits(file: "/f.csv", line: 1, header: "a b"),
      .missingColumns(file: "/f.csv", line: 1, missing: ["a", "b"], found: ["c", "d"]),
      .missingColumns(file: "/f.csv", line: 1, missing: ["a"], found: (1...13).map { "c\($0)" }),
      .repeatedColumn(file: "/f.csv", line: 1, name: "a"), .badHeader(diagnostic),
      .noSuchSheet(file: "/f.csv", name: "Juli", sheets: ["Juni", "Mei"]),
      .severalSheets(file: "/f.csv", sheets: ["Juni", "Mei"]),
      .exchangedDates(file: "/f.csv", column: "Tgl", dates: 3, texts: 5),
      .otherEncoding(file: "/f.csv"), .unmarkedUTF16(file: "/f.csv"),
      .invalid(file: "/f.csv", [diagnostic, diagnostic], total: 2),
      .invalid(file: "/f.csv", [diagnostic, diagnostic], total: 9),
    ]
    let workbooks: [SheetFault] = [
      .notAZip, .encrypted, .binaryWorkbook, .ancientWorkbook, .noTable, .noSheet,
      .characterSet("shift_jis"), .eventLog,
      .noSingleText([]), .noSingleText(["a.csv", "b.csv"]), .documentType(part: "styles.xml"),
      .damaged(part: "sheet1.xml"), .wrongChecksum(part: "sheet1.xml"),
      .duplicateEntry(name: "a.xml"), .unreadableEntry(name: "a.xml"), .chainLoops,
      .limit(.entries(10)), .limit(.bytes(part: "styles.xml", 5)), .limit(.cellBytes(9)),
      .limit(.depth(64)), .limit(.rows(9)), .limit(.columns(9)), .limit(.sheets(9)),
      .limit(.merges(9)), .cannotWrite(errno: 28), .notBuiltIn,
    ]
    return faults + workbooks.map { ImportFault.workbook(file: "/f.csv", $0) }
      + ForeignFile.allCases.map { ImportFault.otherKind(file: "/f.csv", $0) }
  }

  static func catalogue() throws -> [any Fault] {
    let (unit, service) = (try UnitCode("DINAS"), try ServiceCode("KTP"))
    let code = try CalendarCode("KANTOR")
    let calendars: [CalendarFault] = [
      .badHours(entry: "monday"), .unknownZone("Asia/X"), .noZoneDatabase(path: "/zones"),
      .damagedZone("Asia/Jakarta"),
    ]
    let clock: [ClockFault] = [
      .endBeforeStart, .noWorkingTime, .holidaysMissing(year: 2027),
      .holidaysMissing(year: 2027, kinds: ["cuti_bersama", "libur_daerah"]),
      .outsideYears(year: 2099),
    ]
    let rulebook: [RulebookFault] =
      calendars.flatMap { [.calendar(code, $0), .zone(unit: unit, $0)] } + [
        .calendarChangesZone(code, zones: ["Asia/Jakarta", "Asia/Makassar"]), .unknownUnit(unit),
        .unitBelowItself(unit),
        .standardWithoutService(unit: unit, service: service, version: "2025"),
      ]
    return calendars + clock + rulebook
  }

  static func tables() -> [any Fault] {
    let tables: [TableFault] = [
      .unknownColumn("amout", nearest: nil, known: ["name", "amount"]),
      .unknownColumn("amout", nearest: "amount", known: ["name", "amount"]),
      .formNotOffered(format: "csv", offered: ["table", "json"]),
    ]
    let spreadsheets: [SpreadsheetFault] = [
      .cannotCreate(path: "/x.xlsx"), .cannotWrite(path: "/x.xlsx", reason: "disk full"),
      .tooManyColumns(sheet: "Temuan", 16_385),
    ]
    return tables + spreadsheets
  }

  static func settings() -> [any Fault] {
    let faults: [SettingsFault] = [
      .file(.noHeader(file: "/audit.yaml")), .value("x", of: "lang", place: "/audit.yaml:3"),
    ]
    return faults
  }
}
