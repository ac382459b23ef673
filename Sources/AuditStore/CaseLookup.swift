internal import ServiceStandards

/// Turns the words of a record into the ids of the tables, with what was looked up last at hand.
struct CaseLookup {
  private struct ServiceName: Hashable {
    let unit: UnitCode
    let service: ServiceCode
  }

  /// A list and what it stood for. Holding the list keeps its address from being used again.
  private struct KnownList {
    let papers: [String]
    let service: Int64
    let mask: DocumentMask
  }

  /// Beyond so many lists the memory of them starts anew.
  private static let mostLists = 10_000

  private let store: Store
  private var services: [ServiceName: Int64] = [:]
  private var variants: [Variant: Int64] = [:]
  private var registers: [Int64: DocumentRegister] = [:]
  /// By the address of the list: readers give equal cells as one and the same array.
  private var lists: [UInt: KnownList] = [:]

  init(store: Store) throws(StoreError) {
    self.store = store
    for service in try store.services() {
      services[ServiceName(unit: service.value.unit, service: service.value.code)] = service.id
    }
    for (id, variant) in try store.variants().enumerated() { variants[variant] = Int64(id) }
    let entries = try store.documents()
    var standards: [ServiceName: [Standard]] = [:]
    for standard in try store.standards(known: .max) {
      let name = ServiceName(unit: standard.value.unit, service: standard.value.service)
      standards[name, default: []].append(standard.value)
    }
    for (name, id) in services {
      registers[id] = DocumentRegister(
        entries: entries[id] ?? [], standards: standards[name] ?? [])
    }
  }

  mutating func prepare(_ transaction: Transaction) throws(StoreError) -> PreparedTransaction {
    let name = ServiceName(unit: transaction.unit, service: transaction.service)
    guard let service = services[name] else {
      throw store.damaged("service \(transaction.unit)/\(transaction.service)")
    }
    return PreparedTransaction(
      transaction, service: service, variant: try id(of: transaction.variant),
      demanded: try mask(transaction.demanded, service: service),
      submitted: try mask(transaction.submitted, service: service))
  }

  private mutating func id(of variant: Variant) throws(StoreError) -> Int64 {
    if let id = variants[variant] { return id }
    try store.connection.run(SQL.insertVariant) { statement in
      statement.bind(1, variant.applicantClass ?? "")
      statement.bind(2, variant.tier ?? "")
    }
    let id = store.connection.lastInsertedID
    variants[variant] = id
    return id
  }

  private mutating func mask(_ papers: [String]?, service: Int64)
    throws(StoreError) -> DocumentMask?
  {
    guard let papers else { return nil }
    let address = unsafe papers.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    if let known = lists[address], known.service == service { return known.mask }
    if lists.count >= CaseLookup.mostLists { lists.removeAll(keepingCapacity: true) }
    let mask = try mask(of: papers, service: service)
    lists[address] = KnownList(papers: papers, service: service, mask: mask)
    return mask
  }

  private mutating func mask(of papers: [String], service: Int64)
    throws(StoreError) -> DocumentMask
  {
    var mask = DocumentMask()
    for paper in papers {
      if let ordinal = registers[service]?.ordinal(of: paper) {
        mask.insert(ordinal)
      } else if let ordinal = registers[service]?.add(paper) {
        let code = DocumentRegister.code(for: paper)
        try store.registerDocument(service: service, code: code, name: paper)
        mask.insert(ordinal)
      }
    }
    return mask
  }
}

private enum SQL {
  static let insertVariant = "INSERT INTO variants (class, tier) VALUES (?1, ?2)"
}
