package import ServiceStandards
package import WorkingTime

/// One value of a table, with its type: each format writes it in its own way.
package enum Cell: Hashable, Sendable {
  /// Not known, or there is none.
  case empty
  case text(String)
  /// Text that identifies something: never shortened, never a number.
  case identifier(String)
  case rule(RuleID)
  /// The name of a deviation on a transaction, e.g. `W-01-4711`.
  case deviation(RuleID, Int64)
  case count(Int64)
  case share(Share)
  case money(Money, Currency)
  /// - Parameter zone: Number of the zone in `Presentation.zones`.
  case instant(Instant, zone: Int = 0)
  case day(CivilDay)
  /// Real time in seconds.
  case duration(Int64)
  /// An amount of time as a standard states it, e.g. 3 working days.
  case limit(Int64, TimeLimit.Unit)
  case boolean(Bool)
  /// A word of the product: a stable code for programs, a word of the language for people.
  case term(Term)
  /// A word of the caller: a stable code, and what people see in the language of the presentation.
  case word(code: String, shown: String)
  case list([String])
  /// Words of the caller, see `word`.
  case words([CodedWord])
}

extension Cell {
  /// Codes with what they mean; empty where there are none.
  static func words(
    _ codes: [String], _ meanings: [String: Wording], _ language: Language
  ) -> Cell {
    codes.isEmpty
      ? .empty
      : .words(codes.map { CodedWord(code: $0, shown: meanings[$0]?.text(language) ?? $0) })
  }
}

/// A stable code for programs, and what people see of it.
package struct CodedWord: Hashable, Sendable {
  package var code: String
  package var shown: String

  package init(code: String, shown: String) {
    self.code = code
    self.shown = shown
  }
}

// Empty where there is nothing.
extension Cell {
  package static func optional(_ text: String?) -> Cell {
    text.map(Cell.identifier) ?? .empty
  }
  package static func optionalText(_ text: String?) -> Cell { text.map(Cell.text) ?? .empty }
  static func optional(_ day: CivilDay?) -> Cell { day.map(Cell.day) ?? .empty }
  static func optional(_ list: [String]) -> Cell { list.isEmpty ? .empty : .list(list) }
  static func optional(_ amount: Amount?) -> Cell {
    amount.map { .money($0.money, $0.currency) } ?? .empty
  }
}
