internal import ServiceStandards

/// Text ready to stand in a column.
struct GridText {
  var bytes: [UInt8]
  var width: Int
  var emphasis: Emphasis

  init(_ bytes: [UInt8], _ emphasis: Emphasis = .none) {
    self.bytes = bytes
    width = TextWidth.of(bytes)
    self.emphasis = emphasis
  }

  init(_ text: String, _ emphasis: Emphasis = .none) { self.init(Array(text.utf8), emphasis) }
}

/// Aligned columns without boxes: a header, a rule under it, and lines. Decides the widths once,
/// from the rows it is shown. A text without room is cut, so that a row stays on its line, or goes on
/// in the next one.
struct TextGrid {
  struct Column {
    var title: GridText
    var alignsRight: Bool
    var mayBeShortened: Bool
    var visibility: AuditReport.Column.Visibility
    var width = 0
    var isHidden = false

    init(_ column: AuditReport.Column, _ presentation: Presentation) {
      title = GridText(column.peopleTitle(presentation), .strong)
      alignsRight = column.alignment == .right
      mayBeShortened = column.kind.mayBeShortened
      visibility = column.visibility
    }
  }

  private static let gap = 2
  /// Cells to which text is shortened at most.
  private static let leastWidth = 16

  private(set) var columns: [Column]
  private let indent: Int
  private let wraps: Bool
  private let room: Int?
  private let usesColour: Bool
  private let glyphs: Glyphs

  init(
    _ columns: [Column], indent: Int = 0, wraps: Bool = false, _ presentation: Presentation
  ) {
    self.columns = columns
    self.indent = indent
    self.wraps = wraps
    room = presentation.width.map { max(1, $0 - indent) }
    usesColour = presentation.usesColour
    glyphs = presentation.glyphs
  }

  /// Cells that a text should have before less wanted columns get any.
  private var comfortableWidth: Int { wraps ? 48 : 24 }

  /// Chooses the widths so that these rows fit; leaves columns out where the terminal is too narrow.
  mutating func fit(_ rows: [[GridText]]) {
    for index in columns.indices {
      columns[index].width = rows.reduce(columns[index].title.width) { max($0, $1[index].width) }
    }
    guard let room else { return }
    while total(least: comfortableWidth) > room, let index = nextToHide(upTo: .ifRoom) {
      columns[index].isHidden = true
    }
    while total(least: 0) > room, let index = nextToHide(upTo: .usual) {
      columns[index].isHidden = true
    }
    shorten(to: room)
  }

  /// Titles of the columns that were left out.
  var hiddenTitles: [String] {
    columns.filter(\.isHidden).map { String(decoding: $0.title.bytes, as: UTF8.self) }
  }

  func appendHeader(to bytes: inout [UInt8]) {
    appendRow(columns.map(\.title), to: &bytes)
    bytes.append(repeating: 0x20, count: indent)
    Emphasis.faint.paint(&bytes, usesColour: usesColour) { bytes in
      var isFirst = true
      for column in columns where !column.isHidden {
        if !isFirst { bytes.append(repeating: 0x20, count: TextGrid.gap) }
        isFirst = false
        for _ in 0..<column.width { bytes.append(glyphs.line) }
      }
    }
    bytes.append(ascii: "\n")
  }

  func appendRow(_ row: [GridText], to bytes: inout [UInt8]) {
    guard wraps else { return appendLine(row, to: &bytes) }
    let cells = zip(columns, row).map { lines(of: $1, in: $0) }
    for line in 0..<cells.reduce(1, { max($0, $1.count) }) {
      appendLine(cells.map { $0.indices.contains(line) ? $0[line] : GridText("") }, to: &bytes)
    }
  }

  private func appendLine(_ row: [GridText], to bytes: inout [UInt8]) {
    var position = 0
    var start = indent
    for (column, text) in zip(columns, row) where !column.isHidden {
      let (shown, width) = fitted(text, to: column)
      // Empty text leaves its place open, so that no line ends in spaces.
      if width > 0 {
        let target = start + (column.alignsRight ? max(0, column.width - width) : 0)
        let spaces = max(target - position, position == 0 ? 0 : TextGrid.gap)
        bytes.append(repeating: 0x20, count: spaces)
        text.emphasis.paint(&bytes, usesColour: usesColour) { $0 += shown }
        position += spaces + width
      }
      start += column.width + TextGrid.gap
    }
    bytes.append(ascii: "\n")
  }

  private func fitted(_ text: GridText, to column: Column) -> (bytes: [UInt8], width: Int) {
    guard column.mayBeShortened, text.width > column.width else { return (text.bytes, text.width) }
    let bytes = TextWidth.shortened(
      text.bytes, to: column.width, ellipsis: glyphs.ellipsis)
    return (bytes, TextWidth.of(bytes))
  }

  private func lines(of text: GridText, in column: Column) -> [GridText] {
    guard column.mayBeShortened, text.width > column.width else { return [text] }
    return TextWidth.wrapped(
      String(decoding: text.bytes, as: UTF8.self), to: column.width, breaksWords: true
    ).map { GridText($0, text.emphasis) }
  }

  private var shown: [Int] { columns.indices.filter { !columns[$0].isHidden } }

  private var gaps: Int { max(0, shown.count - 1) * TextGrid.gap }

  /// Cells of a line with every text as short as may be, but not shorter than `least`.
  private func total(least: Int) -> Int {
    shown.reduce(gaps) { total, index in
      let column = columns[index]
      let shortest = min(column.width, max(TextGrid.leastWidth, least))
      return total + (column.mayBeShortened ? shortest : column.width)
    }
  }

  /// The least wanted column up to that degree, the last of its kind.
  private func nextToHide(upTo most: AuditReport.Column.Visibility) -> Int? {
    shown.filter { columns[$0].visibility <= most }
      .min { left, right in
        let (first, second) = (columns[left].visibility, columns[right].visibility)
        return first == second ? left > right : first < second
      }
  }

  /// Takes cells from the widest text until everything fits.
  private mutating func shorten(to room: Int) {
    var excess = shown.reduce(gaps) { $0 + columns[$1].width } - room
    while excess > 0 {
      let widest = shown.filter {
        columns[$0].mayBeShortened && columns[$0].width > TextGrid.leastWidth
      }
      .max { columns[$0].width < columns[$1].width }
      guard let widest else { return }
      columns[widest].width -= 1
      excess -= 1
    }
  }
}
