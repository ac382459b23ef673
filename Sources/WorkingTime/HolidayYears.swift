/// The years for which a calendar's holidays are known.
struct HolidayYears: Sendable {
  /// `nil` when the calendar keeps no holidays, so that there is nothing to know.
  private let declarations: HolidayDeclarations?
  private let firstYear: Int
  /// For each year of the calendar's table, the first unknown one that is not before it.
  private let unknown: [Int]

  init(_ definition: CalendarDefinition, years: ClosedRange<Int>) {
    firstYear = years.lowerBound
    declarations = HolidayDeclarations(definition)
    guard let declarations else {
      unknown = []
      return
    }
    var next = years.upperBound + 1
    while declarations.isKnown(next) { next += 1 }
    unknown = years.reversed().map { year in
      if !declarations.isKnown(year) { next = year }
      return next
    }.reversed()
  }

  func isKnown(_ year: Int) -> Bool { declarations?.isKnown(year) ?? true }

  /// The fault of a question that touches this year, which is not known.
  func fault(of year: Int) -> ClockFault {
    .holidaysMissing(year: year, kinds: missingKinds(of: year))
  }

  func missingKinds(of year: Int) -> [String] { declarations?.missingKinds(of: year) ?? [] }

  /// The first of these years whose holidays are not known.
  ///
  /// - Complexity: O(1) from a year of the table; else O(*k*) in the number of known years.
  func firstUnknown(in years: ClosedRange<Int>) -> Int? {
    guard declarations != nil else { return nil }
    let index = years.lowerBound - firstYear
    guard unknown.indices.contains(index) else { return years.first { !isKnown($0) } }
    return years.contains(unknown[index]) ? unknown[index] : nil
  }

  /// The longest run of known years within these.
  func longestKnownRun(in years: ClosedRange<Int>) -> Range<Int> {
    var longest = years.lowerBound..<years.lowerBound
    var start = years.lowerBound
    for year in years {
      guard isKnown(year) else {
        start = year + 1
        continue
      }
      if year + 1 - start > longest.count { longest = start..<year + 1 }
    }
    return longest
  }
}
