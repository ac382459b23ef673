package import AuditReport
internal import AuditStore
internal import ServiceStandards

extension Workspace {
  /// The spellings of papers that no list of standards knows and of which no auditor has said what they mean, by
  /// service: those that most cases name come first.
  ///
  /// - Throws: `ServiceFault` for unknown names; `StoreError`.
  package func listUnplacedPapers(units: [String] = [], services: [String] = []) throws -> Table {
    let store = try openForReading()
    return try store.read {
      let catalogue = try store.catalogue()
      let selection = Selection(units: units, services: services)
      let resolved = try ResolvedSelection(selection, in: catalogue)
      let papers = MetPapers(catalogue)
      var rows: [UnplacedPaper] = []
      for service in catalogue.services where resolved.contains(service: service.id, at: now) {
        let ordinals = papers.unplaced(of: service)
        guard !ordinals.isEmpty else { continue }
        let entries = catalogue.documents[service.id] ?? []
        for count in try store.paperCounts(service: service.id, ordinals: ordinals) {
          let spelling = entries[count.ordinal].name
          rows.append(
            UnplacedPaper(
              service: service.value, spelling: spelling, count: count,
              nearest: papers.nearest(to: spelling, of: service.value)))
        }
      }
      rows.sort { $0.precedes($1) }
      return Table(
        UnplacedPaper.head(envelope(filters: selection.filters)), rows: rows.map(\.cells))
    }
  }
}

/// One row of that list.
private struct UnplacedPaper {
  let service: Service
  let spelling: String
  let count: PaperCount
  let nearest: DocumentCode?

  func precedes(_ other: UnplacedPaper) -> Bool {
    if count.cases != other.count.cases { return count.cases > other.count.cases }
    return (service.unit.text, service.code.text, spelling)
      < (other.service.unit.text, other.service.code.text, other.spelling)
  }

  static func head(_ envelope: Envelope) -> TableHead {
    TableHead(
      schema: "audit.unplaced_papers/1",
      columns: [
        Column("unit", Texts.unit, .identifier, visibility: .always),
        Column("service", Texts.service, .identifier, visibility: .always),
        Column("agency", Wording("Instansi", "Agency"), .identifier, visibility: .ifRoom),
        Column(
          "spelling", Wording("Ejaan", "Spelling"), .text, visibility: .always,
          isTypedByPeople: true),
        Column("cases", Wording("Berkas", "Cases"), .count, visibility: .always),
        Column("demanded", Wording("Diminta", "Demanded"), .count),
        Column("submitted", Wording("Diserahkan", "Submitted"), .count),
        Column("nearest", Wording("Dokumen terdekat", "Nearest paper"), .identifier),
      ], envelope: envelope)
  }

  var cells: [Cell] {
    [
      .identifier(service.unit.text), .identifier(service.code.text),
      .optional(service.agency?.text), .text(Disclosure.inside.typed(spelling)),
      .count(count.cases), .count(count.demanded), .count(count.submitted),
      .optional(nearest?.text),
    ]
  }
}
