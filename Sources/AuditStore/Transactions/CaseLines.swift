internal import ServiceStandards
internal import WorkingTime

/// The lines that belong to a case stand in its row as JSON, a list of lists:
///
/// - charges: `[[kind, amount in minor units, proof], …]`; NULL: the office recorded none,
/// - pauses: `[[reason, from, to], …]` in epoch seconds; NULL: none,
/// - further papers: `[[ordinal, demanded, submitted], …]` for ordinals from 64; NULL: none.
///
/// A proof or an end that there is not is left out; people may also write `null` for it.
enum CaseLines {
  // MARK: Writing

  static func append(_ charges: [Charge], to bytes: inout [UInt8]) {
    append(charges, to: &bytes) { charge, bytes in
      append(Int64(charge.kind.rawValue), to: &bytes)
      bytes.append(comma)
      append(charge.amount.minorUnits, to: &bytes)
      if let proof = charge.proof {
        bytes.append(comma)
        LedgerValue.append(proof, to: &bytes)
      }
    }
  }

  static func append(_ pauses: [CasePause], to bytes: inout [UInt8]) {
    append(pauses, to: &bytes) { pause, bytes in
      append(Int64(pause.reason.rawValue), to: &bytes)
      bytes.append(comma)
      append(pause.from.seconds, to: &bytes)
      if let end = pause.to {
        bytes.append(comma)
        append(end.seconds, to: &bytes)
      }
    }
  }

  static func append(_ papers: [FurtherPaper], to bytes: inout [UInt8]) {
    append(papers, to: &bytes) { paper, bytes in
      append(paper.ordinal, to: &bytes)
      for isThere in [paper.demanded, paper.submitted] {
        bytes.append(comma)
        bytes.append(isThere ? UInt8(ascii: "1") : UInt8(ascii: "0"))
      }
    }
  }

  private static let comma = UInt8(ascii: ",")

