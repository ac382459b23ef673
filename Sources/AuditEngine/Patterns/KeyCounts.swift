/// How often keys come, or more: keys share counters of two bits, so that the memory is the same for any number
/// of keys. A key that came so often is never missed.
struct KeyCounts: Sendable {
  private static let bits: UInt64 = 24
  /// No counter says more.
  private static let most = 3
  /// Four counters in each byte; none before the first key.
  private var counters: [UInt8] = []

  var isEmpty: Bool { counters.isEmpty }

  mutating func count(_ key: UInt64) {
    if counters.isEmpty { counters = Array(repeating: 0, count: 1 << (Self.bits - 2)) }
    let (byte, shift) = Self.place(of: key)
    if Int(counters[byte] >> shift & 3) < Self.most { counters[byte] += 1 << shift }
  }

  func mayHave(_ key: UInt64, times: Int) -> Bool {
    let (byte, shift) = Self.place(of: key)
    return Int(counters[byte] >> shift & 3) >= min(times, Self.most)
  }

  private static func place(of key: UInt64) -> (byte: Int, shift: UInt8) {
    let counter = key >> (64 - bits)
    return (Int(counter >> 2), UInt8(counter & 3) * 2)
  }
}
