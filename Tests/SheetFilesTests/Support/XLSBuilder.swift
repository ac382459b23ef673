@testable import SheetFiles

/// A workbook .xls, record by record.
struct XLSBuilder {
  struct Sheet {
    var name = "Data"
    var state = 0
    var kind = 0
    var records: [UInt8] = []
  }

  var isBIFF8 = true
  /// Records of the whole workbook, before those that name the sheets.
  var globals: [UInt8] = []
  /// Records after them: texts.
  var texts: [UInt8] = []
  var sheets: [Sheet] = []
  /// Says that the formulas were computed.
  var isComputed = true

  init(_ records: [UInt8], texts: [UInt8] = [], globals: [UInt8] = []) {
    sheets = [Sheet(records: records)]
    self.texts = texts
    self.globals = globals
  }

  static func little(_ number: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  static func record(_ kind: Int, _ bytes: [UInt8]) -> [UInt8] {
    little(kind, 2) + little(bytes.count, 2) + bytes
  }

  /// A cell in that row and column, from 0, of the cell format.
  static func cell(_ kind: Int, _ row: Int, _ column: Int, _ bytes: [UInt8], format: Int = 0)
    -> [UInt8]
  {
    record(kind, little(row, 2) + little(column, 2) + little(format, 2) + bytes)
  }

  static func number(_ row: Int, _ column: Int, _ value: Double, format: Int = 0) -> [UInt8] {
    cell(0x203, row, column, little(Int(truncatingIfNeeded: value.bitPattern), 8), format: format)
  }

  /// A formula with those eight bytes as its value.
  static func formula(_ row: Int, _ column: Int, _ value: [UInt8], flags: Int = 0) -> [UInt8] {
    cell(0x06, row, column, value + little(flags, 2) + little(0, 4) + little(0, 2))
  }

  /// Text with its length in two bytes, one byte for a character.
  static func text(_ text: String) -> [UInt8] {
    little(text.utf8.count, 2) + [0] + Array(text.utf8)
  }

  /// The texts of the workbook in one record.
  static func table(_ texts: [[UInt8]], count: Int? = nil) -> [UInt8] {
    record(0xFC, little(texts.count, 4) + little(count ?? texts.count, 4) + texts.flatMap { $0 })
  }

  static func label(_ row: Int, _ column: Int, _ index: Int) -> [UInt8] {
    cell(0xFD, row, column, little(index, 4))
  }

  private func begin(_ kind: Int) -> [UInt8] {
    Self.record(
      0x809,
      Self.little(isBIFF8 ? 0x600 : 0x500, 2) + Self.little(kind, 2)
        + Self.little(0, isBIFF8 ? 12 : 4))
  }

  /// The stream `Workbook`.
  var stream: [UInt8] {
    let head =
      begin(5) + (isComputed && isBIFF8 ? Self.record(0x1C1, Self.little(0, 8)) : []) + globals
    let names = sheets.map { sheet in
      [UInt8(sheet.state), UInt8(sheet.kind), UInt8(sheet.name.utf8.count)] + (isBIFF8 ? [0] : [])
        + Array(sheet.name.utf8)
    }
    let end = texts + Self.record(0x0A, [])
    var place = head.count + names.reduce(0) { $0 + 8 + $1.count } + end.count
    var result = head
    var bodies: [UInt8] = []
    for (sheet, name) in zip(sheets, names) {
      result += Self.record(0x85, Self.little(place, 4) + name)
      let body = begin(0x10) + sheet.records + Self.record(0x0A, [])
      bodies += body
      place += body.count
    }
    return result + end + bodies
  }

  func read(wanted: [Int]? = nil) throws -> Transcript {
    try Self.read(OLEBuilder(stream: stream).bytes, wanted: wanted)
  }

  static func read(_ bytes: [UInt8], wanted: [Int]? = nil) throws -> Transcript {
    let file = try TestFile(bytes)
    defer { withExtendedLifetime(file) {} }
    var writer = try TranscriptWriter(folder: "/tmp")
    try XLSReader.transcribe(
      file.source, folder: "/tmp",
      wanted: { (sheets) throws(SheetFault) in wanted ?? Array(sheets.indices) }, into: &writer)
    return try writer.finish()
  }

  var cells: [String] { get throws { try Cells.of(read()) } }
}

/// A compound file of one stream.
struct OLEBuilder {
  var stream: [UInt8]
  var name = "Workbook"
  /// Puts a stream below 4,096 bytes among the small ones, as it must be.
  var isSmall = false
  /// Changes the table of sectors.
  var damage: (inout [Int]) -> Void = { _ in }

  init(stream: [UInt8]) { self.stream = stream }

  private static let end = 0xFFFF_FFFE
  private static let none = 0xFFFF_FFFF

  private static func padded(_ bytes: [UInt8], _ size: Int = 512) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: (size - bytes.count % size) % size)
  }

  private static func entry(_ name: String, kind: Int, child: Int, first: Int, size: Int) -> [UInt8]
  {
    let units = name.utf16.flatMap { XLSBuilder.little(Int($0), 2) }
    return padded(units, 64) + XLSBuilder.little(units.count + 2, 2) + [UInt8(kind), 1]
      + XLSBuilder.little(none, 4) + XLSBuilder.little(none, 4) + XLSBuilder.little(child, 4)
      + [UInt8](repeating: 0, count: 36) + XLSBuilder.little(first, 4) + XLSBuilder.little(size, 8)
  }

  var bytes: [UInt8] {
    let size = isSmall ? stream.count : max(stream.count, 4_096)
    let content = Self.padded(isSmall ? stream : Self.padded(stream, 4_096))
    let sectors = content.count / 512
    // Content, table of small sectors, directory, table of sectors.
    var following = (1...sectors).map { $0 == sectors ? Self.end : $0 }
    following += [Self.end, Self.end]
    let tables = (following.count + 125) / 126
    // Where the tables beyond 109 are named.
    let lists = max(0, (tables - 109 + 126) / 127)
    following += [Int](repeating: 0xFFFF_FFFD, count: tables)
    following += [Int](repeating: 0xFFFF_FFFC, count: lists)
    damage(&following)
    let smallCount = (stream.count + 63) / 64
    let small = (1...128).map { $0 < smallCount ? $0 : $0 == smallCount ? Self.end : Self.none }
    let directory =
      Self.entry(
        "Root Entry", kind: 5, child: 1, first: isSmall ? 0 : Self.end,
        size: isSmall ? content.count : 0)
      + Self.entry(name, kind: 2, child: Self.none, first: 0, size: size)
    let place = { (table: Int) in table < tables ? sectors + 2 + table : Self.none }
    let firstList = sectors + 2 + tables
    var named: [Int] = []
    for list in 0..<lists {
      for table in 0..<127 { named.append(place(109 + 127 * list + table)) }
      named.append(list + 1 < lists ? firstList + list + 1 : Self.end)
    }
    var result: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    result += [UInt8](repeating: 0, count: 16)
    result += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let numbers = [
      tables, sectors + 1, 0, 4_096, sectors, 1, lists > 0 ? firstList : Self.end, lists,
    ]
    for number in numbers { result += XLSBuilder.little(number, 4) }
    for table in 0..<109 { result += XLSBuilder.little(place(table), 4) }
    result += content
    for number in small { result += XLSBuilder.little(number, 4) }
    result += Self.padded(directory)
    for index in 0..<(128 * tables) {
      result += XLSBuilder.little(index < following.count ? following[index] : Self.none, 4)
    }
    for number in named { result += XLSBuilder.little(number, 4) }
    return result
  }
}
