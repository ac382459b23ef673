internal import ServiceStandards
internal import WorkingTime

/// What the deliveries that stand have told of a case, and what a coming one makes of it.
///
/// Most cases are told by deliveries in their order, and then the newest is taken over on top of what stands. Only
/// where a later one has spoken already are all of them told anew, in the order in which they speak.
struct CaseTellings {
  /// A state of a case, and the entry that made it so.
  private struct Version {
    let entry: Int64
    let state: Transaction
  }

  private let store: Store
  private let names: WritingNames
  /// In the order in which they speak.
  private let deliveries: [Delivery]
  /// Some of them tell by the numbers of cases.
  private let hasPieces: Bool
  /// When something else than this program changed rows: entry and instant.
  private var foreign: [Int64: Instant]?
  /// Which deliveries told of the cases of a block, for the block that was asked for last.
  private var rows: (block: Int64, rows: [(entry: Int64, row: DeliveryRow)])?

  /// `coming`: a delivery that is being written, too.
  init(store: Store, names: WritingNames, coming: Delivery? = nil) throws(StoreError) {
    self.store = store
    self.names = names
    let others = try store.deliveries()
    deliveries = coming.map { (others + [$0]).sorted { $0.isEarlier(than: $1) } } ?? others
    hasPieces = try store.hasPieces
  }

  /// The last delivery that speaks after this one of a case; `nil` when none does.
  mutating func later(than delivery: Delivery, of id: Int64) throws(StoreError) -> Delivery? {
    guard let last = deliveries.last, delivery.isEarlier(than: last) else { return nil }
    let told = try entries(toldOf: id)
    return deliveries.last { delivery.isEarlier(than: $0) && told.contains($0.entry) }
  }

  /// As of when the last other delivery that told the status of a case speaks; `nil` when none did.
  mutating func lastTold(_ id: Int64, beside delivery: Delivery) throws(StoreError) -> Instant? {
    let told = try entries(toldOf: id)
    return deliveries.last {
      $0.form.fields.contains(.status) && $0.entry != delivery.entry && told.contains($0.entry)
    }?.until
  }

  /// The case as all tellings make it, with a coming one among them and without a delivery that is taken back; `nil`
  /// where nobody tells any more what no case can be without.
  mutating func told(
    of id: Int64, with coming: (delivery: Delivery, telling: Telling)? = nil,
    without undone: Int64? = nil
  ) throws(StoreError) -> Transaction? {
    var tellings = try tellings(of: id, without: undone).filter { $0.delivery.entry != undone }
    if let coming { tellings.append(coming) }
    tellings.sort { $0.delivery.isEarlier(than: $1.delivery) }
    guard let first = tellings.first else { return nil }
    let zone = try names.zone(of: first.telling.record)
    return Transaction(tellings: tellings.map(\.telling), zone: zone)
  }

  /// Whether a delivery stands.
  func stands(_ entry: Int64) -> Bool { deliveries.contains { $0.entry == entry } }

  /// The last state that a case had.
  func lastState(of id: Int64) throws(StoreError) -> Transaction? { try versions(id).last?.state }

  /// All that stands, in no order. What the same bytes told before a delivery stands again `without` it.
  mutating func tellings(
    of id: Int64, without undone: Int64? = nil
  ) throws(StoreError) -> [(delivery: Delivery, telling: Telling)] {
    let pieces = try pieces(of: id, without: undone)
    let told = try ownEntries(toldOf: id).union(pieces.map(\.entry))
    let apart = try apart(id)
    let versions = try versions(id)
    var tellings: [(delivery: Delivery, telling: Telling)] = []
    for delivery in deliveries where told.contains(delivery.entry) {
      let own = pieces.filter { $0.entry == delivery.entry }
      guard own.isEmpty else {
        tellings += try telling(own.map(\.id), of: delivery)
        continue
      }
      let state =
        apart[delivery.entry] ?? versions.last { $0.entry <= delivery.entry }?.state
      guard let state else { continue }
      tellings.append(
        (delivery, Telling(form: delivery.form, record: state, until: delivery.until)))
    }
    let foreign = try foreignEntries()
    for version in versions {
      guard let instant = foreign[version.entry] else { continue }
      // Whoever wrote it in the shell meant the row as it is.
      let form = DeliveryForm(fields: .all, emptyClears: true)
      tellings.append(
        (
          Delivery(entry: version.entry, importID: 0, form: form, at: instant),
          Telling(form: form, record: version.state, until: instant)
        ))
    }
    return tellings
  }

  /// What a delivery tells of a case by its number. What it tells once with its series and once without belongs together.
  private func telling(
    _ pieces: [Int64], of delivery: Delivery
  ) throws(StoreError) -> [(delivery: Delivery, telling: Telling)] {
    var form = delivery.form
    var tellings: [(delivery: Delivery, telling: Telling)] = []
    for piece in pieces {
      for version in try read(.pieces, piece) {
        tellings.append(
          (delivery, Telling(form: form, record: version.state, until: delivery.until)))
        form.adds = true
      }
    }
    return tellings
  }

