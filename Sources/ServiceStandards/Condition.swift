/// What a rule says of one deviation, in both languages, with the values of which it speaks. It stands in the file of the
/// rule; everything that shows a deviation in words has it from there.
package struct Condition: Sendable {
  /// A value of the deviation under the name that the rule gives it: `{name}` in the words, a member of that name in
  /// what programs read.
  package struct Value: Sendable {
    package let name: String
    package let source: Source
    /// Whether programs get it, and not the words alone.
    package let isForPrograms: Bool

    private init(_ name: String, _ source: Source, isForPrograms: Bool = true) {
      self.name = name
      self.source = source
      self.isForPrograms = isForPrograms
    }

    /// In the measure of the rule.
    package static func expected(_ name: String) -> Value { Value(name, .expected) }
    package static func actual(_ name: String) -> Value { Value(name, .actual) }
    /// Real time from the expected to the actual instant, of an open case to the as-of instant.
    package static let overrun = Value("overrun", .overrun)
    /// Real time between two stamps in the wrong order.
    package static let gap = Value("gap", .overrun, isForPrograms: false)
    /// Money at stake, and its currency.
    package static let amount = Value("amount", .amount)
    package static let currency = Value("currency", .currency)
    /// The stamps that the rule names, by their number; see `Rule.stamps`.
    package static func stamp(_ number: Int, _ name: String) -> Value {
      Value(name, .stamp(number))
    }
    /// Ends of the stretch of days, and both in words.
    package static let firstDay = Value("from", .firstDay)
    package static let lastDay = Value("to", .lastDay)
    package static let period = Value("period", .period, isForPrograms: false)
    /// What a standard lacks.
    package static let lacks = Value("lacks", .lacks)
  }

  package enum Source: Hashable, Sendable {
    case expected, actual, overrun, amount, currency
    case stamp(Int)
    case firstDay, lastDay, period, lacks
  }

  /// What programs call it.
  package let kind: String
  package let values: [Value]
  /// With `{name}` for a value, `{as_of}` for the as-of instant, and `{name|one|more}` for what goes with a number.
  package let words: Wording
  /// Instead, while the case is open, or where the stretch of days has no end on either side.
  package let wordsWithoutEnd: Wording?

  package init(
    _ kind: String, _ values: [Value], _ words: Wording, withoutEnd: Wording? = nil
  ) {
    self.kind = kind
    self.values = values
    self.words = words
    wordsWithoutEnd = withoutEnd
  }
}
