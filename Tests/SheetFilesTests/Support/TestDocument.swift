#if SPREADSHEETS
  @testable import SheetFiles

  /// A workbook .ods.
  enum TestDocument {
    private static let spaces = ["office", "table", "text", "style", "number", "calcext"]
      .map { "xmlns:\($0)='urn:\($0)'" }.joined(separator: " ")

    /// Reads a workbook with that body, which stands in `office:spreadsheet`. `common` styles and those of the `footer` are
    /// in a part of their own.
    static func read(
      _ body: String, styles: String = "", common: String = "", footer: String = "",
      wanted: [Int]? = nil
    ) throws -> Transcript {
      try read(
        files: [
          ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
          (
            "content.xml",
            """
            <office:document-content \(spaces)><office:automatic-styles>\(styles)</office:automatic-styles><office:body>\
            <office:spreadsheet>\(body)</office:spreadsheet></office:body></office:document-content>
            """
          ),
          (
            "styles.xml",
            """
            <office:document-styles \(spaces)><office:styles>\(common)</office:styles>\
            <office:automatic-styles>\(footer)</office:automatic-styles></office:document-styles>
            """
          ),
        ], wanted: wanted)
    }

    static func read(files: [(String, String)], wanted: [Int]? = nil) throws -> Transcript {
      let file = try ZipBuilder(files).file
      guard case .workbook(let form) = try FileForm.recognise(file.source) else {
        throw SheetFault.noSheet
      }
      return try WorkbookFile.transcribe(file.source, form: form, folder: "/tmp") {
        (sheets) throws(SheetFault) in wanted ?? Array(sheets.indices)
      }
    }

    /// The cells of a sheet with those rows.
    static func cells(
      _ rows: String, styles: String = "", common: String = "", footer: String = ""
    ) throws -> [String] {
      try Cells.of(
        read(
          "<table:table table:name='Data'>\(rows)</table:table>", styles: styles, common: common,
          footer: footer))
    }

    /// The cells of one row.
    static func row(
      _ cells: String, styles: String = "", common: String = "", footer: String = ""
    ) throws -> [String] {
      try self.cells(
        "<table:table-row>\(cells)</table:table-row>", styles: styles, common: common,
        footer: footer)
    }
  }
#endif
