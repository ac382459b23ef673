/// Finds the fields of one record by the rules of RFC 4180. A quote inside a field that does not
/// begin with one is an ordinary character; a record ends at LF, CR LF or CR.
struct CSVScan {
  enum End: Equatable {
    case record
    /// The text ends before the record does.
    case needsMore(inQuotes: Bool)
    /// The file ends inside quotes.
    case openQuote
    case textAfterQuote
  }

  var delimiter = Delimiter.comma.rawValue
  private(set) var fields: [RecordField] = []
  /// Index after the last field.
  private(set) var contentEnd = 0
  /// Index after the line break.
  private(set) var end = 0
  /// Line breaks within quotes.
  private(set) var innerLineBreaks = 0
  /// Bytes of the longest field, doubled quotes counted as two.
  private(set) var longestField = 0
  /// Some field has doubled quotes.
  private(set) var hasEscapes = false
  /// Some byte is neither printable ASCII nor a tab nor a line break.
  private(set) var hasUnusualBytes = false

  private static let quote = UInt8(ascii: "\"")

  /// Scans from the lower bound of the range, which is the start of a record, and no farther than
  /// its upper bound; `isLast` says that the file ends there.
  mutating func scan(_ bytes: [UInt8], in range: Range<Int>, isLast: Bool) -> End {
    let text = bytes.span.extracting(0..<range.upperBound)
    fields.removeAll(keepingCapacity: true)
    innerLineBreaks = 0
    longestField = 0
    hasEscapes = false
    hasUnusualBytes = false
    var index = range.lowerBound
    while true {
      index = plainFields(text, from: index)
      let isQuoted = index < text.count && text[index] == Self.quote
      if isQuoted {
        if let stop = quotedField(text, at: &index, isLast: isLast) { return stop }
      } else {
        plainField(text, at: &index)
      }
      guard index < text.count else {
        guard isLast else { return .needsMore(inQuotes: false) }
        contentEnd = index
        end = index
        return .record
      }
      let byte = text[index]
      if byte == delimiter {
        index += 1
        continue
      }
      guard byte == 0x0A || byte == 0x0D else { return .textAfterQuote }
      contentEnd = index
      if byte == 0x0D {
        guard index + 1 < text.count || isLast else { return .needsMore(inQuotes: false) }
        if index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
      }
      end = index + 1
      return .record
    }
  }

  /// Goes past plain fields, eight bytes at a time, to the start of one that begins with a quote,
  /// ends the record, or comes near the end of the text.
  private mutating func plainFields(_ text: Span<UInt8>, from start: Int) -> Int {
    var fieldStart = start
    var index = start
    while index <= text.count - 8 {
      var marks = signs(in: text.word(at: index))
      while marks != 0 {
        let place = index &+ marks.trailingZeroBitCount >> 3
        marks &= marks &- 1
        let byte = text[place]
        if byte == delimiter {
          add(fieldStart, place)
          fieldStart = place &+ 1
        } else if byte == Self.quote {
          if place == fieldStart { return fieldStart }
        } else if byte == 0x0A || byte == 0x0D {
          return fieldStart
        } else if byte != 0x09 {
          hasUnusualBytes = true
        }
      }
      index &+= 8
    }
    return fieldStart
  }

  /// The top bit of each of eight bytes that is the delimiter, a quote, or no printable ASCII.
  @inline(__always)
  private func signs(in word: UInt64) -> UInt64 {
    let low = eightTimes(0x7F)
    func isZero(_ bytes: UInt64) -> UInt64 { ~((bytes & low) &+ low | bytes) }
    let ascii = word & low
    return eightTimes(0x80)
      & (isZero(word ^ eightTimes(delimiter)) | isZero(word ^ eightTimes(Self.quote))
        | ~(ascii &+ eightTimes(0x60)) | (ascii &+ eightTimes(0x01)) | word)
  }

  /// Goes to the delimiter or the line break, or to the end of the text.
  private mutating func plainField(_ text: Span<UInt8>, at index: inout Int) {
    let start = index
    while index < text.count {
      let byte = text[index]
      if byte == delimiter { break }
      if byte &- 0x20 >= 0x5F {
        if byte == 0x0A || byte == 0x0D { break }
        if byte != 0x09 { hasUnusualBytes = true }
      }
      index += 1
    }
    add(start, index)
  }

  /// Goes past the closing quote; `nil` when there is one.
  private mutating func quotedField(
    _ text: Span<UInt8>, at index: inout Int, isLast: Bool
  ) -> End? {
    index += 1
    let start = index
    while index < text.count {
      let byte = text[index]
      if byte == Self.quote {
        guard index + 1 < text.count else {
          // Whether this quote closes the field or is the first of two is seen with the next byte.
          if !isLast { return .needsMore(inQuotes: true) }
          break
        }
        guard text[index + 1] == Self.quote else { break }
        hasEscapes = true
        index += 2
        continue
      }
      if byte &- 0x20 >= 0x5F {
        if byte == 0x0A || (byte == 0x0D && !(index + 1 < text.count && text[index + 1] == 0x0A)) {
          innerLineBreaks += 1
        } else if byte != 0x0D, byte != 0x09 {
          hasUnusualBytes = true
        }
      }
      index += 1
    }
    guard index < text.count else { return isLast ? .openQuote : .needsMore(inQuotes: true) }
    add(start, index)
    index += 1
    return nil
  }

  private mutating func add(_ start: Int, _ end: Int) {
    longestField = max(longestField, end - start)
    fields.append(
      RecordField(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
  }

  /// The fields with each doubled quote made one: their bytes, one after the other, and where each
  /// stands in them.
  func unescaped(_ text: [UInt8]) -> (bytes: [UInt8], fields: [RecordField]) {
    var bytes: [UInt8] = []
    var places: [RecordField] = []
    for field in fields {
      let isQuoted = field.start > 0 && text[Int(field.start) - 1] == Self.quote
      let start = bytes.count
      var index = Int(field.start)
      while index < Int(field.end) {
        let byte = text[index]
        bytes.append(byte)
        index += isQuoted && byte == Self.quote ? 2 : 1
      }
      places.append(RecordField(start: Int32(start), end: Int32(bytes.count)))
    }
    return (bytes, places)
  }
}
