#if SPREADSHEETS
  import Testing

  @testable import SheetFiles

  @Suite struct `Cells of an OpenDocument` {
    @Test func `are told by their kind`() throws {
      let cells = try TestDocument.row(
        """
        <table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="1.50"><text:p>2</text:p></table:table-cell>
        <table:table-cell office:value-type="currency" office:value="25000"><text:p>Rp25.000</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25%</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2026-01-05T09:30:00"/>
        <table:table-cell office:value-type="date" office:date-value="2026-01-05"/>
        <table:table-cell office:value-type="time" office:time-value="PT09H05M00S"/>
        <table:table-cell office:value-type="time" office:time-value="PT26H05M09S"/>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:table-cell office:value-type="boolean" office:boolean-value="false"/>
        <table:table-cell office:value-type="string" calcext:value-type="error" office:string-value=""><text:p>Err:508</text:p></table:table-cell>
        <table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>
        <table:table-cell table:formula="of:=1"/>
        <table:table-cell office:value-type="string" office:string-value="A &amp; B"><text:p>shown</text:p></table:table-cell>
        <table:table-cell><text:p>untyped</text:p></table:table-cell>
        <table:table-cell office:value-type="float"/>
        <table:table-cell office:value-type="date" office:date-value="2026-02-30"/>
        """)
      #expect(
        cells == [
          "A1 s a", "B1 n 1.5", "C1 n 25000", "D1 n 0.25", "E1 d 2026-01-05T09:30:00",
          "F1 d 2026-01-05", "G1 d T09:05:00", "H1 d P93909S", "I1 b TRUE", "J1 b FALSE",
          "K1 e Err:508", "L1 e #DIV/0!", "M1 u ", "N1 s A & B", "O1 s untyped",
          "Q1 d !2026-02-30",
        ])
    }

    private static let number = "office:value-type='float' office:value='17'"

    @Test func `have the texts that their formats show around digits`() throws {
      func style(_ name: Int, _ content: String) -> String {
        "<number:number-style style:name='N\(name)'>\(content)</number:number-style>"
          + "<style:style style:name='c\(name)' style:family='table-cell' style:data-style-name='N\(name)'/>"
      }
      let digits = "<number:number number:decimal-places='0' number:min-integer-digits='4'"
      let text = "<number:text>BKT&amp;</number:text>"
      let one = "<number:number number:min-integer-digits='1'/>"
      let formats = [
        "\(text)\(digits)/>", "\(digits)/><number:text>/26</number:text>",
        "\(digits)><number:embedded-text number:position='2'>--</number:embedded-text></number:number>",
        "\(text)\(digits)/><style:map/>", "<number:text>Rp </number:text>\(one)",
        "<style:text-properties/>\(text)\(digits)/>",
      ]
      let cells = try TestDocument.row(
        formats.indices.map { "<table:table-cell table:style-name='c\($0)' \(Self.number)/>" }
          .joined(),
        styles: formats.enumerated().map { style($0, $1) }.joined())
      #expect(
        cells == [
          "A1 s BKT&0017", "B1 s 0017/26", "C1 s 00--17", "D1 n 0017", "E1 n 17", "F1 s BKT&0017",
        ])
    }

    @Test func `have the formats of styles that stand in a part of their own`() throws {
      func zeros(_ name: String, _ count: Int) -> String {
        "<number:number-style style:name='\(name)'><number:number number:min-integer-digits='\(count)'/></number:number-style>"
      }
      func style(_ name: String, _ more: String) -> String {
        "<style:style style:name='\(name)' style:family='table-cell' \(more)/>"
      }
      let common =
        zeros("N1", 5) + zeros("N2", 6) + style("Nomor", "style:data-style-name='N1'")
        + style("Anak", "style:parent-style-name='Nomor'")
        + style("sama", "style:data-style-name='N1'")
      let own =
        zeros("N2", 7) + zeros("N3", 1) + style("c1", "style:parent-style-name='Anak'")
        + style("c2", "style:data-style-name='N1'") + style("c3", "style:data-style-name='N2'")
        + style("c4", "style:data-style-name='N3' style:parent-style-name='Nomor'")
        + style("sama", "")
      let names = ["Nomor", "Anak", "c1", "c2", "c3", "c4", "sama", "footer"]
      let cells = try TestDocument.row(
        names.map { "<table:table-cell table:style-name='\($0)' \(Self.number)/>" }.joined(),
        styles: own, common: common,
        footer: zeros("N9", 8) + style("footer", "style:data-style-name='N9'"))
      #expect(
        cells == [
          "A1 n 00017", "B1 n 00017", "C1 n 00017", "D1 n 00017", "E1 n 0000017", "F1 n 17",
          "G1 n 17", "H1 n 17",
        ])
    }

    @Test func `have the texts that are shown`() throws {
      let cells = try TestDocument.row(
        """
        <table:table-cell><text:p>  one \n <text:span>two </text:span> </text:p><text:p/><text:p>x<text:s text:c="3"/>y<text:tab/>z<text:line-break/>!<text:s/></text:p></table:table-cell>
        <table:table-cell><office:annotation><text:p>remark</text:p></office:annotation><text:p>a<text:note><text:p>no</text:p></text:note><text:a>b</text:a></text:p><draw><text:p>shape</text:p></draw></table:table-cell>
        """)
      #expect(cells == ["A1 s one two\n\nx   y\tz\n! ", "B1 s ab"])
    }

    @Test func `are repeated, and left out where another one covers them`() throws {
      let cells = try TestDocument.cells(
        """
        <table:table-column table:number-columns-repeated="16384"/>
        <table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell>
        <table:covered-table-cell><text:p>covered</text:p></table:covered-table-cell>
        <table:table-cell table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="99999999999999"/></table:table-row></table:table-header-rows>
        <table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>
        <table:table-row-group><table:table-row table:number-rows-repeated="1048572"><table:table-cell/></table:table-row></table:table-row-group>
        <table:table-row><table:table-cell><text:p>end</text:p></table:table-cell></table:table-row>
        """)
      #expect(
        cells == ["A1 s a", "C1 s b", "D1 s b", "-B2 s c", "-B3 s c", "A1048576 s end"])
    }

    @Test func `have the zeros that their styles show`() throws {
      let styles = """
        <number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="5"/></number:number-style>
        <number:number-style style:name="N2"><number:number number:min-integer-digits="5"/><number:text> hari</number:text></number:number-style>
        <number:time-style style:name="N3" number:truncate-on-overflow="false"><number:hours/></number:time-style>
        <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
        <style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>
        <style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/>
        """
      let number = "office:value-type='float' office:value='12'"
      let cells = try TestDocument.cells(
        """
        <table:table-column/><table:table-column table:default-cell-style-name="ce1"/>
        <table:table-row><table:table-cell \(number)/><table:table-cell \(number)/>
        <table:table-cell table:style-name="ce1" \(number)/><table:table-cell table:style-name="ce2" \(number)/>
        <table:table-cell table:style-name="ce3" office:value-type="time" office:time-value="PT1H"/></table:table-row>
        """, styles: styles)
      #expect(cells == ["A1 n 12", "B1 n 00012", "C1 n 00012", "D1 s 00012 hari", "E1 d P3600S"])
    }

    @Test func `that are repeated without end are refused`() {
      func cell(_ times: Int) -> String {
        "<table:table-cell table:number-columns-repeated='\(times)'><text:p>x</text:p></table:table-cell>"
      }
      func rows(_ times: Int, _ cell: String) -> String {
        "<table:table-row table:number-rows-repeated='\(times)'>\(cell)</table:table-row>"
      }
      #expect(throws: SheetFault.limit(.rows(1_048_576))) {
        try TestDocument.cells(rows(1_048_577, cell(1)))
      }
      #expect(throws: SheetFault.limit(.rows(1_048_576))) {
        try TestDocument.cells(rows(999_999_999_999_999_999, cell(1)))
      }
      #expect(throws: SheetFault.limit(.columns(16_384))) {
        try TestDocument.row(cell(16_385))
      }
      #expect(throws: SheetFault.limit(.columns(16_384))) {
        try TestDocument.row(cell(16_384) + cell(1))
      }
      #expect(throws: SheetFault.limit(.cellBytes(1 << 20))) {
        try TestDocument.row(
          "<table:table-cell><text:p><text:s text:c='1048577'/></text:p></table:table-cell>")
      }
    }
  }

  @Suite struct `An OpenDocument` {
    private static let sheets = """
      <table:tracked-changes><table:table table:name="old"/></table:tracked-changes>
      <table:table table:name="Juli &amp; Agustus"><office:forms><table:table table:name="form"/></office:forms>
      <table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
      <table:table-row><table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="3"><text:p>a</text:p></table:table-cell></table:table-row></table:table>
      <table:table table:name="Master" table:style-name="ta2"><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>
      <table:dde-links><table:table table:name="dde"/></table:dde-links>
      """
    private static let styles = """
      <style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
      <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
      """

    @Test func `has sheets, hidden columns and merged cells`() throws {
      let transcript = try TestDocument.read(Self.sheets, styles: Self.styles)
      #expect(transcript.sheets.map(\.info.name) == ["Juli & Agustus", "Master"])
      #expect(transcript.sheets.map(\.info.state) == [.visible, .hidden])
      #expect(transcript.sheets[0].hiddenColumns == [1...2])
      #expect(transcript.sheets[0].merged == [MergedCells(rows: 1...2, columns: 1...3)])
    }

    @Test(arguments: [("1904-01-01", SerialDate.Epoch.from1904), ("1899-12-30", .from1900)])
    func `says from which day its numbers count`(day: String, epoch: SerialDate.Epoch) throws {
      let settings = """
        <table:calculation-settings><table:null-date table:date-value="\(day)"/><table:iteration/></table:calculation-settings>
        """
      let transcript = try TestDocument.read(settings + Self.sheets, wanted: [1])
      #expect(transcript.epoch == epoch)
      #expect(try Cells.of(transcript) == ["A1 s b"])
    }

    @Test func `gives only the sheets that are wanted`() throws {
      let transcript = try TestDocument.read(Self.sheets, styles: Self.styles, wanted: [1])
      #expect(transcript.sheets.map(\.info.name) == ["Master"])
      #expect(try Cells.of(transcript) == ["A1 s b"])
    }

    @Test func `may have names of any length but hostile ones`() throws {
      let name = String(repeating: "x", count: 4_096)
      let transcript = try TestDocument.read("<table:table table:name='\(name)'/>")
      #expect(transcript.sheets[0].info.name == name)
      #expect(throws: SheetFault.damaged(part: "content.xml")) {
        try TestDocument.read("<table:table table:name='\(name)x'/>")
      }
    }

    @Test func `is refused with a password, without sheets or content`() {
      let manifest = """
        <manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>
        """
      #expect(throws: SheetFault.encrypted) {
        try TestDocument.read(files: [
          ("mimetype", ""), ("META-INF/manifest.xml", manifest), ("content.xml", "noise"),
        ])
      }
      #expect(throws: SheetFault.noSheet) { try TestDocument.read("") }
      #expect(throws: SheetFault.damaged(part: "content.xml")) {
        try TestDocument.read(files: [("mimetype", "")])
      }
    }
  }
#endif
