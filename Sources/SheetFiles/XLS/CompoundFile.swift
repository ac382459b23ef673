/// The container of .xls ([MS-CFB]): a file of sectors, of which a table says what follows what.
struct CompoundFile {
  private static let endOfChain: UInt32 = 0xFFFF_FFFE
  private static let noEntry: UInt32 = 0xFFFF_FFFF
  private static let entrySize = 128
  /// Streams shorter than this lie in sectors of 64 bytes within the stream of the root.
  private static let smallest = 4_096
  private static let smallSector = 64
  private static let part = "OLE"

  private let source: SheetSource
  private let sectorSize: Int
  /// Sectors that the file has; no chain is longer.
  private let sectors: Int
  /// For every sector the one after it.
  private var following: [UInt32] = []
  private var root = Entry()
  /// What the root holds: the streams of other, embedded documents are not of this one.
  private var streams: [Entry] = []
  /// The first sector of the table of small sectors.
  private var smallTable: UInt32 = 0

  /// A stream or storage of the directory.
  private struct Entry {
    var name = ""
    var kind: UInt8 = 0
    var left = noEntry
    var right = noEntry
    var child = noEntry
    var first = endOfChain
    var size = 0
  }

  /// - Throws: `damaged` if it is no such container; `chainLoops`.
  init(_ source: SheetSource) throws(SheetFault) {
    self.source = source
    var head = [UInt8](repeating: 0, count: 512)
    guard try source.read(into: &head, at: 0) == 512,
      head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    else { throw .damaged(part: Self.part) }
    let bits = head.littleEndian(at: 30, bytes: 2)
    guard bits == 9 || bits == 12 else { throw .damaged(part: Self.part) }
    sectorSize = 1 << bits
    // The last one may be cut off: some writers do not fill it.
    sectors = max(0, (source.size + sectorSize - 1) / sectorSize - 1)
    smallTable = UInt32(truncatingIfNeeded: head.littleEndian(at: 60, bytes: 4))
    try readTable(head)
    let directory = try chain(from: UInt32(head.littleEndian(at: 48, bytes: 4)))
    root = try entry(0, in: directory)
    try readNames(directory)
  }

  /// Whether there is a stream of that name, in capitals or not.
  func has(_ name: String) -> Bool {
    streams.contains { $0.kind == 2 && $0.name == name.lowercased() }
  }

  /// - Returns: `nil` without a stream of that name, in capitals or not.
  func stream(_ name: String) throws(SheetFault) -> CompoundStream? {
    guard let entry = streams.first(where: { $0.kind == 2 && $0.name == name.lowercased() })
    else { return nil }
    guard entry.size < Self.smallest else {
      let chain = try chain(from: entry.first)
      return CompoundStream(
        source: source, sectorSize: sectorSize, sectors: chain,
        size: min(entry.size, chain.count * sectorSize))
    }
    return CompoundStream(bytes: try small(entry))
  }

  /// The sectors of the table are named in the head and, beyond 109, in a chain of sectors of their own.
  private mutating func readTable(_ head: [UInt8]) throws(SheetFault) {
    var names = (0..<109).map { UInt32(head.littleEndian(at: 76 + 4 * $0, bytes: 4)) }
    var next = UInt32(head.littleEndian(at: 68, bytes: 4))
    var piece = [UInt8](repeating: 0, count: sectorSize)
    var steps = 0
    while true {
      for name in names where name < Self.endOfChain && following.count < sectors {
        guard Int(name) < sectors else { throw .damaged(part: Self.part) }
        try read(name, into: &piece)
        for index in 0..<(sectorSize / 4) {
          following.append(UInt32(piece.littleEndian(at: 4 * index, bytes: 4)))
        }
      }
      // Some writers end the chain with the mark of a free sector.
      guard next < Self.endOfChain, Int(next) < sectors else { break }
      steps += 1
      guard steps <= sectors else { throw .chainLoops }
      try read(next, into: &piece)
      names = (0..<(sectorSize / 4 - 1)).map { UInt32(piece.littleEndian(at: 4 * $0, bytes: 4)) }
      let after = UInt32(piece.littleEndian(at: sectorSize - 4, bytes: 4))
      guard after != next else { throw .chainLoops }
      next = after
    }
  }

  /// The sectors from that one on.
  private func chain(from first: UInt32) throws(SheetFault) -> [UInt32] {
    var chain: [UInt32] = []
    var next = first
    while next < Self.endOfChain {
      guard Int(next) < sectors, Int(next) < following.count else {
        throw .damaged(part: Self.part)
      }
      guard chain.count < sectors else { throw .chainLoops }
      chain.append(next)
      next = following[Int(next)]
    }
    return chain
  }

