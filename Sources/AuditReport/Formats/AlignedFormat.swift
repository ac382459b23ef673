internal import ServiceStandards
internal import WorkingTime

extension ReportFormat {
  /// Aligned columns for a terminal.
  package static let table = ReportFormat(
    name: "table",
    document: { layout, presentation, _, output in
      output.write(layout(presentation), presentation)
    }, rows: { AlignedRows($0, $1) })
}

/// Decides the widths of the columns from the first rows and then writes row by row.
struct AlignedRows: RowRenderer {
  /// Rows that are looked at before the first line is written.
  private static let sample = 256

  private let columns: [Column]
  private let style: PeopleStyle
  private let presentation: Presentation
  private var grid: TextGrid
  private var waiting: [[GridText]] = []
  private var isFitted = false

  init(_ head: TableHead, _ presentation: Presentation) {
    columns = head.columns
    self.presentation = presentation
    style = PeopleStyle(presentation)
    grid = TextGrid(head.columns.map { TextGrid.Column($0, presentation) }, presentation)
  }

  mutating func begin(into bytes: inout [UInt8]) {}

  mutating func append(_ row: [Cell], into bytes: inout [UInt8]) {
    let texts = row.map(text)
    guard !isFitted else { return grid.appendRow(texts, to: &bytes) }
    waiting.append(texts)
    if waiting.count == AlignedRows.sample { fit(&bytes) }
  }

  mutating func end(leftOut: Int, into bytes: inout [UInt8]) {
    if !isFitted { fit(&bytes) }
    let hidden = grid.hiddenTitles
    guard !hidden.isEmpty else { return }
    let note = Texts.columnsLeftOut(hidden).text(presentation.language)
    Emphasis.faint.paint(&bytes, usesColour: presentation.usesColour) { $0.append(note) }
    bytes.append(ascii: "\n")
  }

  private mutating func fit(_ bytes: inout [UInt8]) {
    isFitted = true
    grid.fit(waiting)
    if presentation.showsHeader { grid.appendHeader(to: &bytes) }
    for row in waiting { grid.appendRow(row, to: &bytes) }
    waiting = []
  }

  private func text(_ cell: Cell) -> GridText {
    var bytes: [UInt8] = []
    style.append(cell, to: &bytes)
    return GridText(bytes, Emphasis(cell))
  }
}

extension Column {
  /// The title in the language of the presentation, with the zone or currency of the cells when it
  /// is the same for all.
  func peopleTitle(_ presentation: Presentation) -> String {
    let title = title.text(presentation.language)
    switch kind {
    case .instant where presentation.zones.count == 1:
      return "\(title) (\(ZoneName.short(presentation.zones[0].identifier)))"
    default: return title
    }
  }
}
