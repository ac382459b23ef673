/// Reads a CSV file record by record. It keeps one piece of the file and the record that it is at,
/// whatever the size of the file.
///
/// A record that cannot be read ends with its first physical line: what follows is read afresh, so
/// that a quote that is never closed spoils one line and not the rest of the file.
struct CSVReader: ~Copyable {
  /// Most bytes of a field and of a record.
  static let fieldLimit = 4096
  static let recordLimit = 1 << 20
  /// Most bytes of a line that are kept as its original text.
  static let originalLimit = 1 << 16

  private var input: TextInput
  /// The text that is in memory; the fields of the record are places in it or in `unescaped`.
  private(set) var text: [UInt8] = []
  /// Where the next record starts.
  private var next = 0
  private var scan = CSVScan()
  /// The fields' bytes, when they are not simply a part of the text.
  private(set) var unescaped: [UInt8]?
  private var unescapedFields: [RecordField] = []
  private var original = 0..<0

  /// Physical line on which the record starts, from 1.
  private(set) var line = 0
  /// Physical line on which the next record starts.
  private(set) var nextLine = 1

  init(
    _ file: InputFile, declared: TextEncoding?, pieceSize: Int = 1 << 18
  ) {
    input = TextInput(file, declared: declared, pieceSize: pieceSize)
  }

  var encoding: TextEncoding { input.encoding }

  var delimiter: UInt8 {
    get { scan.delimiter }
    set { scan.delimiter = newValue }
  }

  /// Where the fields stand, in `unescaped` if there is one and else in `text`.
  var fields: [RecordField] { unescaped == nil ? scan.fields : unescapedFields }

  /// Where the fields stand in `text`, escapes and all.
  var scannedFields: [RecordField] { scan.fields }

  var fieldCount: Int { scan.fields.count }

  /// Whether some field may have more bytes than are allowed.
  var hasLongField: Bool { scan.longestField > Self.fieldLimit }

  /// Whether some field goes over several lines.
  var spansLines: Bool { scan.innerLineBreaks > 0 }

  /// How many fields do.
  var spanningFields: Int {
    scannedFields.count { field in text[field.range].contains { $0 == 0x0A || $0 == 0x0D } }
  }

  /// Whether the record must be searched for bytes that are not text.
  var hasUnusualBytes: Bool { scan.hasUnusualBytes }

  /// The bytes of the record in the file's own form, as UTF-8.
  var originalRange: Range<Int> { original }

  /// The record as it stands in the file; what is not text becomes U+FFFD.
  var originalText: String { String(decoding: originalBytes, as: UTF8.self) }

  /// The record as it stands in the file, which may hold what is not text.
  var originalBytes: ArraySlice<UInt8> { text[original].prefix(Self.originalLimit) }

  /// Goes on to the next record.
  mutating func advance() throws(ImportFault) -> RecordOutcome {
    let outcome = try peek()
    switch outcome {
    case .record, .blank: consume()
    case .damaged: try skipLine()
    case .nextSheet, .end: break
    }
    return outcome
  }

  /// Scans the next record without going past it, so that it can be scanned again with another
  /// delimiter.
  mutating func peek() throws(ImportFault) -> RecordOutcome {
    let window = Self.recordLimit + 2
    while true {
      guard next < text.count || !input.isAtEnd else { return .end }
      let limit = min(text.count, next + window)
      let isLast = input.isAtEnd && limit == text.count
      let end = scan.scan(text, in: next..<limit, isLast: isLast)
      switch end {
      case .needsMore(let inQuotes):
        guard limit - next < window else {
          return .damaged(inQuotes ? .openQuote : .recordTooLong(limit: Self.recordLimit))
        }
        try fill()
      case .openQuote: return .damaged(.openQuote)
      case .textAfterQuote: return .damaged(.textAfterQuote)
      case .record: return record()
      }
    }
  }

  private mutating func consume() {
    line = nextLine
    nextLine += scan.innerLineBreaks + 1
    original = next..<scan.contentEnd
    next = scan.end
  }

  private mutating func record() -> RecordOutcome {
    unescaped = nil
    if scan.hasEscapes {
      let (bytes, places) = scan.unescaped(text)
      unescaped = bytes
      unescapedFields = places
    }
    let isBlankRecord =
      scan.fields.first.map { isBlank($0) } ?? true && scan.fields.allSatisfy { isBlank($0) }
    return isBlankRecord ? .blank : .record
  }

  private func isBlank(_ field: RecordField) -> Bool {
    text[field.range].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private mutating func fill() throws(ImportFault) {
    text.removeSubrange(..<next)
    next = 0
    try input.read(into: &text)
  }

  /// Goes past one physical line, of any length.
  private mutating func skipLine() throws(ImportFault) {
    line = nextLine
    nextLine += 1
    unescaped = nil
    var searched = next
    while true {
      if let found = text[searched...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }),
        found + 1 < text.count || input.isAtEnd
      {
        let isPair = text[found] == 0x0D && found + 1 < text.count && text[found + 1] == 0x0A
        original = next..<found
        next = found + (isPair ? 2 : 1)
        return
      }
      if input.isAtEnd {
        original = next..<text.count
        next = text.count
        return
      }
      // Of a line longer than any record only the beginning is kept.
      if text.count - next > Self.recordLimit + Self.originalLimit {
        text.removeSubrange((next + Self.originalLimit)..<(text.count - 1))
      }
      text.removeSubrange(..<next)
      next = 0
      searched = max(0, text.count - 1)
      try input.read(into: &text)
    }
  }
}
