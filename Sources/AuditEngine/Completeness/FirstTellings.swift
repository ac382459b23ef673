package import WorkingTime

/// Which delivery told of a case first, by the ids that it gave: ids ascend with the imports.
package struct FirstTellings: Sendable {
  /// The last id that each gave, ascending.
  private let ends: [Int64]
  /// As of when each speaks, in epoch seconds.
  private let instants: [Int64]

  package static let none = FirstTellings([])

  /// Deliveries in the order of their imports.
  package init(_ deliveries: [(lastID: Int64, speaksAt: Instant)]) {
    var ends: [Int64] = []
    var instants: [Int64] = []
    // One that brought nothing new gave no id.
    for delivery in deliveries where delivery.lastID > ends.last ?? .min {
      ends.append(delivery.lastID)
      instants.append(delivery.speaksAt.seconds)
    }
    self.ends = ends
    self.instants = instants
  }

  /// The place of the delivery that told first of a case; `near` is where the case before was found. `nil`: nothing that
  /// is known here did.
  func place(of id: Int64, near: Int) -> Int? {
    if near < ends.count, id <= ends[near], near == 0 || id > ends[near - 1] { return near }
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < ends.count ? low : nil
  }

  func speaksAt(_ place: Int) -> Int64 { instants[place] }
}
