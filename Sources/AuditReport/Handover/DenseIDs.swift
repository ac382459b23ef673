/// Finds the places of some database ids without hashing, as long as they are small.
struct DenseIDs {
  private var places: [Int32] = []
  private var far: [Int64: Int] = [:]

  init(_ ids: [Int64]) {
    let largest: Int64 = (1 << 16) - 1
    places = Array(repeating: -1, count: Int(min(largest, max(-1, ids.max() ?? -1))) + 1)
    for (place, id) in ids.enumerated() {
      if id >= 0, id < Int64(places.count) {
        places[Int(id)] = Int32(place)
      } else {
        far[id] = place
      }
    }
  }

  subscript(id: Int64) -> Int? {
    guard id >= 0, id < Int64(places.count) else { return far[id] }
    let place = places[Int(id)]
    return place < 0 ? nil : Int(place)
  }
}
