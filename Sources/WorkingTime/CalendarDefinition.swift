/// The opening intervals of one day: seconds of the local day, half-open, sorted, apart.
public struct OpeningHours: Hashable, Sendable {
  public struct Interval: Hashable, Sendable {
    /// Seconds after local midnight, `0..<86400`.
    public let open: Int32
    /// Seconds after local midnight, up to and with 86 400 (`24:00`).
    public let close: Int32

    public init(open: Int32, close: Int32) {
      self.open = open
      self.close = close
    }
  }

  public static let closed = OpeningHours(unchecked: [])

  public let intervals: [Interval]

  /// - Throws: `CalendarFault.badHours` when an interval is empty, leaves the day, or does not come
  ///   after the one before it.
  public init(_ intervals: [Interval], entry: String) throws(CalendarFault) {
    var end: Int32 = 0
    for interval in intervals {
      guard interval.open >= end, interval.open < interval.close, interval.close <= 86_400 else {
        throw .badHours(entry: entry)
      }
      end = interval.close
    }
    self.intervals = intervals
  }

  private init(unchecked: [Interval]) { intervals = unchecked }
}

/// Opening hours for each weekday; a weekday that is missing is closed.
public typealias Week = [Weekday: OpeningHours]

/// A day on which the office is closed by decree.
public struct Holiday: Hashable, Sendable {
  public let day: CivilDay
  public let name: String
  /// `libur_nasional`, `cuti_bersama` or the office's own word.
  public let kind: String
  /// The decree that sets it, as the source names it.
  public let decree: String

  public init(day: CivilDay, name: String = "", kind: String = "", decree: String = "") {
    self.day = day
    self.name = name
    self.kind = kind
    self.decree = decree
  }
}

/// Hours for one named date. It beats everything else: it can open the office on a holiday.
public struct NamedDate: Hashable, Sendable {
  public let day: CivilDay
  public let hours: OpeningHours
  public let note: String

  public init(day: CivilDay, hours: OpeningHours, note: String = "") {
    self.day = day
    self.hours = hours
    self.note = note
  }
}

/// A week that replaces the ordinary one from the first to the last date, both included; `nil`
/// means without end.
public struct DatedWeek: Hashable, Sendable {
  public let from: CivilDay?
  public let to: CivilDay?
  public let week: Week
  public let note: String

  public init(from: CivilDay?, to: CivilDay?, week: Week, note: String = "") {
    self.from = from
    self.to = to
    self.week = week
    self.note = note
  }

  public func contains(_ day: CivilDay) -> Bool {
    from.map { day >= $0 } ?? true && to.map { day <= $0 } ?? true
  }
}

/// What an office publishes about its hours, as values. Which entry holds on a date, first match:
/// named date, holiday, first special range that contains it, first ordinary week that contains it.
public struct CalendarDefinition: Hashable, Sendable {
  /// How much is known of the holidays.
  public enum HolidayKnowledge: Hashable, Sendable {
    /// The calendar says that it keeps no holidays at all (an empty list, written out).
    case keepsNone
    /// A year is known when each kind that closes the office is declared here to be complete: all
    /// of them at once, or each by itself (see `HolidayDeclarations`).
    case declared(completeYears: Set<Int>, byKind: [String: Set<Int>] = [:])
  }

  public var code: String
  /// IANA name; all hours and dates are in it.
  public var zone: String
  /// Usually one without bounds; several when the ordinary hours changed.
  public var weeks: [DatedWeek]
  public var ranges: [DatedWeek]
  public var namedDates: [NamedDate]
  public var holidays: [Holiday]
  /// Kinds of holidays that close the office; `nil` when it does not name them.
  public var holidayKinds: Set<String>?
  public var holidayKnowledge: HolidayKnowledge

  public init(
    code: String, zone: String, weeks: [DatedWeek], ranges: [DatedWeek] = [],
    namedDates: [NamedDate] = [], holidays: [Holiday] = [], holidayKinds: Set<String>? = nil,
    holidayKnowledge: HolidayKnowledge = .declared(completeYears: [])
  ) {
    self.code = code
    self.zone = zone
    self.weeks = weeks
    self.ranges = ranges
    self.namedDates = namedDates
    self.holidays = holidays
    self.holidayKinds = holidayKinds
    self.holidayKnowledge = holidayKnowledge
  }
}
