internal import ServiceStandards

/// Turns the words of a record into the ids of the tables.
struct CaseLookup {
  private struct ServiceName: Hashable {
    let unit: UnitCode
    let service: ServiceCode
  }

  private struct KnownService {
    let id: Int64
    /// Its number in `papers`.
    let number: Int
  }

  private let store: Store
  private var services: [ServiceName: KnownService] = [:]
  private var variants: [Variant: Int64] = [:]
  private var papers: PaperLookup

  init(store: Store) throws(StoreError) {
    self.store = store
    papers = PaperLookup(store: store)
    for (id, variant) in try store.variants().enumerated() { variants[variant] = Int64(id) }
    let entries = try store.documents()
    var standards: [ServiceName: [Standard]] = [:]
    for standard in try store.standards(known: .max) {
      let name = ServiceName(unit: standard.value.unit, service: standard.value.service)
      standards[name, default: []].append(standard.value)
    }
    for service in try store.services() {
      let name = ServiceName(unit: service.value.unit, service: service.value.code)
      let register = DocumentRegister(
        entries: entries[service.id] ?? [], standards: standards[name] ?? [])
      services[name] = KnownService(
        id: service.id, number: papers.add(register, serviceID: service.id))
    }
  }

  mutating func prepare(_ transaction: Transaction) throws(StoreError) -> PreparedTransaction {
    let name = ServiceName(unit: transaction.unit, service: transaction.service)
    guard let service = services[name] else {
      throw store.damaged("service \(transaction.unit)/\(transaction.service)")
    }
    return transaction.prepared(
      service: service.id, variant: try id(of: transaction.variant),
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

  private mutating func mask(_ papers: [String]?, service: KnownService)
    throws(StoreError) -> DocumentMask?
  {
    guard let papers else { return nil }
    return try self.papers.mask(papers, service: service.number)
  }
}

private enum SQL {
  static let insertVariant = "INSERT INTO variants (class, tier) VALUES (?1, ?2)"
}
