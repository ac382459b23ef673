#if SPREADSHEETS
  internal import CZlib

  /// One file in a ZIP, as the directory tells of it.
  struct ZipEntry: Hashable, Sendable {
    /// As it stands there: `\` and a `/` at the beginning are seen.
    var name: String
    /// By which it is found, see ``key(_:)``.
    var key: String
    /// 0 stored, 8 deflated.
    var method: Int
    var isEncrypted: Bool
    var checksum: UInt32
    /// Bytes, unpacked; only a hint, but for stored ones.
    var size: Int
    /// Of its own header in the file.
    var offset: Int

    /// The form in which names are compared: Windows writes `\`, some writers a `/` at the beginning, and part names
    /// are equal whatever their capitals (ECMA-376 part 2, 6.2.2.3).
    static func key(_ name: String) -> String {
      let slashes = name.replacing("\\", with: "/").drop { $0 == "/" }
      return slashes.lowercased()
    }
  }

  /// Unpacks one file of a ZIP piece by piece.
  struct ZipEntryStream: ~Copyable {
    private let entry: ZipEntry
    private let source: SheetSource
    private let most: Int
    private var inflater: Inflater?
    /// Where stored bytes go on.
    private var place: Int
    private var given = 0
    private var checksum: UInt32 = 0
    private var isAtEnd = false

    init(
      _ entry: ZipEntry, of source: SheetSource, from place: Int, most: Int
    ) throws(SheetFault) {
      self.entry = entry
      self.source = source
      self.place = place
      self.most = most
      switch entry.method {
      case 0: inflater = nil
      case 8:
        inflater = try Inflater(
          source, range: place..<max(place, source.size), wrapping: .raw, part: entry.name)
      default: throw .unreadableEntry(name: entry.name)
      }
    }

    /// Fills the buffer with the next bytes.
    ///
    /// - Returns: How many; 0 at the end.
    /// - Throws: `damaged`; `limit` when there are more bytes than wanted; with the last piece `wrongChecksum`.
    mutating func next(into piece: inout [UInt8]) throws(SheetFault) -> Int {
      guard !isAtEnd else { return 0 }
      let count: Int
      if inflater == nil {
        count = min(try source.read(into: &piece, at: place), entry.size - given)
        place += count
        isAtEnd = given + count == entry.size
        guard count > 0 || isAtEnd else { throw .damaged(part: entry.name) }
      } else {
        count = try inflater?.next(into: &piece) ?? 0
        isAtEnd = inflater?.isAtEnd ?? true
      }
      given += count
      guard given <= most else { throw .limit(.bytes(part: entry.name, most)) }
      checksum = unsafe piece.withUnsafeBufferPointer {
        UInt32(truncatingIfNeeded: unsafe crc32_z(UInt(checksum), $0.baseAddress, count))
      }
      guard !isAtEnd || checksum == entry.checksum else {
        throw .wrongChecksum(part: entry.name)
      }
      return count
    }

    /// Everything that is left, at most what was wanted when it was opened.
    mutating func all() throws(SheetFault) -> [UInt8] {
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      var bytes: [UInt8] = []
      while true {
        let count = try next(into: &piece)
        guard count > 0 else { return bytes }
        bytes.append(contentsOf: piece[..<count])
      }
    }
  }
#endif
