/// Writes the number of a cell as what its format makes of it: a number, a moment or a time. One for a whole workbook, since it
/// keeps its bytes from cell to cell.
struct CellNumber {
  let epoch: SerialDate.Epoch
  private var bytes: [UInt8] = []

  init(epoch: SerialDate.Epoch) {
    self.epoch = epoch
    bytes.reserveCapacity(512)
  }

  /// Writes a number that the file holds as text. `column` from 0.
  ///
  /// - Returns: `false`, and nothing is written, if the text is no number.
  mutating func append(
    column: Int, text: borrowing Span<UInt8>, format: NumberFormat,
    into writer: inout TranscriptWriter
  ) throws(SheetFault) -> Bool {
    if case .general = format, Self.isPlain(text) {
      try writer.append(column: column, .number, text)
      return true
    }
    guard let decimal = PlainDecimal(text: text) else { return false }
    try append(column: column, decimal, format: format, serial: decimal.double, into: &writer)
    return true
  }

  /// Writes a number that the file holds in binary; one that is infinite or none is the error `#NUM!`.
  mutating func append(
    column: Int, _ number: Double, format: NumberFormat, into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    guard let decimal = PlainDecimal(number) else {
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: "#NUM!".utf8)
      return try writer.append(column: column, .error, bytes.span)
    }
    try append(column: column, decimal, format: format, serial: number, into: &writer)
  }

  /// Writes a date, a time or a duration that the file holds in words of ISO 8601; one that does not exist becomes `!` and
  /// the words.
  mutating func append(
    column: Int, stamp: borrowing Span<UInt8>, format: NumberFormat = .general,
    into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    bytes.removeAll(keepingCapacity: true)
    if let kind = IsoStamp.write(stamp, format: format, into: &bytes) {
      return try writer.append(column: column, kind, bytes.span)
    }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(UInt8(ascii: "!"))
    for index in 0..<min(stamp.count, 64) { bytes.append(stamp[index]) }
    try writer.append(column: column, .moment, bytes.span)
  }

  private mutating func append(
    column: Int, _ decimal: PlainDecimal, format: NumberFormat, serial: Double,
    into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    bytes.removeAll(keepingCapacity: true)
    let kind: CellKind?
    switch format {
    case .general:
      decimal.write(into: &bytes)
      kind = .number
    case .zeros(let width):
      decimal.write(into: &bytes, width: width)
      kind = .number
    case .worded(let format):
      var digits: [UInt8] = []
      decimal.write(into: &digits, width: format.width)
      // What is no identifier stays the number that it is, and is refused where one is expected.
      if decimal.isIdentifier {
        format.write(digits.span, into: &bytes)
        kind = .text
      } else {
        bytes.append(contentsOf: digits)
        kind = .number
      }
    case .date: kind = SerialDate.write(serial, epoch: epoch, into: &bytes)
    case .duration: kind = SerialDate.writeDuration(serial, into: &bytes)
    }
    if kind == nil {
      bytes.append(UInt8(ascii: "!"))
      decimal.write(into: &bytes)
    }
    try writer.append(column: column, kind ?? .moment, bytes.span)
  }

  /// Whether the text is already what would be written: at most 15 digits, none of them a zero too many. Most numbers are.
  private static func isPlain(_ text: borrowing Span<UInt8>) -> Bool {
    var index = 0
    let end = text.count
    guard end > 0, end <= 15 else { return false }
    if text[0] == UInt8(ascii: "-") { index = 1 }
    let start = index
    while index < end, isDigit(text[index]) { index += 1 }
    guard index > start, text[start] != UInt8(ascii: "0") || index == start + 1 else {
      return false
    }
    if index == end { return start == 0 || text[start] != UInt8(ascii: "0") }
    guard text[index] == UInt8(ascii: "."), text[end - 1] != UInt8(ascii: "0") else { return false }
    let fraction = index + 1
    index = fraction
    while index < end, isDigit(text[index]) { index += 1 }
    return index == end && index > fraction
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
