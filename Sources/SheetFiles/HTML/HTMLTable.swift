#if SPREADSHEETS
  /// A table that is being read: where its next cell stands, and what that holds so far.
  struct HTMLTable {
    static let mostColumns = 1_024
    private static let mostRows = 65_534

    /// From 1, in the order of the file.
    let number: Int
    /// From 1; 0 before the first one.
    private(set) var row = 0
    private(set) var isInRow = false
    private(set) var isInCell = false
    private(set) var isHidden = false
    /// From 0.
    private(set) var column = 0
    private(set) var merged: [MergedCells] = []
    private(set) var text: [UInt8] = []
    private var needsBlank = false
    private var columns = 1
    private var rows = 1
    /// For every column the last row that a cell above goes down to.
    private var covered = [Int](repeating: 0, count: mostColumns)
    private var reachesDown = false

    init(number: Int) { self.number = number }

    /// Cells do not go down out of a head, body or foot.
    mutating func beginGroup() {
      guard reachesDown else { return }
      reachesDown = false
      for index in covered.indices { covered[index] = 0 }
    }

    mutating func beginRow(isHidden: Bool) {
      row += 1
      isInRow = true
      self.isHidden = isHidden
      column = 0
      columns = 0
    }

    mutating func endRow() { isInRow = false }

    /// - Parameters:
    ///   - columns: Those that the cell takes; 1 if it does not say.
    ///   - rows: As many; 0 for all that follow in the group.
    mutating func beginCell(columns: Int, rows: Int) {
      column += self.columns
      while column < Self.mostColumns, covered[column] >= row { column += 1 }
      self.columns = min(max(columns, 1), 1_000)
      self.rows = rows == 0 ? Self.mostRows : min(max(rows, 1), Self.mostRows)
      isInCell = true
      needsBlank = false
      text.removeAll(keepingCapacity: true)
    }

    /// Takes blanks and line breaks off the end, and keeps the place free from the cells that follow.
    mutating func endCell() throws(SheetFault) {
      isInCell = false
      while let last = text.last, last == UInt8(ascii: "\n") { text.removeLast() }
      guard column < Self.mostColumns else {
        guard text.isEmpty else { throw .limit(.columns(Self.mostColumns)) }
        return
      }
      guard columns > 1 || rows > 1 else { return }
      let end = min(column + columns, Self.mostColumns)
      reachesDown = true
      for index in column..<end { covered[index] = max(covered[index], row + rows - 1) }
      guard !text.isEmpty, row + rows <= TranscriptWriter.mostRows else { return }
      guard merged.count < TranscriptWriter.mostMerged else {
        throw .limit(.merges(TranscriptWriter.mostMerged))
      }
      merged.append(MergedCells(rows: row...(row + rows - 1), columns: (column + 1)...end))
    }

    /// Adds text as a browser shows it: blanks of any kind and number are one, and none at the ends of lines.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {
      guard text.count + bytes.count <= TranscriptWriter.longestCell else {
        throw .limit(.cellBytes(TranscriptWriter.longestCell))
      }
      var index = 0
      while index < bytes.count {
        let start = index
        while index < bytes.count, unsafe !Self.isBlank(bytes, index) { index += 1 }
        if index > start {
          if needsBlank, let last = text.last, last != UInt8(ascii: "\n") {
            text.append(UInt8(ascii: " "))
          }
          needsBlank = false
          unsafe text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        }
        guard index < bytes.count else { break }
        needsBlank = true
        index += unsafe bytes[index] == 0xC2 ? 2 : 1
      }
    }

    /// `<br>`.
    mutating func breakLine() {
      needsBlank = false
      if !text.isEmpty, text.count < TranscriptWriter.longestCell {
        text.append(UInt8(ascii: "\n"))
      }
    }

    /// Begin or end of a paragraph, which stands in lines of its own.
    mutating func beginLine() {
      if text.last != UInt8(ascii: "\n") { breakLine() }
    }

    /// Also U+00A0, `&nbsp;`: writers fill empty cells with it.
    @inline(__always) private static func isBlank(
      _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
    ) -> Bool {
      switch unsafe bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D: true
      case 0xC2: unsafe index + 1 < bytes.count && bytes[index + 1] == 0xA0
      default: false
      }
    }
  }
#endif
