#if SPREADSHEETS
  /// Reads workbooks of Excel since 2007, strict ones too (ECMA-376).
  enum XLSXReader {
    /// Writes down the sheets that are wanted, in the order of the workbook.
    ///
    /// - Parameters:
    ///   - zip: Directory of the file.
    ///   - folder: For the shared texts, in files without a name.
    ///   - wanted: Says which of all tables; charts and dialogs are none.
    ///   - writer: Gets the rows.
    /// - Throws: `noSheet` without a table; `damaged`, `limit`, `wrongChecksum` and the like.
    static func transcribe(
      _ zip: ZipDirectory, folder: String,
      wanted: (borrowing [SheetInfo]) throws(SheetFault) -> [Int],
      into writer: inout TranscriptWriter
    ) throws(SheetFault) {
      let root = try XLSXRelationships(of: nil, in: zip)
      let main = root.first("officeDocument") ?? "xl/workbook.xml"
      guard zip[main] != nil else { throw .damaged(part: main) }
      let links = try XLSXRelationships(of: main, in: zip)
      var workbook = XLSXWorkbook()
      try zip.read(main, most: XLSXLimit.lists, into: &workbook)
      let tables = tables(of: workbook, links)
      guard !tables.isEmpty else { throw .noSheet }
      let indexes = try wanted(tables.map(\.info)).filter(tables.indices.contains)
      guard !indexes.isEmpty else { return }

      var styles = XLSXStyles()
      if let part = links.first("styles") {
        try zip.read(part, most: XLSXLimit.styles, into: &styles)
      }
      writer.epoch = workbook.is1904 ? .from1904 : .from1900
      let common = XLSXSheetReader.Workbook(
        formats: styles.formats, epoch: writer.epoch, isUncomputed: workbook.isUncomputed)
      try unsafe withUnsafeMutablePointer(to: &writer) { (writer) throws(SheetFault) in
        let strings = try sharedStrings(links.first("sharedStrings"), in: zip, folder: folder)
        var reader = unsafe XLSXSheetReader(common, strings: strings, into: writer)
        for index in Set(indexes).sorted() {
          try reader.read(tables[index].info, part: tables[index].part, in: zip)
        }
      }
    }

    private static func tables(
      of workbook: XLSXWorkbook, _ links: XLSXRelationships
    ) -> [(info: SheetInfo, part: String)] {
      workbook.sheets.compactMap { sheet in
        guard let target = links.targets[sheet.id], target.type == "worksheet" else { return nil }
        return (sheet.info, target.part)
      }
    }

    private static func sharedStrings(
      _ part: String?, in zip: ZipDirectory, folder: String
    ) throws(SheetFault) -> SharedStrings? {
      guard let part else { return nil }
      var reader = try SharedStringsReader(folder: folder)
      try zip.read(part, most: XLSXLimit.strings, into: &reader)
      return try reader.finish()
    }
  }
#endif
