internal import ServiceStandards
internal import WorkingTime

/// The times that a standard promises.
enum TimeEntries {
  /// A hundred years in each unit: longer promises are mistakes.
  private static let most: [TimeLimit.Unit: Int64] = [
    .seconds: 3_155_760_000, .minutes: 52_596_000, .hours: 876_600, .workingDays: 36_525,
    .calendarDays: 36_525, .months: 1200,
  ]

  static func longest(_ unit: TimeLimit.Unit) -> Int64 { most[unit] ?? .max }

  static func read(_ value: YAMLValue?) -> [TimePromise] {
    var places = FirstPlaces<FoldedName?>()
    return value?.list()?.compactMap { entry in
      guard let promise = promise(entry),
        places.claim(promise.applicantClass.map(FoldedName.init), at: entry)
      else {
        return nil
      }
      return promise
    } ?? []
  }

  /// The longest wait until the clock starts: a time for every class, which cannot be extended.
  static func wait(_ value: YAMLValue) -> TimePromise? {
    promise(value, keys: ["value", "unit", "assume"])
  }

  private static func promise(
    _ value: YAMLValue, keys: [String] = ["class", "value", "unit", "assume", "extension"]
  ) -> TimePromise? {
    guard let entry = value.mapping(keys) else { return nil }
    let applicantClass = entry["class"]?.text()
    guard let (unit, isAssumed) = unit(entry) else { return nil }
    let most = longest(unit)
    let time = entry.required("value")?.wholeNumber(in: 0...most)
    let further = entry["extension"]?.wholeNumber(in: 0...most) ?? 0
    return time.map {
      TimePromise(
        applicantClass: applicantClass, value: $0, unit: unit, unitIsAssumed: isAssumed,
        extensionValue: further)
    }
  }

  /// The unit of time; a bare `days` says in `assume` how it is read.
  private static func unit(_ entry: YAMLMapping) -> (TimeLimit.Unit, isAssumed: Bool)? {
    let units = TimeLimit.Unit.allCases.map { ($0.rawValue, TimeLimit.Unit?.some($0)) }
    guard let unit = entry.required("unit")?.word(units + [("days", nil)]) else { return nil }
    guard let unit else {
      let days = [TimeLimit.Unit.workingDays, .calendarDays].map { ($0.rawValue, $0) }
      return entry.required("assume", because: "`unit: days`")?.word(days).map { ($0, true) }
    }
    entry["assume"]?.note(.excludes("unit: \(unit.rawValue)", "assume"))
    return (unit, false)
  }
}
