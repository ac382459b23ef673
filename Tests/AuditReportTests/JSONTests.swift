import AuditReport
import Foundation
import ServiceStandards
import Testing

@Suite struct `JSON` {
  @Test func `holds every kind of cell like this`() throws {
    let text = try Rendering.text(
      TableSamples.table, as: .json, try Rendering.presentation())
    try Golden.expect(text, equals: "kinds.json")
  }

  @Test func `is read by another reader`() throws {
    let object = try Rendering.json(
      try Rendering.text(TableSamples.table, as: .json, try Rendering.presentation()))
    #expect(object["schema"] as? String == "test.kinds/1")
    #expect(object["generated_at"] as? String == "2025-07-01T06:00:00+08:00")
    let items = try #require(object["items"] as? [[String: Any]])
    #expect(items.count == 3)
    #expect(items[0]["nik"] as? String == "9471010101900001")
    #expect(items[0]["fee"] as? Int == 25_000)
    #expect(items[0]["price"] as? Double == 1234.56)
    #expect(items[0]["share"] as? Double == 0.934)
    #expect(items[0]["papers"] as? [String] == ["KTP-el", "Surat kuasa"])
    #expect(items[1]["note"] as? String == "dua\tbaris\nkedua \"kutip\"; dan, koma \u{1B}[31m")
    #expect(items[2].values.allSatisfy { $0 is NSNull })
  }

  @Test func `never holds a control byte`() throws {
    let every = String(String.UnicodeScalarView((0...0x9F).compactMap(Unicode.Scalar.init)))
    let table = TableSamples.pairs([(every, 1)])
    let text = try Rendering.text(table, as: .json, try Rendering.presentation())
    #expect(text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
    let items = try #require(try Rendering.json(text)["items"] as? [[String: Any]])
    #expect(items[0]["name"] as? String == every)
  }

  @Test func `has an empty list when there are no rows`() throws {
    let text = try Rendering.text(
      TableSamples.pairs([]), as: .json, try Rendering.presentation())
    #expect(text.contains("\"items\": [],\n"))
    #expect(try Rendering.json(text)["items"] as? [String] == [])
  }

  @Test func `does not change with the language`() throws {
    let texts = try Language.allCases.map {
      try Rendering.text(TableSamples.table, as: .json, try Rendering.presentation($0))
    }
    #expect(texts[0] == texts[1])
  }

  @Test func `has one object a line in jsonl`() throws {
    let text = try Rendering.text(
      TableSamples.table, as: .jsonLines, try Rendering.presentation())
    let lines = Rendering.lines(text).dropLast()
    #expect(lines.count == 3)
    for line in lines { _ = try Rendering.json(line) }
  }

  @Test func `of every report can be read`() throws {
    let presentation = try Rendering.presentation()
    for report in [try Samples.report(), try Samples.emptyReport()] {
      let object = try Rendering.json(try Rendering.text(report, as: .json, presentation))
      #expect(object["schema"] as? String == "audit.run/1")
      #expect((object["items"] as? [Any])?.count == report.findings.count)
      let lines = Rendering.lines(try Rendering.text(report, as: .jsonLines, presentation))
      for line in lines.dropLast() { _ = try Rendering.json(line) }
    }
  }
}
