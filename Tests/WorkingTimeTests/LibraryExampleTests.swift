import Foundation
import Testing
import WorkingTime

/// The example of `Documentation/clock.md`, word for word.
@Suite struct `The example of the clock as a library` {
  private static let file = URL(filePath: #filePath)

  // example
  /// When a case is due that may take two working days and was received in Banjarbaru on Monday, 5 January
  /// 2026; from Tuesday to Wednesday the office waited for the applicant.
  func dueInstant() throws -> Instant? {
    guard let newYear = CivilDay(iso: "2026-01-01"),
      let received = Instant(iso: "2026-01-05T15:30:00+08:00"),
      let asked = Instant(iso: "2026-01-06T09:00:00+08:00"),
      let answered = Instant(iso: "2026-01-07T11:00:00+08:00")
    else { return nil }
    let hours = try OpeningHours(
      [.init(open: 8 * 3600, close: 12 * 3600), .init(open: 13 * 3600, close: 16 * 3600)],
      entry: "weekday")
    let week: Week = [
      .monday: hours, .tuesday: hours, .wednesday: hours, .thursday: hours, .friday: hours,
    ]
    let definition = CalendarDefinition(
      code: "kantor", zone: "Asia/Makassar", weeks: [DatedWeek(from: nil, to: nil, week: week)],
      holidays: [Holiday(day: newYear, name: "Tahun Baru Masehi", kind: "libur_nasional")],
      holidayKnowledge: .declared(completeYears: [2026]))
    // Compiled once, asked millions of times.
    let office = try CompiledCalendar(definition, years: 2026...2026)
    return try office.due(
      from: received, limit: TimeLimit(2, .workingDays),
      pauses: [Pause(from: asked, to: answered)])
  }
  // end

  @Test func `gives the closing of Thursday: Tuesday is the first day, Wednesday is taken away`()
    throws
  {
    #expect(try dueInstant() == Instant(iso: "2026-01-08T16:00:00+08:00"))
  }

  @Test func `stands on the page as it is here`() throws {
    let source = try String(contentsOf: Self.file, encoding: .utf8)
    let start = try #require(source.range(of: "  // example\n")).upperBound
    let end = try #require(source.range(of: "  // end\n")).lowerBound
    let lines = source[start..<end].components(separatedBy: "\n").map {
      $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0
    }
    let page = try String(
      contentsOf: Self.file.deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Documentation/clock.md"), encoding: .utf8)
    #expect(
      page.contains("```swift\nimport WorkingTime\n\n" + lines.joined(separator: "\n") + "```\n"))
  }
}
