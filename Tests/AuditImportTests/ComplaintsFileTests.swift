import Fixtures
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A file of complaints` {
  private func known() throws -> [UnitCode: KnownUnit] {
    let zone = try Zone("Asia/Makassar")
    return [
      try UnitCode("MPP-Banjarbaru.DUKCAPIL"): KnownUnit(
        zone: zone, currency: .rupiah, services: [try ServiceCode("KTP-EL")]),
      try UnitCode("MPP-Banjarbaru.DPMPTSP"): KnownUnit(
        zone: zone, currency: .rupiah, services: [try ServiceCode("REKLAME")]),
    ]
  }

  private func read(_ name: String, profile: String? = nil) throws -> ComplaintsFile {
    try ComplaintsFile(
      InputFile(path: Fixtures.url("complaints/\(name)").path),
      profile: try profile.map {
        try ComplaintProfile.read(InputFile(path: Fixtures.url("complaints/\($0)").path))
      } ?? .canonical, source: .book, known: try known())
  }

  @Test func `is read in the canonical form`() throws {
    let file = try read("book.csv")
    #expect(file.rejected.isEmpty && file.rows.count == 5)
    let first = file.rows[0].complaint
    #expect(first.number == "B-001" && first.source == .book && first.topic == .delay)
    #expect(first.stamps.received == Instant(iso: "2026-03-02T09:00:00+08:00"))
    #expect(first.text == "Katanya sehari, saya menunggu seminggu. Hubungi 0812******90")
    #expect(file.rows[2].complaint.service == nil && file.rows[4].complaint.category == nil)
  }

  @Test func `is read by a profile`() throws {
    let file = try read("lapor.csv", profile: "lapor.yaml")
    #expect(file.rejected.isEmpty && file.rows.count == 3)
    #expect(file.summary.totals == 1 && file.summary.delimiter == .semicolon)
    #expect(file.rows.map(\.complaint.category) == ["normal", "inspection", "simple"])
    #expect(file.rows.map(\.complaint.topic) == [.delay, .money, .other])
    #expect(file.rows.allSatisfy { $0.complaint.source == .lapor })
    // A date alone ends with its day.
    let answered = file.rows[2].complaint.stamps.answered
    #expect(answered == Instant(iso: "2026-03-17T23:59:59+08:00"))
    #expect(file.rows[1].complaint.stamps.forwarded == nil)
  }

  @Test func `may stand between a letterhead and a signature`() throws {
    let scratch = try Scratch()
    let profile = try ComplaintProfile.read(
      InputFile(
        path: scratch.file(
          """
          format: audit.complaints-profile/1
          skip: {column_numbers: true}
          ends_at: [Mengetahui]
          short_rows: allow
          """, name: "profile.yaml")))
    let row = "MPP-Banjarbaru.DUKCAPIL,B-1,delay,2026-03-02T09:00"
    let path = try scratch.file(
      "REKAP\nunit,number,topic,received_at,text\n1,2,3,4,5\n\(row)\nMengetahui\n\(row)\nx\n")
    let file = try ComplaintsFile(
      InputFile(path: path), profile: profile, source: .book, known: known())
    #expect(file.rows.map(\.line) == [4])
    #expect(file.rejected.flatMap(\.diagnostics).map(\.problem) == [.rowAfterTable])
    let summary = file.summary
    #expect(summary.aboveHeader == 1 && summary.skipped == 1)
    #expect(summary.afterTable == 2 && summary.short == 1)
  }

  @Test func `keeps a long letter whole`() throws {
    let scratch = try Scratch()
    let letter = String(repeating: "Saya sudah menunggu lama sekali. ", count: 1_600)
    let path = try scratch.file(
      "unit,number,topic,received_at,text\nMPP-Banjarbaru.DUKCAPIL,B-1,delay,2026-03-02,\(letter)x\n"
    )
    let file = try ComplaintsFile(InputFile(path: path), source: .book, known: known())
    #expect(file.rows.map(\.complaint.text) == [letter + "x"])
  }

  @Test func `says what is wrong with every line`() throws {
    let file = try read("broken.csv")
    #expect(file.rows.map(\.line) == [10, 11])
    let found = file.rejected.map { ($0.line, $0.diagnostics.map(\.code)) }
    #expect(found.map(\.0) == [2, 3, 4, 5, 6, 7, 8, 9])
    let codes: [[DiagnosticCode]] = [
      [.unit], [.service], [.required], [.word], [.date], [.date], [.required], [.fields],
    ]
    #expect(found.map(\.1) == codes)
  }

  @Test func `has a ladder in the program that is the one of the fixtures`() throws {
    let usual = try LadderFile.usual()
    #expect(
      try LadderFile.read(InputFile(path: Fixtures.url("complaints/ladder.yaml").path)) == usual)
    let days = usual.classes.map { $0.step(.answer)?.limit.value }
    #expect(days == [5, 14, 60])
    #expect(usual.classes.flatMap(\.steps).allSatisfy { !$0.isConfirmed && $0.source != nil })
  }

  @Test(arguments: [
    ("classes: [{class: a, steps: []}]", DiagnosticCode.required),
    ("name: x\nclasses: [{class: a, steps: [{step: reply, value: 1, unit: hours}]}]", .word),
    ("name: x\nclasses: [{class: a, steps: [{step: answer, value: 99999, unit: hours}]}]", .range),
    ("name: x\nclasses: [{class: a, steps: [{step: answer, value: 1, unit: days}]}]", .word),
    ("name: x\nclases: []", .key),
    (
      "name: x\nclasses: [{class: a, steps: []}, {class: a, steps: []}]", .duplicate
    ),
  ])
  func `and a ladder say what is wrong with an entry`(text: String, code: DiagnosticCode) throws {
    let scratch = try Scratch()
    let path = try scratch.file("format: audit.ladder/1\n\(text)\n", name: "ladder.yaml")
    let fault = #expect(throws: ImportFault.self) { try LadderFile.read(InputFile(path: path)) }
    guard case .invalid(_, let diagnostics, _) = fault else {
      Issue.record("not invalid: \(String(describing: fault))")
      return
    }
    #expect(diagnostics.contains { $0.code == code }, "\(diagnostics)")
  }
}
