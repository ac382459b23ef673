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
  /// There are more gaps than are kept.
  package var isPartial = false
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
  ///   - completeness: Of the service.
  ///   - neighbours: Of the other services of the unit, by any key: what they have of the same numbering is not missing.
  ///   - years: Those of receipt; what lies between numbers that are years themselves may be one.
  package init(
    _ completeness: ServiceCompleteness, beside neighbours: [Int64: ServiceCompleteness] = [:],
    years: ClosedRange<Int64>
  ) {
    guard !completeness.hasTooManySeries else { return }
    var all = completeness.unnumbered
    for (frame, series) in completeness.series.sorted(by: { $0.value.example < $1.value.example }) {
      let count = series.numbers.count
      all += count
      guard let span = series.numbers.span, count >= Numbering.fewest else { continue }
      let sharing = Numbering.sharing(frame, series.known, with: neighbours)
      let known = sharing.reduce(series.known) { $0 + $1.known }
      let missing = known.gaps(in: span)
      let length = span.upperBound - span.lowerBound + 1
      let absent = missing.reduce(0) { $0 + Int64($1.count) }
      guard (length - absent) * Numbering.sparsest >= length else { continue }
      numbers += count
      isPartial = isPartial || known.isOver
      sharedWith.formUnion(sharing.map(\.service))
      for gap in missing {
        let isOfYears =
          gap.lowerBound >= years.lowerBound - 1 && gap.upperBound <= years.upperBound + 1
        if !isOfYears { gaps.append(Gap(range: gap, example: series.example)) }
      }
    }
    if numbers * 2 < all { self = Numbering() }
  }

  private init() {}
}

// MARK: Services that share one numbering

extension Numbering {
  /// Where two counters would have fewer numbers in common by chance, nothing follows from their having none.
  private static let fewestByChance = 3.0
  /// One numbering gives a number once, but for a slip of the pen: the most that two series have in common, as a share of
  /// what they would have by chance.
  private static let mostTwice = 0.05

  /// The series of other services that count on from the same numbers: those with the same frame, unless they have
  /// numbers in common; and those with another (the code of the service may stand in it) that plainly avoid each other's.
  private static func sharing(
    _ frame: Int64, _ numbers: NumberRanges, with neighbours: [Int64: ServiceCompleteness]
  ) -> [(service: Int64, known: NumberRanges)] {
    guard let span = numbers.span else { return [] }
    let length = span.upperBound - span.lowerBound + 1
    return neighbours.sorted { $0.key < $1.key }.flatMap { service, completeness in
      completeness.series.sorted { $0.key < $1.key }.compactMap { other, series in
        let known = series.known
        let inside = length - known.gaps(in: span).reduce(0) { $0 + Int64($1.count) }
        guard inside > 0 else { return nil }
        // As if the other counter had put its numbers anywhere.
        let byChance = Double(inside) * Double(numbers.count) / Double(length)
        guard other == frame || byChance >= fewestByChance,
          Double(numbers.shared(with: known)) <= byChance * mostTwice
        else { return nil }
        return (service, known)
      }
    }
  }
}
