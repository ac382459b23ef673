import Foundation
import Testing

@testable import AuditStore

/// A small office whose nights import, audit, copy and hand over, for tests of what may befall them.
enum FaultOffice {
  static let configuration = """
    db: audit.db
    nightly:
      inbox:
        folder: masuk
        archive: arsip
        refused: ditolak
        sources: [{name: simpel, files: "simpel-*.csv"}]
      checkpoints: titik
      backup: {folder: cadangan, keep: 3}
      exports: [{to: serah, units: [KANTOR], keep: 3}]
    """

  /// Cases of which every seventh is late, and every fifth a day later than the one before it.
  static func rows(_ numbers: ClosedRange<Int>, finishedLater: Bool = false) -> [String] {
    numbers.map { number in
      let late = number % 7 == 0 || finishedLater && number % 5 == 0
      return SmallOffice.row(
        number, received: "2025-02-03T09:00",
        finished: late ? "2025-02-11T09:00" : "2025-02-04T09:00")
    }
  }

  /// A folder with so many cases imported and audited in a first night.
  static func place(cases: Int) async throws -> Place {
    let place = try await SmallOffice.place()
    try place.write(configuration, to: "audit.yaml")
    for folder in ["masuk", "cadangan", "serah", "titik"] {
      try FileManager.default.createDirectory(
        atPath: place.path(folder), withIntermediateDirectories: true)
    }
    try place.write(SmallOffice.file(rows(1...cases)), to: "masuk/simpel-1.csv")
    var night = try await place.run("nightly --as-of 2025-02-12")
    // A program that a test beside this one starts may hold the file for a moment, and the night waits.
    for _ in 0..<5 where night.status != 0 {
      try await Task.sleep(for: .milliseconds(500))
      night = try await place.run("nightly --as-of 2025-02-12 --again")
    }
    try #require(night.status == 0, "\(night.messages)")
    return place
  }

  /// What the office brings after that: new cases, and others than before.
  static func delivery(cases: Int) -> String {
    SmallOffice.file(rows(1...cases, finishedLater: true) + rows(cases + 1...cases * 2))
  }
}

extension FaultOffice {
  /// The same as a table that a program calls .xls, with a row that is rejected at its end.
  static func workbook(cases: Int) -> String {
    let late = SmallOffice.row(cases * 3, received: "kemarin", finished: "2025-02-04T09:00")
    let lines = (delivery(cases: cases) + late).split(separator: "\n")
    let rows = lines.map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
    }
    return "<html><table>\(rows.joined())</table></html>\n"
  }
}

extension Place {
  /// Puts everything where it is in another folder, in place of what is here.
  func restore(from other: Place) throws {
    for name in names where name != "home" {
      try FileManager.default.removeItem(atPath: path(name))
    }
    for name in other.names where name != "home" {
      try FileManager.default.copyItem(atPath: other.path(name), toPath: path(name))
    }
  }

  /// What is wrong with the database, its copies, its hand-overs and the folders beside it; nothing of
  /// it may be.
  func damage() async throws -> [String] {
    var damage: [String] = []
    let connection = try Connection(path: path("audit.db"), access: .read)
    try connection.forEachRow("PRAGMA integrity_check(5)") {
      if $0.text(0) != "ok" { damage.append("integrity: \($0.text(0))") }
    }
    try connection.forEachRow("PRAGMA foreign_key_check") {
      damage.append("foreign key: \($0.text(0))")
    }
    let check = try await run("verify --config audit.yaml --lang en")
    if check.status != 0 { damage.append("verify: \(check.text)\(check.messages)") }
    for name in try FileManager.default.contentsOfDirectory(atPath: path("cadangan"))
    where name.hasPrefix("audit-") && name.hasSuffix(".db") {
      let sum = try await start(
        [], script: "cd cadangan && sha256sum --quiet -c \(name).sha256 2>&1"
      ).answer()
      if sum.status != 0 { damage.append("copy: \(sum.text)") }
      do {
        try Store.checkCopy(path("cadangan/\(name)"))
      } catch { damage.append("copy: \(error)") }
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: path("serah"))
    where !name.hasPrefix(".") {
      let check = try await run("verify serah/\(name)")
      if check.status != 0 { damage.append("hand-over: \(check.text)") }
    }
    let known = Set(
      try rows("SELECT sha256 FROM night_files WHERE outcome IN ('imported', 'known')"))
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path("arsip"))) ?? []
    where !name.hasPrefix(".") {
      // DAY-HASH-NAME
      let hash = name.dropFirst(11).prefix { $0 != "-" }
      if !known.contains(where: { $0.hasPrefix(hash) }) { damage.append("archive: \(name)") }
    }
    return damage
  }

  func rows(_ sql: String) throws -> [String] {
    var rows: [String] = []
    let connection = try Connection(path: path("audit.db"), access: .read)
    // As the sqlite3 shell, which trusts the views.
    try connection.execute("PRAGMA trusted_schema = ON")
    try connection.forEachRow(sql) {
      rows.append($0.text(0))
    }
    return rows
  }

  /// What the database says of cases, deviations, verdicts and findings, without numbers of runs and
  /// imports and without instants of writing: the same after a fault as without one.
  func result() throws -> [String] {
    try rows(
      """
      SELECT 'case ' || case_number || ' ' || status || ' ' || received_at || ' ' || coalesce(finished_at, '')
      FROM case_list
      UNION ALL
      SELECT 'deviation ' || coalesce(case_number, id) || ' ' || rule || ' ' || severity || ' '
        || coalesce(expected, '') || ' ' || coalesce(actual, '') || ' ' || amount
      FROM deviation_list
      UNION ALL
      SELECT 'closed ' || case_number || ' ' || rule || ' ' || reason
      FROM closed_deviation_list
      UNION ALL
      SELECT 'verdict ' || unit || ' ' || service || ' ' || criterion || ' ' || verdict || ' '
        || reason || ' ' || transactions
      FROM verdict_list WHERE run = (SELECT max(id) FROM run_list)
      UNION ALL
      SELECT 'finding ' || id || ' ' || rule || ' ' || episode FROM finding_list
      UNION ALL
      SELECT 'rejected ' || file || ' ' || line || ' ' || code FROM rejected_list
      ORDER BY 1
      """)
  }
}
