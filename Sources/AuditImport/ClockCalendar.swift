internal import FoundationEssentials
internal import WorkingTime

/// A calendar as a line of JSON says it.
struct ClockCalendar: Decodable {
  let id: String
  let definition: CalendarDefinition

  init(from decoder: any Decoder) throws {
    let fields = try decoder.clockFields([
      "record", "id", "tz", "week", "holidays", "holidays_complete", "special",
    ])
    id = try fields.decode(String.self, forKey: "id")
    let holidays = try fields.decodeIfPresent([DateField].self, forKey: "holidays")
    let complete = try fields.decodeIfPresent(Set<Int>.self, forKey: "holidays_complete")
    var definition = CalendarDefinition(
      code: id, zone: try fields.decode(String.self, forKey: "tz"),
      weeks: [
        DatedWeek(
          from: nil, to: nil, week: try fields.decode(WeekFields.self, forKey: "week").week)
      ],
      holidays: (holidays ?? []).map { Holiday(day: $0.date) },
      // An empty list, written out, says that there are none; unless years are named beside it.
      holidayKnowledge: complete == nil && holidays?.isEmpty == true
        ? .keepsNone : .declared(completeYears: complete ?? []))
    for entry in try fields.decodeIfPresent([SpecialFields].self, forKey: "special") ?? [] {
      switch entry {
      case .date(let date): definition.namedDates.append(date)
      case .range(let range): definition.ranges.append(range)
      }
    }
    // Nothing here is held against anybody: the list is as complete as whoever asks gave it.
    self.definition = definition.trustingItsList
  }
}

private enum SpecialFields: Decodable {
  case date(NamedDate)
  case range(DatedWeek)

  init(from decoder: any Decoder) throws {
    let any = try decoder.clockFields(["date", "hours", "from", "to", "week"])
    let note = try any.decodeIfPresent(String.self, forKey: "note") ?? ""
    if any.contains("date") {
      let fields = try decoder.clockFields(["date", "hours"])
      self = .date(
        NamedDate(
          day: try fields.date("date"),
          hours: try fields.decode(HoursField.self, forKey: "hours").hours, note: note))
    } else {
      let fields = try decoder.clockFields(["from", "to", "week"])
      let (from, to) = (try fields.date("from"), try fields.date("to"))
      guard from <= to else {
        throw DecodingError.dataCorruptedError(
          forKey: "to", in: fields, debugDescription: "\(to) is before \(from)")
      }
      self = .range(
        DatedWeek(
          from: from, to: to, week: try fields.decode(WeekFields.self, forKey: "week").week,
          note: note))
    }
  }
}

private struct WeekFields: Decodable {
  let week: Week

  init(from decoder: any Decoder) throws {
    let fields = try decoder.clockFields(Set(Weekday.allCases.map(\.rawValue)))
    var week: Week = [:]
    for weekday in Weekday.allCases {
      let name = ClockField(stringValue: weekday.rawValue)
      week[weekday] = try fields.decodeIfPresent(HoursField.self, forKey: name)?.hours
    }
    self.week = week
  }
}

/// A list of `["HH:MM", "HH:MM"]`.
private struct HoursField: Decodable {
  let hours: OpeningHours

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    func damage(_ reason: String) -> DecodingError {
      .dataCorruptedError(in: container, debugDescription: reason)
    }
    let intervals = try container.decode([[String]].self).map { edges in
      guard edges.count == 2, let open = Self.second(edges[0]), let close = Self.second(edges[1])
      else { throw damage("\(edges) is not a pair of times such as 07:30 and 16:00") }
      return OpeningHours.Interval(open: open, close: close)
    }
    do {
      hours = try OpeningHours(intervals, entry: "")
    } catch {
      throw damage("intervals must be sorted, apart, and close after they open")
    }
  }

  /// Seconds after midnight of `HH:MM`, up to `24:00`.
  private static func second(_ text: String) -> Int32? {
    let parts = text.utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(isDigit) }),
      let hour = Int32(String(parts[0]) ?? ""), let minute = Int32(String(parts[1]) ?? ""),
      minute < 60, hour * 60 + minute <= 1440
    else { return nil }
    return (hour * 60 + minute) * 60
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

private struct DateField: Decodable {
  let date: CivilDay

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CivilDay(iso: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not a date such as 2026-01-06")
    }
    self.date = date
  }
}
