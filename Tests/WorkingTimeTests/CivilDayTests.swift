import Testing

@testable import WorkingTime

@Suite struct `A date` {
  @Test func `is counted from the first of January 1970`() throws {
    #expect(try CivilDay(reading: "1970-01-01").number == 0)
    #expect(try CivilDay(reading: "2026-01-06").number == 20_459)
    #expect(try CivilDay(reading: "0001-01-01").number == -719_162)
    #expect(try CivilDay(reading: "9999-12-31").number == 2_932_896)
  }

  @Test func `is written as it is read, for 400 years`() throws {
    var day = try #require(CivilDay(year: 1999, month: 12, day: 31))
    for year in 2000...2399 {
      for (month, length) in [
        31, CivilDay.isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
      ].enumerated() {
        for number in 1...length {
          day = day + 1
          guard day == CivilDay(year: year, month: month + 1, day: number) else {
            Issue.record("\(year)-\(month + 1)-\(number) is not the day after \(day - 1)")
            return
          }
        }
      }
    }
    #expect(day.description == "2399-12-31")
    #expect(try CivilDay(reading: "2399-12-31") == day)
  }

  @Test(arguments: [
    "", "2026-1-06", "2026-01-6", "2026/01/06", "2026-13-01", "2026-00-10", "2026-02-29",
    "2026-04-31", "2026-01-00", "0000-01-01", "26-01-06", "2026-01-06 ", "２026-01-06", "+026-01-06",
  ]) func `is nothing else`(text: String) {
    #expect(CivilDay(iso: text) == nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2026-01-13", 3, "2026-04-13"), ("2026-12-31", 2, "2027-02-28"),
    ("2026-08-31", 1, "2026-09-30"), ("2024-02-29", 12, "2025-02-28"),
    ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
    ("2026-01-06", 0, "2026-01-06"), ("0001-01-01", -1, "0000-12-01"),
    ("0001-01-31", -23, "-0001-02-28"),
  ]) func `moves by months to the same day number`(day: String, months: Int, later: String) throws {
    #expect(try CivilDay(reading: day).adding(months: months).description == later)
  }

  @Test func `has the weekday of the calendar on the wall`() throws {
    #expect(try CivilDay(reading: "2026-01-05").weekday == .monday)
    #expect(try CivilDay(reading: "2026-01-11").weekday == .sunday)
    #expect(try CivilDay(reading: "1969-12-31").weekday == .wednesday)
    #expect(try CivilDay(reading: "0001-01-01").weekday == .monday)
  }

  @Test(arguments: [Int32.min, -719_469, -719_468, -1, 0, 2_932_897, .max])
  func `of any size has a year and comes back from its parts`(number: Int32) {
    let day = CivilDay(number: number)
    #expect(day.adding(months: 0) == day)
    #expect(CivilDay.newYear(day.year) <= day)
    #expect(CivilDay.newYear(day.year + 1) >= day)
    #expect(!day.description.isEmpty)
  }

  @Test func `stops at the ends of what can be counted`() {
    let last = CivilDay(number: .max)
    let first = CivilDay(number: .min)
    #expect(last + 1 == last)
    #expect(last + .max == last)
    #expect(first - 1 == first)
    #expect(first - .max == first)
    #expect(first + .min == first)
    #expect(last.adding(months: .max) == last)
    #expect(first.adding(months: .min) == first)
  }
}
