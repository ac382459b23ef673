/// Texts by number, in memory as long as they are few; else in files without a name, so that their number and length cost no
/// memory.
struct SpooledTexts: ~Copyable {
  private var bytes: SpooledBytes
  /// 8 bytes each, little-endian.
  private var ends: SpooledBytes
  private(set) var count = 0

  /// - Parameters:
  ///   - folder: For the files.
  ///   - inMemory: Bytes of texts, and half as many of their places, that need none.
  init(folder: String, inMemory: Int = 16 << 20) {
    bytes = SpooledBytes(folder: folder, inMemory: inMemory)
    ends = SpooledBytes(folder: folder, inMemory: inMemory / 2)
  }

  mutating func append(_ text: [UInt8]) throws(SheetFault) {
    try bytes.append(text)
    var end = [UInt8](repeating: 0, count: 8)
    for index in 0..<8 { end[index] = UInt8(truncatingIfNeeded: bytes.count >> (8 * index)) }
    try ends.append(end)
    count += 1
  }

  /// Puts the text of that number in the place of what is in `text`.
  ///
  /// - Returns: `false` without one.
  mutating func read(_ index: Int, into text: inout [UInt8]) throws(SheetFault) -> Bool {
    guard index >= 0, index < count else { return false }
    let end = try end(index)
    let start = index == 0 ? 0 : try self.end(index - 1)
    try bytes.read(start..<end, into: &text)
    return true
  }

  private mutating func end(_ index: Int) throws(SheetFault) -> Int {
    try ends.number(at: 8 * index)
  }
}

/// Bytes that grow at the end and are read at any place.
struct SpooledBytes: ~Copyable {
  private static let pieceSize = 1 << 17
  private static let windowSize = 1 << 13

  private let folder: String
  private let inMemory: Int
  private var spool: Spool?
  /// All bytes, or those after `written`.
  private var tail: [UInt8] = []
  private var written = 0
  private var window: [UInt8] = []
  private var windowStart = 0

  init(folder: String, inMemory: Int) {
    self.folder = folder
    self.inMemory = inMemory
  }

  var count: Int { written + tail.count }

  mutating func append(_ bytes: [UInt8]) throws(SheetFault) {
    tail.append(contentsOf: bytes)
    if spool == nil, tail.count > inMemory { spool = try Spool(folder: folder) }
    guard let spool, tail.count >= Self.pieceSize else { return }
    try spool.write(tail)
    written += tail.count
    tail = []
    tail.reserveCapacity(2 * Self.pieceSize)
  }

  /// Puts those bytes in the place of what is in `target`; they are known to be there.
  mutating func read(_ range: Range<Int>, into target: inout [UInt8]) throws(SheetFault) {
    target.removeAll(keepingCapacity: true)
    guard range.lowerBound < written else {
      target.append(contentsOf: tail[(range.lowerBound - written)..<(range.upperBound - written)])
      return
    }
    try load(range)
    let start = range.lowerBound - windowStart
    target.append(contentsOf: window[start..<(start + range.count)])
  }

  /// Eight bytes.
  mutating func number(at place: Int) throws(SheetFault) -> Int {
    guard place < written else { return tail.littleEndian(at: place - written, bytes: 7) }
    try load(place..<(place + 8))
    return window.littleEndian(at: place - windowStart, bytes: 7)
  }

  /// Brings bytes that begin in the file into the window; nothing is written across its end.
  private mutating func load(_ range: Range<Int>) throws(SheetFault) {
    if range.lowerBound >= windowStart, range.upperBound <= windowStart + window.count { return }
    guard let spool else { return }
    let size = min(max(range.count, Self.windowSize), written - range.lowerBound)
    window = [UInt8](repeating: 0, count: size)
    windowStart = range.lowerBound
    let source = SheetSource(descriptor: spool.descriptor, size: written)
    guard try source.read(into: &window, at: windowStart) == size, size >= range.count else {
      window = []
      throw .damaged(part: XLSReader.part)
    }
  }
}
