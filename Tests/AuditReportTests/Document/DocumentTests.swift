import ServiceStandards
import Testing

@testable import AuditReport

@Suite struct `A document` {
  private static var columns: [Document.Field<(String, Int64)>] {
    [
      .init("name", Wording("Nama", "Name"), .text) { Phrase($0.0) },
      .init("count", Wording("Jumlah", "Count"), .count) { Phrase(.count($0.1)) },
    ]
  }

  private static func document(_ items: [(String, Int64)]) -> Document {
    let table = Document.Table(
      Wording("Isi", "Content"), items,
      under: { Document.Row([Phrase("Di bawah \($0.1)")], .heading) },
      notes: [Wording("catatan", "note")], columns)
    return Document(
      Phrase(Wording("Judul", "Title")),
      [
        Document.Section(nil, [.paragraph(Wording("satu kalimat", "a sentence"), .none, .alert)]),
        Document.Section(Wording("Isi", "Content"), [.table(table)]),
        Document.Section(Wording("Kosong", "Empty"), [.facts([])]),
      ])
  }

  private func page(_ document: Document, width: Int? = nil) throws -> String {
    let bytes = CollectedBytes()
    var output = Output(to: bytes)
    output.write(document, try Rendering.presentation(width: width))
    try output.flush()
    return bytes.text
  }

  @Test func `is a page of titles, sentences and tables, without what is empty`() throws {
    let text = try page(Self.document([("a", 1), ("b", 1), ("c", 2)]))
    #expect(
      text == """
        Judul
          ! satu kalimat

        ISI
          Nama  Jumlah
          ────  ──────
        Di bawah 1
          a          1
          b          1
        Di bawah 2
          c          2
          catatan

        """)
  }

  @Test func `goes on in the next line where a table has no room`() throws {
    let text = try page(
      Self.document([("Selesai melewati jangka waktu standar", 7)]), width: 30)
    #expect(
      Rendering.lines(text).suffix(6) == [
        "  ────────────────────  ──────", "Di bawah 7", "  Selesai melewati           7",
        "  jangka waktu standar", "  catatan", "",
      ])
  }

  @Test(arguments: [
    ("MPP-Banjarbaru.DISDUKCAPIL", 15, ["MPP-Banjarbaru.", "DISDUKCAPIL"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("satu dua tiga", 8, ["satu dua", "tiga"]),
    ("日日日", 1, ["日", "日", "日"]),
    ("", 5, [""]),
  ])
  func `breaks words behind their parts, else where the line ends`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(TextWidth.wrapped(text, to: width, breaksWords: true) == lines)
  }

  @Test func `has one form for one and another for many`() {
    #expect(Texts.deviations(1, "1").english == "1 deviation")
    #expect(Texts.deviations(0, "0").english == "0 deviations")
    #expect(Texts.deviations(2, "2") == Wording("2 penyimpangan", "2 deviations"))
  }
}
