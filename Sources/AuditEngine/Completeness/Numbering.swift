/// What the numbers of a service say of what is missing among them.
package struct Numbering: Hashable, Sendable {
  /// Numbers that nobody has told of, between others of one series.
  package struct Gap: Hashable, Sendable {
    package let range: ClosedRange<Int64>
    /// A case of the series.
    package let example: ServiceCompleteness.Example

    package var count: Int64 { range.upperBound - range.lowerBound + 1 }
  }

  /// Different numbers in series that run on; 0: none does.
  package var numbers: Int64 = 0
  package var gaps: [Gap] = []
  /// Services that count on from the same numbers.
  package var sharedWith: Set<Int64> = []

  package var missing: Int64 { gaps.reduce(0) { $0 + $1.count } }

  /// A series of fewer numbers tells nothing.
  private static let fewest = 3
  /// A series runs on when it has at least every so many-th number between its first and its last.
  private static let sparsest: Int64 = 5

  /// The gaps, by series and number. None where the numbers do not plainly run on: where most cases are of series with too
  /// few numbers, or with too many missing.
  ///
  /// - Parameters:
  ///   - service: By the key that it has in the unit.
  ///   - unit: What is known of the numbers of all services: what one of them has of the same numbering is not missing.
  ///   - years: Those of receipt; what lies between numbers that are years themselves may be one.
  package init(_ service: Int64, in unit: UnitNumbers, years: ClosedRange<Int64>) {
    guard let completeness = unit.services[service], !completeness.hasTooManyNumbers else { return }
    var all = completeness.unnumbered
    for (frame, series) in completeness.series.sorted(by: { $0.value.example < $1.value.example }) {
      let count = series.numbers.count
      all += count
      guard let span = series.numbers.span, count >= Numbering.fewest else { continue }
      let sharing = unit.sharing(.init(service: service, frame: frame, known: series.known))
      let known = sharing.reduce(series.known) { $0 + $1.known }
      guard known.count(in: span) * Numbering.sparsest >= Int64(span.count) else { continue }
      numbers += count
      sharedWith.formUnion(sharing.map(\.service))
      for gap in known.gaps(in: span) {
        let isOfYears =
          gap.lowerBound >= years.lowerBound - 1 && gap.upperBound <= years.upperBound + 1
        if !isOfYears { gaps.append(Gap(range: gap, example: series.example)) }
      }
    }
    if numbers * 2 < all { self = Numbering() }
  }

  private init() {}
}
