internal import AuditImport
package import AuditReport
internal import AuditStore
package import ServiceStandards

extension Workspace {
  /// The rows of an import by service and month of receipt, beside those of the delivery before of the same source.
  ///
  /// - Throws: `DeliveryFault` when there is none of that number; `StoreError`.
  package func listMonths(ofImport id: Int64, in language: Language) throws -> Table {
    let store = try openForReading()
    let one = try store.listedImport(id)
    let before = try store.delivery(before: id, at: one.speaksAt)
    let names = ServiceNames(try store.catalogue())
    let now = try store.months(ofImport: id)
    let told = try before.map { try store.months(ofImport: $0) } ?? []
    let head = TableHead(
      schema: "audit.import_months/1",
      columns: [
        Column("unit", Wording("Unit", "Unit"), .identifier, visibility: .always),
        Column("service", Wording("Layanan", "Service"), .identifier, visibility: .always),
        Column("month", Wording("Bulan", "Month"), .text, visibility: .always),
        Column("rows", Wording("Baris", "Rows"), .count, visibility: .always),
        Column("import_before", Wording("Kiriman sebelumnya", "Delivery before"), .count),
        Column("rows_before", Wording("Baris sebelumnya", "Rows before"), .count),
        Column("difference", Wording("Selisih", "Difference"), .count),
      ]
        + ChargeKind.allCases.map { kind in
          Column(kind.word, Wording(kind.word, kind.word), .money(nil), visibility: .onRequest)
        }, envelope: envelope())
    let rows = Dictionary(
      now.map { (DeliveryComparison.Place($0), $0) }, uniquingKeysWith: { first, _ in first })
    let toldRows = Dictionary(
      told.map { (DeliveryComparison.Place($0), $0) }, uniquingKeysWith: { first, _ in first })
    // A month that the delivery does not tell of is listed where it would lie within it.
    let places = Set(rows.keys).union(toldRows.keys).sorted { one, other in
      (names.name(of: one.service).path, one.month) < (
        names.name(of: other.service).path, other.month
      )
    }
    return Table(
      head,
      rows: places.map { place in
        let (mine, theirs) = (rows[place], toldRows[place])
        let service = names.name(of: place.service)
        let currency = names.currency(place.service)
        let count = mine?.rows ?? 0
        let difference = before.map { _ in count - (theirs?.rows ?? 0) }
        return [
          .identifier(service.unit.text), .identifier(service.code.text),
          .text(place.month.description), .count(count), before.map(Cell.count) ?? .empty,
          before.map { _ in .count(theirs?.rows ?? 0) } ?? .empty,
          difference.map(Cell.count) ?? .empty,
        ]
          + ChargeKind.allCases.map { kind in
            mine?.money[kind].map { .money(Money($0), currency) } ?? .empty
          }
      })
  }
}
