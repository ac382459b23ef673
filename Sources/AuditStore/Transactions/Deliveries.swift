package import ServiceStandards
package import WorkingTime

/// The cases of which a delivery tells, while it is written.
struct DeliveryMarks {
  /// Ids of a block, one bit each.
  private typealias Bits = InlineArray<64, UInt64>

  /// Cases that the delivery brings have ascending ids from here.
  let first: Int64
  private(set) var next: Int64
  private var known: [Int64: Bits] = [:]

  init(first: Int64) {
    self.first = first
    next = first
  }

  /// Takes the next id for a new case.
  mutating func add() { next += 1 }

  /// Marks a case that was there before; `false` when it is marked already, or new.
  mutating func insert(_ id: Int64) -> Bool {
    guard id < first else { return false }
    let place = SegmentFormat.place(of: id)
    let bit: UInt64 = 1 << UInt64(place & 63)
    let word = place >> 6
    var bits = known[SegmentFormat.block(of: id)] ?? Bits(repeating: 0)
    guard bits[word] & bit == 0 else { return false }
    bits[word] |= bit
    known[SegmentFormat.block(of: id)] = bits
    return true
  }

  /// Whether the delivery tells of that case.
  func contains(_ id: Int64) -> Bool {
    guard id < first else { return id < next }
    let place = SegmentFormat.place(of: id)
    guard let bits = known[SegmentFormat.block(of: id)] else { return false }
    return bits[place >> 6] & 1 << UInt64(place & 63) != 0
  }

  /// The rows of `deliveries`, in order of their blocks.
  var rows: [DeliveryRow] {
    var rows: [DeliveryRow] = []
    let newBlocks =
      first < next
      ? SegmentFormat.block(of: first)...SegmentFormat.block(of: next - 1) : nil
    for block in Set(known.keys).union(newBlocks.map { Set($0) } ?? []).sorted() {
      var places: [Int] = []
      if let bits = known[block] {
        places = (0..<SegmentFormat.mostRows).filter {
          bits[$0 >> 6] & 1 << UInt64($0 & 63) != 0
        }
      }
      if newBlocks?.contains(block) ?? false {
        let ids = SegmentFormat.ids(ofBlock: block).clamped(to: first...next - 1)
        places += ids.map(SegmentFormat.place)
      }
      rows.append(DeliveryRow(block: block, places: places))
    }
    return rows
  }
}

/// Of which cases of one block a delivery tells.
struct DeliveryRow {
  let block: Int64
  let first: Int
  let last: Int
  /// `nil`: all from first to last.
  let ids: [UInt8]?

  /// `places`: ascending, and at least one.
  init(block: Int64, places: [Int]) {
    self.block = block
    let (first, last) = (places.first ?? 0, places.last ?? 0)
    self.first = first
    self.last = last
    guard places.count < last - first + 1 else {
      ids = nil
      return
    }
    var bytes = [UInt8](repeating: 0, count: (last - first) / 8 + 1)
    for place in places { bytes[(place - first) / 8] |= 1 << UInt8((place - first) % 8) }
    ids = bytes
  }

  init(block: Int64, first: Int, last: Int, ids: [UInt8]?) {
    self.block = block
    self.first = first
    self.last = last
    self.ids = ids
  }

  func contains(_ place: Int) -> Bool {
    guard first <= place, place <= last else { return false }
    guard let ids else { return true }
    let offset = place - first
    return offset / 8 < ids.count && ids[offset / 8] & 1 << UInt8(offset % 8) != 0
  }

  /// The ids of the cases, ascending.
  var cases: [Int64] {
    guard 0 <= first, first <= last, last < SegmentFormat.mostRows else { return [] }
    let start = SegmentFormat.ids(ofBlock: block).lowerBound
    return (first...last).filter(contains).map { start + Int64($0) }
  }
}

/// A delivery that stands: an import of transactions that was not taken back.
package struct Delivery: Hashable, Sendable {
  /// Of the ledger.
  package let entry: Int64
  package let importID: Int64
  package let form: DeliveryForm
  /// As of when it speaks.
  package let at: Instant
  /// Until when the cases that it tells to be open are known to be open; `nil`: no limit is known.
  package let newsUntil: Instant?

  package init(
    entry: Int64, importID: Int64, form: DeliveryForm, at: Instant, newsUntil: Instant? = nil
  ) {
    self.entry = entry
    self.importID = importID
    self.form = form
    self.at = at
    self.newsUntil = newsUntil
  }

  /// As of when it says how far its cases have come.
  package var until: Instant { newsUntil ?? at }

  /// Whether it speaks before another one: of deliveries that speak as of one instant the later import comes later.
  package func isEarlier(than other: Delivery) -> Bool {
    (at, entry) < (other.at, other.entry)
  }
}

