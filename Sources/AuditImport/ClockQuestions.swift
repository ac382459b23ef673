internal import WorkingTime

/// Answers questions about working time that stand in a text file, one JSON object a line, so that
/// the clock can be checked from outside against examples.
///
/// A line is a calendar (`"record": "calendar"`) or a question (`"record": "vector"`); the forms are
/// those of `Fixtures/clock/vectors.jsonl`. What a question says it expects is not looked at. The
/// calendar may stand anywhere in the file.
package enum ClockQuestions {
  /// Most bytes of a file of questions.
  private static let sizeLimit = 64 << 20

  /// The answers to a file; see `answer(lines:)`.
  package static func answer(path: String) throws(ImportFault) -> [String] {
    let bytes = try InputFile(path: path).contents(limit: sizeLimit)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return answer(lines: lines.lazy.map { String(decoding: $0, as: UTF8.self) })
  }

  /// One line of JSON for each question, in order of the file: its id and the fields that were
  /// asked for, or its id and an `error`. Instants are written in the calendar's zone.
  ///
  /// A line that cannot be read gets an answer as well, with its number, the code `bad_question`,
  /// `bad_calendar` or `unknown_calendar`, and a message; it does not stop the others. A field that
  /// is not known is refused, since a misspelt `pauses` would give a wrong answer silently.
  package static func answer(lines: some Sequence<String>) -> [String] {
    var answers: [Answer] = []
    var questions: [(line: Int, record: Result<ClockQuestion, BadClockLine>)] = []
    var calendars: [String: Office] = [:]
    for (index, text) in lines.enumerated() {
      let line = index + 1
      switch ClockRecord(line: text) {
      case .nothing: continue
      case .calendar(let id, let definition):
        if let first = calendars[id] {
          let bad = BadClockLine(
            id: id, field: "id", reason: "calendar “\(id)” stands on line \(first.line) already")
          answers.append(.init(line: line, bad: bad, code: "bad_calendar"))
        } else {
          calendars[id] = Office(line: line, definition: definition)
        }
      case .question(let question): questions.append((line, .success(question)))
      case .badCalendar(let bad): answers.append(.init(line: line, bad: bad, code: "bad_calendar"))
      case .badQuestion(let bad): questions.append((line, .failure(bad)))
      }
    }
    for (line, record) in questions {
      switch record {
      case .failure(let bad): answers.append(.init(line: line, bad: bad, code: "bad_question"))
      case .success(let question):
        answers.append(answer(question, line, &calendars[question.calendar]))
      }
    }
    return answers.sorted { $0.line < $1.line }.map(\.text)
  }

  private static func answer(
    _ question: ClockQuestion, _ line: Int, _ office: inout Office?
  ) -> Answer {
    guard office != nil else {
      let bad = BadClockLine(
        id: question.id, field: "calendar",
        reason: "no line with a calendar “\(question.calendar)” that can be read")
      return .init(line: line, bad: bad, code: "unknown_calendar")
    }
    var json = JSONLine(id: question.id)
    do {
      try office?.answer(question, into: &json)
    } catch let fault as ClockFault {
      json = JSONLine(id: question.id)
      json.add("error", fault.code)
      switch fault {
      case .holidaysMissing(let year, _), .outsideYears(let year): json.add("year", year)
      case .endBeforeStart, .noWorkingTime: break
      }
    } catch {
      let bad = BadClockLine(id: question.id, field: "calendar", reason: "\(error)")
      return .init(line: line, bad: bad, code: "bad_calendar")
    }
    return Answer(line: line, text: json.text)
  }

  private struct Answer {
    let line: Int
    let text: String

    init(line: Int, text: String) {
      self.line = line
      self.text = text
    }

    init(line: Int, bad: BadClockLine, code: String) {
      var json = JSONLine(id: bad.id)
      json.add("line", line)
      json.add("error", code)
      json.add("message", bad.message)
      self.init(line: line, text: json.text)
    }
  }
}

/// A calendar of the file, compiled for the years that the questions turn out to need.
private struct Office {
  let line: Int
  private let definition: CalendarDefinition
  private var compiled: (calendar: CompiledCalendar, years: ClosedRange<Int>)?

  /// No more years than this are compiled: a question that needs more gets the fault of a calendar
  /// that has too few.
  private static let mostYears = 200

  init(line: Int, definition: CalendarDefinition) {
    self.line = line
    self.definition = definition
  }

  mutating func answer(_ question: ClockQuestion, into json: inout JSONLine) throws {
    var needed = question.years
    while true {
      guard needed.count <= Self.mostYears else {
        let years = needed.lowerBound...needed.lowerBound
        return try question.answer(by: CompiledCalendar(definition, years: years), into: &json)
      }
      let compiled = try compile(needed)
      do {
        return try question.answer(by: compiled, into: &json)
      } catch ClockFault.outsideYears(let year) {
        // A due instant may lie far ahead, and be found in a few steps.
        needed = needed.joined(with: year...year + 10)
      }
    }
  }

