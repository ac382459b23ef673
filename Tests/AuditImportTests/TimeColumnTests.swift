import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A stamp in two columns` {
  private func profile(_ text: String = "") throws -> MappingProfile {
    let scratch = try Scratch()
    return try MappingProfile.read(
      InputFile(
        path: scratch.file(
          """
          format: audit.profile/1
          columns:
            unit: unit
            service: service
            case_number: case_number
            status: status
            received_at: [Tanggal, Jam]
            finished_at: finished_at
          dates: ["dd/MM/yyyy HH.mm", "dd/MM/yyyy"]
          missing: ["-"]

          """ + text, name: "profile.yaml")))
  }

  private func read(_ date: String, _ time: String) throws -> Reading {
    try Sample.row(
      [("finished_at", ""), ("Tanggal", date), ("Jam", time)], profile: profile())
  }

  @Test func `is one stamp`() throws {
    let stamps = try #require(try read("04/03/2025", " 09.15 ").transactions.first?.stamps)
    #expect(stamps.received == Instant(iso: "2025-03-04T09:15:00+08:00"))
    #expect(stamps.dates.isEmpty)
  }

  @Test(arguments: ["", "-"]) func `is a date without a time`(time: String) throws {
    let stamps = try #require(try read("04/03/2025", time).transactions.first?.stamps)
    #expect(stamps.dates == .received)
  }

  @Test func `is wrong as a whole`() throws {
    let wrong = try #require(try read("04/03/2025", "25.15").rejected.first?.diagnostics.first)
    #expect(wrong.problem == .noSuchDate(form: "dd/MM/yyyy HH.mm"))
    #expect(wrong.column == "Tanggal" && wrong.value == "04/03/2025 25.15")
    let dateless = try #require(try read("-", "09.15").rejected.first?.diagnostics.first)
    #expect(dateless.problem == .timeWithoutDate)
    #expect(dateless.column == "Jam" && dateless.value == "09.15")
    #expect(try read("", "").rejected.first?.diagnostics.map(\.problem) == [.required])
  }

  @Test func `needs both columns`() throws {
    let profile = try profile()
    #expect(throws: ImportFault.self) {
      try Sample.row([("finished_at", ""), ("Tanggal", "04/03/2025")], profile: profile)
    }
    let reading = try Sample.row(
      [("finished_at", ""), ("Tanggal", "04/03/2025"), ("Jam", ""), ("x", "")], profile: profile)
    #expect(reading.summary.unmappedColumns == ["received_at", "x"])
  }

  @Test(arguments: ["[Tanggal]", "[Tanggal, Jam, Zona]", "{date: Tanggal}", "[Tanggal, [Jam]]"])
  func `is named by two headings`(headings: String) throws {
    let scratch = try Scratch()
    let path = try scratch.file(
      "format: audit.profile/1\ncolumns: {unit: a, service: b, case_number: c, status: d, received_at: \(headings)}\n"
    )
    #expect(throws: ImportFault.self) { try MappingProfile.read(InputFile(path: path)) }
  }
}
