internal import ServiceStandards
internal import WorkingTime

/// One version of a calendar as it stands in the file.
struct CalendarEntry {
  /// A calendar has one version that starts on a day.
  struct Name: Hashable {
    let code: CalendarCode
    let validFrom: CivilDay?
  }

  private static let keys = [
    "code", "zone", "valid_from", "valid_to", "source", "week", "ranges", "dates", "holidays",
    "holidays_from", "holiday_kinds", "holidays_complete",
  ]

  private let code: CalendarCode
  private let zone: String
  private let validFrom: CivilDay?
  private let validTo: CivilDay?
  private let source: String?
  private let week: Week
  private let ranges: [DatedWeek]
  private let namedDates: [NamedDate]
  private let holidays: HolidayEntries

  /// - Returns: `nil` when the entry lacks what every calendar has, which is noted.
  init?(_ value: YAMLValue, _ places: inout FirstPlaces<Name>) {
    guard let entry = value.mapping(Self.keys) else { return nil }
    let zone = entry.required("zone")?.zone()
    validFrom = entry["valid_from"]?.day()
    validTo = entry["valid_to"]?.day()
    entry.checkOrder(from: validFrom, to: validTo, lastKey: "valid_to")
    source = entry["source"]?.text()
    week = entry.required("week").map { HoursEntries.week($0) } ?? [:]
    ranges = entry.list("ranges").compactMap { HoursEntries.range($0) }
    var days = FirstPlaces<CivilDay>()
    namedDates = entry.list("dates").compactMap { HoursEntries.namedDate($0, &days) }
    holidays = HolidayEntries(entry)
    guard let place = entry.required("code"), let code = place.code(CalendarVersion.self),
      places.claim(Name(code: code, validFrom: validFrom), at: place), let zone
    else { return nil }
    self.code = code
    self.zone = zone.identifier
  }

  /// The calendar with the holidays of the file that it names.
  func version(beside path: String) throws(ImportFault) -> CalendarVersion {
    var definition = CalendarDefinition(
      code: code.text, zone: zone, weeks: [DatedWeek(from: nil, to: nil, week: week)],
      ranges: ranges, namedDates: namedDates)
    try holidays.resolve(beside: path, into: &definition)
    return CalendarVersion(
      code: code, validFrom: validFrom, validTo: validTo, definition: definition, source: source)
  }
}
