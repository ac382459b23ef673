import AuditImport
import Fixtures
import Foundation
import TestSupport
import Testing
import WorkingTime

@Suite struct `Clock questions in a file` {
  typealias Object = [String: any Sendable]

  @Test(arguments: ["clock/vectors.jsonl", "clock/vectors_day_count.jsonl"])
  func `are answered as the acceptance examples expect`(path: String) throws {
    let lines = try Fixtures.lines(path)
    let vectors = try lines.map(object).filter { $0["record"] as? String == "vector" }
    let answers = try ClockQuestions.answer(lines: lines).map(object)
    #expect(answers.count == vectors.count)
    for (vector, var answer) in zip(vectors, answers) {
      let id = try #require(vector["id"] as? String)
      #expect(answer.removeValue(forKey: "id") as? String == id)
      let expected = try #require(vector["expect"] as? NSDictionary)
      #expect(answer.count == expected.count, "\(id)")
      for (name, value) in expected {
        let name = try #require(name as? String)
        let given = try #require(answer[name], "\(id), \(name)")
        if name == "due", let text = value as? String {
          let due = try #require(given as? String, "\(id)")
          #expect(Instant(iso: due) == Instant(iso: text), "\(id)")
        } else {
          #expect(given as? NSObject == value as? NSObject, "\(id), \(name)")
        }
      }
    }
  }

