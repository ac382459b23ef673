package import ServiceStandards
package import WorkingTime

/// What deviates, in the terms of its rule: the words of the rule's condition and the values that they name.
package struct FoundFacts: Hashable, Sendable {
  /// What programs call the condition.
  package var kind: String
  package var values: [Value]
  package var words: Wording

  package struct Value: Hashable, Sendable {
    package var name: String
    package var content: Content
    package var isForPrograms: Bool
  }

  package enum Content: Hashable, Sendable {
    /// `nil`: it has not happened.
    case instant(Instant?)
    /// Real time in seconds.
    case duration(Int64)
    case money(Amount)
    case currency(Currency)
    case count(Int64)
    case stamp(StampName)
    /// `nil`: without end.
    case day(CivilDay?)
    case period(CivilDay?, CivilDay?)
    case lacks(Set<StandardDeviation.Lack>)
  }

  /// `condition` and `measure` are those of the deviation's rule, `stamps` those that the rule names for the case, and
  /// `currency` is that of the unit.
  package init(
    _ condition: Condition, of deviation: Deviation, measure: Measure, stamps: [StampName] = [],
    currency: Currency, asOf: Instant
  ) {
    let onStandard = StandardDeviation(deviation, service: 0)
    let hasNoEnd =
      onStandard.map { $0.gapFrom == nil && $0.gapTo == nil } ?? (deviation.actual == nil)
    kind = condition.kind
    words = hasNoEnd ? condition.wordsWithoutEnd ?? condition.words : condition.words
    func measured(_ value: Int64?) -> Content {
      switch measure {
      case .instant, .order: .instant(value.map { Instant($0) })
      case .money: .money(Amount(Money(value ?? 0), currency))
      case .documents, .cases, .standard: .count(value ?? 0)
      }
    }
    values = condition.values.map { value in
      let content: Content =
        switch value.source {
        case .expected: measured(deviation.expected)
        case .actual: measured(deviation.actual)
        case .overrun:
          .duration(measure.overrun(deviation.expected, deviation.actual, asOf: asOf) ?? 0)
        case .amount: .money(Amount(deviation.amount, currency))
        case .currency: .currency(currency)
        case .stamp(let number):
          .stamp(number < stamps.count ? stamps[number] : .finished)
        case .firstDay: .day(onStandard?.gapFrom)
        case .lastDay: .day(onStandard?.gapTo)
        case .period: .period(onStandard?.gapFrom, onStandard?.gapTo)
        case .lacks: .lacks(onStandard?.lacks ?? [])
        }
      return Value(name: value.name, content: content, isForPrograms: value.isForPrograms)
    }
    values.append(Value(name: "as_of", content: .instant(asOf), isForPrograms: false))
  }
}

extension FoundFacts {
  /// The condition as a sentence.
  func sentence(_ style: PeopleStyle) -> String {
    let language = style.language
    var texts: [String: String] = [:]
    var counts: [String: Int64] = [:]
    let hasDate = values.contains { $0.name != "as_of" && $0.content.isDate(style) }
    for value in values {
      texts[value.name] =
        value.name == "as_of" ? value.content.text(style) : value.content.measuredText(style)
      if hasDate, case .duration = value.content {
        texts[value.name] = Texts.atLeast(value.content.text(style)).text(language)
      }
      if case .count(let count) = value.content { counts[value.name] = count }
    }
    // Between braces stands a name, or a name with what goes with one and with more.
    var sentence = ""
    var rest = words.text(language)[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let parts = rest[rest.index(after: open)..<close].split(
        separator: "|", omittingEmptySubsequences: false
      ).map(String.init)
      sentence += rest[..<open]
      sentence +=
        parts.count == 3 ? (counts[parts[0]] == 1 ? parts[1] : parts[2]) : texts[parts[0]] ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return (sentence + rest).capitalizedFirst
  }

  /// As members of the object that is open.
  func write(to json: inout JSONWriter) {
    json.member("kind", kind)
    for value in values where value.isForPrograms {
      switch value.content {
      case .instant(let instant): json.member(value.name, instant)
      case .duration(let seconds): json.member(value.name + "_seconds", seconds)
      case .money(let amount): json.member(value.name, amount.money, amount.currency)
      case .currency(let currency): json.member(value.name, currency.code)
      case .count(let count): json.member(value.name, count)
      case .stamp(let stamp): json.member(value.name, stamp.rawValue)
      case .day(let day): json.member(value.name, day)
      case .period: break
      case .lacks(let lacks):
        json.member(
          value.name, StandardDeviation.Lack.allCases.filter(lacks.contains).map(\.code))
      }
    }
  }
}

extension FoundFacts.Content {
  /// Whether it is the first second of a local day, which is what a stamp without a time is known by.
  fileprivate func isDate(_ style: PeopleStyle) -> Bool {
    guard case .instant(let instant?) = self else { return false }
    return style.presentation.zone(0).secondOfDay(of: instant) == 0
  }

  /// The text of something that was recorded: a date has no time of day.
  fileprivate func measuredText(_ style: PeopleStyle) -> String {
    guard case .instant(let instant?) = self, isDate(style) else { return text(style) }
    return style.text(.day(style.presentation.zone(0).day(of: instant)))
  }

  fileprivate func text(_ style: PeopleStyle) -> String {
    let language = style.language
    return switch self {
    case .instant(let instant): instant.map { style.text(.instant($0)) } ?? ""
    case .duration(let seconds): style.text(.duration(seconds))
    case .money(let amount): style.text(.money(amount.money, amount.currency))
    case .currency(let currency): currency.code
    case .count(let count): style.text(.count(count))
    case .stamp(let stamp): Texts.stamp(stamp).text(language)
    case .day(let day): day.map { style.text(.day($0)) } ?? ""
    case .period(let from, let to):
      Texts.period(
        from: from.map { style.text(.day($0)) }, to: to.map { style.text(.day($0)) }
      ).text(language)
    case .lacks(let lacks):
      Texts.list(StandardDeviation.Lack.allCases.filter(lacks.contains).map(Texts.lack))
        .text(language)
    }
  }
}

extension String {
  /// With a capital letter at the beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