  private func pieces(
    of id: Int64, without undone: Int64? = nil
  ) throws(StoreError) -> [(id: Int64, entry: Int64)] {
    guard hasPieces else { return [] }
    return try store.pieces(ofCase: id, without: undone).filter(\.holds).map { ($0.id, $0.entry) }
  }

  private mutating func entries(toldOf id: Int64) throws(StoreError) -> Set<Int64> {
    try ownEntries(toldOf: id).union(try pieces(of: id).map(\.entry))
  }

  /// Of the deliveries that tell of whole cases.
  private mutating func ownEntries(toldOf id: Int64) throws(StoreError) -> Set<Int64> {
    let block = SegmentFormat.block(of: id)
    if rows?.block != block { rows = (block, try store.deliveryRows(ofBlock: block)) }
    let place = SegmentFormat.place(of: id)
    return Set((rows?.rows ?? []).filter { $0.row.contains(place) }.map(\.entry))
  }

  /// The tellings that are kept beside the case, by entry.
  private func apart(_ id: Int64) throws(StoreError) -> [Int64: Transaction] {
    var apart: [Int64: Transaction] = [:]
    for version in try read(.told, id) { apart[version.entry] = version.state }
    return apart
  }

  /// The states of a case, oldest first.
  private func versions(_ id: Int64) throws(StoreError) -> [Version] {
    try read(.past, id) + read(.current, id)
  }

  private func read(_ table: RowReader.Table, _ id: Int64) throws(StoreError) -> [Version] {
    var versions: [Version] = []
    var rows = try RowReader(store: store, table: table, size: 16, ids: id...id, withTexts: true)
    while try rows.advance() {
      for row in 0..<rows.count {
        versions.append(
          Version(entry: rows.entry(row), state: try rows.transaction(row, names: names)))
      }
    }
    return versions
  }

  private mutating func foreignEntries() throws(StoreError) -> [Int64: Instant] {
    if let foreign { return foreign }
    var found: [Int64: Instant] = [:]
    try store.connection.forEachRow(SQL.foreign) { found[$0.int(0)] = Instant($0.int(1)) }
    foreign = found
    return found
  }
}

/// Names of services, papers and variants while cases are written: those that are met for the first time too.
final class WritingNames: CaseNames {
  private let store: Store
  private let services: [Int64: Service]
  private let zones: [UnitCode: Zone]
  private var variants: [Variant]
  private var papers: [Int64: [DocumentEntry]]

  init(store: Store) throws(StoreError) {
    self.store = store
    services = Dictionary(
      try store.services().map { ($0.id, $0.value) }, uniquingKeysWith: { $1 })
    zones = try store.zones()
    variants = try store.variants()
    papers = try store.documents()
  }

  func service(_ id: Int64) -> Service? { services[id] }
  func variant(_ id: Int64) -> Variant? {
    variants.indices.contains(Int(id)) ? variants[Int(id)] : nil
  }
  func papers(ofService id: Int64) -> [DocumentEntry] { papers[id] ?? [] }

  func zone(of transaction: Transaction) throws(StoreError) -> Zone {
    guard let zone = zones[transaction.unit] else {
      throw store.damaged("unit \(transaction.unit.text)")
    }
    return zone
  }

  /// The papers of a case by their codes, also those that are met for the first time.
  func papers(of form: borrowing PreparedCase) throws(StoreError) -> Papers {
    let service = form.row[.service]
    let (demanded, submitted) = (
      form.ordinals(.demanded, \.demanded), form.ordinals(.submitted, \.submitted)
    )
    let last = max(demanded.last ?? 0, submitted.last ?? 0)
    if last >= papers(ofService: service).count { papers = try store.documents() }
    if form.row[.variant] >= variants.count { variants = try store.variants() }
    let entries = papers(ofService: service)
    return (demanded.map { entries[$0].code.text }, submitted.map { entries[$0].code.text })
  }

  typealias Papers = (demanded: [String], submitted: [String])
}

extension Store {
  /// The zone of each unit.
  func zones() throws(StoreError) -> [UnitCode: Zone] {
    var zones: [UnitCode: Zone] = [:]
    for unit in try units() {
      guard let zone = try? Zone(unit.value.zone) else {
        throw damaged("units row \(unit.id), zone")
      }
      zones[unit.value.code] = zone
    }
    return zones
  }
}

private enum SQL {
  static let foreign = """
    SELECT n, unixepoch(entry ->> '$.at')
    FROM ledger
    WHERE json_valid(entry) AND entry ->> '$.event' = 'foreign'
    """
}

extension PreparedCase {
  /// Ordinals of papers, ascending.
  fileprivate borrowing func ordinals(
    _ column: TransactionColumn, _ isThere: (FurtherPaper) -> Bool
  ) -> [Int] {
    let bits = UInt64(bitPattern: row[column])
    return (0..<64).filter { bits & (1 << UInt64($0)) != 0 }
      + furtherPapers.filter(isThere).map { Int($0.ordinal) }
  }
}
