import Foundation
import Testing

/// The small office and a branch below it, from their files to what is handed over.
@Suite struct `A branch at the command line` {
  private static let standards = SmallOffice.standards
    .replacing(
      "units: [{code: KANTOR, name: Kantor Uji, zone: Asia/Makassar, calendar: kantor}]",
      with: """
        units:
          - {code: KANTOR, name: Kantor Uji, zone: Asia/Makassar, calendar: kantor}
          - {code: CABANG, name: Cabang Uji, parent: KANTOR, services: inherited}
        """
    )
    .replacing("cost: {free: true}", with: "cost: {by_regulation: Perda 1}")

  private static let rows = [
    SmallOffice.row(1, received: "2025-02-03T09:00", finished: "2025-02-04T09:00"),
    SmallOffice.row(2, received: "2025-02-03T09:00", finished: "2025-03-03T09:00"),
  ].map { $0.replacing("KANTOR", with: "CABANG") }

  private func place() async throws -> Place {
    let place = try await SmallOffice.place()
    try place.write(Self.standards, to: "cabang.yaml")
    try place.write(SmallOffice.file(Self.rows), to: "berkas.csv")
    for line in ["import standards cabang.yaml", "import transactions berkas.csv"] {
      let answer = try await place.run(line)
      #expect(answer.status == 0, "\(answer.messages)")
    }
    return place
  }

  private func items(_ place: Place, _ line: String) async throws -> [[String: Any]] {
    let answer = try await place.run("\(line) --format json")
    return try #require(try answer.json()["items"] as? [[String: Any]])
  }

  @Test func `sends its own cases and is judged by what the office has promised`() async throws {
    let place = try await place()
    let run = try await place.run("run --all-units --details --format csv")
    let lines = run.text.split(whereSeparator: \.isNewline)
    #expect(lines.count { $0.contains("S-02") && $0.contains("KANTOR") } == 1)
    #expect(!lines.contains { $0.contains("S-02") && $0.contains("CABANG") })
    #expect(lines.count { $0.contains("W-01") && $0.contains("CABANG") } == 1)
    let findings = try await items(place, "findings list")
    #expect(
      findings.compactMap { "\($0["unit"] ?? "") \($0["rule"] ?? "")" }.sorted()
        == ["CABANG W-01", "KANTOR S-02"])
    #expect(try await place.run("verify").status == 0)
    #expect(try await place.run("export --unit CABANG -o serah").status == 0)
    #expect(try place.text("serah/laporan.html").contains("2024 (dari KANTOR)"))
  }

  @Test func `is listed with whom it inherits from`() async throws {
    let place = try await place()
    let services = try await items(place, "services list --unit CABANG")
    #expect(services.map { $0["inherited_from"] as? [String] } == [["KANTOR"]])
    for line in ["standards list --unit CABANG", "services show CABANG/SURAT"] {
      let standards = try await items(place, line)
      #expect(standards.map { $0["unit"] as? String } == ["KANTOR"], "\(line)")
      #expect(standards.map { $0["inherited_by"] as? [String] } == [["CABANG"]], "\(line)")
    }
    let shown = try await items(place, "standards show CABANG/SURAT")
    #expect(Set(shown.compactMap { $0["unit"] as? String }) == ["KANTOR"])
    let units = try await items(place, "units list")
    #expect(units.map { $0["inherits_services"] as? Bool } == [true, false])
  }

  @Test(arguments: [
    ("services: inherit", "“inherited”"),
    ("services: inherited, currency: {code: USD, decimals: 2}", "CABANG/SURAT"),
  ])
  func `is refused with what is wrong and what to do`(key: String, name: String) async throws {
    let place = try await SmallOffice.place()
    try place.write(
      Self.standards.replacing("services: inherited", with: key), to: "cabang.yaml")
    for language in ["id", "en"] {
      let answer = try await place.run("import standards cabang.yaml --lang \(language)")
      #expect(answer.status == 65)
      #expect(answer.messages.contains(name), "\(answer.messages)")
    }
    #expect(try await items(place, "units list").count == 1)
  }
}
