internal import ServiceStandards
internal import WorkingTime

/// The lines that belong to a case stand in its row as JSON, a list of lists:
///
/// - charges: `[[kind, amount in minor units, proof], …]`; NULL: the office recorded none,
/// - pauses: `[[reason, from, to, dates], …]` in epoch seconds, dates 1 for a start that is a date, 2 for such an end, 3
///   for both; NULL: none,
/// - further papers: `[[ordinal, demanded, submitted], …]` for ordinals from 64; NULL: none,
/// - earlier tellings: `[[until, status, received, complete, paid, finished, dates, pauses], …]`, the oldest first, dates as
///   in the stamps' bits and pauses as above; NULL: none.
///
/// What there is not at the end of a line is left out; people may also write `null` for a proof or an end.
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
      guard pause.to != nil || !pause.dates.isEmpty else { return }
      bytes.append(comma)
      append(pause.to?.seconds, to: &bytes)
      if !pause.dates.isEmpty {
        bytes.append(comma)
        append(Int64(pause.dates.rawValue), to: &bytes)
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

  static func append(_ tellings: [EarlierTelling], to bytes: inout [UInt8]) {
    append(tellings, to: &bytes) { telling, bytes in
      let stamps = [telling.received, telling.complete, telling.paid, telling.finished]
      append(telling.until.seconds, to: &bytes)
      bytes.append(comma)
      append(Int64(telling.status.rawValue), to: &bytes)
      for stamp in stamps {
        bytes.append(comma)
        append(stamp?.seconds, to: &bytes)
      }
      bytes.append(comma)
      append(Int64(telling.dates.rawValue), to: &bytes)
      bytes.append(comma)
      append(telling.pauses, to: &bytes)
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

  private static func append(_ number: Int64?, to bytes: inout [UInt8]) {
    guard let number else { return bytes.append(contentsOf: "null".utf8) }
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

  /// The sums of charges without their texts: of the tariff, of what the office took without a
  /// proof-of-payment number, and of amounts of several kinds.
  static func sums(
    _ bytes: borrowing Span<UInt8>, _ place: TextPlace
  ) -> (tariffPaid: Int64, unproven: Int64, mixedPaid: Int64)? {
    var (paid, unproven, mixed) = (0 as Int64, 0 as Int64, 0 as Int64)
    let isSound = forEachLine(bytes, place) { cursor, bytes in
      guard let kind = cursor.small(bytes).flatMap(ChargeKind.init(rawValue:)), cursor.comma(bytes),
        let amount = cursor.number(bytes),
        let hasProof = cursor.comma(bytes) ? cursor.passText(bytes) : false
      else { return false }
      let charge = Charge(kind: kind, amount: Money(amount), proof: hasProof ? "" : nil)
      if kind.countsAsTariff { paid = paid.plus(amount) }
      if kind == .total { mixed = mixed.plus(amount) }
      if charge.isUnproven { unproven = unproven.plus(amount) }
      return true
    }
    return isSound ? (paid, unproven, mixed) : nil
  }

  static func pauses(_ bytes: borrowing Span<UInt8>, _ place: TextPlace) -> [CasePause]? {
    var cursor = JSONCursor(place.range)
    guard let pauses = pauses(&cursor, bytes), cursor.isAtEnd(bytes) else { return nil }
    return pauses
  }

  private static func pauses(
    _ cursor: inout JSONCursor, _ bytes: borrowing Span<UInt8>
  ) -> [CasePause]? {
    var pauses: [CasePause] = []
    let isSound = forEachLine(&cursor, bytes) { cursor, bytes in
      guard let reason = cursor.small(bytes).flatMap(PauseReason.init(rawValue:)),
        cursor.comma(bytes),
        let from = cursor.number(bytes),
        let to = cursor.comma(bytes) ? cursor.numberOrNull(bytes) : .some(nil),
        let dates = cursor.comma(bytes) ? cursor.small(bytes) : 0, dates <= 3
      else { return false }
      pauses.append(
        CasePause(
          reason: reason, from: Instant(from), to: to.map(Instant.init),
          dates: CasePause.Ends(rawValue: dates)))
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

  static func earlier(
    _ bytes: borrowing Span<UInt8>, _ place: TextPlace
  ) -> [EarlierTelling]? {
    var tellings: [EarlierTelling] = []
    let isSound = forEachLine(bytes, place) { cursor, bytes in
      guard let until = cursor.number(bytes), cursor.comma(bytes),
        let status = cursor.small(bytes).flatMap(CaseStatus.init(rawValue:)), cursor.comma(bytes),
        let received = cursor.number(bytes)
      else { return false }
      var stamps: [Int64?] = []
      for _ in 0..<3 {
        guard cursor.comma(bytes), let stamp = cursor.numberOrNull(bytes) else { return false }
        stamps.append(stamp)
      }
      guard cursor.comma(bytes), let dates = cursor.small(bytes), cursor.comma(bytes),
        let pauses = pauses(&cursor, bytes)
      else { return false }
      tellings.append(
        EarlierTelling(
          until: Instant(until), status: status, received: Instant(received),
          complete: stamps[0].map(Instant.init), paid: stamps[1].map(Instant.init),
          finished: stamps[2].map(Instant.init), dates: StampSet(rawValue: dates), pauses: pauses))
      return true
    }
    return isSound ? tellings : nil
  }

  /// Lends a cursor within each line, after its bracket; `false` when the whole text is not such a list.
  private static func forEachLine(
    _ bytes: borrowing Span<UInt8>, _ place: TextPlace,
    _ line: (inout JSONCursor, borrowing Span<UInt8>) -> Bool
  ) -> Bool {
    var cursor = JSONCursor(place.range)
    return forEachLine(&cursor, bytes, line) && cursor.isAtEnd(bytes)
  }

  private static func forEachLine(
    _ cursor: inout JSONCursor, _ bytes: borrowing Span<UInt8>,
    _ line: (inout JSONCursor, borrowing Span<UInt8>) -> Bool
  ) -> Bool {
    guard cursor.take(UInt8(ascii: "["), bytes) else { return false }
    if !cursor.take(UInt8(ascii: "]"), bytes) {
      repeat {
        guard cursor.take(UInt8(ascii: "["), bytes), line(&cursor, bytes),
          cursor.take(UInt8(ascii: "]"), bytes)
        else { return false }
      } while cursor.comma(bytes)
      return cursor.take(UInt8(ascii: "]"), bytes)
    }
    return true
  }
}
