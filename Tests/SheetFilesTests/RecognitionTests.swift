import Testing

@testable import SheetFiles

#if SPREADSHEETS
  @Suite struct `A file is recognised` {
    private func form(_ bytes: [UInt8]) throws -> FileForm {
      let file = try TestFile(bytes)
      return try withExtendedLifetime(file) { try FileForm.recognise(file.source) }
    }

    @Test(arguments: [
      ("", FileForm.other), ("a;b\n1;2\n", .other), ("<a/>", .other), ("a <table>", .other),
      ("Laporan\n<table border=0>\n<TR>", .workbook(.html)),
      ("<html><body>", .workbook(.html)), ("\u{FEFF} \n<TABLE border=1>", .workbook(.html)),
      ("<!DOCTYPE html>\n<p>", .workbook(.html)), ("<meta charset=utf-8><table>", .workbook(.html)),
      (
        "<?xml version='1.0'?>\n<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
        .workbook(.xml2003)
      ),
      (
        "<html xmlns:x='urn:schemas-microsoft-com:office:excel' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>",
        .workbook(.html)
      ),
    ]) func `by its text`(text: String, form: FileForm) throws {
      #expect(try self.form(Array(text.utf8)) == form)
      var wide: [UInt8] = [0xFF, 0xFE]
      for unit in text.utf16 { wide += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
      if !text.hasPrefix("\u{FEFF}") { #expect(try self.form(wide) == form) }
    }

    @Test func `by its first bytes`() throws {
      #expect(
        try form([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]) == .workbook(.xls))
      #expect(try form([0x1F, 0x8B, 8]) == .gzip)
      #expect(throws: SheetFault.ancientWorkbook) { try form([9, 4, 6, 0, 0, 0]) }
      #expect(throws: SheetFault.notAZip) { try form([0x50, 0x4B, 3, 4]) }
    }

    @Test(arguments: [
      "<?xml version='1.0'?>\n<log xes.version=\"1.0\">",
      "\u{FEFF}<!-- x --><log xmlns='http://www.xes-standard.org/'>",
    ]) func `as an event log, which is no table`(text: String) throws {
      #expect(throws: SheetFault.eventLog) { try form(Array(text.utf8)) }
      #expect(try form(Array("<log level='1'>".utf8)) == .other)
      #expect(try form(Array("unit;<log xes.version='1.0'>".utf8)) == .other)
    }

    @Test func `by what is in the ZIP`() throws {
      func zip(_ names: String...) throws -> FileForm {
        try form(ZipBuilder(names.map { ($0, "") }).bytes)
      }
      #expect(try zip("[Content_Types].xml", "xl/workbook.xml") == .workbook(.xlsx))
      #expect(throws: SheetFault.binaryWorkbook) {
        try zip("[Content_Types].xml", "xl/workbook.bin")
      }
      #expect(try zip("mimetype", "content.xml") == .workbook(.ods))
      #expect(
        try zip("a/b.CSV", "a/.b.csv", "__MACOSX/a/._b.csv", "a/read.txt", "c.pdf")
          == .zippedText(entry: "a/b.CSV"))
      #expect(try zip("only.txt") == .zippedText(entry: "only.txt"))
      #expect(try zip("../a.csv") == .zippedText(entry: "../a.csv"))
      #expect(throws: SheetFault.noSingleText(["a.csv", "b.tsv"])) { try zip("a.csv", "b.tsv") }
      #expect(throws: SheetFault.noSingleText([])) { try zip("a.pdf") }
    }
  }

  @Suite struct `A packed text` {
    /// `printf 'a;b\n' | gzip -n`
    private static let gzip: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x4B, 0xB4, 0x4E, 0xE2, 0x02,
      0x00, 0x30, 0xA5, 0xFE, 0x3D, 0x04, 0x00, 0x00, 0x00,
    ]

    private func unpacked(_ bytes: [UInt8], entry: String? = nil) throws -> String {
      let file = try TestFile(bytes)
      let unpacked = try WorkbookFile.unpack(file.source, entry: entry, folder: "/tmp")
      var text = [UInt8](repeating: 0, count: unpacked.source.size)
      #expect(try unpacked.source.read(into: &text, at: 0) == text.count)
      return String(decoding: text, as: UTF8.self)
    }

    @Test func `comes out of a ZIP by its name`() throws {
      let bytes = ZipBuilder([("../a.csv", "a;b"), ("b", "")]).bytes
      #expect(try unpacked(bytes, entry: "../a.csv") == "a;b")
      #expect(throws: SheetFault.noSingleText([])) { try unpacked(bytes, entry: "c") }
    }

    @Test func `comes out of one gzip or several`() throws {
      #expect(try unpacked(Self.gzip) == "a;b\n")
      #expect(try unpacked(Self.gzip + Self.gzip) == "a;b\na;b\n")
      #expect(try unpacked(Self.gzip + [0, 0, 0]) == "a;b\n")
    }

    @Test func `is refused when the gzip is cut off or changed`() {
      for count in 1..<Self.gzip.count {
        #expect(throws: SheetFault.damaged(part: "gzip")) {
          try unpacked(Array(Self.gzip.prefix(count)))
        }
      }
      var changed = Self.gzip
      changed[16] ^= 1
      #expect(throws: SheetFault.damaged(part: "gzip")) { try unpacked(changed) }
      #expect(throws: SheetFault.damaged(part: "gzip")) {
        try unpacked(Self.gzip + Self.gzip.prefix(9))
      }
    }
  }
#endif
