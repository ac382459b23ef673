internal import ServiceStandards
internal import WorkingTime

/// Values as people read them: `1.234.567`, `Rp25.000`, `93,4 %`, `05/01/2026`, `3 hari 4 jam`.
struct PeopleStyle {
  let presentation: Presentation
  let language: Language
  private let group: UInt8
  private let decimalPoint: Unicode.Scalar

  init(_ presentation: Presentation) {
    self.presentation = presentation
    language = presentation.language
    let isIndonesian = language == .indonesian
    group = UInt8(ascii: isIndonesian ? "." : ",")
    decimalPoint = isIndonesian ? "," : "."
  }

  /// The text that the closure writes.
  func text(_ write: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    write(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func text(_ cell: Cell) -> String { text { append(cell, to: &$0) } }

  func append(_ cell: Cell, to bytes: inout [UInt8]) {
    switch cell {
    case .empty: break
    case .text(let text), .identifier(let text): bytes.append(line: text)
    case .rule(let rule): bytes.append(rule: rule)
    case .deviation(let rule, let subject): bytes.append(deviation: rule, subject)
    case .count(let value): append(count: value, to: &bytes)
    case .share(let share): append(share: share, to: &bytes)
    case .money(let money, let currency): append(money, currency, to: &bytes)
    case .instant(let instant, let zone): append(instant, zone: zone, to: &bytes)
    case .day(let day): append(day, to: &bytes)
    case .duration(let seconds): append(duration: seconds, parts: nil, to: &bytes)
    case .limit(let value, let unit): append(limit: value, unit, to: &bytes)
    case .boolean(let value): bytes.append(Texts.boolean(value).text(language))
    case .term(let term): bytes.append(term.wording.text(language))
    case .word(_, let shown): bytes.append(line: shown)
    case .list(let entries): bytes.append(line: entries.joined(separator: ", "))
    case .words(let words): bytes.append(line: words.map(\.shown).joined(separator: ", "))
    }
  }

  func append(count: Int64, to bytes: inout [UInt8]) { bytes.append(decimal: count, group: group) }

  /// Per cent with one decimal. A share that is not quite all is never shown as 100 %, and one that
  /// is not quite nothing never as 0 %.
  func append(share: Share, to bytes: inout [UInt8]) {
    guard share.whole > 0 else { return }
    var perMille = Share.rounded(share.part, of: share.whole, scale: 1000)
    if perMille == 0, share.part > 0 {
      bytes.append("< ")
      perMille = 1
    } else if perMille == 1000, share.part < share.whole {
      bytes.append("> ")
      perMille = 999
    }
    bytes.append(decimal: perMille / 10, group: group)
    bytes.append(ascii: decimalPoint)
    bytes.append(decimal: perMille % 10)
    bytes.append(" %")
  }

  /// `87,9–92,1 %`, or one share where both ends read alike.
  func text(from lowest: Share, to highest: Share) -> String {
    let (low, high) = (text(.share(lowest)), text(.share(highest)))
    return low == high ? low : "\(low.dropLast(" %".count))\(presentation.glyphs.dash)\(high)"
  }

  func append(_ money: Money, _ currency: Currency, to bytes: inout [UInt8]) {
    bytes.append(Texts.money(money, currency, language))
  }

  func append(_ day: CivilDay, to bytes: inout [UInt8]) {
    switch language {
    case .indonesian: bytes.append(slashedDay: day)
    case .english: bytes.append(isoDay: day)
    }
  }

  /// Date and time by the wall clock of the zone, with seconds when there are any, and with the name
  /// of the zone when the report has more than one.
  func append(_ instant: Instant, zone index: Int, to bytes: inout [UInt8]) {
    let zone = presentation.zone(index)
    let wall = WallClock(instant, in: zone)
    append(wall.day, to: &bytes)
    bytes.append(ascii: " ")
    bytes.append(clock: wall.secondOfDay, withSeconds: wall.secondOfDay % 60 != 0)
    guard presentation.zones.count > 1 else { return }
    bytes.append(ascii: " ")
    bytes.append(ZoneName.short(zone.identifier))
  }

  /// Real time in days, hours, minutes and seconds, of which so many are shown from the largest
  /// on; without a number, all.
  func append(duration seconds: Int64, parts limit: Int?, to bytes: inout [UInt8]) {
    if seconds < 0 { bytes.append(ascii: "-") }
    let all = seconds.magnitude
    let parts = [
      (all / 86_400, Texts.TimePart.days), (all / 3600 % 24, .hours), (all / 60 % 60, .minutes),
      (all % 60, .seconds),
    ]
    append(parts, limit: limit, to: &bytes)
  }

  /// Service time: hours are the largest unit, since a working day has not 24 of them.
  func append(hours seconds: Int64, to bytes: inout [UInt8]) {
    if seconds < 0 { bytes.append(ascii: "-") }
    let all = seconds.magnitude
    append(
      [(all / 3600, .hours), (all / 60 % 60, .minutes), (all % 60, .seconds)], limit: nil,
      to: &bytes)
  }

  private func append(
    _ parts: [(UInt64, Texts.TimePart)], limit: Int?, to bytes: inout [UInt8]
  ) {
    let shown = parts.drop { $0.0 == 0 }.prefix(limit ?? parts.count).filter { $0.0 > 0 }
    for (index, (value, part)) in (shown.isEmpty ? [(0, .seconds)] : shown).enumerated() {
      if index > 0 { bytes.append(ascii: " ") }
      bytes.append(decimal: value, group: group)
      bytes.append(ascii: " ")
      bytes.append(Texts.short(part).text(language))
    }
  }

  func append(limit value: Int64, _ unit: TimeLimit.Unit, to bytes: inout [UInt8]) {
    append(count: value, to: &bytes)
    bytes.append(ascii: " ")
    bytes.append(Texts.unit(unit, count: value).text(language))
  }

  /// A probability with three decimals, `< 0,001` below that.
  func text(probability: Double) -> String {
    let point = String(decimalPoint)
    guard probability >= 0.001 else { return "< 0\(point)001" }
    return text { bytes in
      let thousandths = Int((min(probability, 1) * 1000).rounded())
      bytes.append(decimal: Int64(thousandths / 1000))
      bytes.append(point)
      bytes.append(padded: thousandths % 1000, width: 3)
    }
  }
}

extension UInt64 {
  /// Whole units of a currency and what is left in minor units.
  func parted(decimals: Int) -> (whole: UInt64, part: UInt64) {
    var scale: UInt64 = 1
    for _ in 0..<Swift.min(Swift.max(decimals, 0), 18) { scale *= 10 }
    return (self / scale, self % scale)
  }
}
