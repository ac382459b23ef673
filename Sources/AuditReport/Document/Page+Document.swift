internal import ServiceStandards

extension Output {
  /// Takes a document as text for a terminal.
  mutating func write(_ document: Document, _ presentation: Presentation) {
    var page = Page(presentation)
    page.append(document)
    page.move(to: &self)
  }
}

extension Page {
  private static let indent = 2

  mutating func append(_ document: Document) {
    line(style.text(document.title), .strong)
    for section in document.sections {
      if let title = section.title {
        blank()
        line(text(title).uppercased(), .strong)
      }
      append(section.blocks)
    }
  }

  /// Sentences follow each other; everything else stands apart.
  private mutating func append(_ blocks: [Document.Block]) {
    var isAfterParagraph = true
    for (index, block) in blocks.enumerated() {
      switch block {
      case .paragraph(let paragraph):
        if !isAfterParagraph { blank() }
        append(paragraph)
        isAfterParagraph = true
        continue
      case _ where index > 0: blank()
      default: break
      }
      isAfterParagraph = false
      append(block)
    }
  }

  private mutating func append(_ block: Document.Block) {
    switch block {
    case .paragraph(let paragraph): append(paragraph)
    case .facts(let facts), .figures(let facts): append(facts)
    case .table(let table): append(table)
    case .commands(let commands): append(commands)
    }
  }

  private mutating func append(_ paragraph: Document.Paragraph) {
    let text = style.text(paragraph.phrase)
    let tone = paragraph.phrase.tone
    guard let mark = paragraph.mark else {
      return self.paragraph(text, indent: Page.indent, tone)
    }
    self.paragraph(
      "\(glyphs[mark]) \(text)", indent: Page.indent, hanging: Page.indent, tone)
  }

  private mutating func append(_ facts: [Document.Fact]) {
    self.facts(
      facts.map { fact in
        let value = style.text(fact.value)
        return (
          text(fact.label), fact.note.map { "\(value) (\($0))" } ?? value, fact.value.tone
        )
      })
  }

  private mutating func append(_ table: Document.Table) {
    var grid = TextGrid(
      table.columns.map { TextGrid.Column($0, presentation) }, indent: Page.indent, wraps: true,
      presentation)
    let rows = table.rows.map { row in row.cells.map { GridText(style.text($0), $0.tone) } }
    grid.fit(zip(table.rows, rows).filter { $0.0.kind != .heading }.map(\.1))
    header(of: grid)
    for (row, texts) in zip(table.rows, rows) {
      guard row.kind == .heading else {
        self.row(texts, of: grid)
        continue
      }
      for cell in row.cells { paragraph(style.text(cell), hanging: Page.indent, .strong) }
    }
    for note in table.notes { paragraph(text(note), indent: Page.indent, .faint) }
  }

  /// Purposes stand beside the commands where all of them have room, else above.
  private mutating func append(_ commands: [Document.Command]) {
    let width = commands.reduce(0) { max($0, TextWidth.of($1.line)) }
    let longest = commands.reduce(0) { max($0, TextWidth.of(text($1.purpose))) }
    let isWide = presentation.width.map { Page.indent + width + 2 + longest <= $0 } ?? true
    for command in commands {
      let purpose = text(command.purpose)
      guard isWide else {
        line(purpose, indent: Page.indent)
        line(command.line, indent: 2 * Page.indent)
        continue
      }
      let spaces = String(repeating: " ", count: width - TextWidth.of(command.line) + 2)
      line("\(command.line)\(spaces)\(purpose)", indent: Page.indent)
    }
  }
}
