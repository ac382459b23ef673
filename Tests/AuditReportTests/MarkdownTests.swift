import AuditReport
import ServiceStandards
import Testing

@Suite struct `Markdown` {
  @Test(arguments: Language.allCases) func `shows a run like this`(in language: Language) throws {
    let text = try Rendering.text(
      try Samples.report(), as: .markdown, try Rendering.presentation(language))
    try Golden.expect(text, equals: "run.\(language.rawValue).md")
  }

  @Test func `has a cell for each column in every line of a list`() throws {
    let text = try Rendering.text(
      TableSamples.table, as: .markdown, try Rendering.presentation(.english))
    let lines = Rendering.lines(text)
    for line in lines where !line.isEmpty {
      let bars = line.replacing("\\|", with: "").count { $0 == "|" }
      #expect(bars == TableSamples.table.head.columns.count + 1, "\(line)")
    }
    #expect(lines.count > 2)
    #expect(lines[1].allSatisfy { "|-: ".contains($0) })
    try Golden.expect(text, equals: "kinds.en.md")
  }

  @Test func `takes no sign of the data for its own`() throws {
    let hostile = "a|b\n# c [d](http://e) <img src=x> `f` *g* ~h~ \\"
    let table = Table(
      TableHead(
        schema: "test/1", columns: [Column("text", Wording("Teks", "Text"), .text)],
        envelope: TableSamples.pairs([]).head.envelope), rows: [[.text(hostile)]])
    let line = Rendering.lines(
      try Rendering.text(table, as: .markdown, try Rendering.presentation()))[2]
    #expect(
      line
        == "| a\\|b \\# c \\[d\\](http://e) \\<img src=x\\> \\`f\\` \\*g\\* \\~h\\~ \\\\ |")
  }
}
