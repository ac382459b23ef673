import Testing

@testable import SheetFiles

private typealias X = XLSBuilder

@Suite struct `A workbook of Excel 97 to 2003` {
  @Test func `gives texts and numbers of every record`() throws {
    let builder = X(
      X.label(0, 0, 1) + X.label(0, 1, 0) + X.number(1, 0, 0.1 + 0.2)
        + X.cell(0x27E, 1, 1, X.little(12_345 << 2 | 2, 4))
        + X.cell(0x27E, 1, 2, X.little(-150 << 2 | 3, 4))
        + X.cell(0x27E, 1, 3, X.little(0x4059_0000, 4))
        + X.record(
          0xBD,
          X.little(2, 2) + X.little(1, 2) + [0, 0] + X.little(7 << 2 | 2, 4) + [0, 0]
            + X.little(8 << 2 | 2, 4) + X.little(2, 2))
        + X.cell(0x201, 2, 3, []) + X.cell(0x204, 3, 0, X.text("lama"))
        + X.cell(0xD6, 3, 1, X.text("kaya")) + X.cell(0x205, 3, 2, [1, 0])
        + X.cell(0x205, 3, 3, [0x2A, 1]),
      texts: X.table([X.text("nol"), X.text("satu")]))
    #expect(
      try builder.cells == [
        "A1 s satu", "B1 s nol", "A2 n 0.3", "B2 n 12345", "C2 n -1.5", "D2 n 100", "B3 n 7",
        "C3 n 8", "A4 s lama", "B4 s kaya", "C4 b TRUE", "D4 e #N/A",
      ])
  }

  @Test func `gives the values of formulas`() throws {
    let special: (UInt8, UInt8) -> [UInt8] = { [$0, 0, $1, 0, 0, 0, 0xFF, 0xFF] }
    let five = X.little(Int(truncatingIfNeeded: (5.5).bitPattern), 8)
    let records =
      X.formula(0, 0, five) + X.formula(0, 1, special(1, 1)) + X.formula(0, 2, special(2, 0x17))
      + X.formula(0, 3, special(0, 0)) + X.record(0x4BC, X.little(0, 10))
      + X.record(0x207, X.text("hasil")) + X.formula(0, 4, special(3, 0))
      + X.formula(0, 5, X.little(0, 8), flags: 2)
    var builder = X(records)
    #expect(try builder.cells == ["A1 n 5.5", "B1 b TRUE", "C1 e #REF!", "D1 s hasil", "F1 n 0"])
    builder.isComputed = false
    #expect(
      try builder.cells == [
        "A1 n 5.5", "B1 b TRUE", "C1 e #REF!", "D1 s hasil", "E1 u ", "F1 u ",
      ])
  }

  @Test func `has dates by its formats, and counts from 1904 if it says so`() throws {
    let formats =
      X.record(0x41E, X.little(164, 2) + X.text("[$-421]dd mmmm yyyy"))
      + X.record(0x41E, X.little(165, 2) + X.text("00000"))
      + [0, 164, 165, 46].flatMap { X.record(0xE0, X.little(0, 2) + X.little($0, 2)) }
    let records =
      X.number(0, 0, 46027, format: 1) + X.number(0, 1, 12, format: 2)
      + X.number(0, 2, 1.5, format: 3) + X.number(0, 3, 60, format: 1)
      + X.number(0, 4, 46027, format: 999)
    #expect(
      try X(records, globals: formats).cells == [
        "A1 d 2026-01-05", "B1 n 00012", "C1 d P129600S", "D1 d !60", "E1 n 46027",
      ])
    let mac = X.record(0x22, X.little(1, 2))
    #expect(try X(records, globals: formats + mac).cells.first == "A1 d 2030-01-06")
  }

  @Test func `has texts that go on in the next record with another width`() throws {
    let first = X.little(6, 2) + [0] + Array("abc".utf8)
    let table =
      X.record(0xFC, X.little(2, 4) + X.little(2, 4) + first)
      + X.record(
        0x3C, [1] + "de€".utf16.flatMap { X.little(Int($0), 2) } + X.little(2, 2) + [1, 0x01, 0xD8])
      + X.record(0x3C, [1, 0x01, 0xDC])
    #expect(
      try X(X.label(0, 0, 0) + X.label(0, 1, 1), texts: table).cells == ["A1 s abcde€", "B1 s 𐐁"])
  }

  @Test func `skips what is rich or phonetic about a text`() throws {
    let rich =
      X.little(2, 2) + [0x0C] + X.little(2, 2) + X.little(3, 4) + Array("ab".utf8)
      + [UInt8](repeating: 9, count: 11)
    #expect(
      try X(X.label(0, 0, 0) + X.label(0, 1, 1), texts: X.table([rich, X.text("c")])).cells
        == ["A1 s ab", "B1 s c"])
  }

  @Test func `does not believe how many texts it says it has`() throws {
    let builder = X(X.label(0, 0, 0), texts: X.table([X.text("a")], count: 0xFFFF_FFFF))
    #expect(try builder.cells == ["A1 s a"])
    #expect(throws: SheetFault.damaged(part: "Workbook")) {
      try X(X.label(0, 0, 7), texts: X.table([X.text("a")])).cells
    }
  }

  @Test func `has many texts without memory for them`() throws {
    var texts = SpooledTexts(folder: "/tmp", inMemory: 1_000)
    let long = String(repeating: "x", count: 100)
    for index in 0..<20_000 {
      try texts.append(Array((index == 7 ? "" : "\(long)\(index)").utf8))
    }
    var text: [UInt8] = []
    for index in [0, 19_999, 1, 6, 8, 10_000, 10_001, 9_999, 19_998] {
      #expect(try texts.read(index, into: &text))
      #expect(String(decoding: text, as: UTF8.self) == "\(long)\(index)")
    }
    #expect(try texts.read(7, into: &text))
    #expect(text == [])
    #expect(try !texts.read(20_000, into: &text))
  }

  @Test func `may have more sectors than the head of the file names tables for`() throws {
    let filler = (0..<1_000).flatMap { _ in X.record(0x1234, [UInt8](repeating: 7, count: 8_000)) }
    #expect(try X(filler + X.number(0, 0, 1)).cells == ["A1 n 1"])
  }

  @Test func `tells what is hidden and merged, and leaves what lies under a merge to its readers`()
    throws
  {
    let area = [1, 2, 0, 1].flatMap { X.little($0, 2) }
    let builder = X(
      X.record(0x208, X.little(2, 2) + X.little(0, 10) + X.little(0x20, 2) + [0, 0])
        + X.record(
          0x7D, X.little(3, 2) + X.little(256, 2) + X.little(0, 4) + X.little(1, 2) + [0, 0])
        + X.number(1, 0, 1) + X.number(1, 1, 2) + X.number(2, 0, 3) + X.number(2, 2, 4)
        + X.number(3, 0, 5) + X.record(0xE5, X.little(1, 2) + area))
    let transcript = try builder.read()
    #expect(
      try Cells.of(transcript) == ["A2 n 1", "B2 n 2", "-A3 n 3", "-C3 n 4", "A4 n 5"])
    #expect(transcript.sheets[0].hiddenColumns == [4...256])
    #expect(transcript.sheets[0].merged == [MergedCells(rows: 2...3, columns: 1...2)])
    #expect(transcript.sheets[0].hiddenRows == 1)
  }

  @Test func `has rows in any order`() throws {
    let text: [UInt8] = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    let builder = X(
      X.number(5, 0, 1) + X.number(5, 1, 2) + X.number(2, 0, 3) + X.formula(5, 2, text)
        + X.record(0x207, X.text("a")) + X.number(3, 1, 4) + X.number(5, 0, 6))
    #expect(try builder.cells == ["A3 n 3", "B4 n 4", "A6 n 6", "B6 n 2", "C6 s a"])
  }

  @Test func `has charts in its sheets, and sheets that are no tables`() throws {
    let chart =
      X.record(0x809, X.little(0x600, 2) + X.little(0x20, 2) + X.little(0, 12))
      + X.number(9, 9, 9) + X.record(0x0A, [])
    var builder = X(X.number(0, 0, 1) + chart + X.number(1, 0, 2))
    builder.sheets.insert(X.Sheet(name: "Grafik", kind: 2, records: X.number(0, 0, 7)), at: 0)
    builder.sheets.append(X.Sheet(name: "Rahasia", state: 2, records: X.number(0, 0, 3)))
    builder.sheets.append(X.Sheet(name: "Sembunyi", state: 1, records: X.number(0, 0, 4)))
    let transcript = try builder.read()
    #expect(transcript.sheets.map(\.info.name) == ["Data", "Rahasia", "Sembunyi"])
    #expect(transcript.sheets.map(\.info.state) == [.visible, .veryHidden, .hidden])
    #expect(try Cells.of(transcript) == ["A1 n 1", "A2 n 2"])
    let one = try builder.read(wanted: [2])
    #expect(one.sheets.map(\.info.name) == ["Sembunyi"])
    #expect(try Cells.of(one) == ["A1 n 4"])
  }

  @Test func `with many names for one sheet is refused`() throws {
    var builder = X(X.number(0, 0, 1))
    builder.sheets += (1...20).map { X.Sheet(name: "S\($0)") }
    var stream = builder.stream
    var places: [Int] = []
    var index = 0
    while index + 8 < stream.count {
      if stream[index] == 0x85, stream[index + 1] == 0 { places.append(index + 4) }
      index += 4 + Int(stream[index + 2]) + Int(stream[index + 3]) << 8
    }
    #expect(places.count == 21)
    for place in places {
      stream.replaceSubrange(place..<(place + 4), with: stream[places[0]..<(places[0] + 4)])
    }
    var container = OLEBuilder(stream: stream)
    container.isSmall = true
    #expect(throws: SheetFault.damaged(part: "Workbook")) { try X.read(container.bytes) }
  }

  @Test func `without a table is refused`() throws {
    var builder = X([])
    builder.sheets[0].kind = 2
    #expect(throws: SheetFault.noSheet) { try builder.cells }
  }

  @Test func `with a password is refused`() throws {
    let builder = X(X.number(0, 0, 1), globals: X.record(0x2F, [0, 0, 1, 2, 3, 4]))
    #expect(throws: SheetFault.encrypted) { try builder.cells }
    var container = OLEBuilder(stream: [1, 2, 3])
    container.name = "EncryptedPackage"
    #expect(throws: SheetFault.encrypted) { try X.read(container.bytes) }
  }

  @Test func `is damaged when it ends too early`() throws {
    let whole = X(X.number(0, 0, 1)).stream
    for cut in [4, whole.count - 4, whole.count - 8, whole.count - 30] {
      var container = OLEBuilder(stream: Array(whole[..<cut]))
      container.isSmall = true
      #expect(throws: SheetFault.damaged(part: "Workbook")) { try X.read(container.bytes) }
    }
  }
}

