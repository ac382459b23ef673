internal import ServiceStandards
internal import WorkingTime

/// What a calendar file says of holidays.
struct HolidayEntries {
  /// Kinds that need not occur to be named.
  private static let usualKinds = ["libur_nasional", "cuti_bersama"]

  private let listed: [Holiday]
  /// The calendar has the key `holidays`, if only with an empty list.
  private let hasList: Bool
  private let file: String?
  /// `nil`: every kind closes the office.
  private let kinds: [(name: String, place: YAMLValue)]?
  private let completeYears: Set<Int>

  init(_ calendar: YAMLMapping) {
    var places = FirstPlaces<HolidaysFile.Name>()
    listed = calendar.list("holidays").compactMap { HolidayEntries.holiday($0, &places) }
    hasList = calendar["holidays"] != nil
    file = calendar["holidays_from"]?.text()
    kinds = calendar["holiday_kinds"]?.list()?.compactMap { value in
      value.text().map { ($0, value) }
    }
    completeYears = Set(
      calendar.list("holidays_complete").compactMap { value in
        value.wholeNumber(in: 1900...2200).map { Int($0) }
      })
  }

  private static func holiday(
    _ value: YAMLValue, _ places: inout FirstPlaces<HolidaysFile.Name>
  ) -> Holiday? {
    guard let entry = value.mapping(["date", "name", "kind", "decree"]) else { return nil }
    let name = entry["name"]?.text() ?? ""
    let kind = entry["kind"]?.text() ?? ""
    let decree = entry["decree"]?.text() ?? ""
    guard let place = entry.required("date"), let day = place.day(),
      places.claim(HolidaysFile.Name(day: day, name: name), at: place)
    else { return nil }
    return Holiday(day: day, name: name, kind: kind, decree: decree)
  }

  /// The holidays that close the office, and how much is known of them. A holiday file is named
  /// relative to the calendar file, whose path is given.
  func resolve(
    beside path: String
  ) throws(ImportFault) -> ([Holiday], CalendarDefinition.HolidayKnowledge) {
    if hasList, listed.isEmpty, file == nil { return ([], .keepsNone) }
    var all = listed
    if let file {
      let path = HolidayEntries.path(of: file, beside: path)
      try InputFile.requireRegular(path)
      for holiday in try HolidaysFile.read(InputFile(path: path))
      where !all.contains(where: { $0.day == holiday.day && $0.name == holiday.name }) {
        all.append(holiday)
      }
    }
    guard let kinds else { return (all, .declared(completeYears: completeYears)) }
    let known = Set(all.map(\.kind)).union(Self.usualKinds)
    for (name, place) in kinds where !known.contains(name) {
      place.note(.unknownReference(.holidayKind, nearest: NearestName.of(name, in: known)))
    }
    let names = Set(kinds.map(\.name))
    let closing = all.filter { names.contains($0.kind) }
    // A year whose holidays are all of kinds that do not close the office is known none the less.
    let years = Set(all.map(\.day.year)).subtracting(closing.map(\.day.year))
    return (closing, .declared(completeYears: completeYears.union(years)))
  }

  private static func path(of file: String, beside path: String) -> String {
    guard !file.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return file }
    return path[...slash] + file
  }
}
