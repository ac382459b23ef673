internal import AuditEngine
package import AuditReport
internal import AuditStore
package import ServiceStandards
package import WorkingTime

/// A complaint beside the transaction that it is about.
struct ComplaintMatch {
  let outcome: ComplaintMatchOutcome
  /// `nil` when no single transaction was found.
  let examination: Examination?
}

/// Finds the transactions of complaints and judges them by the engine's own examination: the complaint
/// is a second source about the same case.
struct ComplaintMatcher {
  private let store: Store
  private let catalogue: Catalogue
  private let rulebook: Rulebook
  private let asOf: Instant
  private let units: UnitTree

  init(store: Store, catalogue: Catalogue, asOf: Instant) throws(RulebookFault) {
    self.store = store
    self.catalogue = catalogue
    self.asOf = asOf
    rulebook = try Rulebook(catalogue: catalogue, years: View.years(around: asOf))
    units = UnitTree(catalogue)
  }

  func match(_ recorded: RecordedComplaint) throws -> ComplaintMatch {
    func unmatched(_ outcome: ComplaintMatchOutcome) -> ComplaintMatch {
      ComplaintMatch(outcome: outcome, examination: nil)
    }
    let complaint = recorded.complaint
    guard complaint.topic == .delay || complaint.topic == .money else {
      return unmatched(.otherTopic)
    }
    guard let number = complaint.caseNumber else { return unmatched(.noCaseNumber) }
    let services =
      recorded.service.map { [$0] }
      ?? catalogue.services.filter {
        !units.days(of: $0.value.unit, within: [complaint.unit]).isEmpty
      }.map(\.id)
    let found = try services.flatMap {
      try store.transactionIDs(service: $0, caseNumber: number)
    }
    guard let id = found.first else { return unmatched(.noSuchCase) }
    guard found.count == 1 else { return unmatched(.ambiguousCase) }
    var batch = TransactionBatch()
    var reader = try BatchReader(store: store, id: id)
    guard try reader.next(into: &batch) else { return unmatched(.noSuchCase) }
    let examination = rulebook.examine(batch, row: 0, asOf: asOf)
    return ComplaintMatch(
      outcome: ComplaintMatcher.outcome(complaint.topic, examination), examination: examination)
  }

  /// Delay against the verdict on time; money against the verdict on cost and what was recorded as taken.
  private static func outcome(_ topic: ComplaintTopic, _ examination: Examination)
    -> ComplaintMatchOutcome
  {
    let verdict = examination.verdicts[topic == .delay ? .time : .cost]
    switch verdict {
    case .compliant: return .contradiction
    case .deviates: return .consistent
    default:
      let isFree = topic == .money && examination.cost.charged == .zero
      return isFree ? .contradiction : .notAssessable
    }
  }
}

extension Workspace {
  /// Contradictions between complaints and transactions, with both sides, and complaints of delay or
  /// money without a transaction. `all` gives the others too.
  package func matchComplaints(_ selection: Selection, asOf: Moment?, all: Bool) throws
    -> ComplaintListing
  {
    try listing(selection, asOf: asOf, schema: "audit.complaint-matches/1") { row in
      all || row.match.outcome == .contradiction || row.match.outcome.isUnmatched
    }
  }

  /// Every complaint with the verdict of `A-01`.
  package func listComplaints(_ selection: Selection, asOf: Moment?) throws -> ComplaintListing {
    try listing(selection, asOf: asOf, schema: "audit.complaints/1") { _ in true }
  }

