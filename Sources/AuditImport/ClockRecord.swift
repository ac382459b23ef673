internal import FoundationEssentials
internal import WorkingTime

/// What one line of a file of clock questions says.
enum ClockRecord {
  case nothing
  case calendar(id: String, CalendarDefinition)
  case question(ClockQuestion)
  case badCalendar(BadClockLine)
  case badQuestion(BadClockLine)

  init(line: String) {
    let text = line.drop { $0 == "\u{FEFF}" || $0.isWhitespace }
    guard !text.isEmpty else {
      self = .nothing
      return
    }
    let decoder = JSONDecoder()
    let data = Data(text.utf8)
    let head = try? decoder.decode(Head.self, from: data)
    do {
      if head?.record == "calendar" {
        let calendar = try decoder.decode(ClockCalendar.self, from: data)
        self = .calendar(id: calendar.id, calendar.definition)
      } else {
        self = .question(try decoder.decode(QuestionFields.self, from: data).question)
      }
    } catch {
      let bad = BadClockLine(id: head?.id, error)
      self = head?.record == "calendar" ? .badCalendar(bad) : .badQuestion(bad)
    }
  }

  /// As much of a line as tells what it is, read leniently.
  private struct Head: Decodable {
    let record: String?
    let id: String?

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: ClockField.self)
      record = try? fields.decode(String.self, forKey: "record")
      id = try? fields.decode(String.self, forKey: "id")
    }
  }
}

/// Why a line cannot be used, and at which of its fields.
struct BadClockLine: Error {
  let id: String?
  let field: String
  let reason: String

  var message: String { field.isEmpty ? "the line \(reason)" : "\(field): \(reason)" }
}

extension BadClockLine {
  init(id: String?, _ error: any Error) {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      self.init(id: id, field: Self.path(context.codingPath + [key]), reason: "is missing")
    case DecodingError.typeMismatch(let type, let context):
      self.init(
        id: id, field: Self.path(context.codingPath), reason: "is not \(Self.name(of: type))")
    case DecodingError.valueNotFound(let type, let context):
      self.init(
        id: id, field: Self.path(context.codingPath), reason: "is null, not \(Self.name(of: type))")
    case DecodingError.dataCorrupted(let context):
      self.init(
        id: id, field: Self.path(context.codingPath),
        // Only a text that is no JSON at all is damaged as a whole.
        reason: context.codingPath.isEmpty ? "is not valid JSON" : context.debugDescription)
    default: self.init(id: id, field: "", reason: "\(error)")
    }
  }

  /// `special[0].week.fri[1]`
  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce("") { path, key in
      if let index = key.intValue { return "\(path)[\(index)]" }
      return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is any BinaryInteger.Type: "a whole number"
    case is any ExpressibleByDictionaryLiteral.Type: "an object"
    case is any Collection.Type: "a list"
    default: "of the right kind"
    }
  }
}

private struct QuestionFields: Decodable {
  let question: ClockQuestion

  init(from decoder: any Decoder) throws {
    let fields = try decoder.clockFields([
      "record", "id", "ask", "calendar", "start", "end", "at", "date", "from", "to", "n",
      "standard", "pauses", "expect",
    ])
    _ = try fields.read("record", "“calendar” or “vector”") { $0 == "vector" ? $0 : nil }
    func pauses() throws -> [Pause] {
      try fields.decodeIfPresent([PauseFields].self, forKey: "pauses")?.map(\.pause) ?? []
    }
    func limit() throws -> TimeLimit {
      try fields.decode(StandardFields.self, forKey: "standard").limit
    }
    let ask: ClockQuestion.Ask =
      switch try fields.choice("ask") as AskName {
      case .elapsed:
        .elapsed(
          from: try fields.instant("start"), to: try fields.instant("end"), pauses: try pauses())
      case .due: .due(from: try fields.instant("start"), limit: try limit(), pauses: try pauses())
      case .verdict:
        .verdict(
          from: try fields.instant("start"), to: try fields.instant("end"), limit: try limit(),
          pauses: try pauses())
      case .countDays: .countDays(after: try fields.date("from"), through: try fields.date("to"))
      case .nthDay:
        .nthDay(n: Int(try fields.number("n", atLeast: 1)), after: try fields.date("from"))
      case .isOpen: .isOpen(at: try fields.instant("at"))
      case .isWorkingDay: .isWorkingDay(try fields.date("date"))
      }
    question = ClockQuestion(
      id: try fields.decode(String.self, forKey: "id"),
      calendar: try fields.decode(String.self, forKey: "calendar"), ask: ask)
  }

  private enum AskName: String, CaseIterable {
    case elapsed, due, verdict
    case countDays = "count_days"
    case nthDay = "nth_day"
    case isOpen = "is_open"
    case isWorkingDay = "is_working_day"
  }
}

private struct StandardFields: Decodable {
  let limit: TimeLimit

  init(from decoder: any Decoder) throws {
    let fields = try decoder.clockFields(["value", "unit", "receipt", "day_count"])
    limit = TimeLimit(
      try fields.number("value", atLeast: 0), try fields.choice("unit"),
      receipt: fields.contains("receipt") ? try fields.choice("receipt") : .asStamped,
      dayCount: fields.contains("day_count") ? try fields.choice("day_count") : .excludeFirst)
  }
}

private struct PauseFields: Decodable {
  let pause: Pause

  init(from decoder: any Decoder) throws {
    let fields = try decoder.clockFields(["from", "to"])
    // `null` says that the work was not resumed; a field left out says nothing.
    let isResumed = try !fields.decodeNil(forKey: "to")
    pause = Pause(
      from: try fields.instant("from"), to: isResumed ? try fields.instant("to") : nil)
  }
}
