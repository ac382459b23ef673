#if SPREADSHEETS
  /// The directory at the end of a ZIP (APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3).
  ///
  /// Every number in it may be wrong: places are checked against the file, and nothing is allocated by a size.
  struct ZipDirectory: Sendable {
    static let mostEntries = 10_000
    private static let mostBytes = 1 << 23

    let source: SheetSource
    /// Files, without folders, in the order of the directory.
    let entries: [ZipEntry]
    private let indexes: [String: Int]

    /// - Throws: `notAZip` without a directory; `duplicateEntry`, since each reader takes another one of two with the
    ///   same name; `limit` of entries.
    init(_ source: SheetSource) throws(SheetFault) {
      self.source = source
      let end = try ZipEnd(source)
      guard end.size <= Self.mostBytes else { throw .limit(.entries(Self.mostEntries)) }
      var directory = [UInt8](repeating: 0, count: end.size)
      guard try source.read(into: &directory, at: end.start) == end.size else { throw .notAZip }
      var (entries, indexes): ([ZipEntry], [String: Int]) = ([], [:])
      var place = 0
      while let head = ZipHead(directory, at: place) {
        place += head.size
        guard !head.isFolder else { continue }
        guard entries.count < Self.mostEntries else {
          throw .limit(.entries(Self.mostEntries))
        }
        var entry = head.entry
        // An archive behind something else counts from its own begin.
        let (offset, overflow) = entry.offset.addingReportingOverflow(end.shift)
        guard !overflow, offset >= 0 else { throw .notAZip }
        entry.offset = offset
        guard indexes.updateValue(entries.count, forKey: entry.key) == nil else {
          throw .duplicateEntry(name: entry.name)
        }
        entries.append(entry)
      }
      self.entries = entries
      self.indexes = indexes
    }

    /// The file with that name, whatever its capitals and slashes.
    subscript(name: String) -> ZipEntry? { indexes[ZipEntry.key(name)].map { entries[$0] } }

    /// Opens a file of the ZIP.
    ///
    /// - Parameters:
    ///   - entry: Of this directory.
    ///   - most: Bytes after which reading throws `limit`.
    /// - Returns: Its bytes, unpacked as they are pulled.
    /// - Throws: `encrypted`, `unreadableEntry`, or `damaged` when no file stands where the directory says.
    func open(_ entry: ZipEntry, most: Int) throws(SheetFault) -> ZipEntryStream {
      guard !entry.isEncrypted else { throw .encrypted }
      var head = [UInt8](repeating: 0, count: 30)
      guard entry.offset < source.size, try source.read(into: &head, at: entry.offset) == 30,
        head.little(4, at: 0) == 0x0403_4B50, let name = head.little(2, at: 26),
        let extra = head.little(2, at: 28)
      else { throw .damaged(part: entry.name) }
      return try ZipEntryStream(
        entry, of: source, from: entry.offset + 30 + name + extra, most: most)
    }
  }

  /// Where the directory stands.
  private struct ZipEnd {
    var start: Int
    var size: Int
    /// What is to be added to the offsets in the directory.
    var shift: Int

    init(_ source: SheetSource) throws(SheetFault) {
      // The end record is followed by a comment of at most 65,535 bytes.
      let from = max(0, source.size - 22 - 65_535)
      var tail = [UInt8](repeating: 0, count: min(source.size, 22 + 65_535))
      let count = try source.read(into: &tail, at: from)
      guard count >= 22,
        let place = stride(from: count - 22, through: 0, by: -1).first(where: {
          tail[$0] == 0x50 && tail.little(4, at: $0) == 0x0605_4B50
        }), let size = tail.little(4, at: place + 12), let start = tail.little(4, at: place + 16)
      else { throw .notAZip }
      self.size = size
      self.start = start
      var end = from + place
      if let large = try Self.large(source, before: end) { (self.size, self.start, end) = large }
      guard self.size <= end else { throw .notAZip }
      shift = end - self.size - self.start
      self.start = end - self.size
    }

    /// The end record of ZIP64, for more than 4 GiB or 65,535 files.
    private static func large(_ source: SheetSource, before end: Int) throws(SheetFault)
      -> (size: Int, start: Int, end: Int)?
    {
      var locator = [UInt8](repeating: 0, count: 20)
      guard end >= 20, try source.read(into: &locator, at: end - 20) == 20,
        locator.little(4, at: 0) == 0x0706_4B50, let place = locator.little(8, at: 8),
        place < source.size
      else { return nil }
      var record = [UInt8](repeating: 0, count: 56)
      guard try source.read(into: &record, at: place) == 56,
        record.little(4, at: 0) == 0x0606_4B50, let size = record.little(8, at: 40),
        let start = record.little(8, at: 48), start <= source.size
      else { throw .notAZip }
      return (size, start, place)
    }
  }

  /// One file's head in the directory.
  private struct ZipHead {
    let entry: ZipEntry
    /// Bytes of the head.
    let size: Int
    var isFolder: Bool { entry.key.hasSuffix("/") || entry.key.isEmpty }

    init?(_ bytes: [UInt8], at place: Int) {
      guard bytes.little(4, at: place) == 0x0201_4B50,
        let flags = bytes.little(2, at: place + 8), let method = bytes.little(2, at: place + 10),
        let checksum = bytes.little(4, at: place + 16),
        let packed = bytes.little(4, at: place + 20), let size = bytes.little(4, at: place + 24),
        let nameSize = bytes.little(2, at: place + 28),
        let extraSize = bytes.little(2, at: place + 30),
        let commentSize = bytes.little(2, at: place + 32),
        let offset = bytes.little(4, at: place + 42)
      else { return nil }
      let nameEnd = place + 46 + nameSize
      guard nameEnd + extraSize + commentSize <= bytes.count else { return nil }
      let raw = bytes[(place + 46)..<nameEnd]
      // Names that are no UTF-8 only have to differ from each other.
      let name =
        String(validating: raw, as: UTF8.self)
        ?? String(String.UnicodeScalarView(raw.map { Unicode.Scalar($0) }))
      var large = ZipLarge(bytes, nameEnd..<(nameEnd + extraSize))
      let fullSize = large.next(instead: size)
      _ = large.next(instead: packed)
      entry = ZipEntry(
        name: name, key: ZipEntry.key(name), method: method, isEncrypted: flags & 1 == 1,
        checksum: UInt32(truncatingIfNeeded: checksum), size: fullSize,
        offset: large.next(instead: offset))
      self.size = 46 + nameSize + extraSize + commentSize
    }
  }

  /// The extra field of ZIP64: it holds those of the sizes that stand as 0xFFFFFFFF in the head.
  private struct ZipLarge {
    private let bytes: [UInt8]
    private var place: Int?

    init(_ bytes: [UInt8], _ extra: Range<Int>) {
      self.bytes = bytes
      var place = extra.lowerBound
      while place + 4 <= extra.upperBound, let size = bytes.little(2, at: place + 2) {
        if bytes.little(2, at: place) == 1 {
          self.place = place + 4
          return
        }
        place += 4 + size
      }
      self.place = nil
    }

    mutating func next(instead number: Int) -> Int {
      guard number == 0xFFFF_FFFF, let place, let large = bytes.little(8, at: place) else {
        return number
      }
      self.place = place + 8
      return large
    }
  }

  extension [UInt8] {
    /// The number of so many bytes in that place, the lowest first; `nil` outside of the bytes and above `Int.max`.
    fileprivate func little(_ size: Int, at place: Int) -> Int? {
      guard place >= 0, place <= count - size else { return nil }
      var number: UInt64 = 0
      for index in 0..<size { number |= UInt64(self[place + index]) << (8 * UInt64(index)) }
      return Int(exactly: number)
    }
  }
#endif
