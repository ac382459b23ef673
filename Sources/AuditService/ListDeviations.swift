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
  /// Every deviation of a selection, as the last run left it.
  package func listDeviations(_ selection: Selection) throws -> DeviationListing {
    let store = try openForReading()
    guard let last = try store.lastRun() else {
      return try lookDeviations(LookRequest(selection: selection))
    }
    return try listDeviations(of: try view(ofRun: last.id, selection, in: store))
  }

  /// Every deviation of a view: those on transactions in order of the transactions, then those of standards,
  /// then late answers to complaints. Rows are read as they are written: memory does not grow with their number.
  func listDeviations(of view: View) throws -> DeviationListing {
    let book = try ListingBook(view.catalogue)
    let grounds = view.grounds
    let run = view.run ?? .max
    let head = DeviationRow.head(
      envelope(run: view.run, filters: view.selection.filters),
      showsExceptions: !grounds.isEmpty)
    let table = Table(head) { body in
      var cells: [Cell] = []
      let rest = try forEachDeviation(of: view) { listed in
        guard view.shows(listed, by: book), var row = book.row(listed, lastRun: run) else {
          return true
        }
        row.exception = grounds.standing(listed.kept, received: listed.received).shown
        row.fill(&cells, asOf: view.asOf)
        return try body(cells)
      }
      guard let rest else { return }
      for listed in rest.standards where view.shows(listed) {
        let row = book.row(listed, grounds: grounds, lastRun: run)
        guard try body(row.cells) else { return }
      }
      for row in try lateAnswers(rest.complaints, of: view, zones: book.zones) {
        row.fill(&cells, asOf: view.asOf)
        guard try body(cells) else { return }
      }
    }
    return DeviationListing(table: table, zones: book.zones)
  }

  /// What a view has beside the deviations on transactions.
  private typealias Rest = (
    standards: [ListedStandardDeviation], complaints: [ListedComplaintDeviation]
  )

  /// Gives the deviations on transactions: of a run those that it left in the register, of a look those that it
  /// finds. `nil` when `body` has answered false.
  private func forEachDeviation(
    of view: View, _ body: (ListedDeviation) throws -> Bool
  ) throws -> Rest? {
    let store = view.store
    guard view.run == nil else {
      var isWanted = true
      try store.forEachDeviation {
        isWanted = try body($0)
        return isWanted
      }
      return isWanted ? (try store.standardDeviations(), try store.complaintDeviations()) : nil
    }
    var pass = try JudgePass(view)
    var register: DeviationWriter?
    do {
      try pass.judge(into: &register, progress: { _ in }) { batch, _, deviations, found in
        var row = 0
        for (deviation, found) in zip(deviations, found) {
          while batch.id[row] < deviation.transaction { row += 1 }
          let service = batch.service[row]
          let listed = ListedDeviation(
            kept: KeptDeviation(deviation, service: service, since: found, found: found),
            service: service,
            caseNumber: try store.caseNumber(of: deviation.transaction) ?? "",
            status: CaseStatus(rawValue: UInt8(clamping: batch.status[row])) ?? .open,
            received: Instant(batch.received[row]))
          guard try body(listed) else { throw Enough() }
        }
      }
    } catch is Enough {
      return nil
    }
    try pass.judgeComplaints(into: &register)
    return (pass.standards, pass.complaints?.found ?? [])
  }

  /// Nobody wants more rows.
  struct Enough: Error {}
}

extension View {
  /// Whether the selection is about it.
  fileprivate func shows(_ listed: ListedDeviation, by book: ListingBook) -> Bool {
    guard resolved.contains(service: listed.service, at: listed.received),
      resolved.rules?.contains(listed.deviation.rule) ?? true
    else { return false }
    let day = book.places.zone(of: listed.service).day(of: listed.received)
    return DayRange(from: selection.from, to: selection.to).contains(day)
  }

  fileprivate func shows(_ listed: ListedStandardDeviation) -> Bool {
    resolved.services?.contains(listed.deviation.service) ?? true
      && resolved.rules?.contains(listed.deviation.rule) ?? true
  }
}

/// Names for the ids of a listing, looked up once.
struct ListingBook {
  let names: ServiceNames
  let places: ServicePlaces
  let versions: [Int64: String]
  private let disclosure: Disclosure
  private let cards: [RuleID: RuleCard]

  var zones: [Zone] { places.zones }

  /// `units`: those whose zones are listed; `nil`: all.
  init(
    _ catalogue: Catalogue, units: Set<UnitCode>? = nil, disclosure: Disclosure = .inside
  ) throws(CalendarFault) {
    self.disclosure = disclosure
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
      version: deviation.standard.flatMap { versions[$0] }, measure: card.measure,
      expected: deviation.expected, actual: deviation.actual, amount: deviation.amount,
      currency: names.currency(listed.service), received: listed.received,
      change: listed.kept.found == lastRun ? .new : .still,
      zone: places.zoneNumber(of: listed.service), disclosure: disclosure)
  }

  func row(
    _ listed: ListedStandardDeviation, grounds: Grounds, lastRun: Int64?
  ) -> StandardDeviationRow {
    let deviation = listed.deviation
    return StandardDeviationRow(
      id: DeviationID(deviation).text, rule: deviation.rule,
      service: names.name(of: deviation.service), severity: deviation.severity,
      version: deviation.standard.flatMap { versions[$0] }, transactions: deviation.transactions,
      change: listed.kept.found == lastRun ? .new : .still,
      exception: grounds.standing(listed.kept, received: nil).shown)
  }
}

extension Workspace {
  /// The zone in which dates of questions are read and listings are shown.
  ///
  /// - Throws: `CalendarFault` when the zone database lacks it.
  package func zone() throws -> Zone { try zone(of: openForReading()) }

  func zone(of store: Store) throws -> Zone { try Zone(store.places().zoneOfQuestions) }

  /// A moment of the command line in that zone.
  func instant(_ moment: Moment, store: Store) throws -> Instant {
    moment.instant(in: try zone(of: store))
  }
}
