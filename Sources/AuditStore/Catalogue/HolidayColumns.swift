internal import WorkingTime

/// What a calendar knows of its holidays, as the columns of `calendar_versions` hold it: lists are
/// JSON, since an office may call its kinds as it likes.
struct HolidayColumns {
  let keepsNone: Bool
  let kinds: String?
  let years: String
  let yearsByKind: String

  init(_ definition: CalendarDefinition) {
    kinds = definition.holidayKinds.map { kinds in
      HolidayColumns.json(.list(kinds.sorted().map { .text($0) }))
    }
    switch definition.holidayKnowledge {
    case .keepsNone: (keepsNone, years, yearsByKind) = (true, "", "{}")
    case .declared(let complete, let byKind):
      keepsNone = false
      years = complete.sorted().map(String.init).joined(separator: " ")
      yearsByKind = HolidayColumns.json(
        .object(
          byKind.map { kind, years in
            .init(kind, .list(years.sorted().map { .number(Int64($0)) }))
          }))
    }
  }

  init(keepsNone: Bool, kinds: String?, years: String, yearsByKind: String) {
    (self.keepsNone, self.kinds) = (keepsNone, kinds)
    (self.years, self.yearsByKind) = (years, yearsByKind)
  }

  /// Puts it back into the calendar; `false` for JSON of another form.
  func read(into definition: inout CalendarDefinition) -> Bool {
    if let kinds {
      guard let kinds = HolidayColumns.texts(kinds) else { return false }
      definition.holidayKinds = kinds
    }
    if keepsNone {
      definition.holidayKnowledge = .keepsNone
      return true
    }
    guard let byKind = HolidayColumns.years(yearsByKind) else { return false }
    definition.holidayKnowledge = .declared(
      completeYears: Set(years.split(separator: " ").compactMap { Int($0) }), byKind: byKind)
    return true
  }

  private static func json(_ value: LedgerValue) -> String {
    var bytes: [UInt8] = []
    value.append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func texts(_ json: String) -> Set<String>? {
    let content = Array(json.utf8)
    let bytes = content.span
    var cursor = JSONCursor(0..<bytes.count)
    var texts: Set<String> = []
    let isSound = list(&cursor, bytes) { cursor, bytes in
      guard case .some(.some(let text)) = cursor.text(bytes) else { return false }
      texts.insert(text)
      return true
    }
    return isSound && cursor.isAtEnd(bytes) ? texts : nil
  }

  private static func years(_ json: String) -> [String: Set<Int>]? {
    let content = Array(json.utf8)
    let bytes = content.span
    var cursor = JSONCursor(0..<bytes.count)
    var byKind: [String: Set<Int>] = [:]
    let isSound = cursor.members(bytes) { cursor, bytes, kind in
      list(&cursor, bytes) { cursor, bytes in
        guard let year = cursor.number(bytes).flatMap({ Int(exactly: $0) }) else { return false }
        byKind[kind, default: []].insert(year)
        return true
      }
    }
    return isSound && cursor.isAtEnd(bytes) ? byKind : nil
  }

  private static func list(
    _ cursor: inout JSONCursor, _ bytes: borrowing Span<UInt8>,
    _ element: (inout JSONCursor, borrowing Span<UInt8>) -> Bool
  ) -> Bool {
    guard cursor.take(UInt8(ascii: "["), bytes) else { return false }
    if cursor.take(UInt8(ascii: "]"), bytes) { return true }
    repeat {
      guard element(&cursor, bytes) else { return false }
    } while cursor.comma(bytes)
    return cursor.take(UInt8(ascii: "]"), bytes)
  }
}
