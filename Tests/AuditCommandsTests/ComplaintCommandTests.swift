import Fixtures
import Foundation
import Testing

@Suite struct `Complaints on the command line` {
  private func place() async throws -> Place {
    let place = try await Mall.place()
    let folder = Fixtures.url("complaints").path
    let book = try await place.run(["import", "complaints", "\(folder)/book.csv"])
    #expect(book.status == 0 && book.messages.contains("5 baru"))
    let lapor = try await place.run([
      "import", "complaints", "\(folder)/lapor.csv", "--profile", "\(folder)/lapor.yaml",
      "--lang", "en",
    ])
    #expect(lapor.status == 0 && lapor.messages.contains("3 new"))
    return place
  }

  @Test func `are imported, judged, listed, explained and matched`() async throws {
    let place = try await place()
    let run = ["--unit", "MPP-Banjarbaru", "--as-of", Mall.asOf]
    let table = try await place.run(run + ["--format", "table"])
    #expect(table.status == 0 && table.text.contains("PENGADUAN"))
    #expect(table.text.contains("audit import ladder"))
    let json = try await place.run(run + ["--format", "json"]).json()
    let lines = try #require(json["complaints"] as? [[String: Any]])
    #expect(lines.count == 4)
    let details = try await place.run(
      run + ["--details", "--rules", "A-01", "--format", "json"]
    ).json()
    let rows = try #require(details["items"] as? [[String: Any]])
    #expect(rows.count == 3 && rows.allSatisfy { $0["rule"] as? String == "A-01" })
    let id = try #require(rows.first?["deviation"] as? String)
    for language in ["id", "en"] {
      let explained = try await place.run([
        "explain", id, "--lang", language, "--format", "table",
      ])
      #expect(explained.status == 0)
      #expect(explained.text.contains("PermenPANRB 62/2018"))
      #expect(explained.text.contains(language == "id" ? "belum dicocokkan" : "not compared"))
    }
    let explained = try await place.run(["explain", id, "--format", "json"]).json()
    #expect((explained["ladder"] as? [String: Any])?["class"] as? String == "simple")
    let list = try await place.run("complaints list --as-of \(Mall.asOf) --format json").json()
    #expect((list["items"] as? [[String: Any]])?.count == 8)
    let match = try await place.run("complaints match --as-of \(Mall.asOf) --format json").json()
    let matched = try #require(match["items"] as? [[String: Any]])
    #expect(matched.filter { $0["match"] as? String == "contradiction" }.count == 3)
    #expect(matched.allSatisfy { $0["case_number"] as? String != nil || $0["case_time"] is NSNull })
    let shown = try await place.run("complaints show B-002 --as-of \(Mall.asOf)")
    #expect(shown.status == 0 && shown.text.contains("menyimpang"))
    #expect(try await place.run(run + ["--rules", "A-01", "--fail-on", "high"]).status == 1)
    let rules = try await place.run("rules A-01 --format json").text
    #expect(rules.contains("A-01") && rules.contains("complaint"))
  }

  @Test func `that cannot be read or do not exist are said so`() async throws {
    let place = try await place()
    try place.write(
      try String(contentsOf: Fixtures.url("complaints/broken.csv"), encoding: .utf8),
      to: "buku.csv")
    let broken = try await place.run("import complaints buku.csv")
    #expect(broken.status == 65)
    #expect(broken.messages.contains("tidak ada pengaduan yang diimpor"))
    #expect(try place.mode("buku.csv.rejects.csv") == 0o600)
    #expect(try await place.run("import complaints buku.csv --expect-rows 3").status == 65)
    #expect(try await place.run("import complaints nihil.csv").status == 2)
    #expect(try await place.run("import complaints buku.csv --source koran").status == 64)
    let unknown = try await place.run("complaints show B-0002 --lang en")
    #expect(unknown.status == 64 && unknown.messages.contains("did you mean B-002?"))
    #expect(try await place.run("complaints show B-001").status == 64)
    #expect(try await place.run("complaints match --unit MPP-Banjarbru").status == 64)
    try place.write("format: audit.ladder/1\nname: x\nclasses: 7\n", to: "tangga.yaml")
    #expect(try await place.run("import ladder tangga.yaml").status == 65)
    #expect(try await place.run("explain A-01-99").status == 64)
    try place.write("format: audit.complaints-profile/1\ntopik: {}\n", to: "profil.yaml")
    #expect(
      try await place.run("import complaints buku.csv --profile profil.yaml").status == 65)
  }
}
