internal import ServiceStandards
internal import WorkingTime

/// Reads one segment from its first row to its last, some rows at a time.
///
/// What is not a segment of the block is damage, told by `nil` or `false`; nothing is taken for granted
/// of the bytes.
struct SegmentDecoder {
  let rowCount: Int
  private let block: Int64
  /// All of them lie within the bytes.
  private let columns: [ReadColumn]
  /// By column: row, reason, start, end.
  private let pauses: [[Int64]]
  /// By column: row, ordinal, membership.
  private let documents: [[Int64]]
  /// By column: row, key.
  private let proofs: [[Int64]]
  private var row = 0
  private var lastID = Int64.min
  private var nextPause = 0
  private var nextDocument = 0
  private var nextProof = 0

  var isAtEnd: Bool { row == rowCount }

  /// - Parameters:
  ///   - bytes: The segment; the same are lent to every other call.
  ///   - block: The ids of its transactions without their low bits.
  init?(_ bytes: Span<UInt8>, block: Int64) {
    guard bytes.count >= SegmentFormat.headSize, bytes[0] == SegmentFormat.version else {
      return nil
    }
    let counts = [1, 5, 9, 13].map { Int(bytes.number(at: $0, width: 4)) }
    guard 1...SegmentFormat.mostRows ~= counts[0] else { return nil }
    var start = SegmentFormat.headSize
    var groups: [[ReadColumn]] = []
    for (count, columnCount) in zip(counts, SegmentFormat.columnCounts) {
      var columns: [ReadColumn] = []
      for _ in 0..<columnCount {
        guard let column = ReadColumn(bytes, at: &start, rows: count) else { return nil }
        columns.append(column)
      }
      groups.append(columns)
    }
    guard start == bytes.count else { return nil }
    let sides = zip(groups, counts).dropFirst()
    guard sides.allSatisfy({ columns, _ in columns[0].isOfRows }) else { return nil }
    let values = sides.map { columns, count in
      columns.map { column in
        var values: [Int64] = []
        column.append(rows: 0..<count, of: bytes, to: &values)
        return values
      }
    }
    rowCount = counts[0]
    self.block = block
    columns = groups[0]
    pauses = values[0]
    documents = values[1]
    proofs = values[2]
  }

  /// Appends the next rows, at most `most`; `false` when they make no sense.
  mutating func append(
    _ most: Int, of bytes: Span<UInt8>, to batch: inout TransactionBatch
  ) -> Bool {
    let rows = row..<min(row + most, rowCount)
    let first = batch.count
    for (column, target) in zip(columns, TransactionBatch.columns) {
      column.append(rows: rows, of: bytes, to: &batch[keyPath: target])
    }
    guard restoreIDs(from: first, in: &batch), appendSides(from: first, to: &batch) else {
      return false
    }
    row = rows.upperBound
    // What is left then belongs to no row.
    return !isAtEnd
      || (nextPause == pauses[0].count && nextDocument == documents[0].count
        && nextProof == proofs[0].count)
  }

  /// Adds to the ids what the encoder took off, and sees that they ascend within the block.
  private mutating func restoreIDs(from first: Int, in batch: inout TransactionBatch) -> Bool {
    var previous = lastID
    var isInOrder = true
    var ids = batch.id.mutableSpan
    for index in first..<ids.count {
      let id = ids[index] &+ Int64(row + index - first)
      isInOrder = isInOrder && id > previous && SegmentFormat.block(of: id) == block
      ids[index] = id
      previous = id
    }
    lastID = previous
    return isInOrder
  }

  /// Pauses, proofs and further documents of the rows from `first` on.
  private mutating func appendSides(from first: Int, to batch: inout TransactionBatch) -> Bool {
    for index in first..<batch.count {
      let row = Int64(row + index - first)
      while nextPause < pauses[0].count, pauses[0][nextPause] == row {
        guard let pause = pause(nextPause) else { return false }
        batch.pauses.append(pause)
        nextPause += 1
      }
      batch.pauseOffsets.append(Int32(truncatingIfNeeded: batch.pauses.count))
      while nextProof < proofs[0].count, proofs[0][nextProof] == row {
        batch.proofRows.append(Int32(truncatingIfNeeded: index))
        batch.proofKeys.append(proofs[1][nextProof])
        nextProof += 1
      }
      let flags = TransactionBatch.Flags(rawValue: batch.flags[index])
      guard flags.contains(.hasFurtherDocuments) else { continue }
      var sets = TransactionBatch.FurtherDocuments()
      while nextDocument < documents[0].count, documents[0][nextDocument] == row {
        let membership = documents[2][nextDocument]
        guard
          sets.insert(
            FurtherPaper(
              ordinal: documents[1][nextDocument], demanded: membership & 1 != 0,
              submitted: membership & 2 != 0))
        else { return false }
        nextDocument += 1
      }
      batch.furtherDocuments[Int32(truncatingIfNeeded: index)] = sets
    }
    return true
  }

  private func pause(_ index: Int) -> CasePause? {
    CasePause(code: pauses[1][index], from: pauses[2][index], to: pauses[3][index])
  }
}

/// A column as a segment has it; all of it lies within the bytes.
private enum ReadColumn {
  /// The codes begin at that place.
  case distances(SegmentColumn, from: Int)
  case words(SegmentWords.Read)

  /// Reads the head of a column of so many rows and goes past the column; `nil` when it is none.
  init?(_ bytes: Span<UInt8>, at start: inout Int, rows: Int) {
    guard bytes.count - start >= SegmentColumn.headSize else { return nil }
    let base = Int64(bitPattern: bytes.number(at: start, width: 8))
    let width = Int(bytes[start + 8])
    guard let kind = SegmentColumn.Kind(rawValue: bytes[start + 9]) else { return nil }
    start += SegmentColumn.headSize
    switch kind {
    case .whole, .hasMissing:
      guard [0, 1, 2, 3, 4, 8].contains(width) else { return nil }
      let column = SegmentColumn(base: base, width: width, hasMissing: kind == .hasMissing)
      self = .distances(column, from: start)
      // A count has 4 bytes and a width is at most 8, so nothing overflows.
      start += rows * width
      guard start <= bytes.count else { return nil }
    case .words:
      guard width == 1,
        let words = SegmentWords.Read(bytes, at: start, count: base, rows: rows)
      else { return nil }
      self = .words(words)
      start = words.end
    }
  }

  /// Whether it tells the row of a pause or a document.
  var isOfRows: Bool {
    if case .distances(SegmentFormat.rowColumn, _) = self { true } else { false }
  }

  func append(rows: Range<Int>, of bytes: Span<UInt8>, to target: inout [Int64]) {
    switch self {
    case .distances(let column, let start):
      column.append(rows: rows, of: bytes, from: start, to: &target)
    case .words(let words): words.append(rows: rows, of: bytes, to: &target)
    }
  }
}

extension Span<UInt8> {
  /// A number of so many bytes, the lowest first.
  func number(at start: Int, width: Int) -> UInt64 {
    var number: UInt64 = 0
    for index in (start..<start + width).reversed() { number = number << 8 | UInt64(self[index]) }
    return number
  }
}
