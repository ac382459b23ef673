internal import ServiceStandards

/// A document under way as text for a terminal.
struct Page {
  private static let indent = 2
  /// Cells of a line of running text when the terminal does not say.
  private static let usualWidth = 100

  private let presentation: Presentation
  private let style: PeopleStyle
  fileprivate var bytes: [UInt8] = []

  init(_ document: Document, _ presentation: Presentation) {
    self.presentation = presentation
    style = PeopleStyle(presentation)
    line(style.text(document.title), .strong)
    for (index, section) in document.sections.enumerated() {
      if index > 0 || section.title != nil { blank() }
      if let title = section.title { line(style.text(title).uppercased(), .strong) }
      append(section.blocks)
    }
  }

  /// Sentences follow each other; everything else stands apart.
  private mutating func append(_ blocks: [Document.Block]) {
    var isAfterParagraph = false
    for (index, block) in blocks.enumerated() {
      let isParagraph =
        switch block {
        case .paragraph, .missing: true
        default: false
        }
      if index > 0, !(isParagraph && isAfterParagraph) { blank() }
      isAfterParagraph = isParagraph
      append(block)
    }
  }

  private mutating func append(_ block: Document.Block) {
    switch block {
    case .paragraph(let paragraph): append(paragraph)
    case .missing(let wording): line("(\(style.text(wording)))", indent: Page.indent, .faint)
    case .facts(let facts), .figures(let facts): append(facts)
    case .table(let table): append(table)
    case .commands(let commands): append(commands)
    }
  }

  // MARK: Blocks

  private mutating func append(_ paragraph: Document.Paragraph) {
    let text = style.text(paragraph.phrase)
    let tone = paragraph.phrase.tone
    guard let mark = paragraph.mark else { return wrap(text, indent: Page.indent, tone) }
    wrap(
      "\(presentation.glyphs[mark]) \(text)", indent: Page.indent, hanging: Page.indent, tone)
  }

  /// Labels with their values beside them; a label stands once for all values that follow.
  private mutating func append(_ facts: [Document.Fact]) {
    let width = facts.reduce(0) { max($0, TextWidth.of(style.text($1.label))) }
    let start = Page.indent + width + 2
    var last: Wording?
    for fact in facts {
      var label = fact.label == last ? "" : style.text(fact.label)
      last = fact.label
      for part in wrapped(style.text(fact), indent: start) {
        bytes.append(repeating: 0x20, count: Page.indent)
        paint(label, .faint)
        bytes.append(repeating: 0x20, count: start - Page.indent - TextWidth.of(label))
        paint(part, fact.value.tone)
        blank()
        label = ""
      }
    }
  }

  private mutating func append(_ table: Document.Table) {
    var grid = TextGrid(
      table.columns.map { TextGrid.Column($0, presentation) }, indent: Page.indent, wraps: true,
      presentation)
    let rows = table.rows.map { row in row.cells.map { GridText(style.text($0), $0.tone) } }
    grid.fit(zip(table.rows, rows).filter { $0.0.kind != .heading }.map(\.1))
    grid.appendHeader(to: &bytes)
    for (row, texts) in zip(table.rows, rows) {
      guard row.kind == .heading else {
        grid.appendRow(texts, to: &bytes)
        continue
      }
      for cell in row.cells { wrap(style.text(cell), hanging: Page.indent, .strong) }
    }
    for note in table.notes { wrap(style.text(note), indent: Page.indent, .faint) }
  }

  /// Purposes stand beside the commands where all of them have room, else above.
  private mutating func append(_ commands: [Document.Command]) {
    let width = commands.reduce(0) { max($0, TextWidth.of($1.line)) }
    let longest = commands.reduce(0) { max($0, TextWidth.of(style.text($1.purpose))) }
    let isWide = presentation.width.map { Page.indent + width + 2 + longest <= $0 } ?? true
    for command in commands {
      let purpose = style.text(command.purpose)
      guard isWide else {
        line(purpose, indent: Page.indent)
        line(command.line, indent: 2 * Page.indent)
        continue
      }
      let spaces = String(repeating: " ", count: width - TextWidth.of(command.line) + 2)
      line("\(command.line)\(spaces)\(purpose)", indent: Page.indent)
    }
  }

  // MARK: Lines

  private mutating func blank() { bytes.append(ascii: "\n") }

  private mutating func paint(_ text: String, _ tone: Emphasis) {
    guard !text.isEmpty else { return }
    tone.paint(&bytes, usesColour: presentation.usesColour) { $0.append(line: text) }
  }

  /// A line as it is, however long.
  private mutating func line(_ text: String, indent: Int = 0, _ tone: Emphasis = .none) {
    bytes.append(repeating: 0x20, count: indent)
    paint(text, tone)
    blank()
  }

  /// Running text, broken at spaces.
  private mutating func wrap(
    _ text: String, indent: Int = 0, hanging: Int = 0, _ tone: Emphasis
  ) {
    for (index, part) in wrapped(text, indent: indent + hanging).enumerated() {
      line(part, indent: index == 0 ? indent : indent + hanging, tone)
    }
  }

  /// The text in pieces that fit between the indent and the end of the line.
  private func wrapped(_ text: String, indent: Int) -> [String] {
    TextWidth.wrapped(text, to: max(20, (presentation.width ?? Page.usualWidth) - indent))
  }
}

extension Output {
  /// Takes a document as text for a terminal.
  mutating func write(_ document: Document, _ presentation: Presentation) {
    bytes += Page(document, presentation).bytes
  }
}
