internal import AuditReport
internal import ServiceStandards
internal import WorkingTime

/// What a cell of a workbook is: text, or a number in a form. There is no case for a formula, so none
/// can ever be written.
enum CellValue: Hashable {
  case nothing
  case text(String)
  case number(Double, NumberForm)

  enum NumberForm: Hashable {
    case count
    case share
    /// Money with so many decimals.
    case money(Int)
    case instant, day, duration

    /// The number format of the cell.
    var code: String {
      switch self {
      case .count: "#,##0"
      case .share: "0.0%"
      case .money(let decimals):
        decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: decimals)
      case .instant: "dd/mm/yyyy hh:mm"
      case .day: "dd/mm/yyyy"
      case .duration: "[h]:mm:ss"
      }
    }
  }

  /// The value of a cell of a table, words in the language of the presentation.
  init(_ cell: Cell, _ presentation: Presentation) {
    let language = presentation.language
    switch cell {
    case .empty: self = .nothing
    case .text(let text), .identifier(let text): self.init(text)
    case .rule(let rule): self = .text(rule.description)
    case .deviation(let rule, let subject): self = .text("\(rule)-\(subject)")
    case .count(let value): self.init(value, .count)
    case .share(let share):
      self =
        share.whole > 0
        ? .number(Double(share.part) / Double(share.whole), .share) : .nothing
    case .money(let money, let currency):
      self.init(money.minorUnits, decimals: currency.decimals)
    case .instant(let instant, let zone): self.init(instant, in: presentation.zone(at: zone))
    case .day(let day): self.init(day)
    case .duration(let seconds): self = .number(Double(seconds) / 86_400, .duration)
    case .limit(let value, let unit):
      self = .text("\(value) \(Texts.unit(unit, count: value).text(language))")
    case .boolean(let value): self = .text(Texts.boolean(value).text(language))
    case .term(let term): self = .text(term.wording.text(language))
    case .word(_, let shown): self.init(shown)
    case .list(let entries): self.init(entries.joined(separator: "; "))
    case .words(let words): self.init(words.map(\.shown).joined(separator: "; "))
    }
  }

  private init(_ text: String) {
    let text = CellText.fitting(text)
    self = text.isEmpty ? .nothing : .text(text)
  }

  /// A number that a cell cannot hold exactly stays text: cells are floating-point numbers.
  private init(_ value: Int64, _ form: NumberForm) {
    self = Double(exactly: value).map { .number($0, form) } ?? .text("\(value)")
  }

  private init(_ minorUnits: Int64, decimals: Int) {
    guard let exact = Double(exactly: minorUnits) else {
      self = .text("\(minorUnits)")
      return
    }
    let decimals = min(max(decimals, 0), 6)
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    self = .number(exact / scale, .money(decimals))
  }

  /// Days since 30 December 1899, the first day of spreadsheets. Days before March 1900 stay text:
  /// spreadsheets disagree about them.
  private init(_ day: CivilDay) {
    let serial = Double(day.number) + CellValue.daysBeforeEpoch
    self = serial >= 61 ? .number(serial, .day) : .text("\(day)")
  }

  private init(_ instant: Instant, in zone: Zone) {
    let wall = Double(instant.seconds) + Double(zone.offset(at: instant))
    // Divided once, so that a whole minute is as exact as it can be.
    let serial = (wall + CellValue.daysBeforeEpoch * 86_400) / 86_400
    self = serial >= 61 && serial < 2_958_466 ? .number(serial, .instant) : .text("\(instant)")
  }

  private static let daysBeforeEpoch = 25_569.0
}

extension Presentation {
  /// The zone with that number; the main one for a number that is too large.
  fileprivate func zone(at index: Int) -> Zone {
    zones.indices.contains(index) ? zones[index] : zones[0]
  }
}
