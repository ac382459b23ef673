#if SPREADSHEETS
  @testable import SheetFiles

  /// A workbook .xlsx in parts, each of which a test may write otherwise.
  struct TestWorkbook {
    private static let office =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let head = #"<?xml version="1.0" encoding="UTF-8"?>"#

    /// What stands in the element `workbook`.
    var workbook = #"<sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets>"#
    /// Id, type and target of each part that the workbook points to.
    var links = [
      ("r1", "worksheet", "worksheets/sheet1.xml"), ("r8", "styles", "styles.xml"),
      ("r9", "sharedStrings", "/xl/sharedStrings.xml"),
    ]
    var styles = ""
    var strings: [String] = []
    /// By target name below `xl/`.
    var parts: [(String, String)] = []

    /// A sheet with those rows.
    init(_ rows: String = "", after: String = "") {
      parts = [("worksheets/sheet1.xml", Self.sheet(rows, after: after))]
    }

    static func sheet(_ rows: String, after: String = "") -> String {
      head + "<worksheet xmlns='m'><sheetData>\(rows)</sheetData>\(after)</worksheet>"
    }

    var files: [(String, String)] {
      let targets = links.map {
        "<Relationship Id='\($0.0)' Type='\(Self.office)/\($0.1)' Target='\($0.2)'/>"
      }
      return [
        ("[Content_Types].xml", "<Types/>"),
        (
          "_rels/.rels",
          "<Relationships><Relationship Id='a' Type='\(Self.office)/officeDocument' Target='/xl/workbook.xml'/></Relationships>"
        ),
        ("xl/workbook.xml", Self.head + "<workbook xmlns='m' xmlns:r='r'>\(workbook)</workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships>\(targets.joined())</Relationships>"),
        ("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
        (
          "xl/sharedStrings.xml",
          "<sst count='99999999999'>\(strings.map { "<si>\($0)</si>" }.joined())</sst>"
        ),
      ] + parts.map { ("xl/\($0.0)", $0.1) }
    }

    func read(_ wanted: [Int]? = nil) throws -> Transcript {
      let file = try ZipBuilder(files).file
      let form = try FileForm.recognise(file.source)
      guard case .workbook(let form) = form else { throw SheetFault.noSheet }
      return try WorkbookFile.transcribe(file.source, form: form, folder: "/tmp") {
        (sheets) throws(SheetFault) in wanted ?? Array(sheets.indices)
      }
    }

    var cells: [String] { get throws { try Cells.of(read()) } }
  }
#endif
