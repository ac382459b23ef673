#if SPREADSHEETS
  /// Writes down the sheets of a workbook as its elements come.
  struct XML2003Sheets: XMLReader, ~Copyable {
    private enum DataType { case text, number, moment, truth, error }

    private(set) var count = 0
    private var writer: TranscriptWriter
    private var styles = XML2003Styles()
    private var number = CellNumber(epoch: .from1900)
    private var state = SheetInfo.State.visible
    private var place = XML2003Place()
    private var rowFormat: NumberFormat?
    private var columnFormats: [NumberFormat?] = []
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var merged: [MergedCells] = []

    private var isInCell = false
    private var isInData = false
    private var isInVisible = false
    /// A comment has data of its own.
    private var isInComment = false
    private var format = NumberFormat.general
    private var isFormula = false
    private var hasData = false
    private var type = DataType.text
    private var text: [UInt8] = []

    init(writer: consuming TranscriptWriter) { self.writer = writer }

    consuming func finish() throws(SheetFault) -> Transcript { try writer.finish() }

    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      switch tag.name {
      case "Cell": try beginCell(tag)
      case "Data":
        guard isInCell, !isInComment else { return }
        isInData = true
        hasData = true
        text.removeAll(keepingCapacity: true)
        type = Self.type(tag["Type"])
      case "Row": try beginRow(tag)
      case "Comment": isInComment = true
      case "Column": try readColumn(tag)
      case "Worksheet": try beginSheet(tag)
      case "Style": try styles.begin(tag)
      case "NumberFormat": styles.read(tag)
      case "Date1904":
        writer.epoch = .from1904
        number = CellNumber(epoch: writer.epoch)
      case "Visible":
        isInVisible = true
        text.removeAll(keepingCapacity: true)
      default: break
      }
    }

    mutating func end(_ name: XMLName) throws(SheetFault) {
      switch name {
      case "Cell": if isInCell { try endCell() }
      case "Data": isInData = false
      case "Row":
        if place.isInRow {
          place.isInRow = false
          try writer.endRow()
        }
      case "Comment": isInComment = false
      case "Visible":
        isInVisible = false
        if text.elementsEqual("SheetHidden".utf8) { state = .hidden }
        if text.elementsEqual("SheetVeryHidden".utf8) { state = .veryHidden }
      case "Worksheet":
        try writer.endSheet(hiddenColumns: hiddenColumns, merged: merged, state: state)
        place.isInSheet = false
      default: break
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {
      guard isInData || isInVisible else { return }
      guard text.count + bytes.count <= TranscriptWriter.longestCell else {
        throw .limit(.cellBytes(TranscriptWriter.longestCell))
      }
      unsafe text.append(contentsOf: bytes)
    }

    static var handlers: XMLHandlers {
      unsafe XMLHandlers(
        start: { unsafe XMLPush.start($0, $1, $6, $8, as: XML2003Sheets.self) },
        end: { context, name, _, _ in unsafe XMLPush.end(context, name, as: XML2003Sheets.self) },
        text: { unsafe XMLPush.text($0, $1, $2, as: XML2003Sheets.self) })
    }

    private mutating func beginSheet(_ tag: XMLTag) throws(SheetFault) {
      guard !place.isInSheet else { throw .damaged(part: XML2003Reader.part) }
      count += 1
      state = .visible
      place = XML2003Place()
      place.isInSheet = true
      columnFormats = []
      hiddenColumns = []
      merged = []
      try writer.beginSheet(SheetInfo(name: tag["Name"]?.string ?? "Sheet\(count)"))
    }

    private mutating func readColumn(_ tag: XMLTag) throws(SheetFault) {
      guard place.isInSheet else { return }
      let columns = try place.columns(index: tag["Index"]?.integer, span: tag["Span"]?.integer)
      if tag["Hidden"]?.isTrue == true { hiddenColumns.append(columns) }
      guard let format = styles.format(of: tag) else { return }
      while columnFormats.count < columns.upperBound { columnFormats.append(nil) }
      for column in columns { columnFormats[column - 1] = format }
    }

    private mutating func beginRow(_ tag: XMLTag) throws(SheetFault) {
      guard place.isInSheet, !place.isInRow else { throw .damaged(part: XML2003Reader.part) }
      try place.beginRow(index: tag["Index"]?.integer, span: tag["Span"]?.integer)
      rowFormat = styles.format(of: tag)
      try writer.beginRow(place.row, isHidden: tag["Hidden"]?.isTrue == true)
    }

    private mutating func beginCell(_ tag: XMLTag) throws(SheetFault) {
      guard place.isInRow, !isInCell else { throw .damaged(part: XML2003Reader.part) }
      isInCell = true
      hasData = false
      isFormula = false
      var across = 0
      var down = 0
      var index: Int?
      var style: NumberFormat?
      for attribute in 0..<tag.count {
        guard let attribute = tag[attribute] else { break }
        switch attribute.name {
        case "StyleID": style = styles.format(of: tag)
        case "Index": index = attribute.integer
        case "MergeAcross": across = attribute.integer ?? 0
        case "MergeDown": down = attribute.integer ?? 0
        case "Formula": isFormula = true
        default: break
        }
      }
      if let area = try place.beginCell(index: index, across: across, down: down) {
        guard merged.count < TranscriptWriter.mostMerged else {
          throw .limit(.merges(TranscriptWriter.mostMerged))
        }
        merged.append(area)
      }
      let column = place.column
      let inherited = column < columnFormats.count ? columnFormats[column] : nil
      format = style ?? rowFormat ?? inherited ?? styles.standard
    }

    private mutating func endCell() throws(SheetFault) {
      isInCell = false
      if hasData, !text.isEmpty {
        // Excel calls such a file invalid, and nobody knows how far the rest of the row is shifted.
        guard !place.isMisplaced else { throw .damaged(part: XML2003Reader.part) }
        // Taken out, so that it is not copied when the next one begins.
        var value: [UInt8] = []
        swap(&value, &text)
        try write(value)
        swap(&value, &text)
      } else if isFormula, !hasData || type != .text {
        let nothing: [UInt8] = []
        try writer.append(column: place.column, .uncomputed, nothing.span)
      }
    }

    private mutating func write(_ value: [UInt8]) throws(SheetFault) {
      let column = place.column
      switch type {
      case .text:
        let isError = isFormula && Self.errors.contains { value.elementsEqual($0.utf8) }
        try writer.append(column: column, isError ? .error : .text, value.span)
      case .error: try writer.append(column: column, .error, value.span)
      case .truth:
        let name = Array((value == [UInt8(ascii: "0")] ? "FALSE" : "TRUE").utf8)
        try writer.append(column: column, .truth, name.span)
      case .moment:
        try number.append(column: column, stamp: value.span, format: format, into: &writer)
      case .number:
        let isNumber = try number.append(
          column: column, text: value.span, format: format, into: &writer)
        guard isNumber else { throw .damaged(part: XML2003Reader.part) }
      }
    }

    /// What LibreOffice writes as texts.
    private static let errors = [
      "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A",
    ]

    private static func type(_ attribute: XMLAttribute?) -> DataType {
      guard let attribute else { return .text }
      if attribute == "Number" { return .number }
      if attribute == "DateTime" { return .moment }
      if attribute == "Boolean" { return .truth }
      return attribute == "Error" ? .error : .text
    }
  }
#endif
