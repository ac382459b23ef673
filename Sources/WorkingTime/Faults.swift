/// Why a calendar cannot be used at all.
public enum CalendarFault: Error, Hashable, Sendable {
  case badHours(entry: String)
  case unknownZone(String)
  /// The system has no zone database where one was looked for.
  case noZoneDatabase(path: String)
  case damagedZone(String)
}

extension CalendarFault: CustomStringConvertible {
  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .badHours(let entry):
      "\(entry): opening hours must be sorted, apart, within the day, and close after they open"
    case .unknownZone(let name): "unknown time zone “\(name)”"
    case .noZoneDatabase(let path):
      "no time zone database in \(path): install tzdata, or let TZDIR name its directory"
    case .damagedZone(let name):
      "the time zone database has a damaged file for “\(name)”: install tzdata again"
    }
  }
}

/// Why a question to the clock has no answer.
public enum ClockFault: Error, Hashable, Sendable {
  case endBeforeStart
  case noWorkingTime
  /// The question touches a year for which the list of holidays is not declared complete; of these
  /// kinds, or as a whole when there are none.
  case holidaysMissing(year: Int, kinds: [String] = [])
  /// The question reaches into a year for which the calendar was not compiled.
  case outsideYears(year: Int)

  /// `end_before_start`, `no_working_time`, `holidays_missing` or `outside_years`; the first two
  /// are those of the acceptance examples.
  public var code: String {
    switch self {
    case .endBeforeStart: "end_before_start"
    case .noWorkingTime: "no_working_time"
    case .holidaysMissing: "holidays_missing"
    case .outsideYears: "outside_years"
    }
  }
}

extension ClockFault: CustomStringConvertible {
  /// What is wrong, for people.
  public var description: String {
    switch self {
    case .endBeforeStart: "the end is before the start"
    case .noWorkingTime: "the calendar has no opening within four years"
    case .holidaysMissing(let year, let kinds):
      """
      the calendar's list of \(kinds.isEmpty ? "holidays" : kinds.joined(separator: ", ")) of \
      \(year) is not declared complete: complete it, and declare it
      """
    case .outsideYears(let year): "the calendar was not compiled for \(year)"
    }
  }
}
