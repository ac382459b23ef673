import WorkingTime

// Nanoseconds of one question to the clock, by the length of the span it reaches over. The cost must
// not grow with the span: the last column is the ratio to a span of one day.

let day: Int64 = 86_400
let spans: [(name: String, seconds: Int64)] = [
  ("1 day", day), ("1 month", 30 * day), ("1 year", 365 * day), ("20 years", 7305 * day),
]
let questions = 200_000
let rounds = 9

func calendar() throws -> CompiledCalendar {
  let hours = try OpeningHours(
    [.init(open: 27_000, close: 43_200), .init(open: 46_800, close: 57_600)], entry: "week")
  let week: Week = [
    .monday: hours, .tuesday: hours, .wednesday: hours, .thursday: hours, .friday: hours,
  ]
  let holidays = (2000...2035).flatMap { year in
    [(1, 1), (5, 1), (8, 17), (12, 25)].compactMap { month, date in
      CivilDay(year: year, month: month, day: date).map { Holiday(day: $0) }
    }
  }
  return try CompiledCalendar(
    CalendarDefinition(
      code: "bench", zone: "Asia/Makassar", weeks: [DatedWeek(from: nil, to: nil, week: week)],
      holidays: holidays
    ).trustingItsList, years: 2000...2030)
}

/// Median over the rounds of the nanoseconds of one question.
func nanoseconds(_ ask: (Int64) throws -> Int64) rethrows -> Double {
  var results: [Double] = []
  var sum: Int64 = 0
  for _ in 0..<rounds {
    let clock = ContinuousClock()
    let start = clock.now
    for index in 0..<questions { sum &+= try ask(Int64(index)) }
    let elapsed = clock.now - start
    results.append(
      Double(elapsed.components.attoseconds) / 1e9 / Double(questions)
        + Double(elapsed.components.seconds) * 1e9 / Double(questions))
  }
  if sum == 1 { print("") }  // keeps the answers from being optimised away
  return results.sorted()[rounds / 2]
}

func row(_ name: String, _ values: [Double]) {
  let cells = values.map { value in
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
  func padded(_ text: String) -> String {
    String(repeating: " ", count: max(0, 10 - text.count)) + text
  }
  print(
    ([name + String(repeating: " ", count: max(0, 34 - name.count))] + cells.map(padded)).joined())
}

let clock = try calendar()
let first: Int64 = 1_010_000_000  // January 2002
print(
  "nanoseconds a question" + String(repeating: " ", count: 12)
    + spans.map { String(repeating: " ", count: max(0, 10 - $0.name.count)) + $0.name }.joined())

let elapsed = try spans.map { span in
  try nanoseconds { index in
    let start = Instant(first + index * 977)
    return try clock.elapsed(from: start, to: start + span.seconds)
  }
}
row("elapsed", elapsed)
row("  ratio to 1 day", elapsed.map { $0 / elapsed[0] })

let days = try spans.map { span in
  try nanoseconds { index in
    let limit = TimeLimit(max(1, span.seconds * 5 / 7 / day), .workingDays)
    return try clock.due(from: Instant(first + index * 977), limit: limit)?.seconds ?? 0
  }
}
row("due, working days", days)
row("  ratio to 1 day", days.map { $0 / days[0] })

let seconds = try spans.map { span in
  try nanoseconds { index in
    let limit = TimeLimit(span.seconds / 5, .seconds)
    return try clock.due(from: Instant(first + index * 977), limit: limit)?.seconds ?? 0
  }
}
row("due, seconds", seconds)
row("  ratio to 1 day", seconds.map { $0 / seconds[0] })
