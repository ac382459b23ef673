internal import WorkingTime

/// Opening hours as they stand in a calendar file.
enum HoursEntries {
  /// Hours by weekday; a weekday that is missing or null is closed.
  static func week(_ value: YAMLValue) -> Week {
    guard let entry = value.mapping(Weekday.allCases.map(\.rawValue)) else { return [:] }
    var week: Week = [:]
    for weekday in Weekday.allCases {
      if let value = entry[weekday.rawValue], let hours = hours(value) { week[weekday] = hours }
    }
    return week
  }

  /// A week that holds from one date to another.
  static func range(_ value: YAMLValue) -> DatedWeek? {
    guard let entry = value.mapping(["from", "to", "note", "week"]) else { return nil }
    let from = entry.required("from")?.day()
    let to = entry.required("to")?.day()
    entry.checkOrder(from: from, to: to, lastKey: "to")
    let week = entry.required("week").map { self.week($0) }
    let note = entry["note"]?.text() ?? ""
    guard let from, let to, let week else { return nil }
    return DatedWeek(from: from, to: to, week: week, note: note)
  }

  /// The hours of one date.
  static func namedDate(_ value: YAMLValue, _ days: inout FirstPlaces<CivilDay>) -> NamedDate? {
    guard let entry = value.mapping(["date", "hours", "note"]) else { return nil }
    let hours = entry.required("hours").flatMap { self.hours($0) }
    let note = entry["note"]?.text() ?? ""
    guard let place = entry.required("date"), let day = place.day(), days.claim(day, at: place),
      let hours
    else { return nil }
    return NamedDate(day: day, hours: hours, note: note)
  }

  /// `[["08:00", "12:00"], ["13:00", "15:30"]]`; an empty list is closed.
  private static func hours(_ value: YAMLValue) -> OpeningHours? {
    guard let pairs = value.list() else { return nil }
    var intervals: [OpeningHours.Interval] = []
    for pair in pairs {
      guard let ends = pair.list() else { return nil }
      guard ends.count == 2 else {
        pair.note(.badHours)
        return nil
      }
      guard let open = ends[0].clockTime(), let close = ends[1].clockTime() else { return nil }
      intervals.append(OpeningHours.Interval(open: open, close: close))
    }
    guard let hours = try? OpeningHours(intervals, entry: "") else {
      value.note(.badHours)
      return nil
    }
    return hours
  }
}
