#if SPREADSHEETS
  import Testing

  @testable import SheetFiles

  @Suite struct `Cells of a workbook of Excel` {
    @Test func `are told by their kind`() throws {
      var book = TestWorkbook(
        """
        <row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>12.50</v></c><c r="C1" t="b"><v>1</v></c>
        <c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="str"><f>A1</f><v>x_x0041_</v></c>
        <c r="F1" t="d"><v>2026-01-05T09:30:00.9Z</v></c><c r="G1" t="b"><v>0</v></c></row>
        """)
      book.strings = [
        "<t>none</t>", "<r><t>one</t></r><r><rPr/><t> two</t></r><rPh><t>no</t></rPh>",
      ]
      #expect(
        try book.cells == [
          "A1 s one two", "B1 n 12.5", "C1 b TRUE", "D1 e #REF!", "E1 s xA",
          "F1 d 2026-01-05T09:30:00", "G1 b FALSE",
        ])
    }

    @Test func `have the dates and zeros that their formats show`() throws {
      var book = TestWorkbook(
        """
        <row><c s="0"><v>46027.5</v></c><c s="1"><v>46027</v></c><c s="2"><v>12</v></c><c s=""><v>3</v></c>
        <c s="3"><v>1.5</v></c><c s="99"><v>4</v></c></row>
        """)
      book.styles = """
        <numFmts><numFmt numFmtId="200" formatCode="&quot;Rp&quot;00000"/><numFmt numFmtId="201" formatCode="00000"/>
        <numFmt numFmtId="202" formatCode="[h]:mm"/></numFmts>
        <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
        <cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="201"/><xf numFmtId="202"/></cellXfs>
        <dxfs><dxf><numFmt numFmtId="201" formatCode="yyyy"/></dxf></dxfs>
        """
      #expect(
        try book.cells == [
          "A1 n 46027.5", "B1 d 2026-01-05", "C1 n 00012", "D1 n 3", "E1 d P129600S", "F1 n 4",
        ])
    }

    @Test func `count from 1904 where the workbook says so`() throws {
      var book = TestWorkbook("<row><c s='1'><v>44565</v></c></row>")
      book.styles = "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>"
      book.workbook = "<workbookPr date1904='true'/>" + book.workbook
      #expect(try book.cells == ["A1 d 2026-01-05"])
    }

    @Test func `that a formula never filled are uncomputed`() throws {
      let rows = """
        <row><c><f>1</f></c><c><f>1</f><v/></c><c><f>1</f><v>0</v></c><c t="str"><f>1</f><v></v></c>
        <c t="s"><f>1</f></c><c t="inlineStr"><f>1</f><is><t>x</t></is></c><c><f>1</f><v>7</v></c></row>
        """
      var book = TestWorkbook(rows)
      #expect(
        try book.cells == ["A1 u ", "B1 u ", "C1 n 0", "E1 u ", "F1 s x", "G1 n 7"])
      book.workbook += "<calcPr fullCalcOnLoad='1'/>"
      #expect(
        try book.cells == ["A1 u ", "B1 u ", "C1 u ", "E1 u ", "F1 s x", "G1 n 7"])
    }

    @Test func `in a line hold their own texts`() throws {
      let book = TestWorkbook(
        """
        <row><c t="inlineStr"><v>9</v><is><r><t>a </t></r><r><t>b</t></r><rPh><t>no</t></rPh></is></c>
        <c t="inlineStr"><is><t>c<![CDATA[<d>]]>&amp;</t></is><v>9</v></c><c t="inlineStr"><v>only</v></c>
        <c t="inlineStr"><is><t/></is></c><c t="inlineStr"><is><t> x </t></is></c></row>
        """)
      #expect(try book.cells == ["A1 s a b", "B1 s c<d>&", "C1 s only", "E1 s  x "])
    }

    @Test func `may have blanks around their values`() throws {
      var book = TestWorkbook(
        """
        <row><c t="s"><v>
          0
        </v></c><c><v> 5</v></c><c t="b"><v>0 </v></c><c t="str"><v> x </v></c><c><v> </v></c></row>
        """)
      book.strings = ["<t>a</t>"]
      #expect(try book.cells == ["A1 s a", "B1 n 5", "C1 b FALSE", "D1 s  x "])
    }

    @Test func `stand where they say, or behind the one before`() throws {
      let book = TestWorkbook(
        """
        <row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c><c r="A3"><v>3</v></c><c r="XFD3"><v>4</v></c></row>
        <row><c><v>5</v></c></row><row r="1048576"><c r="b9"><v>6</v></c></row>
        """)
      #expect(
        try book.cells == [
          "A3 n 3", "C3 n 1", "D3 n 2", "XFD3 n 4", "A4 n 5", "B1048576 n 6",
        ])
    }

    @Test(arguments: [
      ("<row r='1048577'/>", SheetFault.limit(.rows(1_048_576))),
      ("<row r='1048576'/><row/>", .limit(.rows(1_048_576))),
      ("<row r='2'/><row r='2'/>", .damaged(part: "Data")),
      ("<row r='0'/>", .damaged(part: "Data")),
      ("<row r='x'/>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row><c r='XFE1'/></row>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row><c r='1'/></row>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row><c r='XFD1'/><c><v>1</v></c></row>", .limit(.columns(16_384))),
      ("<row><c t='s'><v>0</v></c></row>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row><c t='s'><v>-1</v></c></row>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row><row/></row>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row><c><c/></c></row>", .damaged(part: "xl/worksheets/sheet1.xml")),
    ]) func `that cannot be are refused`(rows: String, fault: SheetFault) {
      #expect(throws: fault) { try TestWorkbook(rows).cells }
    }

    @Test func `of more than 1 MiB are refused`() {
      let long = String(repeating: "x", count: 1 << 20)
      #expect(throws: Never.self) {
        try TestWorkbook("<row><c t='str'><v>\(long)</v></c></row>").cells
      }
      #expect(throws: SheetFault.limit(.cellBytes(1 << 20))) {
        try TestWorkbook("<row><c t='str'><v>\(long)x</v></c></row>").cells
      }
      var book = TestWorkbook()
      book.strings = ["<t>\(long)</t><t>x</t>"]
      #expect(throws: SheetFault.limit(.cellBytes(1 << 20))) { try book.cells }
      let same = String(repeating: "<c r='A1'><v>1</v></c>", count: 40_000)
      #expect(throws: SheetFault.limit(.columns(16_384))) {
        try TestWorkbook("<row>\(same)</row>").cells
      }
    }
  }

  @Suite struct `A workbook of Excel` {
    private static let names = ["Juli", "Diagram", "Tersembunyi", "Rahasia & Co"]

    private func several() -> TestWorkbook {
      var book = TestWorkbook()
      let states = ["", "", "state='hidden'", "state='veryHidden'"]
      book.workbook = "<sheets>"
      book.links = []
      book.parts = []
      for (index, name) in Self.names.enumerated() {
        let escaped = name.replacing("&", with: "&amp;")
        book.workbook += "<sheet name='\(escaped)' \(states[index]) r:id='s\(index)'/>"
        let type = index == 1 ? "chartsheet" : "worksheet"
        let target = "../xl/./sheets/\(9 - index).xml"
        book.links.append(("s\(index)", type, target))
        book.parts.append(
          ("sheets/\(9 - index).xml", TestWorkbook.sheet("<row><c><v>\(index)</v></c></row>")))
      }
      book.workbook += "</sheets>"
      return book
    }

    @Test func `has its tables in order, hidden ones too`() throws {
      let transcript = try several().read()
      #expect(transcript.sheets.map(\.info.name) == ["Juli", "Tersembunyi", "Rahasia & Co"])
      #expect(transcript.sheets.map(\.info.state) == [.visible, .hidden, .veryHidden])
      #expect(try Cells.of(transcript, sheet: 2) == ["A1 n 3"])
    }

    @Test func `gives only the sheets that are wanted`() throws {
      let transcript = try several().read([2, 0, 7])
      #expect(transcript.sheets.map(\.info.name) == ["Juli", "Rahasia & Co"])
      #expect(try Cells.of(transcript, sheet: 1) == ["A1 n 3"])
      var broken = several()
      broken.parts[2].1 = "<broken"
      #expect(throws: Never.self) { try broken.read([0]) }
      #expect(throws: SheetFault.damaged(part: "xl/sheets/7.xml")) { try broken.read([1]) }
    }

    @Test func `without a table is refused`() {
      var book = several()
      book.links = book.links.map { ($0.0, "dialogsheet", $0.2) }
      #expect(throws: SheetFault.noSheet) { try book.read() }
    }

    @Test func `tells hidden rows, hidden columns and merged cells`() throws {
      var book = TestWorkbook(
        "<row r='1'><c><v>1</v></c></row><row r='2' hidden='1'><c><v>2</v></c></row>",
        after: """
          <mergeCells count="2"><mergeCell ref="B2:D5"/><mergeCell ref="A1"/></mergeCells>
          """)
      book.parts[0].1 = book.parts[0].1.replacing(
        "<sheetData>",
        with: """
          <dimension ref="A1"/><cols><col min="2" max="3" hidden="true"/><col min="4" max="4"/></cols><sheetData>
          """)
      let sheet = try book.read().sheets[0]
      #expect(sheet.hiddenRows == 1)
      #expect(sheet.hiddenColumns == [2...3])
      #expect(
        sheet.merged == [
          MergedCells(rows: 1...1, columns: 1...1), MergedCells(rows: 2...5, columns: 2...4),
        ])
      #expect(try book.cells == ["A1 n 1", "-A2 n 2"])
    }

    @Test func `that hides the rows it does not tell of hides none of the others`() throws {
      var book = TestWorkbook(
        "<row r='1'><c><v>1</v></c></row><row r='2' hidden='1'><c><v>2</v></c></row><row r='5'><c><v>3</v></c></row>"
      )
      book.parts[0].1 = book.parts[0].1.replacing(
        "<sheetData>", with: "<sheetFormatPr defaultRowHeight='15' zeroHeight='1'/><sheetData>")
      #expect(try book.cells == ["A1 n 1", "-A2 n 2", "A5 n 3"])
    }

    @Test func `may have prefixes and namespaces of its own`() throws {
      var book = TestWorkbook()
      book.parts[0].1 =
        "<x:worksheet xmlns:x='strict'><x:sheetData><x:row><x:c x:t='str'><x:v>a</x:v></x:c></x:row></x:sheetData></x:worksheet>"
      #expect(try book.cells == ["A1 s a"])
    }

    @Test func `keeps very many shared texts`() throws {
      var book = TestWorkbook()
      book.strings = (0..<50_000).map { "<t>nomor \($0)</t>" }
      let rows = (0..<50_000).map { "<row><c t='s'><v>\(49_999 - $0)</v></c></row>" }
      book.parts[0].1 = TestWorkbook.sheet(rows.joined())
      let cells = try book.cells
      #expect(cells.count == 50_000)
      #expect(cells.first == "A1 s nomor 49999")
      #expect(cells.last == "A50000 s nomor 0")
    }

    @Test func `is refused with a document type in any part`() {
      for part in ["xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"] {
        let files = TestWorkbook().files.map {
          $0.0 == part ? ($0.0, "<!DOCTYPE a>" + $0.1.drop { $0 != ">" }.dropFirst()) : $0
        }
        #expect(throws: SheetFault.documentType(part: part)) {
          let file = try ZipBuilder(files).file
          _ = try WorkbookFile.transcribe(file.source, form: .xlsx, folder: "/tmp") {
            (sheets) throws(SheetFault) in Array(sheets.indices)
          }
        }
      }
    }
  }

  @Suite struct `Escapes in texts of Excel` {
    @Test(arguments: [
      ("", ""), ("_", "_"), ("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"),
      ("_x000d_", "\r"), ("_x00G0_", "_x00G0_"), ("_x000D", "_x000D"), ("_X000D_", "_X000D_"),
      ("_x00E9__x4E2D_", "é中"), ("_xD83D__xDE00_", "😀"), ("_xD83D_x", "\u{FFFD}x"),
      ("_xDE00_", "\u{FFFD}"), ("_x0000_", "\u{FFFD}"), ("__x0041_", "_A"), ("é_x0041_é", "éAé"),
    ]) func `are the characters that they name`(escaped: String, text: String) {
      var bytes = Array(escaped.utf8)
      XLSXEscapes.resolve(&bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
  }
#endif
