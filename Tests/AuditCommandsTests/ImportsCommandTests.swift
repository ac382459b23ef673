import Foundation
import Testing

@Suite struct `Deliveries on the command line` {
  private static let full = """
    unit,service,case_number,status,received_at,finished_at,charges
    KANTOR,SURAT,1,finished,2025-03-03T09:00,2025-03-04T10:00,tariff:50000:K-1
    KANTOR,SURAT,No. 1,finished,2025-03-03T09:00,2025-03-04T10:00,tariff:50000:K-1
    KANTOR,SURAT,2,open,2025-03-03T09:00,,none

    """
  private static let later = """
    unit,service,case_number,status,received_at,finished_at
    KANTOR,SURAT,1,open,2025-03-03T09:00,
    KANTOR,SURAT,2,finished,2025-03-03T09:00,2025-03-05T10:00

    """

  @Test(arguments: [
    ("id", "tariff Rp50.000", "dihitung sekali"), ("en", "tariff Rp50,000", "counted once"),
  ])
  func `tell their money, and rows that count once`(
    language: String, money: String, once: String
  ) async throws {
    let place = try await SmallOffice.place()
    try place.write(Self.full, to: "a.csv")
    let answer = try await place.run("import transactions a.csv --lang \(language)")
    #expect(answer.status == 0)
    #expect(answer.messages.contains(money) && answer.messages.contains(once))
  }

  @Test func `tell the months that shrank, and list them beside the delivery before`() async throws
  {
    let place = try await SmallOffice.place()
    func file(_ rows: Int) -> String {
      (["unit,service,case_number,status,received_at,finished_at,charges"]
        + (1...rows).map {
          "KANTOR,SURAT,\($0),finished,2025-03-03T09:00,2025-03-04T10:00,tariff:50000:K-\($0)"
        }).joined(separator: "\n") + "\n"
    }
    try place.write(file(5), to: "a.csv")
    try place.write(file(3), to: "b.csv")
    #expect(try await place.run("import transactions a.csv --exported-at 2025-03-31").status == 0)
    let shrunk = try await place.run(
      "import transactions b.csv --exported-at 2025-04-30 --lang en --dry-run")
    #expect(shrunk.status == 0)
    #expect(shrunk.messages.contains("warning: 2 rows fewer than in the delivery before"))
    #expect(shrunk.messages.contains("KANTOR/SURAT, 2025-03: 3 rows, before 5 (2 fewer)"))
    let json = try await place.run(
      "import transactions b.csv --exported-at 2025-04-30 --error-format json")
    #expect(json.messages.contains(#""shrunk_months":1,"missing_rows":2"#))
    #expect(json.messages.contains("W_NOTICE"))
    let list = try await place.run("imports list --format json")
    let items = try #require(try list.json()["items"] as? [[String: Any]])
    let id = try #require(items.first?["import"] as? Int)
    let months = try await place.run("imports show \(id) --months --format json")
    let line = try #require((try months.json()["items"] as? [[String: Any]])?.first)
    #expect(line["month"] as? String == "2025-03" && line["rows"] as? Int == 3)
    #expect(line["rows_before"] as? Int == 5 && line["difference"] as? Int == -2)
    #expect(line["import_before"] as? Int == id - 1)
    #expect(try await place.run("imports show \(id) --months").text.contains("KANTOR"))
    #expect(try await place.run("imports show \(id) --months --rejected").status == 64)
    #expect(try await place.run("verify").status == 0)
  }

  @Test func `are held against the covering letter, typed or beside the file`() async throws {
    let place = try await SmallOffice.place()
    try place.write(Self.full, to: "a.csv")
    let wrong = try await place.run(
      "import transactions a.csv --expect-rows 3 --expect-sum tariff=100000 --lang en")
    #expect(wrong.status == 65 && wrong.messages.contains("Rp50,000"))
    #expect(wrong.messages.contains("Rp100,000") && wrong.messages.contains("--expect-sum"))
    #expect(try await place.run("import transactions a.csv --expect-sum tariff").status == 64)
    #expect(
      try await place.run("import transactions a.csv --control x --no-control").status == 64)
    try place.write("format: audit.control/1\nrows: 4\n", to: "a.csv.control")
    #expect(try await place.run("import transactions a.csv").status == 65)
    #expect(
      try await place.run("import transactions a.csv --no-control --dry-run").status == 0)
    try place.write(
      """
      format: audit.control/1
      rows: 3
      sums: {tariff: 50000}
      period: {from: 2025-03-04, to: 2025-03-31}

      """, to: "a.csv.control")
    let right = try await place.run(
      "import transactions a.csv --expect-sum tariff=50000 --lang en --dry-run")
    #expect(right.status == 0)
    #expect(right.messages.contains("agrees with a.csv.control: 3 rows, tariff 50000"))
    #expect(right.messages.contains("names the period 2025-03-04 – 2025-03-31"))
    let json = try await place.run("import transactions a.csv --error-format json")
    #expect(json.messages.contains(#""control":"a.csv.control""#))
  }

  @Test func `tell what a file left alone, what was told later, and are taken back`() async throws {
    let place = try await SmallOffice.place()
    try place.write(Self.full, to: "a.csv")
    try place.write(Self.later, to: "b.csv")
    _ = try await place.run("import transactions a.csv --exported-at 2025-03-31")
    let later = try await place.run("import transactions b.csv --exported-at 2025-04-01 --lang en")
    #expect(later.messages.contains("finished_at: 1 empty cells were left alone"))
    #expect(later.messages.contains("open a case again that was closed"))
    let again = try await place.run("import transactions a.csv --lang en")
    #expect(again.status == 0 && again.messages.contains("--supersede"))
    let list = try await place.run("imports list --format json")
    let items = try #require(try list.json()["items"] as? [[String: Any]])
    #expect(items.first?["file"] as? String == "b.csv")
    let id = try #require(items.first?["import"] as? Int)
    let shown = try await place.run("imports show \(id) --lang en")
    #expect(shown.text.contains("status, received_at, finished_at"))
    let undone = try await place.run("imports undo \(id) --reason salah --lang en")
    #expect(undone.status == 0 && undone.messages.contains("2 as other imports tell them"))
    #expect(try await place.run("imports undo \(id) --reason salah").status == 2)
    #expect(try await place.run("verify").status == 0)
  }

  @Test func `name their rejected lines and imports that are none`() async throws {
    let place = try await SmallOffice.place()
    try place.write(
      Self.full.replacing("2025-03-03T09:00,,none", with: "kemarin,,none"), to: "a.csv")
    #expect(try await place.run("import transactions a.csv").status == 65)
    let rejects = try await place.run("imports show 3 --rejected --format csv")
    #expect(rejects.text.contains("E_DATE"))
    #expect(try await place.run("imports show 9").status == 64)
    #expect(try await place.run("imports undo 1 --reason salah").status == 64)
  }
}
