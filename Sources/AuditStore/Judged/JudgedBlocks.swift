internal import ServiceStandards

/// Which judgement each transaction got, by its number: 0 is none.
///
/// Transactions are set in order of their ids; a block of 4096 is in memory at a time, and written only
/// when something in it has changed. Call inside `Store.write`; call `finish` at the end.
package struct JudgedBlocks: ~Copyable {
  private static let shift: Int64 = 12
  private static let size = 1 << 12

  private let store: Store
  /// Which entries the run forgets unless it sets them; `nil`: it sets all that change.
  private let isForgotten: ((UInt32) -> Bool)?
  private let read: Statement
  private let write: Statement
  private let delete: Statement
  private let between: Statement
  /// The block in memory; below every block before the first.
  private var block = Int64.min
  private var stored: [UInt32] = []
  private var entries: [UInt32] = []

  /// `isForgotten` is for a run that sees every transaction of some services: whether a judgement is one
  /// of theirs. `nil` for one that looks at some transactions only.
  package init(store: Store, isForgotten: ((UInt32) -> Bool)?) throws(StoreError) {
    let connection = store.connection
    let read = try connection.prepare(SQL.read)
    let write = try connection.prepare(SQL.write)
    let delete = try connection.prepare(SQL.delete)
    let between = try connection.prepare(SQL.between)
    self.store = store
    self.isForgotten = isForgotten
    self.read = read
    self.write = write
    self.delete = delete
    self.between = between
  }

  /// The entry of a transaction as it was before the run.
  package mutating func before(_ transaction: Int64) throws(StoreError) -> UInt32 {
    try move(to: transaction >> JudgedBlocks.shift)
    return stored[JudgedBlocks.index(of: transaction)]
  }

  /// Sets the entry of a transaction, at or above the one before.
  ///
  /// - Returns: What it replaced; 0: nothing, or what was forgotten anyway.
  @discardableResult
  package mutating func set(_ transaction: Int64, to number: UInt32) throws(StoreError) -> UInt32 {
    try move(to: transaction >> JudgedBlocks.shift)
    let index = JudgedBlocks.index(of: transaction)
    let replaced = entries[index]
    entries[index] = number
    return replaced
  }

  /// Writes what is still in memory, and forgets what lies behind it.
  package mutating func finish() throws(StoreError) {
    try flush()
    try forget(after: block, before: Int64.max)
  }

  private static func index(of transaction: Int64) -> Int { Int(transaction) & (size - 1) }

  private mutating func move(to target: Int64) throws(StoreError) {
    guard target != block else { return }
    try flush()
    try forget(after: block, before: target)
    try load(target)
  }

  private mutating func load(_ target: Int64) throws(StoreError) {
    block = target
    stored.removeAll(keepingCapacity: true)
    read.bind(1, target)
    defer { read.reset() }
    if try read.step() {
      guard read.lendBlob(0, { $0.appendNumbers(to: &stored) }), stored.count == JudgedBlocks.size
      else { throw store.damaged("judged_blocks row \(target)") }
    } else {
      stored.append(contentsOf: repeatElement(0, count: JudgedBlocks.size))
    }
    entries = stored
    if let isForgotten {
      for index in entries.indices where entries[index] != 0 && isForgotten(entries[index]) {
        entries[index] = 0
      }
    }
  }

  private mutating func flush() throws(StoreError) {
    guard entries != stored else { return }
    stored = entries
    if entries.allSatisfy({ $0 == 0 }) {
      delete.bind(1, block)
      try delete.run()
    } else {
      write.bind(1, block)
      write.bind(2, entries.littleEndianBytes)
      try write.run()
    }
  }

  /// Passes over the blocks between two others, in which a run over everything has seen nothing.
  private mutating func forget(after first: Int64, before last: Int64) throws(StoreError) {
    guard isForgotten != nil, first < last else { return }
    var found: [Int64] = []
    between.bind(1, first)
    between.bind(2, last)
    while try between.step() { found.append(between.int(0)) }
    between.reset()
    for block in found {
      try load(block)
      try flush()
    }
  }
}

