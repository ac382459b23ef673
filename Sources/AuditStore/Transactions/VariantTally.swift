internal import ServiceStandards

/// Counts the rows of a delivery by service and by the class and tier that they name, cheaply enough for every row.
struct VariantTally {
  private struct Place: Hashable {
    let service: Int64
    let variant: Int64
  }

  private var counts: [Place: Int] = [:]

  /// Counts a row of the service and the variant with those database ids. The first variant is that of rows that name
  /// neither.
  mutating func count(service: Int64, variant: Int64) {
    guard variant > 0 else { return }
    counts[Place(service: service, variant: variant), default: 0] += 1
  }

  /// Numbers of rows by database id of the service. `variants`: in the order of their ids.
  func counts(_ variants: [Variant]) -> [Int64: [Variant: Int]] {
    var found: [Int64: [Variant: Int]] = [:]
    for (place, rows) in counts where variants.indices.contains(Int(place.variant)) {
      found[place.service, default: [:]][variants[Int(place.variant)], default: 0] += rows
    }
    return found
  }
}
