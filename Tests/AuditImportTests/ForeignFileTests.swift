import Testing

@testable import AuditImport

@Suite struct `A file that is something else` {
  private static let header: [UInt8] = [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00]

  private static let files: [(ForeignFile, [UInt8])] = [
    (.xlsx, header + Array("....[Content_Types].xml".utf8)),
    (.xlsx, header + Array("....xl/workbook.xml".utf8)),
    (.ods, header + Array("mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8)),
    (.zip, header + Array("juli.csv".utf8)), (.zip, [0x50, 0x4B, 0x05, 0x06]),
    (.xls, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0x00]),
    (.pdf, Array("%PDF-1.7\n%âãÏÓ".utf8)), (.gzip, [0x1F, 0x8B, 0x08, 0x00]),
    (.html, Array("\u{FEFF}\r\n <!DOCTYPE html><html>".utf8)),
    (.html, Array("<table border=1><tr><td>unit</td>".utf8)),
    (.html, Array("<HTML><body>Masuk</body>".utf8)),
    (.xml, Array("<?xml version=\"1.0\"?><Workbook>".utf8)),
  ]

  @Test(arguments: files) func `is named as what it is`(kind: ForeignFile, bytes: [UInt8]) throws {
    let scratch = try Scratch()
    let path = try scratch.file(bytes)
    #expect(throws: ImportFault.otherKind(file: path, kind)) {
      try MappingProfile.read(InputFile(path: path))
    }
    // Rows are read of some of them; none of these is whole.
    #expect(throws: ImportFault.self) { try Sample.read(path) }
  }

  @Test(arguments: ["<b>unit</b>,service\n", "PK,unit\n", "PDF\n", "< table\n"])
  func `is not every text that looks like it`(text: String) throws {
    #expect(ForeignFile(Array(text.utf8)[...]) == nil)
  }

  @Test(arguments: [[0xFF, 0xFE, 0x66, 0x00], [0x66, 0x00, 0x6F, 0x00]] as [[UInt8]])
  func `in UTF-16 is no YAML`(bytes: [UInt8]) throws {
    let scratch = try Scratch()
    let path = try scratch.file(bytes)
    #expect(throws: ImportFault.otherEncoding(file: path)) {
      try MappingProfile.read(InputFile(path: path))
    }
  }
}

@Suite struct `A message about a file` {
  private static let escape = "\u{1B}]0;x\u{07}\u{9B}2J\u{202E}"

  @Test func `never steers a terminal`() throws {
    let diagnostic = Diagnostic(
      file: "f.csv", line: 2, column: "kolom" + Self.escape, value: Self.escape, problem: .required)
    for text in [diagnostic.value, diagnostic.column ?? "", VisibleText.lines(Self.escape + "\nb")]
    {
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .format })
      let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control }
      #expect(controls.allSatisfy { $0 == "\n" })
    }
    #expect(VisibleText.lines("a\nb – “c”") == "a\nb – “c”")
  }

  @Test func `shows no bytes of a header`() throws {
    let scratch = try Scratch()
    let path = try scratch.file("a\(Self.escape),b\n")
    do {
      _ = try Sample.read(path)
      Issue.record("the file was read")
    } catch let fault as ImportFault {
      guard case .noDelimiterFits(_, _, let header) = fault else { throw fault }
      #expect(header == "a�]0;x��2J�,b")
    }
  }
}
