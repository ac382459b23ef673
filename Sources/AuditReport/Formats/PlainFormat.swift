internal import ServiceStandards

extension ReportFormat {
  /// Fields between tabs, one record a line, nothing shortened: for pipes.
  package static let plain = ReportFormat(
    name: "plain",
    document: { layout, presentation, _, output in
      let presentation = presentation.withoutTerminal
      output.write(layout(presentation), presentation)
    }, rows: { PlainRows($0, $1) }, run: { try RunRecords($0, $1).writePlain(to: &$2) })
}

struct PlainRows: RowRenderer {
  private let columns: [Column]
  private let style: PeopleStyle
  private let presentation: Presentation

  init(_ head: TableHead, _ presentation: Presentation) {
    columns = head.columns
    self.presentation = presentation
    style = PeopleStyle(presentation)
  }

  mutating func begin(into bytes: inout [UInt8]) {
    guard presentation.showsHeader else { return }
    var isFirst = true
    for column in columns {
      if !isFirst { bytes.append(ascii: "\t") }
      isFirst = false
      bytes.append(line: column.peopleTitle(presentation))
    }
    bytes.append(ascii: "\n")
  }

  mutating func append(_ row: [Cell], into bytes: inout [UInt8]) {
    var isFirst = true
    for cell in row {
      if !isFirst { bytes.append(ascii: "\t") }
      isFirst = false
      style.append(cell, to: &bytes)
    }
    bytes.append(ascii: "\n")
  }

  mutating func end(leftOut: Int, into bytes: inout [UInt8]) {}
}

extension Presentation {
  /// The same without colour and without an end of the line.
  var withoutTerminal: Presentation {
    var other = self
    other.usesColour = false
    other.width = nil
    return other
  }
}
