/// What the first part of the stream says about the whole workbook ([MS-XLS] 2.1.7.20.1).
struct XLSWorkbook: ~Copyable {
  struct Sheet {
    var info: SheetInfo
    /// Place of its first record in the stream.
    var place: Int
    var isTable: Bool
  }

  private(set) var isBIFF8 = false
  private(set) var sheets: [Sheet] = []
  /// For every cell format, what it makes of numbers.
  private(set) var formats: [NumberFormat] = []
  private(set) var epoch = SerialDate.Epoch.from1900
  /// Excel says since version 2000 with what it computed the formulas, and so do others that compute; class libraries that
  /// leave that to the spreadsheet do not.
  private(set) var isComputed = false
  var texts: SpooledTexts
  private var isWindows1252 = true
  private var codes: [Int: NumberFormat] = [:]
  private var formatIDs: [Int] = []

  init(_ records: inout RecordReader, folder: String) throws(SheetFault) {
    texts = SpooledTexts(folder: folder)
    guard try records.advance(), [0x9, 0x209, 0x409, 0x809].contains(records.kind) else {
      throw .damaged(part: XLSReader.part)
    }
    guard records.kind == 0x809 else { throw .ancientWorkbook }
    switch try records.short(0) {
    case 0x600: isBIFF8 = true
    case 0x500: break
    case 0x200..<0x500: throw .ancientWorkbook
    default: throw .damaged(part: XLSReader.part)
    }
    while true {
      guard try records.advance() else { throw .damaged(part: XLSReader.part) }
      if records.kind == 0x0A { break }
      try read(&records)
    }
    formats = formatIDs.map { codes[$0] ?? NumberFormat(builtIn: $0) }
  }

  private mutating func read(_ records: inout RecordReader) throws(SheetFault) {
    switch records.kind {
    case 0x2F: throw .encrypted
    case 0x22: epoch = try records.short(0) == 1 ? .from1904 : .from1900
    case 0x42:
      // 0x8001 is the same page by the name of BIFF5's writers; 1200 is UTF-16.
      isWindows1252 = [1_252, 0x8001, 1_200, 367].contains(try records.short(0))
    case 0x85: try readSheet(&records)
    case 0xE0: formatIDs.append(try records.short(2))
    case 0x1C1: isComputed = true
    case 0x41E:
      let id = try records.short(0)
      let code = try text(&records, at: 2, hasShortLength: !isBIFF8)
      codes[id] = NumberFormat(code: code.span)
    case 0xFC: try readTexts(&records)
    default: break
    }
  }

  private mutating func readSheet(_ records: inout RecordReader) throws(SheetFault) {
    let place = try records.long(0)
    let state = SheetInfo.State(rawValue: try records.byte(4) & 3) ?? .veryHidden
    let isTable = try records.byte(5) == 0
    let name = try text(&records, at: 6, hasShortLength: true)
    guard sheets.count < TranscriptWriter.mostSheets else {
      throw .limit(.sheets(TranscriptWriter.mostSheets))
    }
    sheets.append(
      Sheet(
        info: SheetInfo(name: String(decoding: name, as: UTF8.self), state: state), place: place,
        isTable: isTable))
  }

  /// The texts of all sheets; how many it says there are is not believed.
  private mutating func readTexts(_ records: inout RecordReader) throws(SheetFault) {
    let count = try records.long(4)
    var text = XLSText(at: 8)
    for _ in 0..<count {
      if text.place >= records.count {
        guard try records.advanceToContinue() else { return }
        text.place = 0
      }
      try text.read(&records)
      try texts.append(text.utf8)
    }
  }

  /// A string in the record, in UTF-8. In BIFF5 its bytes are of a code page: what another one than Windows-1252 has above
  /// ASCII is not guessed at but marked as lost.
  func text(
    _ records: inout RecordReader, at place: Int, hasShortLength: Bool
  ) throws(SheetFault) -> [UInt8] {
    if isBIFF8 {
      var text = XLSText(at: place)
      try text.read(&records, shortLength: hasShortLength)
      return text.utf8
    }
    let count = hasShortLength ? Int(try records.byte(place)) : try records.short(place)
    let start = place + (hasShortLength ? 1 : 2)
    var utf8: [UInt8] = []
    for byte in try records.bytes(start..<(start + count)) {
      if isWindows1252 || byte < 0x80 {
        Windows1252.append(byte, to: &utf8)
      } else {
        utf8.append(contentsOf: UTF8.encodedReplacementCharacter)
      }
    }
    return utf8
  }
}