  private func listing(
    _ selection: Selection, asOf: Moment?, schema: String, where isMeant: (ComplaintListRow) -> Bool
  ) throws -> ComplaintListing {
    let store = try openForReading()
    return try store.read {
      let catalogue = try store.catalogue()
      let resolved = try ResolvedSelection(selection, in: catalogue)
      let (all, zones) = try complaintRows(
        selection, resolved, store: store, catalogue: catalogue,
        asOf: asOf?.instant(in: resolved.zone) ?? now)
      let rows = all.filter(isMeant)
      let columns =
        schema == "audit.complaints/1" ? ComplaintListRow.columns : ComplaintListRow.matchColumns
      let head = TableHead(
        schema: schema, columns: columns.map(\.column),
        envelope: envelope(filters: selection.filters))
      return ComplaintListing(
        table: Table(head, rows: rows.map { row in columns.map { $0.cell(row) } }),
        zones: zones)
    }
  }

  /// The complaints of a selection, judged as of an instant, and the zones to which they refer.
  func complaintRows(
    _ selection: Selection, _ resolved: ResolvedSelection, store: Store, catalogue: Catalogue,
    asOf: Instant
  ) throws -> (rows: [ComplaintListRow], zones: [Zone]) {
    let book = try ComplaintBook(
      workspace: self, store: store, catalogue: catalogue, asOf: asOf)
    let scope = ComplaintScope(selection, resolved)
    let rows = try store.complaints().compactMap { recorded -> ComplaintListRow? in
      let zone = try catalogue.zone(of: recorded.complaint.unit)
      let day = zone.day(of: recorded.complaint.stamps.received)
      return scope.contains(recorded, receivedOn: day) ? try book.row(recorded) : nil
    }
    return (rows, book.zones)
  }

  /// Everything about one complaint: its fields, each step of the ladder, and its transaction.
  ///
  /// - Throws: `ComplaintFault` for a number that no complaint has, or several.
  package func showComplaint(_ number: String, asOf: Moment?, language: Language) throws
    -> ComplaintListing
  {
    let store = try openForReading()
    return try store.read {
      let catalogue = try store.catalogue()
      let all = try store.complaints()
      let found = all.filter { $0.complaint.number == number }
      guard let recorded = found.first else {
        throw ComplaintFault.unknown(
          number, nearest: NearestName.of(number, in: all.map(\.complaint.number)))
      }
      guard found.count == 1 else {
        throw ComplaintFault.ambiguous(number, units: found.map(\.complaint.unit.text))
      }
      let zone = try catalogue.zone(of: recorded.complaint.unit)
      let book = try ComplaintBook(
        workspace: self, store: store, catalogue: catalogue,
        asOf: asOf?.instant(in: zone) ?? now)
      let row = try book.row(recorded)
      var facts = FactTable(language)
      let columns = ComplaintListRow.columns + ComplaintListRow.caseColumns
      for entry in columns {
        let cell = entry.cell(row).inZone(0)
        if cell != .empty { facts.add(entry.column.key, entry.column.title, cell) }
      }
      facts.add(steps: row.verdict.steps)
      let changes = try store.complaintChanges()[recorded.id] ?? 0
      facts.add("changes", Wording("Perubahan sejak diimpor", "Changes since"), .count(changes))
      return ComplaintListing(
        table: facts.table(schema: "audit.complaint/1", envelope: envelope()), zones: [zone])
    }
  }
}

/// A table of complaints and the zones of its instants.
package struct ComplaintListing {
  package let table: Table
  package let zones: [Zone]
}

extension FactTable {
  /// Limit, due instant and stamp of each step of the ladder.
  fileprivate mutating func add(steps: [StepVerdict]) {
    for step in steps {
      let (name, key) = (Texts.step(step.step.kind), step.step.kind.rawValue)
      add(
        "\(key)_limit",
        Wording("Batas \(name.indonesian)", "Limit, \(name.english)"),
        .limit(step.step.limit.value, step.step.limit.unit))
      if case .at(let due) = step.due {
        add(
          "\(key)_due", Wording("Paling lambat \(name.indonesian)", "Due, \(name.english)"),
          .instant(due))
      }
      add(
        "\(key)_verdict", Wording("Simpulan \(name.indonesian)", "Verdict, \(name.english)"),
        .answer(step.verdict))
    }
  }
}
