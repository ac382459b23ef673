import AuditReport
import ServiceStandards
import Testing

@Suite struct `The table format` {
  @Test(arguments: Language.allCases)
  func `shows every kind of cell like this`(in language: Language) throws {
    let text = try Rendering.text(
      TableSamples.table, as: .table, try Rendering.presentation(language))
    try Golden.expect(text, equals: "kinds.table.\(language.rawValue).txt")
  }

  @Test func `aligns numbers on the right and leaves no spaces at the ends of lines`() throws {
    let text = try Rendering.text(
      TableSamples.pairs([("satu", 1), ("dua belas ribu", 12_345)]), as: .table,
      try Rendering.presentation())
    #expect(
      text == """
        Nama            Jumlah
        ──────────────  ──────
        satu                 1
        dua belas ribu  12.345

        """)
  }

  @Test(arguments: [60, 80, 100, 120])
  func `keeps to the width and never shortens an identifier`(width: Int) throws {
    let text = try Rendering.text(
      TableSamples.deviations(), as: .table, try Rendering.presentation(width: width))
    for line in Rendering.lines(text).dropLast(2) {
      #expect(Self.width(line) <= width, "\(line)")
    }
    for deviation in ["W-01-4711", "W-02-4720", "B-01-4711", "P-01-4712", "D-01-4713"] {
      #expect(text.contains("\(deviation) "))
    }
  }

  @Test func `shortens long text, and says which columns it left out`() throws {
    let long = String(repeating: "panjang sekali ", count: 10)
    let head = TableHead(
      schema: "test/1",
      columns: [
        Column("id", Wording("Nomor", "Id"), .identifier, visibility: .always),
        Column("name", Wording("Nama", "Name"), .text),
        Column("when", Wording("Saat", "When"), .identifier, visibility: .ifRoom),
      ], envelope: Samples.envelope)
    let row: [Cell] = [.identifier("W-01-4711"), .text(long), .identifier("01/01/2025 00:00")]
    let text = try Rendering.text(
      Table(head, rows: [row]), as: .table, try Rendering.presentation(width: 40))
    #expect(
      text == """
        Nomor      Nama
        ─────────  ─────────────────────────────
        W-01-4711  panjang sekali panjang sekal…
        Tidak muat: Saat. Gunakan --columns atau --format plain.

        """)
  }

  @Test func `counts wide letters as two cells and marks as none`() throws {
    let text = try Rendering.text(
      TableSamples.pairs([("日本", 1), ("e\u{301}a", 2), ("abcd", 3)]), as: .table,
      try Rendering.presentation())
    let lines = Rendering.lines(text)
    #expect(lines[2] == "日本       1")
    #expect(lines[3] == "e\u{301}a         2")
    #expect(lines[4] == "abcd       3")
  }

  @Test func `keeps a wide letter whole when it shortens`() throws {
    let text = try Rendering.text(
      TableSamples.pairs([(String(repeating: "日", count: 30), 1)]), as: .table,
      try Rendering.presentation(width: 30))
    #expect(Rendering.lines(text)[2] == "日日日日日日日日日日…        1")
  }

  @Test func `has no byte above 127 where the terminal has only ASCII`() throws {
    let presentation = try Rendering.presentation(width: 60, unicode: false)
    let texts = [
      try Rendering.text(
        TableSamples.pairs([(String(repeating: "a", count: 80), 1)]), as: .table, presentation),
      try Rendering.text(TableSamples.deviations(), as: .table, presentation),
      try Rendering.text(try Samples.report(), as: .table, presentation),
      try Rendering.text(try ExplanationSamples.papers(), as: .table, presentation),
    ]
    for text in texts { #expect(text.utf8.allSatisfy { $0 < 0x80 }) }
    #expect(texts[0].contains("..."))
  }

  @Test func `has no escape byte without colour, whatever the data hold`() throws {
    for format in [ReportFormat.table, .plain] {
      let text = try Rendering.text(TableSamples.table, as: format, try Rendering.presentation())
      #expect(!text.utf8.contains(0x1B))
    }
    for format in [ReportFormat.table, .plain, .json, .jsonLines, .csv] {
      let text = try Rendering.text(
        try Samples.report(), as: format, try Rendering.presentation())
      #expect(!text.utf8.contains(0x1B))
    }
  }

  @Test func `says the same with colour as without`() throws {
    let plain = try Rendering.presentation(width: 100)
    let coloured = try Rendering.presentation(colour: true, width: 100)
    let pairs = [
      (
        try Rendering.text(TableSamples.deviations(), as: .table, coloured),
        try Rendering.text(TableSamples.deviations(), as: .table, plain)
      ),
      (
        try Rendering.text(try Samples.report(), as: .table, coloured),
        try Rendering.text(try Samples.report(), as: .table, plain)
      ),
      (
        try Rendering.text(try ExplanationSamples.late(), as: .table, coloured),
        try Rendering.text(try ExplanationSamples.late(), as: .table, plain)
      ),
    ]
    for (coloured, plain) in pairs {
      #expect(coloured.utf8.contains(0x1B))
      #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
  }

  @Test func `prints the header alone when there are no rows`() throws {
    let text = try Rendering.text(
      TableSamples.pairs([]), as: .table, try Rendering.presentation())
    #expect(text == "Nama  Jumlah\n────  ──────\n")
  }

  /// Cells of a line of the samples, which has no wide letters.
  private static func width(_ line: String) -> Int { line.count }
}

@Suite struct `The plain format` {
  @Test(arguments: Language.allCases)
  func `writes one record a line between tabs`(in language: Language) throws {
    let text = try Rendering.text(
      TableSamples.table, as: .plain, try Rendering.presentation(language, width: 20))
    try Golden.expect(text, equals: "kinds.plain.\(language.rawValue).txt")
    let lines = Rendering.lines(text).dropLast()
    #expect(lines.count == 4)
    #expect(Set(lines.map { $0.filter { $0 == "\t" }.count }) == [15])
  }

  @Test func `shows the zone of each time when units are in several`() throws {
    let head = TableHead(
      schema: "test/1", columns: [Column("at", Wording("Saat", "At"), .instant)],
      envelope: Samples.envelope)
    let instant = Samples.instant("2026-01-05T09:15:00+08:00")
    let text = try Rendering.text(
      Table(head, rows: [[.instant(instant)], [.instant(instant, zone: 1)]]), as: .plain,
      try Rendering.presentation(zones: ["Asia/Makassar", "Asia/Jakarta"]))
    #expect(text == "Saat\n05/01/2026 09:15 WITA\n05/01/2026 08:15 WIB\n")
  }
}
