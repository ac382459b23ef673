/// What a TZif file says (RFC 8536, versions 1 to 4): the changes of a zone's offset, and the rule
/// that goes on after the last of them.
///
/// Files that count leap seconds are refused, as instants here do not.
struct ZoneFile {
  /// Instants of change, ascending.
  let changes: [Int64]
  /// The offset before the first change, then the one after each change, in seconds east of UTC.
  let offsets: [Int32]
  let rule: ZoneRule?

  /// Reads the 64-bit data of a file where it has them; `nil` when the file is damaged.
  init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let first = Header(&reader) else { return nil }
    var header = first
    if first.version > 0 {
      guard reader.skip(first.length(timeSize: 4)), let second = Header(&reader) else {
        return nil
      }
      header = second
    }
    let timeSize = first.version > 0 ? 8 : 4
    guard header.isSound, let (changes, offsets) = header.data(&reader, timeSize: timeSize) else {
      return nil
    }
    self.changes = changes
    self.offsets = offsets
    guard first.version > 0 else {
      rule = nil
      return
    }
    guard let footer = reader.line() else { return nil }
    if footer.isEmpty {
      rule = nil
    } else {
      guard let parsed = ZoneRule(footer) else { return nil }
      rule = parsed
    }
  }

  /// The 44 bytes before each block of data.
  private struct Header {
    let version: UInt8
    let universalFlags: Int
    let standardFlags: Int
    let leapSeconds: Int
    let changes: Int
    let types: Int
    let nameBytes: Int

    init?(_ reader: inout ByteReader) {
      guard let magic = reader.bytes(4), magic.elementsEqual("TZif".utf8),
        let version = reader.bytes(1)?.first, reader.skip(15),
        let universalFlags = reader.count(), let standardFlags = reader.count(),
        let leapSeconds = reader.count(), let changes = reader.count(),
        let types = reader.count(), let nameBytes = reader.count()
      else { return nil }
      self.version = version
      self.universalFlags = universalFlags
      self.standardFlags = standardFlags
      self.leapSeconds = leapSeconds
      self.changes = changes
      self.types = types
      self.nameBytes = nameBytes
    }

    var isSound: Bool {
      (universalFlags == 0 || universalFlags == types)
        && (standardFlags == 0 || standardFlags == types)
        && leapSeconds == 0 && (1...256).contains(types) && nameBytes > 0
    }

    /// Bytes of the block that follows.
    func length(timeSize: Int) -> Int {
      changes * (timeSize + 1) + types * 6 + nameBytes + leapSeconds * (timeSize + 4)
        + standardFlags + universalFlags
    }

    /// Reads the block that follows and steps over what names and flags it holds.
    func data(
      _ reader: inout ByteReader, timeSize: Int
    ) -> (changes: [Int64], offsets: [Int32])? {
      guard reader.remaining >= length(timeSize: timeSize) else { return nil }
      var instants: [Int64] = []
      instants.reserveCapacity(changes)
      for _ in 0..<changes {
        // RFC 8536 allows nothing before the Big Bang, and no file needs anything that far ahead.
        guard let instant = reader.integer(timeSize), instant.magnitude <= 1 << 59,
          instants.last.map({ $0 < instant }) ?? true
        else { return nil }
        instants.append(instant)
      }
      guard let indices = reader.bytes(changes) else { return nil }
      var types: [Int32] = []
      for _ in 0..<self.types {
        guard let offset = reader.integer(4), offset.magnitude < UInt64(ZoneOffsets.farthest),
          let rest = reader.bytes(2), rest.allSatisfy({ $0 < nameBytes })
        else { return nil }
        types.append(Int32(offset))
      }
      var offsets = [types[0]]
      for index in indices {
        guard index < types.count else { return nil }
        offsets.append(types[Int(index)])
      }
      guard reader.skip(nameBytes + standardFlags + universalFlags) else { return nil }
      return (instants, offsets)
    }
  }
}

/// Reads bytes from front to back; every answer is `nil` once there are too few left.
struct ByteReader {
  private let storage: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { storage = bytes }

  var remaining: Int { storage.count - position }

  mutating func skip(_ count: Int) -> Bool { bytes(count) != nil }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= remaining else { return nil }
    defer { position += count }
    return storage[position..<position + count]
  }

  /// An unsigned big-endian number of 4 bytes.
  mutating func count() -> Int? { integer(4).map { Int(UInt32(truncatingIfNeeded: $0)) } }

  /// A signed big-endian number of 4 or 8 bytes.
  mutating func integer(_ size: Int) -> Int64? {
    guard let bytes = bytes(size) else { return nil }
    var value: UInt64 = 0
    for byte in bytes { value = value << 8 | UInt64(byte) }
    return size == 4
      ? Int64(Int32(truncatingIfNeeded: value)) : Int64(truncatingIfNeeded: value)
  }

  /// What stands between the next two newlines.
  mutating func line() -> ArraySlice<UInt8>? {
    guard bytes(1)?.first == 0x0A, let end = storage[position...].firstIndex(of: 0x0A) else {
      return nil
    }
    defer { position = end + 1 }
    return storage[position..<end]
  }
}
