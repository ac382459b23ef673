import Testing

@testable import SheetFiles

@Suite struct `A number of a spreadsheet` {
  private func written(_ number: Double, _ format: NumberFormat = .general, mac: Bool = false)
    throws -> String
  {
    try TranscribedText { writer throws(SheetFault) in
      var cell = CellNumber(epoch: mac ? .from1904 : .from1900)
      try cell.append(column: 0, number, format: format, into: &writer)
    }.first
  }

  private func written(text: String, _ format: NumberFormat = .general) throws -> String {
    let bytes = Array(text.utf8)
    return try TranscribedText { writer throws(SheetFault) in
      var cell = CellNumber(epoch: .from1900)
      guard try cell.append(column: 0, text: bytes.span, format: format, into: &writer) else {
        return try writer.append(column: 0, .text, bytes.span)
      }
    }.first
  }

  private func written(stamp: String, _ format: NumberFormat = .general) throws -> String {
    let bytes = Array(stamp.utf8)
    return try TranscribedText { writer throws(SheetFault) in
      var cell = CellNumber(epoch: .from1900)
      try cell.append(column: 0, stamp: bytes.span, format: format, into: &writer)
    }.first
  }

  static let shown: [(Double, String)] = [
    (0.1 + 0.2, "0.3"), (14, "14"), (-0.0, "0"), (25000.5, "25000.5"), (12004.55, "12004.55"),
    (1e300, "1" + String(repeating: "0", count: 300)), (1e-7, "0.0000001"), (-3.25, "-3.25"),
    (6_371_012_345_670_001, "6371012345670000"), (999_999_999_999_999, "999999999999999"),
    (25000.000000001, "25000.000000001"), (1e16, "10000000000000000"),
    (1.0 / 3, "0.333333333333333"), (2.0 / 3, "0.666666666666667"), (1e15, "1000000000000000"),
    (.leastNonzeroMagnitude, "0." + String(repeating: "0", count: 323) + "5"),
  ]

  @Test(arguments: shown) func `in binary is the decimal that the spreadsheet shows`(
    number: Double, shown: String
  )
    throws
  {
    #expect(try written(number) == "number \(shown)")
  }

  @Test func `in binary that is none is an error`() throws {
    #expect(try written(.infinity) == "error #NUM!")
    #expect(try written(.nan, .date) == "error #NUM!")
  }

  static let texts: [(String, String)] = [
    ("14", "14"), ("0", "0"), ("-0", "0"), ("007", "7"), ("0.30000000000000004", "0.3"),
    ("1.50", "1.5"), ("1E3", "1000"), ("1.5e-3", "0.0015"), (".5", "0.5"), ("5.", "5"),
    ("-0.25", "-0.25"), ("123456789012345678", "123456789012346000"), ("+2", "2"),
    ("0.1234567890123456", "0.123456789012346"), ("100", "100"), ("1.0", "1"), ("10.05", "10.05"),
    ("6371012345670001.0", "6371012345670000"), ("0.0", "0"), ("-5", "-5"),
  ]

  @Test(arguments: texts) func `in text is the same decimal`(text: String, shown: String) throws {
    #expect(try written(text: text) == "number \(shown)")
  }

  @Test(arguments: ["", "-", ".", "1e", "1e99999", "12a", "1.2.3", "0x10", "NaN", " 1"])
  func `in text that is none is refused`(text: String) throws {
    #expect(try written(text: text) == "text \(text)")
  }

  @Test func `is padded to the zeros of its format`() throws {
    #expect(try written(12, .zeros(width: 5)) == "number 00012")
    #expect(try written(text: "-12", .zeros(width: 5)) == "number -00012")
    #expect(try written(text: "0", .zeros(width: 5)) == "number 00000")
    #expect(try written(text: "1.5", .zeros(width: 5)) == "number 1.5")
    #expect(try written(text: "1234567", .zeros(width: 5)) == "number 1234567")
  }

  static let moments: [(Double, String)] = [
    (46027.0, "moment 2026-01-05"), (46027.395833333336, "moment 2026-01-05T09:30:00"),
    (46027.39583333, "moment 2026-01-05T09:30:00"), (46027.395833, "moment 2026-01-05T09:29:59"),
    (60, "moment !60"), (60.5, "moment !60.5"),
    (-1, "moment !-1"), (59, "moment 1900-02-28"), (61, "moment 1900-03-01"),
    (1.5, "moment 1900-01-01T12:00:00"), (0.5, "time T12:00:00"), (0, "time T00:00:00"),
    (2_958_465, "moment 9999-12-31"), (2_958_466, "moment !2958466"),
    (0.999999999999, "moment 1900-01-01"), (45351, "moment 2024-02-29"),
  ]

  @Test(arguments: moments) func `with a format of dates is a moment`(serial: Double, shown: String)
    throws
  {
    #expect(try written(serial, .date) == shown)
  }

  @Test func `counts days from 1904 in workbooks that say so`() throws {
    #expect(try written(1, .date, mac: true) == "moment 1904-01-02")
    #expect(try written(60, .date, mac: true) == "moment 1904-03-01")
    #expect(try written(0.25, .date, mac: true) == "time T06:00:00")
    #expect(try written(2_958_465, .date, mac: true) == "moment !2958465")
  }