  @Test func `are answered in order, with fields in order and instants in the office's zone`() {
    let answers = ClockQuestions.answer(lines: [
      #"""
      {"record": "vector", "id": "a\"1", "ask": "verdict", "calendar": "c", \#
      "start": "2026-01-05T01:00:00Z", "end": "2026-01-07T08:00:01Z", \#
      "standard": {"value": 2, "unit": "working_days"}, "expect": {"late": 7}}
      """#,
      "",
      #"{"record": "vector", "id": "b", "ask": "nth_day", "calendar": "c", "from": "2026-01-09", "n": 1}"#,
      Self.calendar,
      #"{"record": "vector", "id": "d", "ask": "due", "calendar": "c", "start": "2026-07-01T00:00:00Z", "#
        + #""standard": {"value": 1, "unit": "hours"}, "pauses": [{"from": "2026-07-01T00:30:00Z", "to": null}]}"#,
    ])
    #expect(
      answers == [
        #"{"id": "a\"1", "due": "2026-01-07T16:00:00+08:00", "late": true, "#
          + #""elapsed_seconds": 75600, "elapsed_working_days": 2, "elapsed_calendar_days": 2}"#,
        #"{"id": "b", "date": "2026-01-12"}"#,
        #"{"id": "d", "due": null}"#,
      ])
  }

  @Test func `come with the faults of the clock`() {
    let declared = Self.calendar.replacing("[]", with: #"["2026-01-16"]"#)
    let answers = ClockQuestions.answer(lines: [
      declared,
      #"{"record": "vector", "id": "a", "ask": "count_days", "calendar": "c", "from": "2026-12-30", "to": "2027-01-05"}"#,
      #"{"record": "vector", "id": "b", "ask": "count_days", "calendar": "c", "from": "2026-12-30", "to": "2026-01-05"}"#,
      #"{"record": "vector", "id": "c", "ask": "is_working_day", "calendar": "c", "date": "2026-01-16"}"#,
    ])
    #expect(
      answers == [
        #"{"id": "a", "error": "holidays_missing", "year": 2027}"#,
        #"{"id": "b", "error": "end_before_start"}"#,
        #"{"id": "c", "working": false}"#,
      ])
  }

  @Test func `may ask about any years, within reason`() {
    func count(_ from: String, _ to: String) -> String {
      #"{"record": "vector", "id": "x", "ask": "count_days", "calendar": "c", "from": "\#(from)", "to": "\#(to)"}"#
    }
    let answers = ClockQuestions.answer(lines: [
      Self.calendar, count("2026-01-01", "2026-12-31"), count("1990-01-01", "1990-12-31"),
      count("1950-01-01", "2060-01-01"), count("2026-01-01", "9999-12-31"),
    ])
    #expect(
      answers == [
        #"{"id": "x", "days": 260}"#, #"{"id": "x", "days": 260}"#, #"{"id": "x", "days": 28699}"#,
        #"{"id": "x", "error": "outside_years", "year": 2031}"#,
      ])
  }

  @Test func `take declared years, and know nothing without a list of holidays`() {
    let question =
      #"{"record": "vector", "id": "x", "ask": "is_working_day", "calendar": "c", "date": "2026-01-06"}"#
    func answer(_ holidays: String) -> [String] {
      ClockQuestions.answer(lines: [
        Self.calendar.replacing(#""holidays": []"#, with: holidays), question,
      ])
    }
    let unknown = [#"{"id": "x", "error": "holidays_missing", "year": 2026}"#]
    let known = [#"{"id": "x", "working": true}"#]
    #expect(answer(#""holidays": []"#) == known)
    #expect(answer(#""holidays": ["2026-12-25"]"#) == known)
    #expect(answer(#""holidays_complete": [2026]"#) == known)
    #expect(answer(#""holidays": [], "holidays_complete": [2025]"#) == unknown)
    #expect(answer(#""note": "nothing said""#) == unknown)
  }

  static let calendar =
    #"{"record": "calendar", "id": "c", "tz": "Asia/Makassar", "holidays": [], "week": {"mon": [["07:30", "12:00"], ["13:00", "16:00"]], "tue": [["07:30", "12:00"], ["13:00", "16:00"]], "wed": [["07:30", "12:00"], ["13:00", "16:00"]], "thu": [["07:30", "12:00"], ["13:00", "16:00"]], "fri": [["07:30", "11:30"], ["13:00", "16:30"]]}}"#

  /// What is wrong with a question, and what is said about it.
  static let badQuestions: [(line: String, id: String, message: String)] = [
    ("{", "null", "the line is not valid JSON"),
    ("[]", "null", "the line is not an object"),
    ("12", "null", "the line is not an object"),
    (#"{"id": "x"}"#, #""x""#, "record: is missing"),
    (
      #"{"record": "vektor", "id": "x"}"#, #""x""#, "record: “vektor” is not “calendar” or “vector”"
    ),
    (#"{"record": "vector"}"#, "null", "ask: is missing"),
    (
      #"{"record": "vector", "ask": "is_open", "calendar": "c", "at": "2026-01-06T12:00:00Z"}"#,
      "null",
      "id: is missing"
    ),
    (
      #"{"record": "vector", "id": "x", "ask": "late", "calendar": "c"}"#, #""x""#,
      "ask: “late” is not one of elapsed, due, verdict, count_days, nth_day, is_open, is_working_day"
    ),
    (
      #"{"record": "vector", "id": "x", "ask": "is_open", "calendar": "c"}"#, #""x""#,
      "at: is missing"
    ),
    (
      #"{"record": "vector", "id": "x", "ask": "is_open", "calendar": "c", "at": "2026-01-06"}"#,
      #""x""#,
      "at: “2026-01-06” is not an instant such as 2026-01-06T16:00:00+08:00"
    ),
    (
      #"{"record": "vector", "id": "x", "ask": "is_open", "calendar": "c", "at": 5}"#, #""x""#,
      "at: is not a text"
    ),
    (
      #"{"record": "vector", "id": "x", "ask": "nth_day", "calendar": "c", "from": "2026-02-30", "n": 1}"#,
      #""x""#, "from: “2026-02-30” is not a date such as 2026-01-06"
    ),
    (
      #"{"record": "vector", "id": "x", "ask": "nth_day", "calendar": "c", "from": "2026-02-03", "n": 0}"#,
      #""x""#, "n: 0 is less than 1"
    ),
    (
      #"{"record": "vector", "id": "x", "ask": "due", "calendar": "c", "start": "2026-01-06T12:00:00Z", "pause": []}"#,
      #""x""#, "pause: is not a known field"
    ),
    (
      #"{"record": "vector", "id": "x", "ask": "due", "calendar": "c", "start": "2026-01-06T12:00:00Z", "standard": {"value": -1, "unit": "hours"}}"#,
      #""x""#, "standard.value: -1 is less than 0"
    ),
    (
      #"{"record": "vector", "id": "x", "ask": "due", "calendar": "c", "start": "2026-01-06T12:00:00Z", "standard": {"value": 1, "unit": "days"}}"#,
      #""x""#,
      "standard.unit: “days” is not one of seconds, minutes, hours, working_days, calendar_days, months"
    ),
    (
      #"{"record": "vector", "id": "x", "ask": "elapsed", "calendar": "c", "start": "2026-01-06T12:00:00Z", "end": "2026-01-06T12:00:00Z", "pauses": [{"from": "2026-01-06T12:00:00Z", "to": null}, {"from": "2026-01-06T12:00:00Z"}]}"#,
      #""x""#, "pauses[1].to: is missing"
    ),
  ]

  @Test(arguments: badQuestions) func `that cannot be read are named by line and field`(
    line: String, id: String, message: String
  ) throws {
    let good =
      #"{"record": "vector", "id": "good", "ask": "is_working_day", "calendar": "c", "date": "2026-01-06"}"#
    let answers = ClockQuestions.answer(lines: [Self.calendar, "", line, good])
    let escaped = message.replacing("\"", with: "\\\"")
    #expect(
      answers == [
        #"{"id": \#(id), "line": 3, "error": "bad_question", "message": "\#(escaped)"}"#,
        #"{"id": "good", "working": true}"#,
      ])
  }

  /// A piece of a calendar, what stands there instead, and what is said about it.
  static let badCalendars: [(piece: String, instead: String, message: String)] = [
    (#""tz": "Asia/Makassar", "#, "", "tz: is missing"),
    (#""fri""#, #""fry""#, "week.fry: is not a known field"),
    (
      "11:30", "13:30",
      "week.fri: intervals must be sorted, apart, and close after they open"
    ),
    (
      "11:30", "11.30",
      #"week.fri: ["07:30", "11.30"] is not a pair of times such as 07:30 and 16:00"#
    ),
    (
      "11:30", "24:01",
      #"week.fri: ["07:30", "24:01"] is not a pair of times such as 07:30 and 16:00"#
    ),
    (
      #"["07:30", "11:30"]"#, #"["07:30"]"#,
      #"week.fri: ["07:30"] is not a pair of times such as 07:30 and 16:00"#
    ),
    (
      #""holidays": []"#, #""holidays": ["2026-01-32"]"#,
      "holidays[0]: “2026-01-32” is not a date such as 2026-01-06"
    ),
    (#""holidays": []"#, #""holiday": []"#, "holiday: is not a known field"),
    (#""holidays": []"#, #""special": [{"date": "2026-01-06"}]"#, "special[0].hours: is missing"),
    (
      #""holidays": []"#, #""special": [{"date": "2026-01-06", "hours": [], "week": {}}]"#,
      "special[0].week: is not a known field"
    ),
    (
      #""holidays": []"#, #""special": [{"from": "2026-01-06", "to": "2026-01-05", "week": {}}]"#,
      "special[0].to: 2026-01-05 is before 2026-01-06"
    ),
  ]

  @Test(arguments: badCalendars) func `get no answer from a calendar that cannot be read`(
    piece: String, instead: String, message: String
  ) throws {
    let question =
      #"{"record": "vector", "id": "x", "ask": "is_working_day", "calendar": "c", "date": "2026-01-06"}"#
    let answers = ClockQuestions.answer(lines: [
      question, Self.calendar.replacing(piece, with: instead, maxReplacements: 1),
    ])
    #expect(
      answers == [
        #"{"id": "x", "line": 1, "error": "unknown_calendar", "message": "calendar: no line with a calendar “c” that can be read"}"#,
        #"{"id": "c", "line": 2, "error": "bad_calendar", "message": "\#(message.replacing("\"", with: "\\\""))"}"#,
      ])
  }

  @Test func `get no answer from a calendar without a zone, or one that is there twice`() throws {
    let question =
      #"{"record": "vector", "id": "x", "ask": "is_working_day", "calendar": "c", "date": "2026-01-06"}"#
    let answers = ClockQuestions.answer(lines: [
      Self.calendar.replacing("Makassar", with: "Nowhere"), question, Self.calendar,
    ])
    #expect(
      answers == [
        #"{"id": "x", "line": 2, "error": "bad_calendar", "message": "calendar: unknown time zone “Asia/Nowhere”"}"#,
        #"{"id": "c", "line": 3, "error": "bad_calendar", "message": "id: calendar “c” stands on line 1 already"}"#,
      ])
  }

  @Test func `get one readable answer each, however damaged the file is`() throws {
    let lines = try Fixtures.lines("clock/vectors.jsonl")
    var random = SplitMix64(seed: 17)
    for round in 1...30 {
      let damaged = lines.map { line in
        var bytes = Array(line.utf8)
        for _ in 0..<Int.random(in: 0...2, using: &random) {
          let place = Int.random(in: bytes.indices, using: &random)
          bytes[place] = UInt8.random(in: 32...126, using: &random)
        }
        return String(decoding: bytes, as: UTF8.self)
      }
      let answers = try ClockQuestions.answer(lines: damaged).map(object)
      #expect(answers.count >= 60, "round \(round)")
      #expect(answers.allSatisfy { $0["id"] != nil && $0.count > 1 }, "round \(round)")
    }
  }

  private func object(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }
}
