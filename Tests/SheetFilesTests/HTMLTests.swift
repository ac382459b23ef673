#if SPREADSHEETS
  import Testing

  @testable import SheetFiles

  private func read(_ bytes: [UInt8], wanted: [Int]? = nil) throws -> Transcript {
    let file = try TestFile(bytes)
    defer { withExtendedLifetime(file) {} }
    return try HTMLReader.transcribe(file.source, folder: "/tmp") {
      (sheets) throws(SheetFault) in wanted ?? Array(sheets.indices)
    }
  }

  private func cells(_ html: String, table: Int = 0) throws -> [String] {
    try Cells.of(read(Array(html.utf8)), sheet: table)
  }

  @Suite struct `An HTML table` {
    @Test func `has cells and rows that nobody closed`() throws {
      let html = "<table><tr><td>a<td>b<tr><th>c<th>d</table>"
      #expect(try cells(html) == ["A1 s a", "B1 s b", "A2 s c", "B2 s d"])
      #expect(try cells("<table><td>a<td>b</table>") == ["A1 s a", "B1 s b"])
      #expect(try cells("<table><tr><td>a") == ["A1 s a"])
    }

    @Test func `has cells over several rows and columns`() throws {
      let html = """
        <table><thead><tr><th rowspan=2>No<th colspan="2">Waktu<th rowspan=2>Biaya</tr>
        <tr><th>Masuk<th>Selesai</tr></thead>
        <tr><td rowspan=0>a<td colspan='2"'>b<td>c</tr><tr><td>d</tr><tbody><tr><td>e</table>
        """
      let transcript = try read(Array(html.utf8))
      #expect(
        try Cells.of(transcript) == [
          "A1 s No", "B1 s Waktu", "D1 s Biaya", "B2 s Masuk", "C2 s Selesai", "A3 s a", "B3 s b",
          "D3 s c", "B4 s d", "A5 s e",
        ])
      #expect(
        transcript.sheets[0].merged.prefix(2) == [
          MergedCells(rows: 1...2, columns: 1...1), MergedCells(rows: 1...1, columns: 2...3),
        ])
    }

    @Test func `shows text as a browser does`() throws {
      let html = """
        <table><tr><td> &nbsp; <td>&nbsp;Selesai \n baik </td><td>baris satu<br/> baris <b>dua</b><br></td>
        <td><p>a</p><p>b</p><td>Jl.&nbsp;Merdeka &amp; &euro;<td><script>x()</script><style>y</style>z
        <td>isi<comment>catatan</comment><td><a></a><div class="comment">catatan <b>x</b></div>3<!-- c --></table>
        """
      #expect(
        try cells(html) == [
          "B1 s Selesai baik", "C1 s baris satu\nbaris dua", "D1 s a\nb", "E1 s Jl. Merdeka & €",
          "F1 s z", "G1 s isi", "H1 s 3",
        ])
    }

    @Test func `within another is a table of its own`() throws {
      let html = """
        <table><tr><td>luar<table><tr><td>dalam<table><tr><td>terdalam</table></table> lagi<td>x</tr>
        <tr><td>y<table><tr><td>kedua</table></table><table><tr><td>akhir</table>
        """
      let transcript = try read(Array(html.utf8))
      #expect(transcript.sheets.map(\.info.name) == (1...5).map { "table \($0)" })
      #expect(
        try (0..<5).map { try Cells.of(transcript, sheet: $0) } == [
          ["A1 s luar lagi", "B1 s x", "A2 s y"], ["A1 s dalam"], ["A1 s terdalam"],
          ["A1 s kedua"], ["A1 s akhir"],
        ])
      let some = try read(Array(html.utf8), wanted: [4, 2, 2, 9])
      #expect(some.sheets.map(\.info.name) == ["table 3", "table 5"])
      #expect(try Cells.of(some, sheet: 1) == ["A1 s akhir"])
    }

    @Test func `tells rows that are hidden`() throws {
      let html = "<table><tr style='height:0; display: none'><td>a<tr><td>b</table>"
      #expect(try cells(html) == ["-A1 s a", "A2 s b"])
    }

    @Test func `has the characters of its encoding`() throws {
      func one(_ bytes: [UInt8]) throws -> String? { try Cells.of(read(bytes)).first }
      func page(_ head: String, _ bytes: [UInt8]) -> [UInt8] {
        Array("<html><head>\(head)</head><table><tr><td>".utf8) + bytes
      }
      let latin = "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>"
      #expect(try one(page("", Array("é€𐐁".utf8))) == "A1 s é€𐐁")
      #expect(try one(page("", [0x80, 0xE9])) == "A1 s €é")
      #expect(try one(page(latin, [0x80, 0xC3, 0xA9])) == "A1 s €Ã©")
      #expect(try one(page("<meta charset='utf-8'>", Array("é".utf8))) == "A1 s é")
      #expect(try one(page("<meta charset='utf-8'>", [0xE9])) == "A1 s é")
      #expect(try one([0xEF, 0xBB, 0xBF] + page(latin, Array("é".utf8))) == "A1 s é")
      let units = Array("<table><tr><td>é𐐁".utf16)
      #expect(try one([0xFF, 0xFE] + units.flatMap { XLSBuilder.little(Int($0), 2) }) == "A1 s é𐐁")
      #expect(
        try one([0xFE, 0xFF] + units.flatMap { XLSBuilder.little(Int($0), 2).reversed() })
          == "A1 s é𐐁")
    }

    @Test(arguments: ["Shift_JIS", "gbk", "iso-8859-15", "windows-1250", "koi8-r"])
    func `in a character set that is not read is refused by its name`(name: String) throws {
      let head = "<html><meta charset='\(name)'><table><tr><td>"
      #expect(throws: SheetFault.characterSet(name.lowercased())) {
        try read(Array(head.utf8) + [0x83, 0x65])
      }
      // What is all UTF-8 is that, whatever it declares.
      #expect(try cells(head + "é") == ["A1 s é"])
      #expect(try cells(head + "25000") == ["A1 s 25000"])
    }

    @Test(arguments: ["ISO_8859-1", "latin1", "ANSI", "Windows-1252", ""])
    func `is read as browsers do by each name of Latin letters`(name: String) throws {
      let head = "<html><meta charset='\(name)'><table><tr><td>"
      #expect(try Cells.of(read(Array(head.utf8) + [0x80, 0xE9])) == ["A1 s €é"])
    }

    @Test(arguments: ["ISO-2022-JP", "utf-7", "hz-gb-2312"])
    func `whose characters are hidden in those of ASCII is refused`(name: String) {
      #expect(throws: SheetFault.characterSet(name.lowercased())) {
        try cells(
          "<meta http-equiv='Content-Type' content='text/html;charset=\(name)'><table><tr><td>a")
      }
    }

    @Test func `is UTF-8 only if all of the file is`() throws {
      let html = "<table><tr><td>é" + String(repeating: "<tr><td>x", count: 20_000)
      #expect(try Cells.of(read(Array(html.utf8))).first == "A1 s é")
      #expect(try Cells.of(read(Array(html.utf8) + [0xE9])).first == "A1 s Ã©")
      #expect(try Cells.of(read(Array(html.utf8) + [0xC3])).first == "A1 s Ã©")
    }

    @Test func `that is not there is told`() {
      #expect(throws: SheetFault.noTable) { try cells("<html><form>Masuk<input></form></html>") }
      #expect(throws: SheetFault.noTable) { try cells("") }
      #expect(throws: SheetFault.damaged(part: "HTML")) { try cells("<table><tr><td>a\0b") }
    }

    @Test func `has limits`() throws {
      let wide = String(repeating: "<td>", count: 1_024)
      #expect(try cells("<table><tr>\(wide)") == [])
      #expect(throws: SheetFault.limit(.columns(1_024))) { try cells("<table><tr>\(wide)<td>x") }
      #expect(throws: SheetFault.limit(.depth(512))) {
        try cells(String(repeating: "<div>", count: 600))
      }
      #expect(throws: SheetFault.limit(.depth(16))) {
        try cells(String(repeating: "<table><tr><td>", count: 18))
      }
      #expect(throws: SheetFault.limit(.sheets(1_024))) {
        try cells(String(repeating: "<table></table>", count: 1_025))
      }
      #expect(throws: SheetFault.damaged(part: "HTML")) {
        try cells("<table><tr><td" + (0..<99_999).map { " a\($0)" }.joined() + ">x</table>")
      }
      #expect(throws: SheetFault.limit(.cellBytes(1 << 20))) {
        try cells("<table><tr><td>" + String(repeating: "x", count: 1 << 20) + "y")
      }
      #expect(throws: SheetFault.limit(.bytes(part: "HTML", 1 << 23))) {
        try cells("<table x='" + String(repeating: "x", count: 9 << 20))
      }
    }
  }
#endif
