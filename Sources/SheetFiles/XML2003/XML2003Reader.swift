#if SPREADSHEETS
  /// Reads XML Spreadsheet 2003, which many programs write and name .xls (XML Spreadsheet Reference, Microsoft 2001).
  enum XML2003Reader {
    /// How messages name what is read.
    static let part = "XML"

    /// Writes down the sheets that are wanted, in the order of the workbook.
    ///
    /// - Parameters:
    ///   - source: The file.
    ///   - folder: For the rows, in a file without a name.
    ///   - wanted: Says which of all sheets; whether one is hidden stands after its rows, so that all were written then.
    /// - Returns: The sheets that are wanted.
    /// - Throws: `noSheet`; `damaged` for what is not well formed; `documentType`; `limit`.
    static func transcribe(
      _ source: SheetSource, folder: String,
      wanted: (borrowing [SheetInfo]) throws(SheetFault) -> [Int]
    ) throws(SheetFault) -> Transcript {
      var sheets = XML2003Sheets(writer: try TranscriptWriter(folder: folder))
      var place = 0
      try XMLPush.read(&sheets, part: part) { (piece) throws(SheetFault) in
        let count = try source.read(into: &piece, at: place)
        place += count
        return count
      }
      guard sheets.count > 0 else { throw .noSheet }
      let all = try sheets.finish()
      let indexes = try wanted(all.sheets.map(\.info)).filter(all.sheets.indices.contains)
      return all.keeping(Set(indexes).sorted())
    }
  }
#endif
