/// The rows of a workbook in one form. It lies in a file without a name, which lives as long as this value.
package struct Transcript: Sendable {
  private let spool: Spool
  /// In the order of the workbook.
  package let sheets: [TranscribedSheet]
  /// From which day its numbers count days, those without a format of dates too.
  package let epoch: SerialDate.Epoch

  init(spool: Spool, sheets: [TranscribedSheet], epoch: SerialDate.Epoch) {
    self.spool = spool
    self.sheets = sheets
    self.epoch = epoch
  }

  /// Only the sheets in those places.
  func keeping(_ indexes: [Int]) -> Transcript {
    Transcript(spool: spool, sheets: indexes.map { sheets[$0] }, epoch: epoch)
  }

  /// Reads the sheet in that place from its first row.
  package func rows(ofSheet index: Int) -> TranscriptRows {
    TranscriptRows(spool: spool, place: sheets[index].bytes)
  }
}

/// Goes through the rows of one sheet.
package struct TranscriptRows: ~Copyable {
  private let spool: Spool
  private let end: Int
  /// Place in the file of what follows in `piece` from `next` on.
  private var place: Int
  private var piece: [UInt8] = []
  private var next = 0
  private static let pieceSize = 1 << 17

  init(spool: Spool, place: Range<Int>) {
    self.spool = spool
    self.place = place.lowerBound
    end = place.upperBound
  }

  /// Puts the next row in that place.
  ///
  /// - Returns: `false` after the last one.
  package mutating func next(into row: inout SheetRow) throws(SheetFault) -> Bool {
    guard try holds(TranscriptWriter.rowHead) else { return false }
    row.number = number(at: next, bytes: 4)
    row.isHidden = piece[next + 4] == 1
    let count = number(at: next + 5, bytes: 4)
    next += TranscriptWriter.rowHead
    guard try holds(count) else { throw .damaged(part: "") }
    row.text.removeAll(keepingCapacity: true)
    row.cells.removeAll(keepingCapacity: true)
    row.text.append(contentsOf: piece[next..<(next + count)])
    var index = next
    let start = next
    while index < start + count {
      let length = number(at: index + 3, bytes: 4)
      let bytes = index - start + TranscriptWriter.cellHead
      row.cells.append(
        SheetRow.Cell(
          column: Int32(number(at: index, bytes: 2)),
          kind: CellKind(rawValue: piece[index + 2]) ?? .text,
          start: Int32(bytes), end: Int32(bytes + length)))
      index += TranscriptWriter.cellHead + length
    }
    next += count
    return true
  }

  private func number(at index: Int, bytes: Int) -> Int {
    (0..<bytes).reduce(0) { $0 | Int(piece[index + $1]) << (8 * $1) }
  }

  /// Whether so many bytes follow; they are in `piece` then.
  private mutating func holds(_ count: Int) throws(SheetFault) -> Bool {
    if piece.count - next >= count { return true }
    guard end - place + piece.count - next >= count else { return false }
    piece.removeSubrange(..<next)
    next = 0
    var more = [UInt8](repeating: 0, count: min(end - place, max(count, Self.pieceSize)))
    let got = try SheetSource(descriptor: spool.descriptor, size: end).read(into: &more, at: place)
    place += got
    piece.append(contentsOf: more[..<got])
    return piece.count >= count
  }
}
