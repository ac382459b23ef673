/// The running numbers of the services of one unit, some of which may number from one register.
package struct UnitNumbers: Sendable {
  /// What one service has with one frame.
  struct Series: Sendable {
    let service: Int64
    let frame: Int64
    let known: NumberSet
    let count: Int64
    /// `nil`: it has no number.
    let span: ClosedRange<Int64>?

    init(service: Int64, frame: Int64, known: NumberSet) {
      self.service = service
      self.frame = frame
      self.known = known
      count = known.count
      span = known.span
    }
  }

  /// Where two counters would have fewer numbers in common by chance, nothing follows from their having none.
  private static let fewestByChance = 3.0
  /// One numbering gives a number once, but for a slip of the pen: the most that two series have in common, as a share of
  /// what they would have by chance.
  private static let mostTwice = 0.05
  /// Of more series only those of one frame are compared.
  private static let mostCompared = 2_000

  /// By the database id of the service.
  let services: [Int64: ServiceCompleteness]
  /// By service and frame.
  private let series: [Series]
  private let places: [Int64: [Int]]

  package init(_ services: [Int64: ServiceCompleteness]) {
    self.services = services
    series = services.sorted { $0.key < $1.key }.flatMap { service, completeness in
      completeness.series.sorted { $0.key < $1.key }.map {
        Series(service: service, frame: $0, known: $1.known)
      }
    }
    places = Dictionary(grouping: series.indices, by: { [series] in series[$0].frame })
  }

  /// The series of other services that count on from the same numbers: those with the same frame, unless they have
  /// numbers in common; and those with another (the code of the service may stand in it) that plainly avoid each other's.
  func sharing(_ one: Series) -> [Series] {
    let candidates =
      series.count > UnitNumbers.mostCompared
      ? places[one.frame] ?? [] : Array(series.indices)
    return candidates.map { series[$0] }.filter { other in
      guard other.service != one.service, let span = one.span, other.span?.overlaps(span) == true
      else { return false }
      // As if the other counter had put its numbers anywhere.
      let density = Double(one.count) / Double(span.count)
      guard other.frame == one.frame || Double(other.count) * density >= UnitNumbers.fewestByChance
      else { return false }
      let byChance = Double(other.known.count(in: span)) * density
      return byChance > 0 && (other.frame == one.frame || byChance >= UnitNumbers.fewestByChance)
        && Double(one.known.countShared(with: other.known)) <= byChance * UnitNumbers.mostTwice
    }
  }
}