extension Store {
  /// By how many more of those transactions, ascending, there are than had a judgement, among the ids
  /// through the last one that the runs have seen: less than zero when some were removed.
  package func judgedBefore(
    _ transactions: [Int64], through last: Int64
  ) throws(StoreError) -> Int {
    var blocks = try JudgedBlocks(store: self, isForgotten: nil)
    let exists = try connection.prepare(SQL.exists)
    var more = 0
    for id in transactions where id <= last {
      if try blocks.before(id) != 0 { more -= 1 }
      exists.bind(1, id)
      if try exists.step() { more += 1 }
      exists.reset()
    }
    return more
  }

  /// The service in which the last run that kept judgements saw a transaction; `nil`: it saw none.
  package func judgedService(ofTransaction id: Int64) throws(StoreError) -> Int64? {
    let number = try connection.first(SQL.entry, bind: { $0.bind(1, id) }) { row in
      row.lendBlob(0) { bytes in
        var numbers: [UInt32] = []
        return bytes.appendNumbers(to: &numbers) ? numbers.first : nil
      }
    }
    guard let number = number ?? nil, number != 0 else { return nil }
    return try connection.first(SQL.service, bind: { $0.bind(1, Int64(number)) }) { $0.int(0) }
  }

  /// Every transaction with one of those judgements, ascending.
  package func transactions(judged numbers: Set<UInt32>) throws(StoreError) -> [Int64] {
    var found: [Int64] = []
    var entries: [UInt32] = []
    try connection.forEachRow(SQL.all) { row throws(StoreError) in
      entries.removeAll(keepingCapacity: true)
      guard row.lendBlob(1, { $0.appendNumbers(to: &entries) }) else {
        throw damaged("judged_blocks row \(row.int(0))")
      }
      for (index, number) in entries.enumerated() where number != 0 && numbers.contains(number) {
        found.append(row.int(0) << 12 + Int64(index))
      }
    }
    return found
  }
}

extension Span<UInt8> {
  /// Appends the numbers of four bytes each, the least first; `false` when a part of one is left.
  fileprivate func appendNumbers(to numbers: inout [UInt32]) -> Bool {
    guard count % 4 == 0 else { return false }
    numbers.reserveCapacity(numbers.count + count / 4)
    for index in stride(from: 0, to: count, by: 4) {
      let low = UInt32(self[index]) | UInt32(self[index + 1]) << 8
      numbers.append(low | UInt32(self[index + 2]) << 16 | UInt32(self[index + 3]) << 24)
    }
    return true
  }
}

extension [UInt32] {
  fileprivate var littleEndianBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * count)
    for number in self {
      bytes.append(UInt8(truncatingIfNeeded: number))
      bytes.append(UInt8(truncatingIfNeeded: number >> 8))
      bytes.append(UInt8(truncatingIfNeeded: number >> 16))
      bytes.append(UInt8(truncatingIfNeeded: number >> 24))
    }
    return bytes
  }
}

private enum SQL {
  static let read = "SELECT judgements FROM judged_blocks WHERE block = ?1"
  static let write = """
    INSERT INTO judged_blocks (block, judgements) VALUES (?1, ?2)
    ON CONFLICT (block) DO UPDATE SET judgements = excluded.judgements
    """
  static let delete = "DELETE FROM judged_blocks WHERE block = ?1"
  static let between = """
    SELECT block FROM judged_blocks WHERE block > ?1 AND block < ?2 ORDER BY block
    """
  static let all = "SELECT block, judgements FROM judged_blocks ORDER BY block"
  static let exists = "SELECT 1 FROM transactions WHERE id = ?1"
  static let entry = """
    SELECT substr(judgements, 1 + (?1 & 4095) * 4, 4) FROM judged_blocks WHERE block = ?1 >> 12
    """
  static let service = "SELECT service_id FROM judgements WHERE id = ?1"
}
