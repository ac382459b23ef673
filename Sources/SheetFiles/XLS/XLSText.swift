/// Reads the strings of BIFF, which may go on in CONTINUE records, with one byte for a character or two anew in each.
struct XLSText {
  /// Place in the record.
  var place: Int
  private(set) var utf8: [UInt8] = []
  private var surrogate: UInt16 = 0

  init(at place: Int) { self.place = place }

  /// Reads a string of BIFF8 into `utf8` ([MS-XLS] 2.5.293 XLUnicodeRichExtendedString, 2.5.294 XLUnicodeString).
  ///
  /// - Parameters:
  ///   - records: Stands on the record where the string goes on.
  ///   - shortLength: The length has one byte.
  /// - Throws: `damaged` if the records end within it.
  mutating func read(
    _ records: inout RecordReader, shortLength: Bool = false
  ) throws(SheetFault) {
    utf8.removeAll(keepingCapacity: true)
    surrogate = 0
    var left = try number(&records, bytes: shortLength ? 1 : 2)
    let flags = try number(&records, bytes: 1)
    let runs = flags & 8 != 0 ? try number(&records, bytes: 2) : 0
    let phonetic = flags & 4 != 0 ? try number(&records, bytes: 4) : 0
    var isWide = flags & 1 != 0
    while left > 0 {
      if place >= records.count {
        guard try records.advanceToContinue() else { throw .damaged(part: XLSReader.part) }
        isWide = try records.byte(0) & 1 != 0
        place = 1
      }
      let width = isWide ? 2 : 1
      let here = min(left, (records.count - place) / width)
      guard here > 0 || place >= records.count else { throw .damaged(part: XLSReader.part) }
      append(try records.bytes(place..<(place + here * width)), isWide: isWide)
      place += here * width
      left -= here
    }
    if surrogate != 0 { appendReplacement() }
    try skip(&records, runs * 4 + phonetic)
  }

  /// A number that does not begin a CONTINUE record with a new width.
  private mutating func number(
    _ records: inout RecordReader, bytes: Int
  ) throws(SheetFault) -> Int {
    var number = 0
    for index in 0..<bytes {
      while place >= records.count {
        guard try records.advanceToContinue() else { throw .damaged(part: XLSReader.part) }
        place = 0
      }
      number |= Int(try records.byte(place)) << (8 * index)
      place += 1
    }
    return number
  }

  private mutating func skip(_ records: inout RecordReader, _ bytes: Int) throws(SheetFault) {
    var left = bytes
    while left > records.count - place {
      left -= records.count - place
      guard try records.advanceToContinue() else { throw .damaged(part: XLSReader.part) }
      place = 0
    }
    place += left
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>, isWide: Bool) {
    guard isWide else {
      for byte in bytes {
        if byte < 0x80 {
          utf8.append(byte)
        } else {
          utf8.append(0xC0 | byte >> 6)
          utf8.append(0x80 | byte & 0x3F)
        }
      }
      return
    }
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      append(UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8)
      index += 2
    }
  }

  private mutating func append(_ unit: UInt16) {
    switch unit {
    case 0..<0x80: utf8.append(UInt8(unit))
    case 0xD800..<0xDC00:
      if surrogate != 0 { appendReplacement() }
      surrogate = unit
      return
    case 0xDC00..<0xE000:
      guard surrogate != 0 else { return appendReplacement() }
      append(scalar: 0x10000 + UInt32(surrogate - 0xD800) << 10 + UInt32(unit - 0xDC00))
      surrogate = 0
      return
    default:
      if surrogate != 0 { appendReplacement() }
      append(scalar: UInt32(unit))
      return
    }
    guard surrogate != 0 else { return }
    let last = utf8.removeLast()
    appendReplacement()
    utf8.append(last)
  }

  private mutating func appendReplacement() {
    surrogate = 0
    append(scalar: 0xFFFD)
  }

  private mutating func append(scalar: UInt32) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
