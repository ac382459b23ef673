/// What the number format of a cell makes of its number (ECMA-376 part 1, 18.8.30 and 18.8.31; [MS-XLS] 2.4.126).
enum NumberFormat: Hashable, Sendable {
  case general
  /// Shows a day, a time of day or both.
  case date
  /// `[h]:mm` and the like: time that passed.
  case duration
  /// Only zeros: an identifier shown with at least so many digits, 2–64.
  case zeros(width: Int)
  /// Zeros and texts around or between them: an identifier of which a part is in no cell, `BKT-00017`.
  case worded(WordedFormat)

  static let widest = 64

  /// A format of which the file says only the number; every spreadsheet knows these.
  init(builtIn id: Int) {
    switch id {
    case 46: self = .duration
    case 14...22, 27...36, 45, 47, 50...58: self = .date
    default: self = .general
    }
  }

  init(code: String) {
    let bytes = Array(code.utf8)
    self.init(code: bytes.span)
  }

  /// A format code in UTF-8, by its first section: quoted text, escaped and filling characters, and colours, currencies and
  /// conditions in brackets say nothing about what the number is.
  init(code: borrowing Span<UInt8>) {
    var index = 0
    var zeros = 0
    var showsTime = false
    var hasOther = false
    // What people see is known only of texts that are quoted and of zeros.
    var worded: WordedFormat? = WordedFormat()
    self = .general
    scan: while index < code.count {
      switch code[index] {
      case UInt8(ascii: ";"):
        worded = nil
        break scan
      case UInt8(ascii: "\""):
        index += 1
        while index < code.count, code[index] != UInt8(ascii: "\"") {
          worded?.append(code[index])
          index += 1
        }
      case UInt8(ascii: "\\"):
        index += 1
        // One character, of several bytes or not: those after the first one are no others either.
        while index < code.count {
          worded?.append(code[index])
          guard index + 1 < code.count, code[index + 1] & 0xC0 == 0x80 else { break }
          index += 1
        }
      case UInt8(ascii: "_"), UInt8(ascii: "*"):
        worded = nil
        index += 1
      case UInt8(ascii: "["):
        worded = nil
        let start = index + 1
        while index < code.count, code[index] != UInt8(ascii: "]") { index += 1 }
        if Self.counts(code, from: start, to: index) {
          self = .duration
          return
        }
      case UInt8(ascii: "0"):
        zeros += 1
        worded?.appendDigit()
      case UInt8(ascii: " "): worded = nil
      case let byte:
        hasOther = true
        switch byte | 0x20 {
        case UInt8(ascii: "y"), UInt8(ascii: "m"), UInt8(ascii: "d"), UInt8(ascii: "h"),
          UInt8(ascii: "s"):
          showsTime = true
        default: break
        }
      }
      index += 1
    }
    if showsTime {
      self = .date
    } else if !hasOther, zeros > 1 {
      self =
        if let worded, worded.isIdentifier { .worded(worded) } else {
          .zeros(width: min(zeros, Self.widest))
        }
    }
  }

  /// Whether the bytes in brackets are `h`, `m` or `s`, once or more.
  private static func counts(_ code: borrowing Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard start < end else { return false }
    let unit = code[start] | 0x20
    guard
      unit == UInt8(ascii: "h") || unit == UInt8(ascii: "m") || unit == UInt8(ascii: "s")
    else { return false }
    for index in start..<end where code[index] | 0x20 != unit { return false }
    return true
  }
}
