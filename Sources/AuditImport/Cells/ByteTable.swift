/// Values found by the bytes of a cell, so that a text that occurs on every other line is looked at
/// once. It holds so many entries at most, and begins anew when it is full.
struct ByteTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var hash: UInt64
    /// The first eight bytes.
    var word: UInt64
    /// Tells apart equal bytes that mean different things.
    var subject: Int
    /// Where the entry's bytes stand in `bytes`.
    var start: Int
    var end: Int
    var value: Value
  }

  private let capacity: Int
  private let mostBytes: Int
  /// Index into `entries` plus one; 0 for an empty slot.
  private var slots: [Int32]
  private var entries: [Entry] = []
  private var bytes: [UInt8] = []

  /// A table of so many entries at most, whose keys have so many bytes at most together.
  init(capacity: Int = 4096, mostBytes: Int = 1 << 20) {
    self.capacity = capacity
    self.mostBytes = mostBytes
    var count = 16
    while count < capacity * 2 { count *= 2 }
    slots = [Int32](repeating: 0, count: count)
  }

  func find(_ key: Span<UInt8>, subject: Int = 0) -> Value? {
    let word = key.partialWord(at: 0)
    let hash = hash(key, word, subject)
    var slot = firstSlot(hash)
    // At most every other slot is taken, so the search ends.
    while slots[slot] > 0 {
      let index = Int(slots[slot]) - 1
      if matches(index, key, word, hash, subject) { return entries[index].value }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds an entry for a key that is not in the table.
  mutating func insert(_ key: Span<UInt8>, subject: Int = 0, _ value: Value) {
    if entries.count >= capacity || key.count > mostBytes - bytes.count { removeAll() }
    let word = key.partialWord(at: 0)
    let hash = hash(key, word, subject)
    var slot = firstSlot(hash)
    while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
    let start = bytes.count
    for index in key.indices { bytes.append(key[index]) }
    entries.append(
      Entry(
        hash: hash, word: word, subject: subject, start: start, end: bytes.count, value: value))
    slots[slot] = Int32(entries.count)
  }

  private mutating func removeAll() {
    for slot in slots.indices { slots[slot] = 0 }
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  private func matches(
    _ index: Int, _ key: Span<UInt8>, _ word: UInt64, _ hash: UInt64, _ subject: Int
  ) -> Bool {
    guard entries[index].hash == hash, entries[index].word == word,
      entries[index].subject == subject
    else { return false }
    let (start, end) = (entries[index].start, entries[index].end)
    guard end - start == key.count else { return false }
    if key.count <= 8 { return true }
    let known = bytes.span.extracting(start..<end)
    var place = 8
    while place < key.count {
      guard known.partialWord(at: place) == key.partialWord(at: place) else { return false }
      place += 8
    }
    return true
  }

  private func firstSlot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash) & (slots.count - 1)
  }

  /// Mixes the bytes cheaply: what collides is told apart by its bytes.
  private func hash(_ key: Span<UInt8>, _ word: UInt64, _ subject: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: subject &* 64 &+ key.count) ^ word
    var place = 8
    while place < key.count {
      hash = (hash &* 0x9E37_79B9_7F4A_7C15) ^ key.partialWord(at: place)
      hash ^= hash >> 32
      place += 8
    }
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return hash ^ hash >> 32
  }
}
