import AuditReport
import ServiceStandards
import TestSupport
import Testing

@Suite struct `The formula guard` {
  @Test(arguments: [
    ("=1+1", "'=1+1"),
    ("-5000", "-5000"),
    ("-5.000,50", "-5.000,50"),
    ("-2+3+cmd|'/c calc'!A1", "'-2+3+cmd|'/c calc'!A1"),
    (" =x", "' =x"),
    ("\u{A0}=x", "'\u{A0}=x"),
    ("safe\n=cmd", "safe\n'=cmd"),
    ("safe\r\n=cmd\r\nsafe", "safe\r\n'=cmd\r\nsafe"),
    ("safe\r@cmd", "safe\r'@cmd"),
    ("@rt 05", "'@rt 05"),
    ("+6281234567890", "'+6281234567890"),
    ("\tx", "'\tx"),
    ("\nx", "'\nx"),
    ("\rx", "'\rx"),
    ("＝1+1", "'＝1+1"),
    ("＋1", "'＋1"),
    ("－1", "'－1"),
    ("＠x", "'＠x"),
    ("'=1+1", "''=1+1"),
    ("--", "'--"),
    ("-", "'-"),
    ("", ""),
    ("a=b", "a=b"),
    ("'quoted'", "'quoted'"),
    ("2-1", "2-1"),
  ])
  func `changes text of people only where a formula begins`(text: String, guarded: String) throws {
    #expect(try Guarded.text(text, as: .text, csv: .data) == guarded)
    #expect(try Guarded.text(text, as: .text, csv: .excelIndonesia) == guarded)
  }

  @Test func `guards case numbers as well`() throws {
    #expect(try Guarded.text("=1", as: .identifier, csv: .excelIndonesia) == "'=1")
  }

  @Test(arguments: [Column.Kind.text, .identifier, .list, .word, .mixed])
  func `is there for every column of words, whoever wrote them`(kind: Column.Kind) throws {
    let name = "=HYPERLINK(\"https://example.invalid\")"
    for cell: Cell in [
      .text(name), .identifier(name), .list([name, "x"]), .word(code: name, shown: name),
    ] {
      let head = TableHead(
        schema: "test/1", columns: [Column("n", Wording("n", "n"), kind)],
        envelope: Samples.envelope)
      for csv in [CSVProfile.data, .excelIndonesia] {
        let text = try Rendering.text(
          Table(head, rows: [[cell]]), as: .csv, try Rendering.presentation(csv: csv))
        #expect(text.contains("\"'=HYPERLINK("), "\(kind) \(cell)")
      }
    }
  }

  @Test(arguments: [
    "3/12", "00123", "82025030400112345678", "12E3", "1.500", "2025-03-04", "MAR-2026", "12 Des",
    "10:30", "7", "'00123",
  ])
  func `keeps identifiers for spreadsheets text, and leaves those for programs`(text: String) throws
  {
    let marked = try Guarded.text(text, as: .identifier, csv: .excelIndonesia)
    #expect(marked == "'" + text)
    #expect(try Guarded.text(text, as: .identifier, csv: .data) == text)
    #expect(try Guarded.text(text, as: .text, csv: .excelIndonesia) == text)
  }

  @Test(arguments: ["W-01-4711", "T-2026-0042", "6372-KTP-EL/2025/0002", "MARKAS-1", "A/3", ""])
  func `leaves identifiers that are text by nature`(text: String) throws {
    #expect(try Guarded.text(text, as: .identifier, csv: .excelIndonesia) == text)
  }

  @Test func `leaves numbers alone`() throws {
    let head = TableHead(
      schema: "test/1", columns: [Column("n", Wording("n", "n"), .count)],
      envelope: Samples.envelope)
    let text = try Rendering.text(
      Table(head, rows: [[.count(-5000)]]), as: .csv, try Rendering.presentation(csv: .data))
    #expect(text == "n\r\n-5000\r\n")
  }

  @Test func `can be turned off`() throws {
    let raw = CSVProfile(reader: .program, guardsFormulas: false)
    #expect(try Guarded.text("=1+1", as: .text, csv: raw) == "=1+1")
  }

  @Test func `can be undone, whatever the text`() throws {
    var random = SplitMix64(seed: 20_260_105)
    let alphabet: [Character] = [
      "=", "+", "-", "@", "'", " ", "\n", "\r", "\t", "a", "1", ".", ";", ",", "\"", "＝", "\u{A0}",
    ]
    for round in 0..<3000 {
      let length = Int.random(in: 0...8, using: &random)
      let text = String((0..<length).compactMap { _ in alphabet.randomElement(using: &random) })
      let guarded = try Guarded.text(text, as: .text, csv: .data)
      let again = try Guarded.undone(guarded)
      #expect(
        Array(again.utf8) == Array(text.utf8), "round \(round) of seed 20260105: \(guarded)")
    }
  }
}

private enum Guarded {
  /// The text as it stands in a CSV file, read back.
  static func text(
    _ text: String, as kind: Column.Kind, csv: CSVProfile
  ) throws -> String {
    let head = TableHead(
      schema: "test/1",
      columns: [
        Column("t", Wording("t", "t"), kind),
        Column("n", Wording("n", "n"), .count),
      ], envelope: Samples.envelope)
    let cell: Cell = kind == .identifier ? .identifier(text) : .text(text)
    let written = try Rendering.text(
      Table(head, rows: [[cell, .count(1)]]), as: .csv, try Rendering.presentation(csv: csv))
    let delimiter: Character = csv.reader == .program ? "," : ";"
    let rows = CSVText.rows(written, delimiter: delimiter)
    try #require(rows.count == 2 && rows[1].count == 2 && rows[1][1] == "1", "\(written)")
    return rows[1][0]
  }

  /// Takes one apostrophe away from each line that would be guarded without it.
  static func undone(_ guarded: String) throws -> String {
    var lines: [[UInt8]] = [[]]
    let bytes = Array(guarded.utf8)
    for (index, byte) in bytes.enumerated() {
      lines[lines.count - 1].append(byte)
      let isInsidePair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if byte == 0x0A || (byte == 0x0D && !isInsidePair) { lines.append([]) }
    }
    for index in lines.indices where lines[index].first == UInt8(ascii: "'") {
      let rest = Array(lines[index].dropFirst())
      let isFirst = index == 0
      // A line in the middle is looked at behind a harmless one.
      let probe = (isFirst ? [] : Array("a\n".utf8)) + rest
      let text = String(decoding: probe, as: UTF8.self)
      let again = try self.text(text, as: .text, csv: .data)
      if Array(again.utf8) != probe { lines[index] = rest }
    }
    return String(decoding: lines.flatMap(\.self), as: UTF8.self)
  }
}
