#if SPREADSHEETS
  /// Writes the rows of one worksheet part after the other into a transcript (ECMA-376 part 1, 18.3).
  ///
  /// What a sheet says about its own size (`dimension`, `spans`) is wrong in many files and is not looked at; `r` of rows
  /// and cells may be missing.
  @safe struct XLSXSheetReader: XMLReader, ~Copyable {
    /// What holds for all sheets.
    struct Workbook {
      var formats: [NumberFormat]
      /// From which day dates count.
      var epoch: SerialDate.Epoch
      /// A formula's 0 was never computed.
      var isUncomputed: Bool
    }

    private enum Section {
      case outside, columns, rows, merges
    }

    private enum Collected {
      case nothing, value, inline
    }

    private let writer: UnsafeMutablePointer<TranscriptWriter>
    private let workbook: Workbook
    private var strings: SharedStrings?
    private var numbers: CellNumber
    private var part = ""

    private var section = Section.outside
    private var isInRow = false
    private var isInCell = false
    private var row = 0
    private var cell = XLSXCell()
    private var collects = Collected.nothing
    /// Value of the cell that is being read.
    private var text: [UInt8] = []
    /// Depth of phonetic runs in inline text.
    private var phonetic = 0
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var merged: [MergedCells] = []

    /// - Parameters:
    ///   - workbook: What holds for all sheets.
    ///   - strings: `nil` for a workbook without shared texts.
    ///   - writer: Outlives the reader, and nobody else writes meanwhile.
    init(
      _ workbook: Workbook, strings: consuming SharedStrings?,
      into writer: UnsafeMutablePointer<TranscriptWriter>
    ) {
      self.workbook = workbook
      self.strings = strings
      numbers = CellNumber(epoch: workbook.epoch)
      unsafe self.writer = unsafe writer
    }

    /// Reads one sheet.
    mutating func read(
      _ info: SheetInfo, part: String, in zip: ZipDirectory
    ) throws(SheetFault) {
      guard zip[part] != nil else { throw .damaged(part: part) }
      self.part = part
      (section, isInRow, isInCell, row, collects, phonetic) =
        (.outside, false, false, 0, .nothing, 0)
      (hiddenColumns, merged) = ([], [])
      try unsafe writer.pointee.beginSheet(info)
      try zip.read(part, most: XLSXLimit.sheet, into: &self)
      try unsafe writer.pointee.endSheet(hiddenColumns: hiddenColumns, merged: merged)
    }

    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      guard section == .rows else { return try startOutside(tag) }
      switch tag.name {
      case "c":
        guard isInRow, !isInCell else { throw .damaged(part: part) }
        try startCell(tag)
      case "v" where isInCell && !cell.hasInline:
        text.removeAll(keepingCapacity: true)
        cell.hasValue = true
        collects = .value
      case "row":
        guard !isInRow else { throw .damaged(part: part) }
        try startRow(tag)
      case "t" where isInCell && cell.hasInline: collects = phonetic == 0 ? .inline : .nothing
      case "f" where isInCell: cell.hasFormula = true
      case "is" where isInCell && cell.type == .inline:
        // With both a value and an inline text, the text counts.
        text.removeAll(keepingCapacity: true)
        cell.hasInline = true
      case "rPh": phonetic += 1
      default: break
      }
    }

    mutating func end(_ name: XMLName) throws(SheetFault) {
      switch name {
      case "c" where isInCell:
        isInCell = false
        try endCell()
      case "v", "t": collects = .nothing
      case "row" where isInRow:
        isInRow = false
        try unsafe writer.pointee.endRow()
      case "rPh": phonetic -= 1
      case "sheetData", "cols", "mergeCells": section = .outside
      default: break
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {
      guard collects != .nothing else { return }
      guard text.count + bytes.count <= TranscriptWriter.longestCell else {
        throw .limit(.cellBytes(TranscriptWriter.longestCell))
      }
      unsafe text.append(contentsOf: bytes)
    }

    private mutating func startOutside(_ tag: XMLTag) throws(SheetFault) {
      switch tag.name {
      case "sheetData": section = .rows
      case "cols": section = .columns
      case "mergeCells": section = .merges
      case "col" where section == .columns:
        guard tag["hidden"]?.isTrue == true, let first = tag["min"]?.integer,
          let last = tag["max"]?.integer, first >= 1, first <= last,
          last <= TranscriptWriter.mostColumns,
          hiddenColumns.count < TranscriptWriter.mostColumns
        else { return }
        hiddenColumns.append(first...last)
      case "mergeCell" where section == .merges:
        guard merged.count < TranscriptWriter.mostMerged else {
          throw .limit(.merges(TranscriptWriter.mostMerged))
        }
        guard let range = tag["ref"].flatMap({ unsafe CellReference.range($0.bytes) }) else {
          throw .damaged(part: part)
        }
        merged.append(range)
      default: break
      }
    }

    private mutating func startRow(_ tag: XMLTag) throws(SheetFault) {
      var isHidden = false
      var number = row + 1
      for index in 0..<tag.count {
        guard let attribute = tag[index] else { continue }
        switch attribute.name {
        case "r":
          guard let given = attribute.integer else { throw .damaged(part: part) }
          number = given
        case "hidden": isHidden = attribute.isTrue
        default: break
        }
      }
      try unsafe writer.pointee.beginRow(number, isHidden: isHidden)
      row = number
      isInRow = true
      cell.column = -1
    }

    private mutating func startCell(_ tag: XMLTag) throws(SheetFault) {
      cell.begin()
      for index in 0..<tag.count {
        guard let attribute = tag[index] else { continue }
        switch attribute.name {
        case "r":
          guard let place = unsafe CellReference(attribute.bytes) else {
            throw .damaged(part: part)
          }
          cell.column = place.column
        case "s": cell.style = attribute.integer ?? 0
        case "t": cell.type = unsafe XLSXCell.Kind(attribute.bytes)
        default: break
        }
      }
      isInCell = true
      phonetic = 0
    }

    private mutating func endCell() throws(SheetFault) {
      collects = .nothing
      if cell.hasFormula && !hasComputedValue {
        text.removeAll(keepingCapacity: true)
        return try unsafe writer.pointee.append(column: cell.column, .uncomputed, text.span)
      }
      if cell.type != .text, cell.type != .inline { trim() }
      guard cell.hasValue || cell.hasInline, !text.isEmpty else { return }
      switch cell.type {
      case .shared: try appendShared()
      case .text, .inline:
        XLSXEscapes.resolve(&text)
        try append(.text)
      case .number: try appendNumber()
      case .truth:
        let isFalse = text.elementsEqual("0".utf8) || text.elementsEqual("false".utf8)
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: isFalse ? "FALSE".utf8 : "TRUE".utf8)
        try append(.truth)
      case .error: try append(.error)
      case .moment:
        try unsafe Self.append(cell.column, stamp: text, &numbers, &writer.pointee)
      }
    }

    /// Whether a formula has a value that somebody computed: writers leave it out, or write 0 and ask the spreadsheet to
    /// compute when it opens the file.
    private var hasComputedValue: Bool {
      guard cell.hasValue || cell.hasInline else { return false }
      switch cell.type {
      case .text, .inline: return true
      case .number:
        guard !text.isEmpty else { return false }
        return !workbook.isUncomputed || !text.elementsEqual("0".utf8)
      default: return !text.isEmpty
      }
    }

    /// Writers that indent their XML put blanks around values.
    private mutating func trim() {
      while let last = text.last, last <= 0x20 { text.removeLast() }
      guard let first = text.first, first <= 0x20 else { return }
      text.removeFirst(text.firstIndex { $0 > 0x20 } ?? 0)
    }

    private func append(_ kind: CellKind) throws(SheetFault) {
      try unsafe writer.pointee.append(column: cell.column, kind, text.span)
    }

    private mutating func appendShared() throws(SheetFault) {
      guard let index = decimalIndex, let bytes = try unsafe strings?.text(index) else {
        throw .damaged(part: part)
      }
      guard unsafe !bytes.isEmpty else { return }
      let span = unsafe Span<UInt8>(_unsafeBytes: bytes)
      try unsafe writer.pointee.append(column: cell.column, .text, span)
    }

    /// The number of a shared text.
    private var decimalIndex: Int? {
      guard text.count <= 10 else { return nil }
      var number = 0
      for byte in text {
        let digit = byte &- UInt8(ascii: "0")
        guard digit <= 9 else { return nil }
        number = number * 10 + Int(digit)
      }
      return number
    }

    private mutating func appendNumber() throws(SheetFault) {
      let format =
        workbook.formats.indices.contains(cell.style)
        ? workbook.formats[cell.style] : .general
      let isNumber = try unsafe Self.append(
        cell.column, number: text, format, &numbers, &writer.pointee)
      if !isNumber { try append(.text) }
    }

    // The bytes of one property cannot be lent while another one is changed, but in calls of functions without `self`.

    private static func append(
      _ column: Int, number: borrowing [UInt8], _ format: NumberFormat,
      _ numbers: inout CellNumber, _ writer: inout TranscriptWriter
    ) throws(SheetFault) -> Bool {
      try numbers.append(column: column, text: number.span, format: format, into: &writer)
    }

    private static func append(
      _ column: Int, stamp: borrowing [UInt8], _ numbers: inout CellNumber,
      _ writer: inout TranscriptWriter
    ) throws(SheetFault) {
      try numbers.append(column: column, stamp: stamp.span, into: &writer)
    }

    static var handlers: XMLHandlers {
      unsafe XMLHandlers(
        start: { unsafe XMLPush.start($0, $1, $6, $8, as: XLSXSheetReader.self) },
        end: { context, name, _, _ in unsafe XMLPush.end(context, name, as: XLSXSheetReader.self) },
        text: { unsafe XMLPush.text($0, $1, $2, as: XLSXSheetReader.self) })
    }
  }
#endif
