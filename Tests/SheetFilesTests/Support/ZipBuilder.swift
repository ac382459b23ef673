#if SPREADSHEETS
  @testable import SheetFiles

  /// Bytes as a file without a name.
  struct TestFile {
    private let spool: Spool
    let source: SheetSource

    init(_ bytes: [UInt8]) throws {
      spool = try Spool(folder: "/tmp")
      try spool.write(bytes)
      source = SheetSource(descriptor: spool.descriptor, size: bytes.count)
    }
  }

  /// A ZIP of stored files, with whatever is wrong about it.
  struct ZipBuilder {
    struct File {
      var name: String
      var bytes: [UInt8]
      var method = 0
      var flags = 0
      var checksum: UInt32?
      var size: Int?
    }

    var files: [File] = []
    var before: [UInt8] = []
    var comment: [UInt8] = []

    init(_ files: [(String, String)] = []) {
      self.files = files.map { File(name: $0.0, bytes: Array($0.1.utf8)) }
    }

    var bytes: [UInt8] {
      var body = before
      var directory: [UInt8] = []
      for file in files {
        let offset = body.count - before.count
        let name = Array(file.name.utf8)
        let common =
          Self.little(file.flags, 2) + Self.little(file.method, 2) + Self.little(0, 4)
          + Self.little(Int(file.checksum ?? Self.checksum(file.bytes)), 4)
          + Self.little(file.bytes.count, 4) + Self.little(file.size ?? file.bytes.count, 4)
          + Self.little(name.count, 2)
        body += [0x50, 0x4B, 3, 4, 20, 0] + common + Self.little(0, 2) + name + file.bytes
        directory +=
          [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + common + Self.little(0, 12) + Self.little(offset, 4)
          + name
      }
      let end =
        [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.little(files.count, 2) + Self.little(files.count, 2)
        + Self.little(directory.count, 4) + Self.little(body.count - before.count, 4)
        + Self.little(comment.count, 2)
      return body + directory + end + comment
    }

    var file: TestFile { get throws { try TestFile(bytes) } }

    static func little(_ number: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
    }

    private static let table: [UInt32] = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { part, _ in
        part & 1 == 1 ? part >> 1 ^ 0xEDB8_8320 : part >> 1
      }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
      var sum: UInt32 = ~0
      for byte in bytes { sum = sum >> 8 ^ table[Int((sum ^ UInt32(byte)) & 0xFF)] }
      return ~sum
    }
  }
#endif