  /// The bytes of a stream below 4,096, sector by sector of 64 bytes.
  private func small(_ entry: Entry) throws(SheetFault) -> [UInt8] {
    let container = CompoundStream(
      source: source, sectorSize: sectorSize, sectors: try chain(from: root.first),
      size: root.size)
    let tableChain = try chain(from: smallTable)
    let table = CompoundStream(
      source: source, sectorSize: sectorSize, sectors: tableChain,
      size: tableChain.count * sectorSize)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: Self.smallSector)
    var link = [UInt8](repeating: 0, count: 4)
    var next = entry.first
    while next < Self.endOfChain, bytes.count < entry.size {
      guard try container.read(into: &piece, at: Int(next) * Self.smallSector) > 0 else { break }
      bytes += piece
      guard try table.read(into: &link, at: Int(next) * 4) == 4 else { break }
      next = UInt32(link.littleEndian(at: 0, bytes: 4))
    }
    return Array(bytes.prefix(entry.size))
  }

  private func read(_ sector: UInt32, into piece: inout [UInt8]) throws(SheetFault) {
    let count = try source.read(into: &piece, at: (Int(sector) + 1) * sectorSize)
    for index in count..<piece.count { piece[index] = 0xFF }
  }

  /// Goes through the tree of the root's entries.
  private mutating func readNames(_ directory: [UInt32]) throws(SheetFault) {
    let count = directory.count * (sectorSize / Self.entrySize)
    var seen = [Bool](repeating: false, count: count)
    var waiting = [root.child]
    while let next = waiting.popLast() {
      guard next != Self.noEntry else { continue }
      guard Int(next) < count else { throw .damaged(part: Self.part) }
      guard !seen[Int(next)] else { throw .chainLoops }
      seen[Int(next)] = true
      let entry = try entry(Int(next), in: directory)
      streams.append(entry)
      waiting.append(entry.left)
      waiting.append(entry.right)
    }
  }

  private func entry(_ index: Int, in directory: [UInt32]) throws(SheetFault) -> Entry {
    let perSector = sectorSize / Self.entrySize
    guard index / perSector < directory.count else { throw .damaged(part: Self.part) }
    var bytes = [UInt8](repeating: 0, count: Self.entrySize)
    let place =
      (Int(directory[index / perSector]) + 1) * sectorSize + index % perSector * Self.entrySize
    guard try source.read(into: &bytes, at: place) == Self.entrySize else {
      throw .damaged(part: Self.part)
    }
    let length = min(bytes.littleEndian(at: 64, bytes: 2), 64)
    let units = stride(from: 0, to: max(0, length - 2), by: 2)
      .map { UInt16(bytes.littleEndian(at: $0, bytes: 2)) }
    return Entry(
      name: String(decoding: units, as: UTF16.self).lowercased(), kind: bytes[66],
      left: UInt32(bytes.littleEndian(at: 68, bytes: 4)),
      right: UInt32(bytes.littleEndian(at: 72, bytes: 4)),
      child: UInt32(bytes.littleEndian(at: 76, bytes: 4)),
      first: UInt32(bytes.littleEndian(at: 116, bytes: 4)),
      // The upper half holds rubbish in files of 512-byte sectors.
      size: bytes.littleEndian(at: 120, bytes: 4))
  }
}

/// A stream of a compound file, read at any place.
struct CompoundStream {
  let size: Int
  private let source: SheetSource?
  private let sectorSize: Int
  private let sectors: [UInt32]
  private let bytes: [UInt8]

  init(source: SheetSource, sectorSize: Int, sectors: [UInt32], size: Int) {
    self.size = size
    self.source = source
    self.sectorSize = sectorSize
    self.sectors = sectors
    bytes = []
  }

  init(bytes: [UInt8]) {
    size = bytes.count
    source = nil
    sectorSize = 0
    sectors = []
    self.bytes = bytes
  }

  /// Fills the buffer from that place of the stream, as far as the stream goes; sectors that lie together are read together.
  ///
  /// - Returns: How many bytes were read.
  func read(into buffer: inout [UInt8], at place: Int) throws(SheetFault) -> Int {
    guard place >= 0, place < size else { return 0 }
    let wanted = min(buffer.count, size - place)
    guard let source else {
      buffer.replaceSubrange(0..<wanted, with: bytes[place..<(place + wanted)])
      return wanted
    }
    var piece: [UInt8] = []
    var done = 0
    while done < wanted {
      let first = (place + done) / sectorSize
      let inSector = (place + done) % sectorSize
      guard first < sectors.count else { break }
      var last = first
      while last + 1 < sectors.count, sectors[last + 1] == sectors[last] &+ 1,
        (last + 1 - first) * sectorSize - inSector < wanted - done
      { last += 1 }
      let count = min((last + 1 - first) * sectorSize - inSector, wanted - done)
      let start = (Int(sectors[first]) + 1) * sectorSize + inSector
      if count == buffer.count {
        return try source.read(into: &buffer, at: start)
      }
      piece = [UInt8](repeating: 0, count: count)
      let got = try source.read(into: &piece, at: start)
      buffer.replaceSubrange(done..<(done + got), with: piece[..<got])
      done += got
      if got < count { break }
    }
    return done
  }
}

extension [UInt8] {
  /// An unsigned number of at most 7 bytes; 0 beyond the end.
  @inline(__always) func littleEndian(at place: Int, bytes: Int) -> Int {
    guard place >= 0, place <= count - bytes else { return 0 }
    var number = 0
    for index in 0..<bytes { number |= Int(self[place + index]) << (8 * index) }
    return number
  }
}