  private static func append<Line>(
    _ lines: [Line], to bytes: inout [UInt8], _ line: (Line, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    for index in lines.indices {
      if index > 0 { bytes.append(comma) }
      bytes.append(UInt8(ascii: "["))
      line(lines[index], &bytes)
      bytes.append(UInt8(ascii: "]"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func append(_ number: Int64, to bytes: inout [UInt8]) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    // The last digit comes first; there are 19 at most.
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var count = 0
    var rest = number.magnitude
    repeat {
      digits[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      count += 1
      rest /= 10
    } while rest > 0
    while count > 0 {
      count -= 1
      bytes.append(digits[count])
    }
  }

  // MARK: Reading; `nil` for what is not written so

  static func charges(_ bytes: borrowing Span<UInt8>, _ place: TextPlace) -> [Charge]? {
    var charges: [Charge] = []
    let isSound = forEachLine(bytes, place) { cursor, bytes in
      guard let kind = cursor.small(bytes).flatMap(ChargeKind.init(rawValue:)), cursor.comma(bytes),
        let amount = cursor.number(bytes),
        let proof = cursor.comma(bytes) ? cursor.text(bytes) : .some(nil)
      else { return false }
      charges.append(Charge(kind: kind, amount: Money(amount), proof: proof))
      return true
    }
    return isSound ? charges : nil
  }

  /// The sums of charges without their texts: of the tariff, and of what the office took without a
  /// proof-of-payment number.
  static func sums(
    _ bytes: borrowing Span<UInt8>, _ place: TextPlace
  ) -> (tariffPaid: Int64, unproven: Int64)? {
    var (paid, unproven) = (0 as Int64, 0 as Int64)
    let isSound = forEachLine(bytes, place) { cursor, bytes in
      guard let kind = cursor.small(bytes).flatMap(ChargeKind.init(rawValue:)), cursor.comma(bytes),
        let amount = cursor.number(bytes),
        let hasProof = cursor.comma(bytes) ? cursor.passText(bytes) : false
      else { return false }
      let charge = Charge(kind: kind, amount: Money(amount), proof: hasProof ? "" : nil)
      if kind == .tariff { paid = paid.plus(amount) }
      if charge.isUnproven { unproven = unproven.plus(amount) }
      return true
    }
    return isSound ? (paid, unproven) : nil
  }

  static func pauses(_ bytes: borrowing Span<UInt8>, _ place: TextPlace) -> [CasePause]? {
    var pauses: [CasePause] = []
    let isSound = forEachLine(bytes, place) { cursor, bytes in
      guard let reason = cursor.small(bytes).flatMap(PauseReason.init(rawValue:)),
        cursor.comma(bytes),
        let from = cursor.number(bytes),
        let to = cursor.comma(bytes) ? cursor.numberOrNull(bytes) : .some(nil)
      else { return false }
      pauses.append(CasePause(reason: reason, from: Instant(from), to: to.map(Instant.init)))
      return true
    }
    return isSound ? pauses : nil
  }

  static func papers(_ bytes: borrowing Span<UInt8>, _ place: TextPlace) -> [FurtherPaper]? {
    var papers: [FurtherPaper] = []
    let isSound = forEachLine(bytes, place) { cursor, bytes in
      guard let ordinal = cursor.number(bytes), cursor.comma(bytes),
        let demanded = cursor.small(bytes), cursor.comma(bytes),
        let submitted = cursor.small(bytes), demanded <= 1, submitted <= 1
      else { return false }
      papers.append(
        FurtherPaper(ordinal: ordinal, demanded: demanded == 1, submitted: submitted == 1))
      return true
    }
    return isSound ? papers : nil
  }

  /// Lends a cursor within each line, after its bracket; `false` when it is not such a list.
  private static func forEachLine(
    _ bytes: borrowing Span<UInt8>, _ place: TextPlace,
    _ line: (inout JSONCursor, borrowing Span<UInt8>) -> Bool
  ) -> Bool {
    var cursor = JSONCursor(place.range)
    guard cursor.take(UInt8(ascii: "["), bytes) else { return false }
    if !cursor.take(UInt8(ascii: "]"), bytes) {
      repeat {
        guard cursor.take(UInt8(ascii: "["), bytes), line(&cursor, bytes),
          cursor.take(UInt8(ascii: "]"), bytes)
        else { return false }
      } while cursor.comma(bytes)
      guard cursor.take(UInt8(ascii: "]"), bytes) else { return false }
    }
    return cursor.isAtEnd(bytes)
  }
}

/// Walks through JSON of whole numbers, texts and null. White space is passed over: people edit too.
private struct JSONCursor {
  private var at: Int
  private let end: Int

  init(_ range: Range<Int>) {
    at = range.lowerBound
    end = range.upperBound
  }

  private mutating func peek(_ bytes: borrowing Span<UInt8>) -> UInt8? {
    while at < end {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return bytes[at]
      }
    }
    return nil
  }

  mutating func isAtEnd(_ bytes: borrowing Span<UInt8>) -> Bool { peek(bytes) == nil }

  mutating func take(_ byte: UInt8, _ bytes: borrowing Span<UInt8>) -> Bool {
    guard peek(bytes) == byte else { return false }
    at += 1
    return true
  }

  mutating func comma(_ bytes: borrowing Span<UInt8>) -> Bool { take(UInt8(ascii: ","), bytes) }

  mutating func number(_ bytes: borrowing Span<UInt8>) -> Int64? {
    let isNegative = take(UInt8(ascii: "-"), bytes)
    var number: Int64 = 0
    let start = at
    while at < end, bytes[at] &- UInt8(ascii: "0") <= 9 {
      let digit = Int64(bytes[at] - UInt8(ascii: "0"))
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeNow) = tens.subtractingReportingOverflow(digit)
      if isTooLarge || isTooLargeNow { return nil }
      number = sum
      at += 1
    }
    guard at > start, isNegative || number > .min else { return nil }
    // Built below zero, where there is one number more.
    return isNegative ? number : -number
  }

  mutating func small(_ bytes: borrowing Span<UInt8>) -> UInt8? {
    number(bytes).flatMap { UInt8(exactly: $0) }
  }

  mutating func numberOrNull(_ bytes: borrowing Span<UInt8>) -> Int64?? {
    if null(bytes) { return .some(nil) }
    return number(bytes).map { .some($0) }
  }

  private mutating func null(_ bytes: borrowing Span<UInt8>) -> Bool {
    guard peek(bytes) == UInt8(ascii: "n"), end - at >= 4, bytes[at + 1] == UInt8(ascii: "u"),
      bytes[at + 2] == UInt8(ascii: "l"), bytes[at + 3] == UInt8(ascii: "l")
    else { return false }
    at += 4
    return true
  }

  /// Passes a text or null, and says whether it was a text.
  mutating func passText(_ bytes: borrowing Span<UInt8>) -> Bool? {
    if null(bytes) { return false }
    guard take(UInt8(ascii: "\""), bytes) else { return nil }
    while at < end, bytes[at] != UInt8(ascii: "\"") {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard at < end else { return nil }
    at += 1
    return true
  }

  /// A text, or null, which is a `nil` within.
  mutating func text(_ bytes: borrowing Span<UInt8>) -> String?? {
    let start = at
    guard let isText = passText(bytes) else { return nil }
    guard isText else { return .some(nil) }
    var content: [UInt8] = []
    var index = start
    while bytes[index] != UInt8(ascii: "\"") { index += 1 }
    index += 1
    while index < at - 1 {
      guard bytes[index] == UInt8(ascii: "\\") else {
        content.append(bytes[index])
        index += 1
        continue
      }
      guard let length = JSONCursor.unescape(bytes, index, at - 1, &content) else { return nil }
      index += length
    }
    return .some(String(decoding: content, as: UTF8.self))
  }

  /// Appends what an escape stands for, and gives its length.
  private static func unescape(
    _ bytes: borrowing Span<UInt8>, _ index: Int, _ end: Int, _ content: inout [UInt8]
  ) -> Int? {
    guard index + 1 < end else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(bytes[index + 1])
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal(bytes, index + 2, end) else { return nil }
      guard unit & 0xFC00 == 0xD800 else {
        guard let scalar = Unicode.Scalar(unit) else { return nil }
        content.append(contentsOf: String(Character(scalar)).utf8)
        return 6
      }
      // The first half of a pair.
      guard index + 7 < end, bytes[index + 6] == UInt8(ascii: "\\"),
        bytes[index + 7] == UInt8(ascii: "u"), let low = hexadecimal(bytes, index + 8, end),
        low & 0xFC00 == 0xDC00,
        let scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF))
      else { return nil }
      content.append(contentsOf: String(Character(scalar)).utf8)
      return 12
    default: return nil
    }
    return 2
  }

  private static func hexadecimal(
    _ bytes: borrowing Span<UInt8>, _ index: Int, _ end: Int
  ) -> UInt32? {
    guard index + 4 <= end else { return nil }
    var number: UInt32 = 0
    for place in index..<index + 4 {
      guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }
}
