import Fixtures
import Foundation

/// The bundled demonstration in a database, made by the program once for all tests.
enum Mall {
  static let asOf = "2026-07-01T08:00:00+08:00"
  /// One counter of it, all of whose cases can be judged.
  static let department = ["--unit", "MPP-Banjarbaru.DUKCAPIL", "--as-of", asOf]

  private static let prepared = Task {
    let place = try Place()
    let answer = try await place.run(["demo", "--data", Fixtures.url("demo").path])
    guard answer.status == 0 else { throw NotPrepared(messages: answer.messages) }
    return try place.data("audit.db")
  }

  struct NotPrepared: Error {
    let messages: String
  }

  /// A folder with a copy of it.
  static func place(database: String = "audit.db") async throws -> Place {
    let place = try Place()
    let file = place.url.appending(path: database)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try await prepared.value.write(to: file)
    return place
  }

  /// The same where `make demo` leaves it.
  static func demonstration() async throws -> Place {
    try await place(database: ".build/demo/audit.db")
  }
}

/// An office with one service and one case, for tests that need little.
enum SmallOffice {
  static let calendars = """
    format: audit.calendars/1
    calendars:
      - code: kantor
        zone: Asia/Makassar
        week: {mon: [["08:00", "16:00"]], tue: [["08:00", "16:00"]], wed: [["08:00", "16:00"]]}
        holidays:
          - {date: 2025-01-01, name: Tahun Baru Masehi, kind: libur_nasional, decree: SKB 1}
        holidays_complete: [2025]
    """
  static let standards = """
    format: audit.standards/1
    units: [{code: KANTOR, name: Kantor Uji, zone: Asia/Makassar, calendar: kantor}]
    services:
      - unit: KANTOR
        code: SURAT
        name: Surat keterangan
        standards:
          - version: "2024"
            state: approved
            valid_from: 2024-01-01
            clock: {start: received}
            time: [{value: 2, unit: working_days}]
            cost: {free: true}
            requirements: []
    """
  static let header = "unit,service,case_number,status,received_at,finished_at,charges,demanded"

  static func row(_ number: Int, received: String, finished: String) -> String {
    "KANTOR,SURAT,S-\(number),finished,\(received),\(finished),none,none"
  }

  static func file(_ rows: [String]) -> String { ([header] + rows).joined(separator: "\n") + "\n" }

  /// A folder with a database that knows calendar and standard, and no case.
  static func place() async throws -> Place {
    let place = try Place()
    try place.write(calendars, to: "kalender.yaml")
    try place.write(standards, to: "standar.yaml")
    for line in ["init", "import calendars kalender.yaml", "import standards standar.yaml"] {
      let answer = try await place.run(line)
      guard answer.status == 0 else { throw Mall.NotPrepared(messages: answer.messages) }
    }
    return place
  }

  /// The same with one case that is late, and audited: one run, one finding.
  static func audited() async throws -> Place {
    let place = try await place()
    try place.write(
      file([row(1, received: "2025-02-03T09:00", finished: "2025-03-03T09:00")]), to: "a.csv")
    for line in ["import transactions a.csv", "--unit KANTOR"] {
      let answer = try await place.run(line)
      guard answer.status == 0 else { throw Mall.NotPrepared(messages: answer.messages) }
    }
    return place
  }
}
