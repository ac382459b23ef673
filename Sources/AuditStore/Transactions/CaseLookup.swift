internal import ServiceStandards
internal import WorkingTime

/// Turns the words of a record into the ids of the tables.
struct CaseLookup {
  private struct KnownService {
    let id: Int64
    /// Its number in `papers`.
    let number: Int
    let restart: NumbersRestart
    let zone: Zone
  }

  private let store: Store
  private var services = PairTable<KnownService>()
  private var variants = PairTable<Int64>()
  private var papers: PaperLookup

  init(store: Store) throws(StoreError) {
    self.store = store
    papers = PaperLookup(store: store)
    for (id, variant) in try store.variants().enumerated() {
      variants.add(TextPair(variant), Int64(id))
    }
    let entries = try store.documents()
    var catalogue = try store.places()
    catalogue.standards = try store.standards(known: .max)
    let inheritance = Inheritance(catalogue)
    let zones = try store.zones()
    for service in catalogue.services {
      guard let zone = zones[service.value.unit] else {
        throw store.damaged("unit \(service.value.unit.text)")
      }
      let name = TextPair(service.value.unit.text, service.value.code.text)
      let register = DocumentRegister(
        entries: entries[service.id] ?? [],
        standards: inheritance.standards(of: service.value).map(\.value))
      services.add(
        name,
        KnownService(
          id: service.id, number: papers.add(register, serviceID: service.id),
          restart: service.value.numbersRestart, zone: zone))
    }
  }

  /// Adds a service that is met for the first time: it has no standard.
  mutating func add(_ service: Service, id: Int64) throws(StoreError) {
    guard let zone = try store.zones()[service.unit] else {
      throw store.damaged("unit \(service.unit.text)")
    }
    services.add(
      TextPair(service.unit.text, service.code.text),
      KnownService(
        id: id,
        number: papers.add(DocumentRegister(entries: [], standards: []), serviceID: id),
        restart: service.numbersRestart, zone: zone))
  }

  /// The record in the shape of its row, whose texts are added to the buffer. Where numbers begin anew its series is that
  /// of its day of receipt, or the one that it tells.
  mutating func prepare(
    _ record: TransactionWriter.Record, _ buffer: inout TextBuffer
  ) throws(StoreError) -> PreparedCase {
    let name = TextPair(record.transaction.unit.text, record.transaction.service.text)
    guard let service = services[name] else {
      throw store.damaged("service \(name.first)/\(name.second)")
    }
    let day = service.zone.day(of: record.transaction.stamps.received)
    let told = record.transaction.series
    let series =
      switch service.restart {
      case .never: ""
      case .byColumn: told ?? ""
      case .yearly, .monthly: service.restart.series(of: day)
      }
    return PreparedCase(
      record, receivedOn: day, service: service.id, series: series,
      tellsSeries: service.restart == .byColumn ? told != nil : nil,
      variant: try id(of: record.transaction.variant),
      demanded: try mask(record.transaction.demanded, service: service),
      submitted: try mask(record.transaction.submitted, service: service), buffer: &buffer)
  }

  private mutating func id(of variant: Variant) throws(StoreError) -> Int64 {
    let pair = TextPair(variant)
    if let id = variants[pair] { return id }
    try store.connection.run(SQL.insertVariant) { statement in
      statement.bind(1, variant.applicantClass ?? "")
      statement.bind(2, variant.tier ?? "")
    }
    let id = store.connection.lastInsertedID
    variants.add(pair, id)
    return id
  }

  private mutating func mask(_ papers: [String]?, service: KnownService)
    throws(StoreError) -> DocumentMask?
  {
    guard let papers else { return nil }
    return try self.papers.mask(papers, service: service.number)
  }
}

/// Two texts as a key. As in the tables, texts of other bytes are other texts, also where Unicode calls them
/// the same.
private struct TextPair: Hashable {
  let first: String
  let second: String
  /// The texts are few and known, so their bytes are mixed cheaply.
  let mixed: UInt64

  init(_ first: String, _ second: String) {
    self.first = first
    self.second = second
    mixed = TextPair.mixed(first) &* 31 &+ TextPair.mixed(second)
  }

  /// What a variant lacks is stored as the empty text.
  init(_ variant: Variant) { self.init(variant.applicantClass ?? "", variant.tier ?? "") }

  private static func mixed(_ text: String) -> UInt64 {
    let bytes = text.utf8Span.span
    var mixed = UInt64(truncatingIfNeeded: bytes.count)
    for index in bytes.indices { mixed = mixed &* 0x100_0000_01B3 ^ UInt64(bytes[index]) }
    return mixed
  }
}

/// What is known by two texts. It is asked with every record, and a dictionary would hash the key anew.
private struct PairTable<Value> {
  private var entries: [(pair: TextPair, value: Value)] = []
  /// Index into `entries` plus one; 0 for an empty slot. A power of two, at most half of them taken.
  private var slots = [Int32](repeating: 0, count: 16)

  subscript(pair: TextPair) -> Value? {
    let entry = Int(slots[slot(of: pair)])
    return entry == 0 ? nil : entries[entry - 1].value
  }

  /// Adds what is known by two texts that are not in the table.
  mutating func add(_ pair: TextPair, _ value: Value) {
    entries.append((pair, value))
    if entries.count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: slots.count * 2)
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    slots[slot(of: entries[index].pair)] = Int32(truncatingIfNeeded: index + 1)
  }

  /// The slot of the pair, or the empty one where it belongs.
  private func slot(of pair: TextPair) -> Int {
    var slot = Int(truncatingIfNeeded: (pair.mixed &* 0x9E37_79B9_7F4A_7C15) >> 32)
    while true {
      slot &= slots.count - 1
      let entry = Int(slots[slot])
      if entry == 0 || entries[entry - 1].pair == pair { return slot }
      slot += 1
    }
  }
}

private enum SQL {
  static let insertVariant = "INSERT INTO variants (class, tier) VALUES (?1, ?2)"
}
