#if SPREADSHEETS
  /// A cell as the file tells it.
  struct ODSCell {
    enum Kind {
      case blank, text, number, stamp, truth, error, uncomputed
    }

    /// From 0.
    var column = 0
    /// How often it stands beside itself.
    var times = 1
    var kind = Kind.blank
    var format = NumberFormat.general
    /// Place of its value in the row's bytes.
    var bytes = 0..<0
  }

  /// The cells of a row that hold something, kept until it ends, since it may stand for many rows.
  struct ODSRow {
    /// Bytes that repeats of cells and rows may add to a workbook. Spreadsheets repeat what fills a column, hostile
    /// files repeat a cell 17 thousand million times.
    static let mostRepeated = 1 << 28

    private(set) var cells: [ODSCell] = []
    var bytes: [UInt8] = []
    var isHidden = false
    var times = 1
    private var numbers = CellNumber(epoch: .from1900)
    private var repeated = 0

    mutating func begin(isHidden: Bool, times: Int) {
      cells.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
      self.isHidden = isHidden
      self.times = times
    }

    mutating func append(_ cell: ODSCell) throws(SheetFault) {
      guard cells.count < TranscriptWriter.mostColumns else {
        throw .limit(.columns(TranscriptWriter.mostColumns))
      }
      guard bytes.count <= TranscriptWriter.longestRow else {
        throw .limit(.bytes(part: ODSReader.content, TranscriptWriter.longestRow))
      }
      cells.append(cell)
    }

    /// Writes it as often as it stands there.
    ///
    /// - Parameters:
    ///   - number: Of its first row, from 1.
    ///   - writer: Gets the rows.
    /// - Throws: `limit` for rows that no sheet has, and for too much that is repeated.
    mutating func write(from number: Int, into writer: inout TranscriptWriter) throws(SheetFault) {
      guard !cells.isEmpty else { return }
      guard times <= TranscriptWriter.mostRows, number + times - 1 <= TranscriptWriter.mostRows
      else { throw .limit(.rows(TranscriptWriter.mostRows)) }
      let end = cells.last.map { $0.column + $0.times } ?? 0
      guard end <= TranscriptWriter.mostColumns else {
        throw .limit(.columns(TranscriptWriter.mostColumns))
      }
      for index in 0..<times {
        try writer.beginRow(number + index, isHidden: isHidden)
        for cell in cells {
          for time in 0..<cell.times {
            try write(cell, column: cell.column + time, into: &writer)
            guard index + time > 0 else { continue }
            repeated += TranscriptWriter.cellHead + cell.bytes.count
            guard repeated <= Self.mostRepeated else {
              throw .limit(.bytes(part: ODSReader.content, Self.mostRepeated))
            }
          }
        }
        try writer.endRow()
      }
    }

    private mutating func write(
      _ cell: ODSCell, column: Int, into writer: inout TranscriptWriter
    ) throws(SheetFault) {
      let kind: CellKind
      switch cell.kind {
      case .blank: return
      case .number:
        let isNumber = try Self.number(&numbers, bytes, cell, column, &writer)
        if isNumber { return }
        kind = .text
      case .stamp: return try Self.stamp(&numbers, bytes, cell, column, &writer)
      case .text: kind = .text
      case .truth: kind = .truth
      case .error: kind = .error
      case .uncomputed: kind = .uncomputed
      }
      try writer.append(column: column, kind, bytes.span.extracting(cell.bytes))
    }

    // The bytes of one property cannot be lent while another one is changed, but in calls of functions without `self`.

    private static func number(
      _ numbers: inout CellNumber, _ bytes: borrowing [UInt8], _ cell: ODSCell, _ column: Int,
      _ writer: inout TranscriptWriter
    ) throws(SheetFault) -> Bool {
      try numbers.append(
        column: column, text: bytes.span.extracting(cell.bytes), format: cell.format,
        into: &writer)
    }

    private static func stamp(
      _ numbers: inout CellNumber, _ bytes: borrowing [UInt8], _ cell: ODSCell, _ column: Int,
      _ writer: inout TranscriptWriter
    ) throws(SheetFault) {
      try numbers.append(
        column: column, stamp: bytes.span.extracting(cell.bytes), format: cell.format,
        into: &writer)
    }
  }
#endif
