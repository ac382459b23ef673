package import AuditReport
internal import AuditStore
package import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// What stands around the rows of every listing.
  func envelope(
    run: Int64? = nil, filters: [Envelope.Filter] = [], counts: [Envelope.Count] = []
  ) -> Envelope {
    Envelope(
      tool: version, generatedAt: now, run: run, filters: filters, counts: counts)
  }

  /// All that is recorded, for listings.
  package func catalogue() throws -> Catalogue { try openForReading().catalogue() }

  package func listUnits() throws -> Table {
    let catalogue = try catalogue()
    let head = TableHead(
      schema: "audit.units/1",
      columns: [
        Column("unit", Wording("Unit", "Unit"), .identifier, visibility: .always),
        Column("name", Wording("Nama", "Name"), .text),
        Column("parent", Wording("Bagian dari", "Part of"), .identifier),
        Column("zone", Wording("Zona waktu", "Time zone"), .identifier),
        Column("calendar", Wording("Kalender", "Calendar"), .identifier),
        Column("currency", Wording("Mata uang", "Currency"), .identifier, visibility: .ifRoom),
        Column("services", Wording("Layanan", "Services"), .count),
        Column(
          "inherits_services", Wording("Mewarisi layanan", "Inherits services"), .boolean,
          visibility: .ifRoom),
      ], envelope: envelope())
    let counts = Dictionary(grouping: catalogue.services, by: \.value.unit)
    return Table(
      head,
      rows: catalogue.units.map(\.value).map { unit in
        [
          .identifier(unit.code.text), .text(unit.name), .optional(unit.parent?.text),
          .identifier(unit.zone), .optional(unit.calendar?.text),
          .identifier(unit.currency.code), .count(Int64(counts[unit.code]?.count ?? 0)),
          .boolean(unit.inheritsServices),
        ]
      })
  }

  /// The services of a unit and the units below it; `nil`: of all.
  package func listServices(units: [String]) throws -> Table {
    let catalogue = try catalogue()
    let selection = try ResolvedSelection(
      Selection(units: units), in: catalogue)
    let head = TableHead(
      schema: "audit.services/1",
      columns: [
        Column("unit", Wording("Unit", "Unit"), .identifier, visibility: .always),
        Column("service", Wording("Layanan", "Service"), .identifier, visibility: .always),
        Column("name", Wording("Nama", "Name"), .text),
        Column("agency", Wording("Instansi", "Agency"), .identifier, visibility: .ifRoom),
        Column("standards", Wording("Versi standar", "Versions"), .count),
        Column(
          "inherited_from", Wording("Diwarisi dari", "Inherited from"), .list, visibility: .always),
        Column("measurable_time", Wording("Waktu terukur", "Time"), .boolean),
        Column("cost_stated", Wording("Biaya dinyatakan", "Cost"), .boolean),
        Column("requirements_listed", Wording("Persyaratan", "Requirements"), .boolean),
      ], envelope: envelope())
    let inheritance = Inheritance(catalogue)
    let services = catalogue.services.filter { selection.contains(service: $0.id, at: now) }
    return Table(
      head,
      rows: services.map(\.value).map { service in
        let versions = inheritance.standards(of: service).map(\.value)
        let binding = versions.filter { $0.state != .draft }
        // Its own go before those that it inherits.
        let asked = binding.filter { $0.unit == (binding.first?.unit ?? service.unit) }
        let latest = asked.max { $0.validFrom < $1.validFrom }
        return [
          .identifier(service.unit.text), .identifier(service.code.text), .text(service.name),
          .optional(service.agency?.text), .count(Int64(versions.count)),
          .list(inheritance.owners(above: service).map(\.unit.text)),
          .boolean(latest.map { !$0.times.isEmpty } ?? false),
          .boolean(latest?.cost.isComparable ?? false),
          .boolean(latest?.documents != nil),
        ]
      })
  }

  /// Every recorded version of the standards of a unit, or of one service, with those that they inherit; each once.
  package func listStandards(units: [String] = [], services: [String] = []) throws -> Table {
    let catalogue = try catalogue()
    let selection = try ResolvedSelection(
      Selection(units: units, services: services), in: catalogue)
    let wanted = catalogue.services.filter { selection.contains(service: $0.id, at: now) }
    let inheritance = Inheritance(catalogue)
    var heirs: [Int64: [String]] = [:]
    for service in wanted.map(\.value) {
      for standard in inheritance.standards(of: service) {
        heirs[standard.id, default: []] +=
          standard.value.unit == service.unit ? [] : [service.unit.text]
      }
    }
    let head = TableHead(
      schema: "audit.standards/1",
      columns: [
        Column("unit", Wording("Unit", "Unit"), .identifier, visibility: .always),
        Column("service", Wording("Layanan", "Service"), .identifier, visibility: .always),
        Column("version", Wording("Versi", "Version"), .identifier, visibility: .always),
        Column("state", Wording("Keadaan", "State"), .word),
        Column("valid_from", Wording("Berlaku sejak", "Valid from"), .day),
        Column("valid_to", Wording("Sampai", "To"), .day),
        Column("time", Wording("Waktu", "Time"), .list),
        Column("cost", Wording("Biaya", "Cost"), .text),
        Column("requirements", Wording("Persyaratan", "Requirements"), .count),
        Column("target", Wording("Sasaran", "Target"), .share),
        Column("inherited_by", Wording("Diwarisi oleh", "Inherited by"), .list),
        Column(
          "decree", Wording("Keputusan", "Decree"), .text, visibility: .onRequest,
          isTypedByPeople: true),
        Column("source", Wording("Sumber", "Source"), .text, visibility: .onRequest),
        Column(
          "recorded_at", Wording("Dicatat", "Recorded"), .instant, visibility: .onRequest),
      ], envelope: envelope())
    let standards = catalogue.standards.filter { heirs[$0.id] != nil }
    return Table(
      head,
      rows: standards.map { recorded in
        let standard = recorded.value
        let currency = catalogue.currency(of: standard.unit)
        return [
          .identifier(standard.unit.text), .identifier(standard.service.text),
          .identifier(standard.version), .term(.standardState(standard.state)),
          .day(standard.validFrom), standard.validTo.map(Cell.day) ?? .empty,
          .list(standard.times.map(\.summary)), .text(standard.cost.summary(in: currency)),
          standard.documents.map { .count(Int64($0.count)) } ?? .empty,
          standard.targetPerMille.map { .share(Share(Int64($0), of: 1000)) } ?? .empty,
          .list((heirs[recorded.id] ?? []).sorted()),
          .optionalText(standard.decree), .optionalText(standard.source),
          .instant(recorded.recordedAt),
        ]
      })
  }

  /// What the versions of one service promise, its own and those that it inherits.
  package func showStandard(service: String) throws -> Table {
    let catalogue = try catalogue()
    let found = try ResolvedSelection.service(service, in: catalogue.services).value
    let head = TableHead(
      schema: "audit.standard/1",
      columns: [
        Column("unit", Wording("Unit", "Unit"), .identifier, visibility: .always),
        Column("version", Wording("Versi", "Version"), .identifier, visibility: .always),
        Column("component", Wording("Komponen", "Component"), .word, visibility: .always),
        Column("class", Wording("Golongan", "Class"), .text),
        Column("content", Wording("Isi", "Content"), .text, visibility: .always),
        Column("note", Wording("Keterangan", "Note"), .text),
      ], envelope: envelope())
    let standards = Inheritance(catalogue).standards(of: found)
    let currency = catalogue.currency(of: found.unit)
    return Table(head, rows: standards.flatMap { $0.value.componentRows(in: currency) })
  }
}
