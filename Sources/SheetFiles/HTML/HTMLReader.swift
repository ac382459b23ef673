#if SPREADSHEETS
  /// Reads HTML tables, which many programs name .xls. Every cell is a text: what it shows is all that it has.
  enum HTMLReader {
    /// Writes down the tables that are wanted, in the order of the file, as sheets named `table 1`, `table 2` ….
    ///
    /// - Parameters:
    ///   - source: The file.
    ///   - folder: For the rows, in files without a name.
    ///   - wanted: Says which; they are known only at the end, so that all were written then.
    /// - Returns: The sheets that are wanted.
    /// - Throws: `noTable`; `limit` of columns, rows, tables, depth and bytes; `damaged` with a byte 0.
    static func transcribe(
      _ source: SheetSource, folder: String,
      wanted: (borrowing [SheetInfo]) throws(SheetFault) -> [Int]
    ) throws(SheetFault) -> Transcript {
      var tables = try HTMLTables(folder: folder)
      try HTMLPull.read(try HTMLBytes(source), into: &tables)
      guard tables.count > 0 else { throw .noTable }
      let all = try tables.finish()
      let indexes = try wanted(all.sheets.map(\.info)).filter(all.sheets.indices.contains)
      return all.keeping(Set(indexes).sorted())
    }
  }
#endif