  @Test func `with a format of passed hours is a duration`() throws {
    #expect(try written(1.5, .duration) == "time P129600S")
    #expect(try written(0, .duration) == "time P0S")
    #expect(try written(-0.5, .duration) == "moment !-0.5")
  }

  static let stamps: [(String, String)] = [
    ("2026-01-05T09:30:00.000", "moment 2026-01-05T09:30:00"), ("2026-01-05", "moment 2026-01-05"),
    ("2026-01-05T00:00:00.000", "moment 2026-01-05"),
    ("2026-01-05T09:30Z", "moment 2026-01-05T09:30:00"),
    ("2026-01-05T09:30:00+08:00", "moment 2026-01-05T09:30:00"), ("T09:30:00", "time T09:30:00"),
    ("09:30:00", "time T09:30:00"), ("1899-12-31T09:30:00.000", "time T09:30:00"),
    ("1899-12-31T26:30:00.000", "time P95400S"), ("PT08H05M00S", "time T08:05:00"),
    ("PT26H05M09.5S", "time P93909S"),
    ("P1DT2H", "time P93600S"),
    ("2026-02-29", "moment !2026-02-29"), ("2026-13-01", "moment !2026-13-01"), ("", "moment !"),
    ("2026-01-05T25:00:00", "moment !2026-01-05T25:00:00"), ("P1M", "moment !P1M"),
    ("P", "moment !P"),
    ("kemarin", "moment !kemarin"), ("PT99999999999999999999H", "moment !PT99999999999999999999H"),
  ]

  @Test(arguments: stamps) func `in words is the moment that it names`(stamp: String, shown: String)
    throws
  {
    #expect(try written(stamp: stamp) == shown)
  }

  @Test func `in words with a format of passed hours is a duration`() throws {
    #expect(try written(stamp: "PT08H05M00S", .duration) == "time P29100S")
    #expect(try written(stamp: "1900-01-10T15:10:10.000", .duration) == "time P918610S")
  }
}

@Suite struct `A number format` {
  static let codes: [(String, NumberFormat)] = [
    ("General", NumberFormat.general), ("0", .general), ("0.00", .general), ("#,##0", .general),
    ("0 \"hari\"", .general), ("[$Rp-421]#,##0", .general), ("[Red]0", .general), ("@", .general),
    ("[$-421]dd mmmm yyyy;@", .date), ("h:mm AM/PM", .date), ("[h]:mm:ss", .duration),
    ("[mm]:ss", .duration),
    ("00000", .zeros(width: 5)), ("0;dd", .general), ("\\d0_s*m", .general),
    // What else than texts and zeros is shown is not guessed at, and one zero is a quantity.
    ("\"No \"0000;-0", .zeros(width: 4)), ("\"No\" 0000", .zeros(width: 4)),
    ("[Red]\"No \"0000", .zeros(width: 4)), ("\"No \"0000_)", .zeros(width: 4)),
    ("\"Rp \"0", .general), ("\"Rp \"#,##0", .general), ("\"\"00", .zeros(width: 2)),
    ("\"" + String(repeating: "x", count: 2_000) + "\"00", .zeros(width: 2)),
    ("\"x\"" + String(repeating: "0", count: 65), .zeros(width: 64)), ("00\\", .zeros(width: 2)),
    ("00-00", .general), ("", .general), ("\"", .general), ("[", .general), ("\\", .general),
    ("YYYY", .date), (String(repeating: "0", count: 500), .zeros(width: 64)),
    ("0.00E+00", .general),
  ]

  @Test(arguments: codes) func `is known by its code`(code: String, format: NumberFormat) {
    #expect(NumberFormat(code: code) == format)
  }

  @Test(arguments: [
    ("\"BKT-\"00000", 17, "text BKT-00017"), ("\"BKT-\"00000", 1_234_567, "text BKT-1234567"),
    ("\\B\\é000\\/\"2026\"", 17, "text Bé017/2026"),
    ("00\"-\"00\"-\"00", 123_456_789, "text 12345-67-89"),
    ("00\\.000", 7, "text 00.007"), ("\"A\"00", 0, "text A00"),
    ("\"A\"00", 999_999_999_999_999, "text A999999999999999"),
    // No identifier, and refused where one is expected.
    ("\"A\"00", 1_000_000_000_000_000, "number 1000000000000000"), ("\"A\"00", 1.5, "number 1.5"),
    ("\"A\"00", 123_456_789_012_345e20, "number 12345678901234500000000000000000000"),
    ("\"A\"000", -7, "number -007"),
  ]) func `of texts and zeros shows an identifier`(code: String, number: Double, shown: String)
    throws
  {
    let cells = try TranscribedText { writer throws(SheetFault) in
      var cell = CellNumber(epoch: .from1900)
      try cell.append(column: 0, number, format: NumberFormat(code: code), into: &writer)
    }
    #expect(cells.first == shown)
  }

  @Test func `is known by its number`() {
    #expect(
      [0, 14, 22, 27, 36, 45, 46, 47, 49, 50, 58, 59].map { NumberFormat(builtIn: $0) } == [
        .general, .date, .date, .date, .date, .date, .duration, .date, .general, .date, .date,
        .general,
      ])
  }
}
