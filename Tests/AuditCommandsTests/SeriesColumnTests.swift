import Foundation
import Testing

@Suite struct `A series told by a column` {
  private static let header =
    "unit,service,case_number,series,status,received_at,finished_at,charges"

  private func office() async throws -> Place {
    let place = try await SmallOffice.place()
    try place.write(
      SmallOffice.standards.replacing(
        "code: SURAT\n", with: "code: SURAT\n    numbers_restart: by_column\n"),
      to: "standar.yaml")
    #expect(try await place.run("import standards standar.yaml").status == 0)
    return place
  }

  private func row(_ number: String, _ series: String, _ received: String) -> String {
    "KANTOR,SURAT,\(number),\(series),finished,\(received)T09:00,\(received)T10:00,tariff:1000:K-1"
  }

  private func tell(
    _ place: Place, _ rows: [String], header: String = header, _ options: String = ""
  ) async throws -> Answer {
    try place.write(([header] + rows).joined(separator: "\n") + "\n", to: "berkas.csv")
    return try await place.run(
      "import transactions berkas.csv --allow-rejects 9 --lang en \(options)")
  }

  private func cases(_ place: Place) async throws -> [String] {
    let list = try await place.run("cases list --format json")
    let items = try #require(try list.json()["items"] as? [[String: Any]])
    return items.map { "\($0["series"] as? String ?? "") \($0["case_number"] as? String ?? "")" }
      .sorted()
  }

  @Test func `is part of the case, whatever the day of receipt`() async throws {
    let place = try await office()
    // Numbered on 2 January in the register of the new year, received on the last day of the old one.
    let first = try await tell(
      place, [row("005", "2026", "2025-12-31"), row("005", "2025", "2025-01-10")])
    #expect(first.messages.contains("2 new, 0 changed, 0 unchanged"))
    #expect(try await cases(place) == ["2025 005", "2026 005"])
    let again = try await tell(
      place, [row("5-A", "loket b", "2026-02-02"), row("5-a", "LOKET  B", "2026-02-02")])
    #expect(again.messages.contains("1 new") && again.messages.contains("counted once"))
    let moved = try await tell(place, [row("005", "2026", "2026-01-04")])
    #expect(moved.messages.contains("E_RECEIPT"))
    #expect(try await place.run("verify").status == 0)
  }

  @Test func `may be missing of a case that is known alone, and of no new one`() async throws {
    let place = try await office()
    _ = try await tell(
      place,
      [row("1", "A", "2026-02-02"), row("1", "B", "2026-02-03"), row("2", "A", "2026-02-04")])
    let cashier = try await tell(
      place, ["KANTOR,SURAT,2,tariff:2000:K-9", "KANTOR,SURAT,1,tariff:2000:K-8"],
      header: "unit,service,case_number,charges")
    #expect(cashier.messages.contains("1 changed") && cashier.messages.contains("E_SERIES"))
    let told = try await tell(
      place, ["KANTOR,SURAT,1,B,tariff:2000:K-8"], header: "unit,service,case_number,series,charges"
    )
    #expect(told.messages.contains("0 new, 1 changed"))
    let new = try await tell(place, [row("3", "", "2026-02-05"), row("4", "A", "2026-02-05")])
    #expect(new.messages.contains("nothing says of which series its number is"))
    #expect(new.messages.contains("1 new"))
    #expect(try await cases(place) == ["A 1", "A 2", "A 4", "B 1"])
  }

  @Test func `stays the case's own when an import is undone`() async throws {
    let place = try await office()
    _ = try await tell(place, [row("1", "A", "2026-02-02")], "--exported-at 2026-03-01")
    let older = "KANTOR,SURAT,1,finished,2026-02-02T09:00,2026-02-02T11:00,tariff:9000:K-1"
    _ = try await tell(
      place, [older], header: Self.header.replacing(",series", with: ""),
      "--exported-at 2026-02-20")
    #expect(try await cases(place) == ["A 1"])
    // 1 and 2: calendar and standards; 3: the standards again.
    let undone = try await place.run("imports undo 4 --reason salah --lang en")
    #expect(undone.status == 0)
    #expect(try await cases(place) == ["A 1"])
    #expect(try await place.run("verify").status == 0)
  }

  @Test func `says nothing of a service whose numbers go on`() async throws {
    let place = try await SmallOffice.place()
    let answer = try await tell(place, [row("1", "A", "2026-02-02"), row("1", "B", "2026-02-02")])
    #expect(answer.messages.contains("1 new") && answer.messages.contains("counted once"))
    #expect(try await cases(place) == [" 1"])
  }
}
