import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// A database in a folder of its own that goes with the value.
final class TemporaryDatabase {
  let folder: URL
  let path: String
  static let now = Instant(1_767_225_600)  // 2026-01-01T00:00:00Z
  static let origin = Origin(actor: "tester", host: "here", program: "audit test")

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "audit.db").path
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func create() throws -> Store {
    try Store.create(at: path, appliedAt: Self.now, program: "audit test")
  }

  func open(_ access: Store.Access = .write) throws -> Store {
    try Store.open(path, access, now: Self.now, program: "audit test")
  }

  /// Runs SQL as the sqlite3 shell would: on a connection of its own, with triggers.
  func shell(_ sql: String) throws {
    let connection = try Connection(path: path, access: .write)
    try connection.execute(sql)
  }

  func number(_ sql: String) throws -> Int64 {
    let connection = try Connection(path: path, access: .read)
    // As the sqlite3 shell, which trusts the views.
    try connection.execute("PRAGMA trusted_schema = ON")
    return try #require(try connection.first(sql) { $0.int(0) })
  }
}

extension Store {
  /// One event of the tester; `body` gets the number of its entry.
  func recording<Result>(
    _ event: LedgerEvent, _ body: (Int64) throws -> Result
  ) throws -> Result {
    try record(event, by: TemporaryDatabase.origin, clock: { TemporaryDatabase.now }) { entry in
      try body(try entry.number)
    }
  }
}

extension ImportRecord {
  static func sample(_ kind: Kind = .transactions, file: String = "a.csv") -> ImportRecord {
    ImportRecord(
      kind: kind, file: file, sha256: "00", bytes: 1, profileSHA256: "")
  }
}

/// One unit with one service, for tests that need somewhere to put transactions.
enum Sample {
  static let unit = UnitCode.sample("MPP-Uji")
  static let service = ServiceCode.sample("SKCK")

  static let declared = DeclaredStandards(
    units: [
      Unit(
        code: unit, name: "Mal Uji", parent: nil, zone: "Asia/Makassar",
        calendar: .sample("kalender"))
    ],
    agencies: [Agency(code: .sample("POLRES"), name: "Polres Uji")],
    services: [Service(unit: unit, code: service, name: "SKCK", agency: .sample("POLRES"))],
    standards: [standard()])

  static func standard(version: String = "2024", value: Int64 = 1) -> Standard {
    Standard(
      unit: unit, service: service, version: version, state: .approved, decree: "SK 1/2024",
      source: "https://example.org/skck", validFrom: CivilDay(number: 19_723), validTo: nil,
      clock: ClockSettings(
        start: .complete, receipt: .nextOpening, dayCount: .includeFirst,
        stoppingReasons: [.applicant, .field]),
      times: [
        TimePromise(applicantClass: nil, value: value, unit: .workingDays),
        TimePromise(
          applicantClass: "baru", value: 3, unit: .calendarDays, unitIsAssumed: true,
          extensionValue: 2),
      ],
      cost: .tariffs(
        [
          TariffLine(applicantClass: nil, tier: nil, amount: Money(30_000)),
          TariffLine(applicantClass: "baru", tier: "roda_2", amount: Money(100_000)),
        ], legalBasis: "PP 76/2020"),
      documents: [
        RequiredDocument(code: .sample("ktp"), name: "KTP-el", aliases: ["e-KTP", "Fotokopi KTP"]),
        RequiredDocument(
          code: .sample("rumus"), name: "Rumus sidik jari", classes: ["baru"], isMandatory: false,
          alternatives: "sidik", condition: "bila perlu"),
      ],
      targetPerMille: 900)
  }

  static func transaction(
    _ number: String, finished: Int64? = nil, demanded: [String]? = nil,
    charges: [Charge]? = nil, pauses: [CasePause] = []
  ) -> Transaction {
    Transaction(
      unit: unit, service: service, caseNumber: number,
      variant: Variant(applicantClass: "baru", tier: nil),
      status: finished == nil ? .open : .finished,
      stamps: Stamps(
        received: Instant(1_700_000_000), complete: Instant(1_700_000_100),
        finished: finished.map { Instant($0) }),
      pauses: pauses, charges: charges, demanded: demanded, submitted: [], note: "catatan")
  }

  /// A database that knows the unit, and the id of the import that brought it.
  static func store(in database: TemporaryDatabase) throws -> Store {
    let store = try database.create()
    try store.event(.importing(.standards)) { entry in
      _ = try store.insert(.sample(.standards, file: "s.yaml"), entry: try entry.number)
      _ = try store.record(
        declared, recordedAt: TemporaryDatabase.now, importedAt: TemporaryDatabase.now)
    }
    return store
  }

  /// Imports transactions as one file that speaks as of then and gives the outcomes.
  @discardableResult
  static func importing(
    _ transactions: [Transaction], into store: Store,
    form: DeliveryForm = DeliveryForm(fields: .all, emptyIsNoCharge: true),
    at: Instant = TemporaryDatabase.now
  ) throws -> [TransactionWriter.Outcome] {
    try store.event(.importing(.transactions)) { entry in
      let number = try entry.number
      var record = ImportRecord.sample()
      record.speaksAt = at
      let id = try store.insert(record, entry: number)
      let delivery = Delivery(entry: number, importID: id, form: form, at: at)
      var writer = try TransactionWriter(
        store: store, delivery: delivery, recordedAt: TemporaryDatabase.now)
      let records = transactions.enumerated().map { index, transaction in
        TransactionWriter.Record(transaction, line: index + 2)
      }
      let outcomes = try writer.write(records)
      entry.cases = [try writer.finish()]
      entry.segments = try store.segmentsDigest()
      try store.finishImport(
        id, inserted: 0, changed: 0, unchanged: 0, rejected: 0, form: form)
      return outcomes
    }
  }
}

extension Store {
  /// The record of an import without an entry in the ledger.
  func insertSample(_ kind: ImportRecord.Kind) throws(StoreError) -> Int64 {
    let entry = try connection.first("SELECT 1 + coalesce(max(entry), 100) FROM imports") {
      $0.int(0)
    }
    return try insert(.sample(kind), entry: entry ?? 1)
  }

  /// One event with its entry in the ledger.
  func event<Result>(
    _ event: LedgerEvent, _ body: (inout LedgerDraft) throws -> Result
  ) throws -> Result {
    try record(
      event, by: TemporaryDatabase.origin, clock: { TemporaryDatabase.now },
      keepingIf: { _ in true },
      body)
  }
}

extension Code {
  /// A code written in a test; the empty text of a mistake fails the test that uses it.
  static func sample(_ text: String) -> Code {
    do {
      return try Code(text)
    } catch {
      preconditionFailure("bad code in a test: \(text)")
    }
  }
}
