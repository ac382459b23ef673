#if SPREADSHEETS
  import Testing

  @testable import SheetFiles

  @Suite struct `A ZIP` {
    private func text(_ name: String, in zip: ZipDirectory, most: Int = 1 << 20) throws -> String {
      let entry = try #require(zip[name])
      var stream = try zip.open(entry, most: most)
      return String(decoding: try stream.all(), as: UTF8.self)
    }

    @Test func `finds files whatever their slashes and capitals`() throws {
      let file = try ZipBuilder([("XL\\Workbook.xml", "a"), ("/b/c.xml", "b"), ("d/", "")]).file
      let zip = try ZipDirectory(file.source)
      #expect(zip.entries.count == 2)
      #expect(try text("xl/workbook.xml", in: zip) == "a")
      #expect(try text("B/C.xml", in: zip) == "b")
      #expect(zip["d"] == nil)
    }

    @Test func `may stand behind something else and have a comment`() throws {
      var builder = ZipBuilder([("a", "one"), ("b", "two")])
      builder.before = Array("#!/bin/sh\n".utf8)
      builder.comment = Array("kept PK\u{5}\u{6} here".utf8)
      let file = try builder.file
      #expect(try text("b", in: ZipDirectory(file.source)) == "two")
    }

    @Test(arguments: ["", "PK", "PK\u{3}\u{4}", String(repeating: "x", count: 70_000)])
    func `without a directory is none`(content: String) throws {
      let file = try TestFile(Array(content.utf8))
      #expect(throws: SheetFault.notAZip) { try ZipDirectory(file.source) }
    }

    @Test func `with two files of one name is refused`() throws {
      let file = try ZipBuilder([("xl/a.xml", "1"), ("XL\\a.xml", "2")]).file
      #expect(throws: SheetFault.duplicateEntry(name: "XL\\a.xml")) {
        try ZipDirectory(file.source)
      }
    }

    @Test func `with more than 10,000 files is refused`() throws {
      let file = try ZipBuilder((0...10_000).map { ("\($0)", "") }).file
      #expect(throws: SheetFault.limit(.entries(10_000))) { try ZipDirectory(file.source) }
    }

    @Test func `shows changed, cut, locked and strangely packed files`() throws {
      var builder = ZipBuilder()
      builder.files = [
        .init(name: "changed", bytes: [1, 2, 3], checksum: 7),
        .init(name: "cut", bytes: [1], size: 1 << 30),
        .init(name: "locked", bytes: [1], flags: 1),
        .init(name: "bzip2", bytes: [1], method: 12),
        .init(name: "junk", bytes: [0xFF, 0xFF, 0xFF], method: 8),
      ]
      let file = try builder.file
      let zip = try ZipDirectory(file.source)
      #expect(throws: SheetFault.wrongChecksum(part: "changed")) { try text("changed", in: zip) }
      #expect(throws: SheetFault.limit(.bytes(part: "cut", 100))) {
        try text("cut", in: zip, most: 100)
      }
      #expect(throws: SheetFault.damaged(part: "cut")) { try text("cut", in: zip) }
      #expect(throws: SheetFault.encrypted) { try text("locked", in: zip) }
      #expect(throws: SheetFault.unreadableEntry(name: "bzip2")) { try text("bzip2", in: zip) }
      #expect(throws: SheetFault.damaged(part: "junk")) { try text("junk", in: zip) }
    }

    @Test func `is read no further than wanted`() throws {
      let file = try ZipBuilder([("a", String(repeating: "x", count: 100_000))]).file
      let zip = try ZipDirectory(file.source)
      #expect(try text("a", in: zip, most: 100_000).utf8.count == 100_000)
      #expect(throws: SheetFault.limit(.bytes(part: "a", 99_999))) {
        try text("a", in: zip, most: 99_999)
      }
    }

    @Test func `with any byte changed is read or refused`() throws {
      let bytes = ZipBuilder([("a", "one"), ("b", "two")]).bytes
      for place in bytes.indices {
        for byte: UInt8 in [0x00, 0x7F, 0xFF] {
          var changed = bytes
          changed[place] = byte
          let file = try TestFile(changed)
          do {
            let zip = try ZipDirectory(file.source)
            for entry in zip.entries {
              var stream = try zip.open(entry, most: 1 << 20)
              _ = try stream.all()
            }
          } catch {}
        }
      }
    }

    @Test func `of more than 4 GiB has its sizes elsewhere`() throws {
      let name = [UInt8(ascii: "a")]
      let extra =
        ZipBuilder.little(1, 2) + ZipBuilder.little(24, 2) + ZipBuilder.little(3, 8)
        + ZipBuilder.little(3, 8) + ZipBuilder.little(0, 8)
      let checksum = ZipBuilder.little(0x3524_41C2, 4)
      let unknown = ZipBuilder.little(0xFFFF_FFFF, 4)
      let local =
        [0x50, 0x4B, 3, 4, 45, 0] + ZipBuilder.little(0, 8) + checksum + unknown + unknown
        + ZipBuilder.little(1, 2) + ZipBuilder.little(0, 2) + name + Array("abc".utf8)
      let directory =
        [0x50, 0x4B, 1, 2, 45, 0, 45, 0] + ZipBuilder.little(0, 8) + checksum + unknown + unknown
        + ZipBuilder.little(1, 2) + ZipBuilder.little(extra.count, 2) + ZipBuilder.little(0, 10)
        + unknown + name + extra
      let end64 =
        [0x50, 0x4B, 6, 6] + ZipBuilder.little(44, 8) + ZipBuilder.little(45, 4)
        + ZipBuilder.little(0, 8) + ZipBuilder.little(1, 8) + ZipBuilder.little(1, 8)
        + ZipBuilder.little(directory.count, 8) + ZipBuilder.little(local.count, 8)
      let locator =
        [0x50, 0x4B, 6, 7] + ZipBuilder.little(0, 4)
        + ZipBuilder.little(local.count + directory.count, 8) + ZipBuilder.little(1, 4)
      let end =
        [0x50, 0x4B, 5, 6] + ZipBuilder.little(0, 4) + ZipBuilder.little(0xFFFF_FFFF, 4) + unknown
        + unknown + ZipBuilder.little(0, 2)
      let file = try TestFile(local + directory + end64 + locator + end)
      let zip = try ZipDirectory(file.source)
      #expect(zip.entries.first?.size == 3)
      #expect(try text("a", in: zip) == "abc")
    }
  }
#endif