  /// The calendar for these years at least: the one at hand, or one for both its years and these.
  private mutating func compile(_ years: ClosedRange<Int>) throws -> CompiledCalendar {
    var all = years
    if let compiled {
      all = compiled.years.joined(with: years)
      if all == compiled.years { return compiled.calendar }
      if all.count > Self.mostYears { all = years }
    }
    let calendar = try CompiledCalendar(definition, years: all)
    compiled = (calendar, all)
    return calendar
  }
}

extension ClosedRange<Int> {
  fileprivate func joined(with other: ClosedRange<Int>) -> ClosedRange<Int> {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}

/// A question that has been read.
struct ClockQuestion {
  enum Ask {
    case elapsed(from: Instant, to: Instant, pauses: [Pause])
    case due(from: Instant, limit: TimeLimit, pauses: [Pause])
    case verdict(from: Instant, to: Instant, limit: TimeLimit, pauses: [Pause])
    case countDays(after: CivilDay, through: CivilDay)
    case nthDay(n: Int, after: CivilDay)
    case isOpen(at: Instant)
    case isWorkingDay(CivilDay)
  }

  let id: String
  let calendar: String
  let ask: Ask
}

extension ClockQuestion {
  /// The years that it names, and their neighbours, as the zone may lie on either side of UTC.
  fileprivate var years: ClosedRange<Int> {
    func year(_ instant: Instant) -> Int { CivilDay(wallClock: instant.seconds).year }
    let (first, last) =
      switch ask {
      case .elapsed(let from, let to, _), .verdict(let from, let to, _, _): (year(from), year(to))
      case .due(let from, _, _): (year(from), year(from))
      case .isOpen(let instant): (year(instant), year(instant))
      case .countDays(let first, let last): (first.year, last.year)
      case .nthDay(_, let day), .isWorkingDay(let day): (day.year, day.year)
      }
    return (min(first, last) - 1...max(first, last) + 1).clamped(to: 1...9999)
  }

  fileprivate func answer(by calendar: CompiledCalendar, into json: inout JSONLine) throws {
    func text(_ instant: Instant?) -> String? {
      instant.map { $0.iso(offset: calendar.zone.offset(at: $0)) }
    }
    switch ask {
    case .elapsed(let from, let to, let pauses):
      json.add("elapsed_seconds", try calendar.elapsed(from: from, to: to, pauses: pauses))
    case .due(let from, let limit, let pauses):
      json.add("due", text(try calendar.due(from: from, limit: limit, pauses: pauses)))
    case .verdict(let from, let to, let limit, let pauses):
      let verdict = try calendar.verdict(from: from, to: to, limit: limit, pauses: pauses)
      json.add("due", text(verdict.due))
      json.add("late", verdict.late)
      json.add("elapsed_seconds", verdict.elapsedSeconds)
      json.add("elapsed_working_days", verdict.elapsedWorkingDays)
      json.add("elapsed_calendar_days", verdict.elapsedCalendarDays)
    case .countDays(let first, let last):
      json.add("days", try calendar.workingDays(after: first, through: last))
    case .nthDay(let n, let day):
      json.add("date", try calendar.workingDay(n, after: day).description)
    case .isOpen(let instant): json.add("open", try calendar.isOpen(at: instant))
    case .isWorkingDay(let day): json.add("working", try calendar.isWorkingDay(day))
    }
  }
}

/// Writes one JSON object with its fields in the order in which they are added.
private struct JSONLine {
  private var fields: String

  init(id: String?) {
    fields = "{\"id\": \(Self.value(id))"
  }

  var text: String { fields + "}" }

  mutating func add(_ name: String, _ text: String?) { write(name, Self.value(text)) }
  mutating func add(_ name: String, _ number: some BinaryInteger) { write(name, String(number)) }
  mutating func add(_ name: String, _ truth: Bool) { write(name, truth ? "true" : "false") }

  private mutating func write(_ name: String, _ value: String) {
    fields += ", \"\(name)\": \(value)"
  }

  private static func value(_ text: String?) -> String {
    guard let text else { return "null" }
    var value = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": value += "\\\""
      case "\\": value += "\\\\"
      case "\n": value += "\\n"
      case "\r": value += "\\r"
      case "\t": value += "\\t"
      case "\u{0}"..<" ":
        let hex = String(scalar.value, radix: 16)
        value += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: value.unicodeScalars.append(scalar)
      }
    }
    return value + "\""
  }
}
