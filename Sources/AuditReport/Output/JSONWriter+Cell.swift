internal import ServiceStandards
internal import WorkingTime

extension JSONWriter {
  /// One member of a row's object. Identifiers are strings, money is a number with the decimals of its currency, and
  /// durations and limits are objects of a number and its unit.
  mutating func member(_ column: Column, _ cell: Cell) {
    key(column.key)
    value(cell)
  }

  /// The members of a row's object, by the keys that were made ready for its columns.
  mutating func members(_ keys: [[UInt8]], _ row: [Cell]) {
    for index in keys.indices {
      key(ready: keys[index])
      value(row[index])
    }
  }

  private mutating func value(_ cell: Cell) {
    switch cell {
    case .empty: null()
    case .text(let text), .identifier(let text): string(text)
    case .rule(let rule): quoted { $0.append(rule: rule) }
    case .deviation(let rule, let subject): quoted { $0.append(deviation: rule, subject) }
    case .count(let value): integer(value)
    case .share(let value): share(value)
    case .money(let money, let currency): self.money(money, currency)
    case .instant(let value, let zone): instant(value, zone: zone)
    case .day(let value): day(value)
    case .duration(let seconds): amount(seconds, TimeLimit.Unit.seconds.rawValue)
    case .limit(let value, let unit): amount(value, unit.rawValue)
    case .boolean(let value): boolean(value)
    case .term(let term): string(term.code)
    case .word(let code, _): string(code)
    case .list(let entries):
      beginArray()
      for entry in entries { string(entry) }
      end()
    case .words(let words):
      beginArray()
      for word in words { string(word.code) }
      end()
    }
  }

  /// `50000` rupiah, `3.00` euro.
  mutating func money(_ money: Money, _ currency: Currency) {
    decimal(money.minorUnits, decimals: currency.decimals)
  }

  /// `null` without an amount.
  mutating func member(_ name: String, _ amount: Money?, _ currency: Currency) {
    key(name)
    if let amount { money(amount, currency) } else { null() }
  }

  private mutating func amount(_ value: Int64, _ unit: String) {
    object {
      $0.member("value", value)
      $0.member("unit", unit)
    }
  }

  /// The members that begin every JSON object of the program.
  mutating func members(of envelope: Envelope, schema: String) {
    member("schema", schema)
    member("tool", "audit \(envelope.tool)")
    member("generated_at", envelope.generatedAt)
    member("run_id", envelope.run.map(String.init))
    object("filters") { json in
      for filter in envelope.filters { json.member(filter.name, filter.values) }
    }
  }
}
