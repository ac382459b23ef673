internal import AuditEngine
package import AuditReport
internal import AuditStore
internal import ServiceStandards
package import WorkingTime

/// A listing of the register, and the zones that its instants refer to.
package struct DeviationListing {
  package let table: Table
  package let zones: [Zone]
}

extension Workspace {
  /// Every deviation of a selection, as the register holds it: those on transactions in order of the
  /// transactions, then those of standards, then late answers to complaints. Rows are read as they are
  /// written: memory does not grow with their number.
  package func listDeviations(_ selection: Selection) throws -> DeviationListing {
    let store = try openForReading()
    let catalogue = try store.catalogue()
    let resolved = try ResolvedSelection(selection, in: catalogue)
    let book = try ListingBook(catalogue)
    let last = try store.lastRun()
    let asOf = last?.asOf ?? now
    let exceptions = try DeviationExceptions(
      store: store, catalogue: catalogue, asOf: asOf,
      knownAt: try last.flatMap { try store.run($0.id)?.knownAt })
    let head = DeviationRow.head(
      envelope(run: last?.id, filters: selection.filters), showsExceptions: !exceptions.isEmpty)
    let table = Table(head) { body in
      var cells: [Cell] = []
      try store.read {
        try store.forEachDeviation { listed in
          guard resolved.contains(service: listed.service, at: listed.received),
            resolved.rules?.contains(listed.deviation.rule) ?? true,
            var row = book.row(listed, lastRun: last?.id)
          else { return true }
          let day = book.zones[row.zone].day(of: listed.received)
          if let from = selection.from, day < from { return true }
          if let to = selection.to, day > to { return true }
          row.exception =
            exceptions.isEmpty
            ? nil : exceptions.standing(listed.kept, received: listed.received).shown
          row.fill(&cells, asOf: asOf)
          return try body(cells)
        }
        for listed in try store.standardDeviations() {
          guard resolved.services?.contains(listed.deviation.service) ?? true,
            resolved.rules?.contains(listed.deviation.rule) ?? true
          else { continue }
          let row = book.row(listed, exceptions: exceptions, lastRun: last?.id)
          guard try body(row.cells) else { return }
        }
        let complaints = try lateAnswers(
          selection, resolved, store: store, catalogue: catalogue, exceptions: exceptions,
          lastRun: last?.id, zones: book.zones)
        for row in complaints {
          row.fill(&cells, asOf: asOf)
          guard try body(cells) else { return }
        }
      }
    }
    return DeviationListing(table: table, zones: book.zones)
  }
}

/// Names for the ids of a listing, looked up once.
struct ListingBook {
  let names: ServiceNames
  let places: ServicePlaces
  let versions: [Int64: String]
  private let cards: [RuleID: RuleCard]

  var zones: [Zone] { places.zones }

  /// `units`: those whose zones are listed; `nil`: all.
  init(_ catalogue: Catalogue, units: Set<UnitCode>? = nil) throws(CalendarFault) {
    names = ServiceNames(catalogue)
    places = try ServicePlaces(catalogue, units: units)
    versions = Dictionary(
      catalogue.standards.map { ($0.id, $0.value.version) }, uniquingKeysWith: { first, _ in first }
    )
    cards = Dictionary(
      RuleSet.all.map { ($0.card.id, $0.card) }, uniquingKeysWith: { first, _ in first })
  }

  /// `nil` for a rule that this program does not have.
  func row(_ listed: ListedDeviation, lastRun: Int64?) -> DeviationRow? {
    let deviation = listed.deviation
    guard let card = cards[deviation.rule] else { return nil }
    let name = names.name(of: listed.service)
    return DeviationRow(
      rule: deviation.rule, transaction: deviation.transaction, unit: name.unit.text,
      service: name.code.text, serviceName: name.name, caseNumber: listed.caseNumber,
      status: listed.status, criterion: card.criterion, severity: deviation.severity,
      version: deviation.standard.flatMap { versions[$0] }, measure: card.measure.shown,
      expected: deviation.expected, actual: deviation.actual, amount: deviation.amount,
      currency: names.currency(listed.service), received: listed.received,
      change: listed.kept.found == lastRun ? .new : .still,
      zone: places.zoneNumber(of: listed.service)
    )
  }

  func row(
    _ listed: ListedStandardDeviation, exceptions: DeviationExceptions, lastRun: Int64?
  ) -> StandardDeviationRow {
    let deviation = listed.deviation
    return StandardDeviationRow(
      id: DeviationID(deviation).text, rule: deviation.rule,
      service: names.name(of: deviation.service), severity: deviation.severity,
      version: deviation.standard.flatMap { versions[$0] }, transactions: deviation.transactions,
      change: listed.kept.found == lastRun ? .new : .still,
      exception: exceptions.isEmpty ? nil : exceptions.standing(listed.kept, received: nil).shown)
  }
}

extension Workspace {
  /// Zones of the units, for listings; the first is that of the first unit without a parent.
  package func zones() throws -> [Zone] { try zones(of: openForReading()) }

  private func zones(of store: Store) throws -> [Zone] {
    let units = try store.places().units.map(\.value)
    guard let root = units.first(where: { $0.parent == nil }) else { return [] }
    return [try Zone(root.zone)]
  }

  /// A moment of the command line in the zone of the first unit.
  func instant(_ moment: Moment, store: Store) throws -> Instant {
    moment.instant(in: try zones(of: store).first ?? Zone("UTC"))
  }
}
