#if SPREADSHEETS
  /// Where a cell stands, from text like `AB12` (ECMA-376 part 1, 18.18.7).
  struct CellReference: Hashable {
    /// From 0.
    var column: Int
    /// From 1; `nil` when only the column is named.
    var row: Int?

    /// - Returns: `nil` for anything else, and for columns and rows that no sheet has.
    @inline(__always) init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      var column = 0
      var index = 0
      while index < bytes.count {
        let letter = unsafe bytes[index] & ~0x20
        guard letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z") else { break }
        column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
        guard column <= TranscriptWriter.mostColumns else { return nil }
        index += 1
      }
      guard column > 0 else { return nil }
      self.column = column - 1
      guard index < bytes.count else { return }
      var row = 0
      while index < bytes.count {
        let digit = unsafe bytes[index] &- UInt8(ascii: "0")
        guard digit <= 9 else { return nil }
        row = row * 10 + Int(digit)
        guard row <= TranscriptWriter.mostRows else { return nil }
        index += 1
      }
      self.row = row
    }

    /// The range in text like `A1:B2` or `A1`.
    static func range(_ bytes: UnsafeBufferPointer<UInt8>) -> MergedCells? {
      let colon = unsafe bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
      let second = min(colon + 1, bytes.count)
      guard let from = unsafe CellReference(UnsafeBufferPointer(rebasing: bytes[..<colon])),
        let to = unsafe colon == bytes.count
          ? from : CellReference(UnsafeBufferPointer(rebasing: bytes[second...])),
        let top = from.row, let bottom = to.row, top >= 1, top <= bottom, from.column <= to.column
      else { return nil }
      return MergedCells(rows: top...bottom, columns: (from.column + 1)...(to.column + 1))
    }
  }
#endif
