internal import Crypto
internal import ServiceStandards
package import WorkingTime

/// The last entry of the ledger.
package struct LedgerHead: Hashable, Sendable {
  /// Its number, which is also how many there are.
  package let entries: Int64
  /// SHA-256 of its bytes, in hexadecimal digits.
  package let hash: String
}

/// Appends entries, inside one write transaction: nobody else can do so meanwhile.
///
/// An entry is an object in canonical JSON. Beside what it is about it has `n`, the number of the entry,
/// and `previous`, the hash of the one before (64 zeros for the first).
package struct LedgerWriter: ~Copyable {
  private let head: Statement
  private let insert: Statement
  private let known: Statement
  private let path: String
  /// What was appended last; `nil`: nothing yet.
  private var appended: LedgerHead?

  package init(_ store: Store) throws(StoreError) {
    let head = try store.connection.prepare(SQL.head)
    let insert = try store.connection.prepare(SQL.insert)
    let known = try store.connection.prepare(SQL.known)
    self.head = head
    self.known = known
    self.insert = insert
    path = store.path
  }

  /// The last entry; `nil` before the first.
  func lastEntry() throws(StoreError) -> LedgerHead? {
    if let appended { return appended }
    defer { head.reset() }
    guard try head.step() else { return nil }
    return LedgerHead(entries: head.int(0), hash: head.lendBlob(1) { $0.hexadecimal })
  }

  /// Appends an entry and gives it as the new last one. `members` is what it says beside who, when and
  /// where; `gone` is the last number that was given in a past that is lost.
  @discardableResult
  package mutating func append(
    _ event: LedgerEvent, _ members: [LedgerValue.Member], at instant: Instant, by origin: Origin,
    after gone: Int64 = 0
  ) throws(StoreError) -> LedgerHead {
    let last = try lastEntry()
    let n = try nextNumber(after: gone)
    let common: [LedgerValue.Member] = [
      .init("actor", .text(origin.actor)), .init("at", .text(instant.iso(offset: 0))),
      .init("event", .text(event.word)), .init("host", .text(origin.host)), .init("n", .number(n)),
      .init("previous", .text(last?.hash ?? LedgerWriter.none)),
      .init("program", .text(origin.program)),
    ]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    LedgerValue.object(common + members).append(to: &bytes)
    let hash = Array(SHA256.hash(data: bytes))
    insert.bind(1, n)
    insert.bind(2, hash)
    try insert.withText(3, bytes) { () throws(StoreError) in try insert.run() }
    let head = LedgerHead(entries: n, hash: hash.span.hexadecimal)
    appended = head
    return head
  }

  /// The number of the entry to come. Of the first one it is 1, or, where an earlier ledger was emptied, one to
  /// which no row refers.
  func nextNumber(after gone: Int64 = 0) throws(StoreError) -> Int64 {
    if let last = try lastEntry() {
      let last = max(last.entries, gone)
      // An entry with the last number there is was not written by this program.
      guard last < Int64.max else {
        throw StoreError(.damaged, detail: "ledger entry \(Int64.max)", path: path)
      }
      return last + 1
    }
    defer { known.reset() }
    return try known.step() ? known.int(0).plus(1) : 1
  }

  /// What the first entry has as the hash of the one before.
  static let none = String(repeating: "0", count: 64)
}

extension Span<UInt8> {
  /// As text, two digits for each byte.
  var hexadecimal: String {
    unsafe String(unsafeUninitializedCapacity: count * 2) { digits in
      let alphabet: StaticString = "0123456789abcdef"
      for index in indices {
        unsafe digits[index * 2] = alphabet.utf8Start[Int(self[index] >> 4)]
        unsafe digits[index * 2 + 1] = alphabet.utf8Start[Int(self[index] & 0xF)]
      }
      return count * 2
    }
  }
}

private enum SQL {
  static let head = "SELECT n, hash FROM ledger ORDER BY n DESC LIMIT 1"
  static let known = """
    SELECT max(n) FROM (
      SELECT coalesce(max(entry), 0) AS n FROM imports
      UNION ALL SELECT max(id) FROM runs
      UNION ALL SELECT max(entry) FROM transactions
      UNION ALL SELECT max(superseded_by) FROM transactions_past
      UNION ALL \(CoveredTable.all.compactMap(\.lastEntry).joined(separator: " UNION ALL ")))
    """
  static let insert = "INSERT INTO ledger (n, hash, entry) VALUES (?1, ?2, ?3)"
}