@Suite struct `A workbook of Excel 5` {
  @Test func `has texts of its code page`() throws {
    var builder = X(
      X.cell(0x204, 0, 0, X.little(3, 2) + [0x80, 0xE9, 0x41])
        + X.formula(1, 0, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
        + X.record(0x207, X.little(1, 2) + [0x99]),
      globals: X.record(0x42, X.little(1_252, 2)))
    builder.isBIFF8 = false
    #expect(try builder.cells == ["A1 s €éA", "A2 s ™"])
    builder.globals = X.record(0x42, X.little(932, 2))
    #expect(try builder.cells == ["A1 s \u{FFFD}\u{FFFD}A", "A2 s \u{FFFD}"])
  }

  @Test func `has formats with a length of one byte`() throws {
    let code = "dd/mm/yyyy"
    var builder = X(
      X.number(0, 0, 46027),
      globals: X.record(0x41E, X.little(20_0, 2) + [UInt8(code.utf8.count)] + Array(code.utf8))
        + X.record(0xE0, X.little(0, 2) + X.little(200, 2)))
    builder.isBIFF8 = false
    #expect(try builder.cells == ["A1 d 2026-01-05"])
  }
}

@Suite struct `A container of sectors` {
  private let stream = X(X.number(0, 0, 1)).stream

