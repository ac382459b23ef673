internal import FoundationEssentials
internal import WorkingTime

/// The name of any field.
struct ClockField: CodingKey, ExpressibleByStringLiteral {
  /// Fields that are only for readers, and may stand anywhere.
  static let forReaders: Set = ["note", "source", "comment", "title"]

  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
  init(stringLiteral value: String) { stringValue = value }
}

extension Decoder {
  /// The fields of an object, which may have these names, and those for readers, and no others.
  func clockFields(_ names: Set<String>) throws -> KeyedDecodingContainer<ClockField> {
    let fields = try container(keyedBy: ClockField.self)
    let unknown = Set(fields.allKeys.map(\.stringValue)).subtracting(names)
      .subtracting(ClockField.forReaders)
    if let unknown = unknown.min() {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: codingPath + [ClockField(stringValue: unknown)],
          debugDescription: "is not a known field"))
    }
    return fields
  }
}

extension KeyedDecodingContainer<ClockField> {
  /// A text turned into a value; the field is to blame when it cannot be.
  func read<Value>(
    _ name: ClockField, _ form: String, _ parse: (String) -> Value?
  ) throws -> Value {
    let text = try decode(String.self, forKey: name)
    guard let value = parse(text) else {
      throw DecodingError.dataCorruptedError(
        forKey: name, in: self, debugDescription: "“\(text)” is not \(form)")
    }
    return value
  }

  func instant(_ name: ClockField) throws -> Instant {
    try read(name, "an instant such as 2026-01-06T16:00:00+08:00") { Instant(iso: $0) }
  }

  func date(_ name: ClockField) throws -> CivilDay {
    try read(name, "a date such as 2026-01-06") { CivilDay(iso: $0) }
  }

  /// A choice among the raw values of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: ClockField
  ) throws -> Choice where Choice.RawValue == String {
    let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    return try read(name, "one of \(choices)") { Choice(rawValue: $0) }
  }

  /// A whole number that is not less than another.
  func number(_ name: ClockField, atLeast least: Int64) throws -> Int64 {
    let number = try decode(Int64.self, forKey: name)
    guard number >= least else {
      throw DecodingError.dataCorruptedError(
        forKey: name, in: self, debugDescription: "\(number) is less than \(least)")
    }
    return number
  }
}
