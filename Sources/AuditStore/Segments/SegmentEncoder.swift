internal import ServiceStandards
internal import WorkingTime

/// The form of a segment: up to 4096 transactions column by column, with their pauses and further
/// documents.
///
/// Bytes: the format, then four counts (rows, pauses, further documents, proofs; 4 bytes each, the lowest
/// first), then the columns as `SegmentColumn` or `SegmentWords` writes them. The same rows give the
/// same bytes, since a run is known by the digest of them.
enum SegmentFormat {
  static let version: UInt8 = 1
  static let headSize = 17
  /// A segment holds the transactions whose ids agree but for so many low bits.
  static let bits: Int64 = 12
  static let mostRows = 1 << 12
  /// How many values there are of a transaction; of a pause (row, reason, start, end); of a further
  /// document (row, ordinal, what it is: 1 demanded, 2 submitted); and of a proof (row, key).
  static let columnCounts = [TransactionBatch.columns.count, 4, 3, 2]
  /// Of the row of a pause, a document or a proof. Its width is fixed, so that bytes bound how many there are.
  static let rowColumn = SegmentColumn(base: 0, width: 2, hasMissing: false)

  static func block(of id: Int64) -> Int64 { id >> bits }

  /// Where in its block a case stands.
  static func place(of id: Int64) -> Int { Int(id & (1 << bits - 1)) }

  static func ids(ofBlock block: Int64) -> ClosedRange<Int64> {
    let first = block << bits
    return first...(first | (1 << bits - 1))
  }
}

extension CasePause {
  /// The reason in three bits, then which ends are dates.
  var code: UInt8 { reason.rawValue | dates.rawValue << 3 }

  /// What `code` stands for; `nil`: nothing.
  init?(code: Int64, from: Int64, to: Int64) {
    guard let code = UInt8(exactly: code), code >> 5 == 0,
      let reason = PauseReason(rawValue: code & 7)
    else { return nil }
    self.init(
      reason: reason, from: Instant(from),
      to: to == TransactionBatch.missing ? nil : Instant(to), dates: Ends(rawValue: code >> 3))
  }
}

/// Writes batches as segments. Kept for its memory.
struct SegmentEncoder {
  /// The segment encoded last.
  private(set) var bytes: [UInt8] = []
  private var scratch: [Int64] = []

  /// Encodes all rows of a block.
  mutating func encode(_ batch: TransactionBatch) {
    let documents = SegmentEncoder.documents(of: batch)
    bytes.removeAll(keepingCapacity: true)
    bytes.append(SegmentFormat.version)
    append(count: batch.count)
    append(count: batch.pauses.count)
    append(count: documents.count)
    append(count: batch.proofRows.count)
    // Rows without a gap between their ids take no space for them.
    append(batch.id.indices) { batch.id[$0] - Int64($0) }
    for column in TransactionBatch.columns.dropFirst() {
      append(batch[keyPath: column])
    }
    var row = 0
    append(batch.pauses.indices, as: SegmentFormat.rowColumn) { pause in
      while batch.pauseOffsets[row + 1] <= pause { row += 1 }
      return Int64(row)
    }
    append(batch.pauses.indices) { Int64(batch.pauses[$0].code) }
    append(batch.pauses.indices) { batch.pauses[$0].from.seconds }
    append(batch.pauses.indices) { batch.pauses[$0].to?.seconds ?? TransactionBatch.missing }
    append(documents.indices, as: SegmentFormat.rowColumn) { Int64(documents[$0].row) }
    append(documents.indices) { Int64(documents[$0].ordinal) }
    append(documents.indices) { documents[$0].sets }
    append(batch.proofRows.indices, as: SegmentFormat.rowColumn) { Int64(batch.proofRows[$0]) }
    append(batch.proofKeys.indices) { batch.proofKeys[$0] }
  }

  private mutating func append(count: Int) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
  }

  private mutating func append(
    _ indices: Range<Int>, as column: SegmentColumn? = nil, _ value: (Int) -> Int64
  ) {
    scratch.removeAll(keepingCapacity: true)
    for index in indices { scratch.append(value(index)) }
    if let column { column.append(scratch, to: &bytes) } else { append(scratch) }
  }

  /// The one way in which these values are written: as words where that takes fewer bytes.
  private mutating func append(_ values: [Int64]) {
    let column = SegmentColumn(of: values)
    if column.width > 1, let words = SegmentWords(of: values),
      words.size < column.size(of: values.count)
    {
      words.append(to: &bytes)
    } else {
      column.append(values, to: &bytes)
    }
  }

  private struct Document {
    let row: Int32
    let ordinal: Int
    let sets: Int64
  }

  /// The further documents of a batch by row, then by ordinal.
  private static func documents(of batch: TransactionBatch) -> [Document] {
    var documents: [Document] = []
    for (row, sets) in batch.furtherDocuments.sorted(by: { $0.key < $1.key }) {
      for word in 0..<max(sets.demanded.count, sets.submitted.count) {
        let demanded = word < sets.demanded.count ? sets.demanded[word] : 0
        let submitted = word < sets.submitted.count ? sets.submitted[word] : 0
        var remaining = demanded | submitted
        while remaining != 0 {
          let bit = UInt64(remaining.trailingZeroBitCount)
          remaining &= remaining - 1
          documents.append(
            Document(
              row: row, ordinal: 64 * (word + 1) + Int(bit),
              sets: Int64(demanded >> bit & 1 | (submitted >> bit & 1) << 1)))
        }
      }
    }
    return documents
  }
}
