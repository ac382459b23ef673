#if SPREADSHEETS
  import Testing

  @testable import SheetFiles

  private let head = """
    <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:h="http://www.w3.org/TR/REC-html40"
    xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat
    ss:Format="Short Date"/></Style><Style ss:ID="e" ss:Parent="d"/><Style ss:ID="z"><NumberFormat
    ss:Format="00000"/></Style><Style ss:ID="h"><NumberFormat ss:Format="[h]:mm"/></Style><Style
    ss:ID="s"><NumberFormat ss:Format="Standard"/></Style></Styles>
    """

  private func read(_ body: String, wanted: [Int]? = nil) throws -> Transcript {
    let file = try TestFile(Array("\(head)\(body)</Workbook>".utf8))
    defer { withExtendedLifetime(file) {} }
    return try XML2003Reader.transcribe(file.source, folder: "/tmp") {
      (sheets) throws(SheetFault) in wanted ?? Array(sheets.indices)
    }
  }

  private func cells(_ rows: String) throws -> [String] {
    try Cells.of(read("<Worksheet ss:Name='Data'><Table>\(rows)</Table></Worksheet>"))
  }

  private func cell(_ type: String, _ text: String, _ attributes: String = "") -> String {
    "<Cell \(attributes)><Data ss:Type='\(type)'>\(text)</Data></Cell>"
  }

  @Suite struct `A workbook in XML Spreadsheet 2003` {
    @Test func `gives cells of every type`() throws {
      let row =
        cell("String", "a &amp; b&#10;c") + cell("Number", "25000.50") + cell("Boolean", "1")
        + cell("Boolean", "0") + cell("Error", "#REF!")
        + cell("DateTime", "2026-01-05T09:30:00.000") + cell("DateTime", "2026-01-05T00:00:00.000")
        + cell("DateTime", "1899-12-31T09:30:00.000") + cell("String", "") + "<Cell/>"
        + cell("DateTime", "1900-01-01T12:00:00.000", "ss:StyleID='h'")
      #expect(
        try cells("<Row>\(row)</Row>") == [
          "A1 s a & b\nc", "B1 n 25000.5", "C1 b TRUE", "D1 b FALSE", "E1 e #REF!",
          "F1 d 2026-01-05T09:30:00", "G1 d 2026-01-05", "H1 d T09:30:00", "K1 d P129600S",
        ])
    }

    @Test func `jumps over rows and cells`() throws {
      let rows = """
        <Row ss:Span="2"/><Row>\(cell("Number", "1"))\(cell("Number", "2", "ss:Index='4'"))</Row>
        <Row ss:Index="9">\(cell("Number", "3", "ss:Index='2'"))\(cell("Number", "4"))</Row>
        """
      #expect(try cells(rows) == ["A4 n 1", "D4 n 2", "B9 n 3", "C9 n 4"])
      #expect(throws: SheetFault.damaged(part: "XML")) {
        try cells("<Row ss:Index='5'/><Row ss:Index='4'/>")
      }
      #expect(throws: SheetFault.limit(.rows(1_048_576))) { try cells("<Row ss:Index='1048577'/>") }
      #expect(throws: SheetFault.limit(.columns(16_384))) {
        try cells("<Row>\(cell("Number", "1", "ss:Index='16385'"))</Row>")
      }
      #expect(throws: SheetFault.limit(.columns(16_384))) {
        try cells("<Row>\(cell("Number", "1", "ss:Index='0'"))</Row>")
      }
    }

    @Test func `has merged cells, and leaves what lies under them to its readers`() throws {
      let rows = """
        <Row>\(cell("String", "a", "ss:MergeAcross='1' ss:MergeDown='1'"))\(cell("String", "b"))</Row>
        <Row>\(cell("String", "x", "ss:Index='1'"))<Cell/>\(cell("String", "c"))</Row>
        """
      let transcript = try read("<Worksheet ss:Name='D'><Table>\(rows)</Table></Worksheet>")
      #expect(
        try Cells.of(transcript) == ["A1 s a", "C1 s b", "A2 s x", "C2 s c"])
      #expect(transcript.sheets[0].merged == [MergedCells(rows: 1...2, columns: 1...2)])
      let huge = "ss:MergeAcross='99999999' ss:MergeDown='999999999999999999'"
      #expect(try cells("<Row>\(cell("String", "a", huge))</Row>") == ["A1 s a"])
    }

    @Test func `is refused where a merge lies over a cell that does not say its place`() {
      // As LibreOffice saves a sheet with cells that are merged down.
      let rows = """
        <Row>\(cell("String", "a", "ss:MergeDown='1'"))\(cell("String", "b"))</Row>
        <Row>\(cell("String", "c"))</Row>
        """
      #expect(throws: SheetFault.damaged(part: "XML")) { try cells(rows) }
    }

    @Test func `has the formats of cells, rows and columns`() throws {
      let rows = """
        <Column ss:StyleID="z"/><Column ss:Index="3" ss:StyleID="s" ss:Span="1"/>
        <Row>\(cell("Number", "7"))\(cell("Number", "7"))\(cell("Number", "7"))</Row>
        <Row ss:StyleID="e">\(cell("Number", "46027"))\(cell("Number", "7", "ss:StyleID='z'"))</Row>
        """
      #expect(
        try cells(rows) == ["A1 n 00007", "B1 n 7", "C1 n 7", "A2 d 2026-01-05", "B2 n 00007"])
    }

    @Test func `tells what is hidden, also sheets`() throws {
      let body = """
        <Worksheet ss:Name="A"><Table><Column ss:Hidden="1" ss:Span="1"/><Row ss:Hidden="1">\(cell("Number", "1"))</Row>
        </Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
        <Worksheet ss:Name="B &amp; C"/><Worksheet ss:Name="D"><WorksheetOptions><Visible>SheetVeryHidden</Visible>
        </WorksheetOptions></Worksheet>
        """
      let transcript = try read(body)
      #expect(transcript.sheets.map(\.info.state) == [.hidden, .visible, .veryHidden])
      #expect(transcript.sheets.map(\.info.name) == ["A", "B & C", "D"])
      #expect(transcript.sheets[0].hiddenColumns == [1...2])
      #expect(try Cells.of(transcript) == ["-A1 n 1"])
      #expect(try read(body, wanted: [1]).sheets.map(\.info.name) == ["B & C"])
    }

    @Test func `has formulas without a value, and remarks that are no content`() throws {
      let row = """
        <Cell ss:Formula="=1"/><Cell ss:Formula="=1"><Data ss:Type="Number"></Data></Cell>
        <Cell ss:Formula="=1">\("<Data ss:Type='Number'>0</Data>")</Cell>
        <Cell><Comment><ss:Data><h:B>catatan</h:B></ss:Data></Comment></Cell>
        <Cell><ss:Data ss:Type="String"><h:B>te</h:B>bal</ss:Data><Comment><ss:Data>catatan</ss:Data></Comment></Cell>
        <Cell ss:Formula="=1"><Data ss:Type="String"></Data></Cell>
        <Cell ss:Formula="=1"><Data ss:Type="String">#REF!</Data></Cell><Cell><Data ss:Type="String">#REF!</Data></Cell>
        """
      #expect(
        try cells("<Row>\(row)</Row>") == [
          "A1 u ", "B1 u ", "C1 n 0", "E1 s tebal", "G1 e #REF!", "H1 s #REF!",
        ])
    }

    @Test func `counts bare numbers from 1904 if it says so`() throws {
      let body = """
        <ExcelWorkbook><Date1904/></ExcelWorkbook><Worksheet ss:Name="A"><Table><Row>
        \(cell("Number", "1", "ss:StyleID='d'"))</Row></Table></Worksheet>
        """
      #expect(try Cells.of(read(body)) == ["A1 d 1904-01-02"])
      #expect(try read(body, wanted: [0]).epoch == .from1904)
      #expect(try read("<Worksheet ss:Name='A'/>").epoch == .from1900)
    }

    @Test func `is refused when it is no such thing`() {
      #expect(throws: SheetFault.noSheet) { try read("") }
      #expect(throws: SheetFault.damaged(part: "XML")) { try cells("<Row><Cell>") }
      #expect(throws: SheetFault.damaged(part: "XML")) {
        try cells("<Row>\(cell("Number", "dua"))</Row>")
      }
      #expect(throws: SheetFault.damaged(part: "XML")) { try cells("<Row><Row/></Row>") }
      #expect(throws: SheetFault.damaged(part: "XML")) {
        try read("<Worksheet ss:Name='A'><Worksheet ss:Name='B'/></Worksheet>")
      }
    }
  }
#endif
