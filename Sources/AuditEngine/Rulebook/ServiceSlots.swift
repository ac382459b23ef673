/// Finds the slot of a service (its place in the rulebook's arrays) by its database id.
struct ServiceSlots: Sendable {
  /// Database ids; index = slot.
  let ids: [Int64]
  /// Slots of small ids, index = id; -1 where there is none. Ids usually start at 1 without gaps.
  private let small: [Int32]
  private let large: [Int64: Int32]

  init(_ ids: [Int64]) {
    self.ids = ids
    let limit = Int64(4 * ids.count + 1024)
    var small = [Int32](repeating: -1, count: Int(max(0, min(limit, (ids.max() ?? -1) + 1))))
    var large: [Int64: Int32] = [:]
    for (slot, id) in ids.enumerated() {
      if id >= 0, id < limit {
        small[Int(id)] = Int32(slot)
      } else {
        large[id] = Int32(slot)
      }
    }
    self.small = small
    self.large = large
  }

  /// The slot of that service; `nil` when the catalogue does not hold it.
  func slot(of id: Int64) -> Int32? {
    if id >= 0, id < small.count {
      let slot = small[Int(id)]
      return slot < 0 ? nil : slot
    }
    return large[id]
  }
}
