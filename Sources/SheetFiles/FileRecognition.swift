extension FileForm {
  private static let mostHead = 8_192

  /// Recognises a file by what is in it: names are wrong in half of the cases where they matter.
  ///
  /// - Returns: `other` for text and everything that is unknown.
  /// - Throws: For what is known and cannot be read: `notAZip`, `binaryWorkbook`, `ancientWorkbook`, `noSingleText`,
  ///   `duplicateEntry`, `eventLog` and the like. A password on an .xls or in an OLE container is found when it is read.
  package static func recognise(_ source: SheetSource) throws(SheetFault) -> FileForm {
    var head = [UInt8](repeating: 0, count: mostHead)
    let count = try source.read(into: &head, at: 0)
    head.removeSubrange(count...)
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return try archive(source)
    }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return .workbook(.xls)
    }
    // The records BOF of BIFF2, 3 and 4 with their lengths ([MS-XLS] has only what came later).
    if [[0x09, 0x00, 0x04, 0x00], [0x09, 0x02, 0x06, 0x00], [0x09, 0x04, 0x06, 0x00]]
      .contains(where: { head.starts(with: $0) })
    {
      throw .ancientWorkbook
    }
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    return try markup(head)
  }

  /// HTML or XML Spreadsheet 2003, from the first bytes in any encoding whose letters are ASCII's, or UTF-16.
  private static func markup(_ head: [UInt8]) throws(SheetFault) -> FileForm {
    var bytes = head[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      bytes = bytes.dropFirst(2)
    }
    // Without the zeros UTF-16 reads as ASCII does.
    let letters = bytes.lazy.filter { $0 != 0 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    let text = String(decoding: Array(letters), as: UTF8.self)
    guard text.first(where: { !$0.isWhitespace }) == "<" else {
      // A line of text may stand before the table.
      return text.contains("<table") && text.contains("<tr") ? .workbook(.html) : .other
    }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet"), !text.contains("<html") {
      return .workbook(.xml2003)
    }
    if text.contains("<log"), text.contains("xes.version") || text.contains("xes-standard.org") {
      throw .eventLog
    }
    let isHTML = ["<table", "<html", "<meta", "<!doctype html"].contains { text.contains($0) }
    return isHTML ? .workbook(.html) : .other
  }

  private static func archive(_ source: SheetSource) throws(SheetFault) -> FileForm {
    #if SPREADSHEETS
      let zip = try ZipDirectory(source)
      if zip["[Content_Types].xml"] != nil {
        guard zip["xl/workbook.bin"] == nil else { throw .binaryWorkbook }
        return .workbook(.xlsx)
      }
      if zip["content.xml"] != nil || zip["mimetype"] != nil { return .workbook(.ods) }
      let names = zip.entries.map(\.name)
      // A note beside the one table does no harm.
      let tables = names.filter { isFile($0, [".csv", ".tsv"]) }
      let texts = tables.isEmpty ? names.filter { isFile($0, [".txt"]) } : tables
      guard texts.count == 1, let text = texts.first else { throw .noSingleText(texts) }
      return .zippedText(entry: text)
    #else
      throw .notBuiltIn
    #endif
  }

  #if SPREADSHEETS
    /// Whether a person put a file of such a kind there: computers add others whose names begin with a dot or `__MACOSX`.
    private static func isFile(_ name: String, _ endings: [String]) -> Bool {
      let key = ZipEntry.key(name)
      guard endings.contains(where: key.hasSuffix) else { return false }
      return !key.split(separator: "/").contains {
        $0 == "__macosx" || $0.hasPrefix(".") && $0 != ".."
      }
    }
  #endif
}
