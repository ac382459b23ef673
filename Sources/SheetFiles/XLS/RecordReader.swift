/// Goes through the records of a BIFF stream ([MS-XLS] 2.1.4): two bytes that say what it is, two that say how long, and
/// the bytes.
struct RecordReader: ~Copyable {
  private static let head = 4

  /// Bytes that are read at once; less is quicker where the records are not read in their order.
  var readAhead = 1 << 16
  private let stream: CompoundStream
  private var piece: [UInt8] = []
  /// Place in the stream of the first byte of `piece`.
  private var pieceStart = 0
  /// Where the record's bytes stand in `piece`.
  private var start = 0
  private(set) var kind = 0
  /// Bytes of the record.
  private(set) var count = 0
  /// Place in the stream of the record after this one.
  private(set) var next = 0

  init(_ stream: CompoundStream) { self.stream = stream }

  /// Goes to the record at that place of the stream, which `advance()` reads.
  mutating func seek(_ place: Int) { next = place }

  /// Bytes of the stream.
  var size: Int { stream.size }

  /// Place in the stream where this record begins.
  var place: Int { next - count - Self.head }

  /// Reads the next record.
  ///
  /// - Returns: `false` at the end of the stream.
  /// - Throws: `damaged` if the stream ends within the record.
  mutating func advance() throws(SheetFault) -> Bool {
    guard try load(next, Self.head) else { return false }
    let place = next - pieceStart
    let kind = Int(piece[place]) | Int(piece[place + 1]) << 8
    let count = Int(piece[place + 2]) | Int(piece[place + 3]) << 8
    guard try load(next, Self.head + count) else { throw .damaged(part: XLSReader.part) }
    self.kind = kind
    self.count = count
    start = next - pieceStart + Self.head
    next += Self.head + count
    return true
  }

  /// Reads the next record if it continues the one before it.
  mutating func advanceToContinue() throws(SheetFault) -> Bool {
    guard try load(next, Self.head) else { return false }
    let place = next - pieceStart
    guard piece[place] == 0x3C, piece[place + 1] == 0 else { return false }
    return try advance()
  }

  /// The byte in that place of the record.
  @inline(__always) func byte(_ place: Int) throws(SheetFault) -> UInt8 {
    guard place >= 0, place < count else { throw .damaged(part: XLSReader.part) }
    return piece[start + place]
  }

  /// Two bytes from that place of the record on, an unsigned number.
  @inline(__always) func short(_ place: Int) throws(SheetFault) -> Int {
    guard place >= 0, place + 2 <= count else { throw .damaged(part: XLSReader.part) }
    return Int(piece[start + place]) | Int(piece[start + place + 1]) << 8
  }

  /// Four bytes from that place of the record on, an unsigned number.
  @inline(__always) func long(_ place: Int) throws(SheetFault) -> Int {
    guard place >= 0, place + 4 <= count else { throw .damaged(part: XLSReader.part) }
    let start = start + place
    return Int(piece[start]) | Int(piece[start + 1]) << 8 | Int(piece[start + 2]) << 16
      | Int(piece[start + 3]) << 24
  }

  /// Eight bytes from that place of the record on.
  func double(_ place: Int) throws(SheetFault) -> Double {
    Double(bitPattern: UInt64(try long(place)) | UInt64(try long(place + 4)) << 32)
  }

  /// Bytes of the record.
  func bytes(_ range: Range<Int>) throws(SheetFault) -> ArraySlice<UInt8> {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw .damaged(part: XLSReader.part)
    }
    return piece[(start + range.lowerBound)..<(start + range.upperBound)]
  }

  /// Whether the stream has so many bytes from that place on; they are in `piece` then.
  private mutating func load(_ place: Int, _ wanted: Int) throws(SheetFault) -> Bool {
    if place >= pieceStart, place + wanted <= pieceStart + piece.count { return true }
    guard place + wanted <= stream.size else { return false }
    let size = min(max(wanted, readAhead), stream.size - place)
    if piece.count != size { piece = [UInt8](repeating: 0, count: size) }
    pieceStart = place
    let got = try stream.read(into: &piece, at: place)
    piece.removeLast(size - got)
    guard got >= wanted else { throw .damaged(part: XLSReader.part) }
    return true
  }
}
