internal import ServiceStandards
internal import WorkingTime

/// What a calendar file says of holidays.
struct HolidayEntries {
  /// Kinds that need not occur to be named.
  static let usualKinds = ["libur_nasional", "cuti_bersama", "libur_daerah"]

  private let listed: [Holiday]
  /// The calendar has the key `holidays`, if only with an empty list.
  private let hasList: Bool
  private let file: String?
  /// `nil`: every kind closes the office.
  private let kinds: [(name: String, place: YAMLValue)]?
  /// Declared complete of every kind.
  private let completeYears: Set<Int>
  private let completeKinds: [(name: String, years: Set<Int>, place: YAMLValue)]

  init(_ calendar: YAMLMapping) {
    var places = FirstPlaces<HolidaysFile.Name>()
    listed = calendar.list("holidays").compactMap { HolidayEntries.holiday($0, &places) }
    hasList = calendar["holidays"] != nil
    file = calendar["holidays_from"]?.text()
    kinds = calendar["holiday_kinds"]?.list()?.compactMap { value in
      value.text().map { ($0, value) }
    }
    let complete = calendar["holidays_complete"]
    if let complete, complete.isMapping {
      completeYears = []
      completeKinds = (complete.mapping(nil)?.entries ?? []).map { key, name, years in
        (name, HolidayEntries.years(years.list() ?? []), key)
      }
    } else {
      completeYears = HolidayEntries.years(complete?.list() ?? [])
      completeKinds = []
    }
  }

  private static func years(_ list: [YAMLValue]) -> Set<Int> {
    Set(list.compactMap { $0.wholeNumber(in: HolidaysFile.years) }.map { Int($0) })
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

  /// Gives the calendar the holidays that close the office, and says how much is known of them. A
  /// holiday file is named relative to the calendar file, whose path is given.
  func resolve(
    beside path: String, into calendar: inout CalendarDefinition
  ) throws(ImportFault) {
    var list = HolidaysFile()
    if let file {
      let path = HolidayEntries.path(of: file, beside: path)
      try InputFile.requireRegular(path)
      list = try HolidaysFile.read(InputFile(path: path))
    }
    let added = list.holidays.filter { holiday in
      !listed.contains { $0.day == holiday.day && $0.name == holiday.name }
    }
    calendar.holidays = listed + added
    checkKinds(of: calendar.holidays)
    calendar.holidayKinds = kinds.map { Set($0.map(\.name)) }
    let keepsNone = hasList && listed.isEmpty && file == nil
    calendar.holidayKnowledge =
      keepsNone || calendar.holidayKinds?.isEmpty == true
      ? .keepsNone
      : .declared(
        completeYears: completeYears,
        byKind: Dictionary(completeKinds.map { ($0.name, $0.years) }) { $0.union($1) })
    calendar.add([], complete: list.complete)
    calendar.holidays = calendar.holidays.filter { calendar.keeps($0.kind) }
  }

  /// Notes kinds that do not occur, which most likely are misspelt, and words on kinds that do not
  /// close the office, which would never be asked for.
  private func checkKinds(of holidays: [Holiday]) {
    let known = Set(holidays.map(\.kind)).union(Self.usualKinds).subtracting([""])
    func check(_ name: String, _ place: YAMLValue, among known: Set<String>) {
      guard !known.contains(name) else { return }
      place.note(.unknownReference(.holidayKind, nearest: NearestName.of(name, in: known)))
    }
    for (name, place) in kinds ?? [] { check(name, place, among: known) }
    let closing = kinds.map { Set($0.map(\.name)) } ?? known
    for (name, _, place) in completeKinds { check(name, place, among: closing) }
  }

  private static func path(of file: String, beside path: String) -> String {
    guard !file.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return file }
    return path[...slash] + file
  }
}

extension CalendarDefinition {
  /// Whether holidays of that kind close the office.
  package func keeps(_ kind: String) -> Bool { holidayKinds?.contains(kind) ?? true }

  /// Adds what a file of holidays says, as far as it closes the office; a day that is in the calendar
  /// takes the names and decrees of the file.
  mutating func add(_ file: HolidaysFile) {
    let added = file.holidays.filter { keeps($0.kind) }
    add(added, complete: file.complete)
  }

  fileprivate mutating func add(_ added: [Holiday], complete: [String: Set<Int>]) {
    let days = Set(added.map(\.day))
    holidays.removeAll { days.contains($0.day) }
    holidays += added
    let complete = complete.filter { keeps($0.key) }
    switch holidayKnowledge {
    case .keepsNone:
      // A calendar that gets holidays does not keep none any more, and knows what it is told.
      guard !added.isEmpty else { return }
      holidayKnowledge = .declared(completeYears: [], byKind: complete)
    case .declared(let years, let byKind):
      holidayKnowledge = .declared(
        completeYears: years, byKind: byKind.merging(complete) { $0.union($1) })
    }
  }
}
