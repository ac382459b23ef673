import Foundation
import Testing

@Suite struct `A number of a neighbouring year` {
  private static let header =
    "unit,service,case_number,status,received_at,finished_at,charges,applicant"

  private func office(_ restart: String = "yearly") async throws -> Place {
    let place = try await SmallOffice.place()
    try place.write(
      SmallOffice.standards.replacing(
        "code: SURAT\n", with: "code: SURAT\n    numbers_restart: \(restart)\n"),
      to: "standar.yaml")
    #expect(try await place.run("import standards standar.yaml").status == 0)
    return place
  }

  private func row(
    _ number: String, _ received: String, _ applicant: String = "", isOpen: Bool = false
  ) -> String {
    "KANTOR,SURAT,\(number),\(isOpen ? "open" : "finished"),\(received)T09:00,\(isOpen ? "" : "\(received)T10:00"),none,\(applicant)"
  }

  private func tell(_ place: Place, _ rows: [String], _ options: String = "") async throws -> String
  {
    try place.write(([Self.header] + rows).joined(separator: "\n") + "\n", to: "berkas.csv")
    let answer = try await place.run("import transactions berkas.csv --lang en \(options)")
    #expect(answer.status == 0)
    return answer.messages
  }

  @Test func `is named when a corrected date makes another case, and nothing is merged`()
    async throws
  {
    let place = try await office()
    _ = try await tell(place, [row("005", "2026-01-05")])
    let corrected = [row("005", "2025-01-05")]
    let sentence =
      "005 of 2025 (line 2) is new, and 005 of 2026 is not in this file: the same case? Nothing was merged"
    #expect(try await tell(place, corrected, "--dry-run").contains(sentence))
    #expect(try await tell(place, corrected).contains(sentence))
    let list = try await place.run("cases list --format json")
    #expect((try list.json()["items"] as? [Any])?.count == 2)
    // Known now, so not new.
    #expect(
      try await !tell(place, corrected + [row("006", "2025-01-06")]).contains("the same case?"))
  }

  @Test func `is named in Indonesian too`() async throws {
    let place = try await office()
    _ = try await tell(place, [row("005", "2026-01-05")])
    let answer = try await tell(place, [row("005", "2025-01-05")], "--lang id")
    #expect(answer.contains("005 dari 2026 tidak ada dalam berkas ini: perkara yang sama?"))
  }

  @Test(arguments: [
    ("2025-12-29", "2026-01-02", "", ""), ("2025-05-05", "2026-08-12", "P-1", "P-1"),
  ])
  func `is named near the turn of the year and for one applicant`(
    first: String, second: String, one: String, other: String
  ) async throws {
    let place = try await office()
    _ = try await tell(place, [row("7", first, one)])
    #expect(try await tell(place, [row("No. 7", second, other)]).contains("the same case?"))
  }

  @Test func `is not named in a register that goes on as ever, nor when the file tells both`()
    async throws
  {
    let place = try await office()
    _ = try await tell(place, [row("1", "2025-01-05", "P-1"), row("2", "2025-03-06", "P-2")])
    let next = [row("1", "2026-01-05", "P-3"), row("2", "2026-03-07", "P-4")]
    #expect(try await !tell(place, next).contains("the same case?"))
    let both = [row("3", "2025-12-30"), row("3", "2026-01-02")]
    #expect(try await !tell(place, both).contains("the same case?"))
  }

  @Test func `is named where the one before is still open, and month by month`() async throws {
    let place = try await office()
    _ = try await tell(place, [row("1", "2025-01-05", isOpen: true)])
    #expect(
      try await tell(place, [row("1", "2026-01-05")]).contains("1 of 2025 is not in this file"))
    let monthly = try await office("monthly")
    _ = try await tell(monthly, [row("1", "2025-12-31")])
    let told = try await tell(monthly, [row("1", "2026-01-02")])
    #expect(told.contains("1 of 2026-01 (line 2) is new, and 1 of 2025-12 is not in this file"))
  }
}