  @Test(arguments: ["Workbook", "WORKBOOK", "Book", "BOOK"])
  func `has its stream in capitals or not`(name: String) throws {
    var container = OLEBuilder(stream: stream)
    container.name = name
    #expect(try Cells.of(X.read(container.bytes)) == ["A1 n 1"])
    container.isSmall = true
    #expect(try Cells.of(X.read(container.bytes)) == ["A1 n 1"])
  }

  @Test func `that loops is refused at once`() throws {
    var container = OLEBuilder(stream: stream)
    container.damage = { $0[3] = 1 }
    #expect(throws: SheetFault.chainLoops) { try X.read(container.bytes) }
    container.damage = { $0[3] = 900 }
    #expect(throws: SheetFault.damaged(part: "OLE")) { try X.read(container.bytes) }
  }

  @Test func `of something else is no workbook`() throws {
    var container = OLEBuilder(stream: stream)
    container.name = "WordDocument"
    #expect(throws: SheetFault.noSheet) { try X.read(container.bytes) }
    #expect(throws: SheetFault.damaged(part: "OLE")) { try X.read([]) }
    #expect(throws: SheetFault.damaged(part: "OLE")) {
      try X.read([0xD0, 0xCF] + [UInt8](repeating: 0, count: 600))
    }
    #expect(throws: SheetFault.ancientWorkbook) { try X.read([9, 4, 6, 0, 0, 0, 16, 0]) }
  }

  @Test func `cut off anywhere is read or refused`() throws {
    let bytes = OLEBuilder(stream: stream).bytes
    for end in stride(from: 0, to: bytes.count, by: 13) {
      _ = try? X.read(Array(bytes[..<end]))
    }
  }
}
