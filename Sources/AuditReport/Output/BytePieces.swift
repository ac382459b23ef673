/// Texts that are made once and written often, in one array: a row takes them without counting
/// references.
struct BytePieces {
  struct Piece {
    static let empty = Piece(start: 0, end: 0)

    fileprivate let start: Int32
    fileprivate let end: Int32
  }

  private(set) var bytes: [UInt8] = []
  /// Bytes of the longest piece.
  private(set) var longest = 0

  mutating func add(_ text: [UInt8]) -> Piece {
    let start = Int32(bytes.count)
    bytes += text
    longest = max(longest, text.count)
    return Piece(start: start, end: Int32(bytes.count))
  }
}

extension OutputSpan<UInt8> {
  /// Writes a piece of those bytes; there must be room.
  @inline(__always)
  mutating func append(_ piece: BytePieces.Piece, of bytes: borrowing Span<UInt8>) {
    append(copying: bytes.extracting(Int(piece.start)..<Int(piece.end)))
  }

  /// Writes all of the bytes; there must be room.
  @inline(__always)
  mutating func append(copying source: borrowing Span<UInt8>) {
    precondition(source.count <= freeCapacity, "no room was made")
    unsafe withUnsafeMutableBufferPointer { buffer, count in
      unsafe source.withUnsafeBufferPointer { bytes in
        guard let from = bytes.baseAddress, let to = buffer.baseAddress else { return }
        unsafe (to + count).initialize(from: from, count: bytes.count)
        count += bytes.count
      }
    }
  }
}
