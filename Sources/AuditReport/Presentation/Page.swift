internal import ServiceStandards

/// Text for people under way: headings, facts with their labels, paragraphs, and aligned columns.
struct Page {
  /// Cells of a line of running text when the terminal does not say.
  private static let usualWidth = 100

  let presentation: Presentation
  let style: PeopleStyle
  private(set) var bytes: [UInt8] = []

  init(_ presentation: Presentation) {
    self.presentation = presentation
    style = PeopleStyle(presentation)
  }

  var glyphs: Glyphs { presentation.glyphs }

  /// The words in the language of the presentation.
  func text(_ wording: Wording) -> String { wording.text(presentation.language) }

  func text(_ cell: Cell) -> String { style.text(cell) }

  /// Puts what was written so far behind the bytes of an output.
  mutating func move(to output: inout Output) {
    output.bytes += bytes
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func blank() { bytes.append(ascii: "\n") }

  /// A line as it is, however long.
  mutating func line(_ text: String, indent: Int = 0, _ emphasis: Emphasis = .none) {
    bytes.append(repeating: 0x20, count: indent)
    emphasis.paint(&bytes, usesColour: presentation.usesColour) { $0.append(line: text) }
    bytes.append(ascii: "\n")
  }

  /// Running text, broken at spaces.
  mutating func paragraph(
    _ text: String, indent: Int = 0, hanging: Int = 0, _ emphasis: Emphasis = .none
  ) {
    for (index, part) in wrapped(text, indent: indent + hanging).enumerated() {
      line(part, indent: index == 0 ? indent : indent + hanging, emphasis)
    }
  }

  /// Labels with their values beside them, aligned.
  mutating func facts(_ facts: [(label: String, value: String)], indent: Int = 2) {
    self.facts(facts.map { ($0.label, $0.value, .none) }, indent: indent)
  }

  mutating func facts(
    _ facts: [(label: String, value: String, tone: Emphasis)], indent: Int = 2
  ) {
    let width = facts.reduce(0) { max($0, TextWidth.of($1.label)) }
    for (label, value, tone) in facts {
      let start = indent + width + 2
      for (index, part) in wrapped(value, indent: start).enumerated() {
        let shown = index == 0 ? label : ""
        bytes.append(repeating: 0x20, count: indent)
        Emphasis.faint.paint(&bytes, usesColour: presentation.usesColour && index == 0) {
          $0.append(line: shown)
        }
        bytes.append(repeating: 0x20, count: start - indent - TextWidth.of(shown))
        tone.paint(&bytes, usesColour: presentation.usesColour) { $0.append(line: part) }
        bytes.append(ascii: "\n")
      }
    }
  }

  mutating func header(of grid: TextGrid) { grid.appendHeader(to: &bytes) }

  mutating func row(_ row: [GridText], of grid: TextGrid) { grid.appendRow(row, to: &bytes) }

  /// Aligned columns; all rows are looked at.
  mutating func grid(_ columns: [TextGrid.Column], _ rows: [[GridText]], indent: Int = 2) {
    var grid = TextGrid(columns, indent: indent, presentation)
    grid.fit(rows)
    grid.appendHeader(to: &bytes)
    for row in rows { grid.appendRow(row, to: &bytes) }
  }

  /// The text in pieces that fit between the indent and the end of the line. A word that is longer
  /// stays whole.
  private func wrapped(_ text: String, indent: Int) -> [String] {
    TextWidth.wrapped(
      text, to: max(20, (presentation.width ?? Page.usualWidth) - indent))
  }
}