extension Store {
  /// The deliveries that stand, in the order in which they speak.
  package func deliveries() throws(StoreError) -> [Delivery] {
    var deliveries: [Delivery] = []
    try connection.forEachRow(SQL.deliveries) { row in
      deliveries.append(
        Delivery(
          entry: row.int(0), importID: row.int(1), form: DeliveryForm(rawValue: row.int(2)),
          at: Instant(row.int(3)), newsUntil: row.optionalInt(4).map { Instant($0) }))
    }
    return deliveries.sorted { $0.isEarlier(than: $1) }
  }

  /// Keeps of which cases a delivery told.
  func insert(_ marks: DeliveryMarks, entry: Int64) throws(StoreError) {
    for row in marks.rows {
      try connection.run(SQL.insert) { statement in
        statement.bind(1, row.block)
        statement.bind(2, entry)
        statement.bind(3, row.first)
        statement.bind(4, row.last)
        if let ids = row.ids { statement.bind(5, ids) }
      }
    }
  }

  /// Of which cases of a block which entries told.
  func deliveryRows(ofBlock block: Int64) throws(StoreError) -> [(entry: Int64, row: DeliveryRow)] {
    var rows: [(entry: Int64, row: DeliveryRow)] = []
    try connection.forEachRow(SQL.ofBlock, bind: { $0.bind(1, block) }) { row in
      rows.append((row.int(0), DeliveryRow(row, block: block, from: 1)))
    }
    return rows
  }

  /// The last case of which each import of transactions told, with as of when it speaks, in the order of the imports;
  /// also of those that were taken back: what they told first was known then.
  package func lastTold() throws(StoreError) -> [(lastID: Int64, speaksAt: Instant)] {
    var deliveries: [(lastID: Int64, speaksAt: Instant)] = []
    try connection.forEachRow(SQL.lastTold) { row in
      deliveries.append((row.int(0) << SegmentFormat.bits | row.int(1), Instant(row.int(2))))
    }
    return deliveries
  }

  /// The cases of which a delivery told, ascending.
  package func cases(ofDelivery entry: Int64) throws(StoreError) -> [Int64] {
    var cases: [Int64] = []
    try connection.forEachRow(SQL.ofEntry, bind: { $0.bind(1, entry) }) { row in
      cases += DeliveryRow(row, block: row.int(0), from: 1).cases
    }
    let joined = try self.cases(ofPieces: entry)
    return joined.isEmpty ? cases : Set(cases).union(joined).sorted()
  }
}

extension DeliveryRow {
  fileprivate init(_ row: borrowing Statement, block: Int64, from column: Int32) {
    self.init(
      block: block, first: Int(row.int(column)), last: Int(row.int(column + 1)),
      ids: row.isNull(column + 2)
        ? nil
        : row.lendBlob(column + 2) { bytes in bytes.indices.map { bytes[$0] } })
  }
}

/// What the queries about imports say of deliveries.
enum Deliveries {
  /// As of when an import speaks, in epoch seconds.
  static let speaksAt = """
    coalesce(
      imports.speaks_at, imports.known_from, \(Ledger.instant(of: "imports.entry")), unixepoch())
    """
  static let stands = """
    NOT EXISTS (SELECT 1 FROM undone_imports WHERE undone_imports.import_id = imports.id)
    """
}

private enum SQL {
  // Of each entry the last block, and of that the last id: one look-up in the index and one row.
  static let lastTold = """
    SELECT deliveries.block, deliveries.last, \(Deliveries.speaksAt)
    FROM imports
    JOIN deliveries ON deliveries.entry = imports.entry
      AND deliveries.block = (
        SELECT max(block) FROM deliveries AS others WHERE others.entry = imports.entry)
    WHERE imports.kind = 'transactions' AND imports.state = 'done'
    ORDER BY imports.entry
    """
  static let deliveries = """
    SELECT
      imports.entry, imports.id, imports.form, \(Deliveries.speaksAt), imports.news_until
    FROM imports
    WHERE imports.kind = 'transactions' AND imports.state = 'done' AND imports.form IS NOT NULL
      AND \(Deliveries.stands)
    """
  static let insert = """
    INSERT INTO deliveries (block, entry, first, last, ids) VALUES (?1, ?2, ?3, ?4, ?5)
    """
  static let ofBlock = """
    SELECT entry, first, last, ids FROM deliveries WHERE block = ?1 ORDER BY entry
    """
  static let ofEntry = """
    SELECT block, first, last, ids FROM deliveries WHERE entry = ?1 ORDER BY block
    """
}
