#if SPREADSHEETS
  /// Writes the sheets of `content.xml` into a transcript (part 3, 3.7, 9.1 and 19.385).
  ///
  /// What stands beside rows and paragraphs is no content: remarks, tracked changes, shapes, forms. It is left out with
  /// everything in it.
  @safe struct ODSContentReader: XMLReader, ~Copyable {
    private enum Place {
      case outside, styles, workbook, sheet, row, cell, paragraph
    }

    /// Bytes of a sheet's name.
    private static let longestName = 4_096

    private let writer: UnsafeMutablePointer<TranscriptWriter>
    private var place = Place.outside
    /// Depth below an element that is left out; 0 outside of one.
    private var skipped = 0
    /// Depth of elements around text in a paragraph.
    private var inline = 0
    private var styles: ODSStyles

    /// Number of the row that is being read, from 1.
    private var number = 1
    private var column = 0
    private var row = ODSRow()
    private var cell = ODSCellValue()
    /// Formats of the cells that have no style, by the last column of each run.
    private var columns: [(end: Int, format: NumberFormat)] = []
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var merged: [MergedCells] = []

    /// - Parameters:
    ///   - writer: Outlives the reader, and nobody else writes meanwhile.
    ///   - styles: Those of all documents of the kind, which the content's own come to.
    init(into writer: UnsafeMutablePointer<TranscriptWriter>, styles: ODSStyles) {
      unsafe self.writer = unsafe writer
      self.styles = styles
    }

    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      guard skipped == 0 else {
        skipped += 1
        return
      }
      switch place {
      case .row: try startInRow(tag)
      case .cell:
        guard ["p", "h"].contains(where: tag.name.is) else { return skipped = 1 }
        cell.beginParagraph(&row.bytes)
        place = .paragraph
        inline = 0
      case .paragraph: try startInParagraph(tag)
      case .sheet: try startInSheet(tag)
      case .workbook:
        switch tag.name {
        case "table": try startSheet(tag)
        case "calculation-settings": break
        // Dates stand in words, but numbers without a format may count days, too.
        case "null-date":
          if tag["date-value"].map({ $0 == "1904-01-01" }) == true {
            unsafe writer.pointee.epoch = .from1904
          }
        default: skipped = 1
        }
      case .styles: try styles.start(tag)
      case .outside:
        if tag.name.is("automatic-styles") { place = .styles }
        if tag.name.is("spreadsheet") { place = .workbook }
      }
    }

    mutating func end(_ name: XMLName) throws(SheetFault) {
      guard skipped == 0 else {
        skipped -= 1
        return
      }
      switch place {
      case .paragraph:
        guard inline == 0 else {
          inline -= 1
          return
        }
        cell.endParagraph(&row.bytes)
        place = .cell
      case .cell: try endCell()
      case .row:
        try unsafe row.write(from: number, into: &writer.pointee)
        // Rows up to the end of the sheet repeat an empty one.
        number = min(number + min(row.times, 1 << 21), 1 << 21)
        place = .sheet
      case .sheet where name.is("table"):
        try unsafe writer.pointee.endSheet(hiddenColumns: hiddenColumns, merged: merged)
        place = .workbook
      case .workbook where name.is("spreadsheet"), .styles where name.is("automatic-styles"):
        place = .outside
      case .styles: styles.end(name)
      default: break
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {
      if place == .styles { return unsafe styles.text(bytes) }
      guard place == .paragraph, skipped == 0, cell.takesText else { return }
      try unsafe cell.append(bytes, to: &row.bytes)
    }

    private mutating func startSheet(_ tag: XMLTag) throws(SheetFault) {
      guard unsafe tag["name"]?.bytes.count ?? 0 <= Self.longestName else {
        throw .damaged(part: ODSReader.content)
      }
      let style = tag["style-name"]?.string ?? ""
      try unsafe writer.pointee.beginSheet(
        SheetInfo(
          name: tag["name"]?.string ?? "",
          state: styles.isHidden(table: style) ? .hidden : .visible))
      place = .sheet
      (number, column) = (1, 0)
      (columns, hiddenColumns, merged) = ([], [], [])
    }

    private mutating func startInSheet(_ tag: XMLTag) throws(SheetFault) {
      switch tag.name {
      case "table-row":
        row.begin(isHidden: Self.isHidden(tag), times: Self.times(tag["number-rows-repeated"]))
        column = 0
        place = .row
      case "table-column": startColumn(tag)
      case "table-columns", "table-header-columns", "table-column-group", "table-rows",
        "table-header-rows", "table-row-group":
        break
      default: skipped = 1
      }
    }

    private mutating func startColumn(_ tag: XMLTag) {
      let end = column + Self.times(tag["number-columns-repeated"])
      guard column < TranscriptWriter.mostColumns else { return }
      let last = min(end, TranscriptWriter.mostColumns)
      if Self.isHidden(tag) { hiddenColumns.append((column + 1)...last) }
      if !styles.areGeneral {
        let style = tag["default-cell-style-name"]?.string ?? ""
        columns.append((last, styles.format(style)))
      }
      column = last
    }

    private mutating func startInRow(_ tag: XMLTag) throws(SheetFault) {
      let isCovered = tag.name.is("covered-table-cell")
      guard isCovered || tag.name.is("table-cell") else { return skipped = 1 }
      cell.begin(tag, at: row.bytes.count)
      if isCovered {
        column = min(column + cell.times, TranscriptWriter.mostColumns)
        return skipped = 1
      }
      if !styles.areGeneral {
        cell.format = tag["style-name"].map { styles.format($0.string) } ?? columnFormat
      }
      if cell.isMerged {
        guard merged.count < TranscriptWriter.mostMerged else {
          throw .limit(.merges(TranscriptWriter.mostMerged))
        }
        let rows = min(number + cell.spannedRows - 1, TranscriptWriter.mostRows)
        let columns = min(column + cell.spannedColumns, TranscriptWriter.mostColumns)
        if number <= rows, column < columns {
          merged.append(MergedCells(rows: number...rows, columns: (column + 1)...columns))
        }
      }
      place = .cell
    }

    private var columnFormat: NumberFormat {
      columns.first { column < $0.end }?.format ?? .general
    }

    private mutating func startInParagraph(_ tag: XMLTag) throws(SheetFault) {
      switch tag.name {
      case "annotation", "note", "ruby-text", "frame", "object": return skipped = 1
      case "s": try cell.append(" ", times: tag["c"]?.integer ?? 1, to: &row.bytes)
      case "tab": try cell.append("\t", times: 1, to: &row.bytes)
      case "line-break": try cell.append("\n", times: 1, to: &row.bytes)
      default: break
      }
      inline += 1
    }

    private mutating func endCell() throws(SheetFault) {
      place = .row
      let kind = cell.finish(&row.bytes)
      if kind != .blank {
        try row.append(
          ODSCell(
            column: column, times: cell.times, kind: kind, format: cell.format,
            bytes: cell.start..<row.bytes.count))
      }
      column = min(column + cell.times, 1 << 21)
    }

    private static func isHidden(_ tag: XMLTag) -> Bool {
      tag["visibility"].map { $0 == "collapse" || $0 == "filter" } ?? false
    }

    /// How often something stands there; a number that none can be is 1, one that is too great stays so.
    static func times(_ attribute: XMLAttribute?) -> Int {
      min(max(attribute?.integer ?? 1, 1), 1 << 40)
    }

    static var handlers: XMLHandlers {
      unsafe XMLHandlers(
        start: { unsafe XMLPush.start($0, $1, $6, $8, as: ODSContentReader.self) },
        end: { context, name, _, _ in
          unsafe XMLPush.end(context, name, as: ODSContentReader.self)
        },
        text: { unsafe XMLPush.text($0, $1, $2, as: ODSContentReader.self) })
    }
  }
#endif
