internal import Glibc

/// What a file is by its content, whatever its name.
package enum FileForm: Hashable, Sendable {
  /// No form that is read here: text, or anything else.
  case other
  case workbook(WorkbookForm)
  /// A ZIP with exactly one text file in it.
  case zippedText(entry: String)
  case gzip
}

package enum WorkbookForm: String, CaseIterable, Hashable, Sendable {
  case xlsx = "Excel .xlsx"
  case ods = "OpenDocument .ods"
  case xls = "Excel .xls"
  case html = "HTML"
  case xml2003 = "XML Spreadsheet 2003"
}

/// Reads workbooks of every form.
package enum WorkbookFile {
  /// Reads sheets of a workbook.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - form: What it was recognised as.
  ///   - folder: That of the database: rows and texts are kept there in files without a name.
  ///   - wanted: Picks from all tables of the workbook, hidden ones too, those that are read.
  /// - Returns: The sheets that were picked, in the order of the workbook.
  /// - Throws: Why it cannot be read; nothing of it is kept then.
  package static func transcribe(
    _ source: SheetSource, form: WorkbookForm, folder: String,
    wanted: (borrowing [SheetInfo]) throws(SheetFault) -> [Int]
  ) throws(SheetFault) -> Transcript {
    #if SPREADSHEETS
      switch form {
      case .xlsx:
        var writer = try TranscriptWriter(folder: folder)
        try XLSXReader.transcribe(
          ZipDirectory(source), folder: folder, wanted: wanted, into: &writer)
        return try writer.finish()
      case .xls:
        var writer = try TranscriptWriter(folder: folder)
        try XLSReader.transcribe(source, folder: folder, wanted: wanted, into: &writer)
        return try writer.finish()
      case .ods:
        return try ODSReader.transcribe(ZipDirectory(source), folder: folder, wanted: wanted)
      case .html: return try HTMLReader.transcribe(source, folder: folder, wanted: wanted)
      case .xml2003: return try XML2003Reader.transcribe(source, folder: folder, wanted: wanted)
      }
    #else
      throw .notBuiltIn
    #endif
  }

  /// Unpacks the text file in a ZIP or a gzip.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - entry: Of the ZIP; `nil` for a gzip.
  ///   - folder: Where the unpacked file lies, without a name.
  /// - Returns: The file, as long as the value lives.
  /// - Throws: `damaged` when it is cut off, `wrongChecksum`, `limit` above 8 GiB.
  package static func unpack(
    _ source: SheetSource, entry: String?, folder: String
  ) throws(SheetFault) -> UnpackedFile {
    #if SPREADSHEETS
      let spool = try Spool(folder: folder)
      let size: Int
      if let entry {
        let zip = try ZipDirectory(source)
        guard let found = zip[entry] else { throw .noSingleText([]) }
        var stream = try zip.open(found, most: UnpackedFile.most)
        size = try UnpackedFile.fill(spool, part: entry) { (piece) throws(SheetFault) in
          try stream.next(into: &piece)
        }
      } else {
        var inflater = try Inflater(
          source, range: 0..<source.size, wrapping: .gzip, part: "gzip")
        size = try UnpackedFile.fill(spool, part: "gzip") { (piece) throws(SheetFault) in
          try inflater.next(into: &piece)
        }
      }
      return UnpackedFile(spool: spool, size: size)
    #else
      throw .notBuiltIn
    #endif
  }
}

/// A file that was packed. It has no name and is gone with the last reference.
package struct UnpackedFile: Sendable {
  static let most = 1 << 33

  private let spool: Spool
  private let size: Int

  init(spool: Spool, size: Int) {
    self.spool = spool
    self.size = size
  }

  /// To read it by; lives as long as this value.
  package var source: SheetSource { SheetSource(descriptor: spool.descriptor, size: size) }

  /// Writes pieces until there are none.
  ///
  /// - Returns: Bytes.
  static func fill(
    _ spool: Spool, part: String, next: (inout [UInt8]) throws(SheetFault) -> Int
  ) throws(SheetFault) -> Int {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var size = 0
    while true {
      let count = try next(&piece)
      guard count > 0 else { return size }
      size += count
      guard size <= most else { throw .limit(.bytes(part: part, most)) }
      try spool.write(count == piece.count ? piece : Array(piece[..<count]))
    }
  }
}
