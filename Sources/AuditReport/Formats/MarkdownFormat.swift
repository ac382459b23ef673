internal import ServiceStandards

extension ReportFormat {
  /// Markdown with tables, as issue trackers, wikis and chats show it.
  package static let markdown = ReportFormat(
    name: "markdown",
    document: { layout, presentation, _, output in
      var presentation = presentation.withoutTerminal
      presentation.usesUnicode = true
      let document = layout(presentation)
      var markdown = MarkdownWriter(PeopleStyle(presentation))
      markdown.append(document)
      output.bytes += markdown.bytes
    }, rows: { MarkdownRows($0, $1) })
}

/// A list as a table.
struct MarkdownRows: RowRenderer {
  private let columns: [Column]
  private let style: PeopleStyle

  init(_ head: TableHead, _ presentation: Presentation) {
    columns = head.columns
    style = PeopleStyle(presentation)
  }

  mutating func begin(into bytes: inout [UInt8]) {
    var markdown = MarkdownWriter(style)
    markdown.header(columns)
    bytes += markdown.bytes
  }

  mutating func append(_ row: [Cell], into bytes: inout [UInt8]) {
    var markdown = MarkdownWriter(style)
    markdown.row(row.map(style.text))
    bytes += markdown.bytes
  }

  mutating func end(leftOut: Int, into bytes: inout [UInt8]) {}
}

/// Markdown under way. What the data hold stays text: no sign in it marks anything up.
private struct MarkdownWriter {
  private(set) var bytes: [UInt8] = []
  private let style: PeopleStyle

  init(_ style: PeopleStyle) { self.style = style }

  mutating func append(_ document: Document) {
    line("# \(text(document.title))")
    for section in document.sections {
      if let title = section.title { block("## \(escaped(style.text(title)))") }
      for item in section.blocks { append(item) }
    }
  }

  private mutating func append(_ block: Document.Block) {
    switch block {
    case .paragraph(let paragraph):
      let mark = paragraph.mark.map { "\(style.presentation.glyphs[$0]) " } ?? ""
      self.block("\(mark)\(text(paragraph.phrase))")
    case .missing(let wording): self.block("*(\(escaped(style.text(wording))))*")
    case .facts(let facts), .figures(let facts):
      line("")
      for fact in facts {
        line("- **\(escaped(style.text(fact.label)))**: \(escaped(style.text(fact)))")
      }
    case .table(let table): append(table)
    case .commands(let commands):
      line("")
      for command in commands {
        line("- `\(command.line)`: \(escaped(style.text(command.purpose)))")
      }
    }
  }

  private mutating func append(_ table: Document.Table) {
    line("")
    header(table.columns)
    for row in table.rows {
      let cells = row.cells.map { escaped(style.text($0)) }
      switch row.kind {
      case .usual: cellLine(cells)
      case .heading, .total: cellLine(cells.map { $0.isEmpty ? "" : "**\($0)**" })
      }
    }
    for note in table.notes { self.block("*\(escaped(style.text(note)))*") }
  }

  // MARK: Tables

  mutating func header(_ columns: [Column]) {
    cellLine(columns.map { escaped($0.peopleTitle(style.presentation)) })
    cellLine(columns.map { $0.alignment == .right ? "---:" : "---" })
  }

  mutating func row(_ cells: [String]) { cellLine(cells.map(escaped)) }

  private mutating func cellLine(_ cells: [String]) {
    line("| \(cells.joined(separator: " | ")) |")
  }

  // MARK: Lines

  /// A line with an empty one before it.
  private mutating func block(_ text: String) {
    line("")
    line(text)
  }

  private mutating func line(_ text: String) {
    bytes.append(text)
    bytes.append(ascii: "\n")
  }

  private func text(_ phrase: Phrase) -> String {
    let text = escaped(style.text(phrase))
    return phrase.tone == .critical || phrase.tone == .strong ? "**\(text)**" : text
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", "|", "`", "*", "_", "<", ">", "[", "]", "#", "~": escaped += "\\\(character)"
      case _ where character.isNewline: escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
