import AuditReport
import ServiceStandards
import TestSupport
import Testing

@Suite struct `CSV` {
  @Test
  func `for spreadsheets begins with a byte order mark, has semicolons and ends lines in CRLF`()
    throws
  {
    let bytes = CollectedBytes()
    try TableSamples.pairs([("a", 1), ("b", 2)])
      .write(as: .csv, to: bytes, try Rendering.presentation())
    #expect(bytes.bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(bytes.bytes.dropFirst(3) == Array("Nama;Jumlah\r\na;1\r\nb;2\r\n".utf8)[...])
  }

  @Test func `for programs has neither mark nor words of a language`() throws {
    let text = try Rendering.text(
      TableSamples.table, as: .csv, try Rendering.presentation(csv: .data))
    try Golden.expect(text, equals: "kinds.data.csv")
    let english = try Rendering.text(
      TableSamples.table, as: .csv, try Rendering.presentation(.english, csv: .data))
    let words = CSVText.rows(text, delimiter: ",")
    #expect(words == CSVText.rows(english, delimiter: ","))
  }

  @Test(arguments: Language.allCases)
  func `for spreadsheets writes every kind of cell like this`(in language: Language) throws {
    let text = try Rendering.text(
      TableSamples.table, as: .csv, try Rendering.presentation(language))
    try Golden.expect(text, equals: "kinds.excel.\(language.rawValue).csv")
  }

  @Test(arguments: [CSVProfile.data, .excelIndonesia])
  func `gives every row as many fields as the header`(profile: CSVProfile) throws {
    let delimiter: Character = profile.reader == .program ? "," : ";"
    for table in [TableSamples.table, TableSamples.deviations()] {
      let text = try Rendering.text(table, as: .csv, try Rendering.presentation(csv: profile))
      let rows = CSVText.rows(text, delimiter: delimiter)
      #expect(Set(rows.map(\.count)).count == 1)
    }
  }

  @Test(arguments: [CSVProfile.data, .excelIndonesia])
  func `gives texts back as they were`(profile: CSVProfile) throws {
    let texts = [
      "a;b", "a,b", "a\"b", "\"", "\"\"", "a\nb", "a\r\nb", " a", "a ", "", "ä–中", "a\tb", "'",
    ]
    let text = try Rendering.text(
      TableSamples.pairs(texts.map { ($0, 1) }), as: .csv,
      try Rendering.presentation(csv: profile))
    let rows = CSVText.rows(text, delimiter: profile.reader == .program ? "," : ";")
    #expect(rows.dropFirst().map { $0[0] } == texts)
  }

  @Test func `quotes identifiers for spreadsheets`() throws {
    let text = try Rendering.text(TableSamples.table, as: .csv, try Rendering.presentation())
    #expect(text.contains(";\"'9471010101900001\";\"W-01\";\"W-01-4711\";"))
    #expect(text.contains(";\"'00012\";"))
  }

  @Test func `takes another delimiter`() throws {
    let profile = CSVProfile(reader: .program, delimiter: .bar)
    let text = try Rendering.text(
      TableSamples.pairs([("a|b", 1)]), as: .csv, try Rendering.presentation(csv: profile))
    #expect(text == "name|amount\r\n\"a|b\"|1\r\n")
  }

  @Test func `can do without the header`() throws {
    let text = try Rendering.text(
      TableSamples.pairs([("a", 1)]), as: .csv,
      try Rendering.presentation(csv: .data, header: false))
    #expect(text == "a,1\r\n")
  }

  @Test func `names local time in the header when units are in several zones`() throws {
    let text = try Rendering.text(
      TableSamples.table, as: .csv,
      try Rendering.presentation(zones: ["Asia/Makassar", "Asia/Jakarta"]))
    #expect(text.contains("Diterima (waktu setempat);Diterima (ISO)"))
  }
}
