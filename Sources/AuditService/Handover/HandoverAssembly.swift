internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// Everything that the files of one hand-over are made from, as of one run, on one snapshot of the
/// database.
struct HandoverAssembly {
  let workspace: Workspace
  /// As it is now: what people have done.
  let store: Store
  let request: HandoverRequest
  let run: PastRun
  let notes: [HandoverNote]
  /// What the run saw and found of the selection.
  let view: View
  let book: ListingBook
  let sources: HandoverSources
  /// Instants between which a deviation's case was received, by the number of the zone.
  private let received: [Range<Int64>]

  /// Finds the run, and sets the clock of the workspace to its start and the name of the database
  /// without a folder: what is made depends on neither the hour nor the machine.
  ///
  /// - Throws: `HandoverFault`, `ServiceFault`, `StoreError`.
  init(
    workspace: Workspace, store: Store, request: HandoverRequest
  ) throws {
    self.store = store
    self.request = request
    let selection = request.selection
    let past = try HandoverRun(
      request.run, covering: selection, in: store, catalogue: try store.catalogue(),
      command: workspace.auditCommand(for: selection), allowsIncomplete: request.allowsIncomplete)
    (run, notes) = (past.run, past.notes)
    self.workspace = workspace.asOfRun(run.instants.startedAt)
    view = try workspace.view(ofRun: run.id, selection, in: store)
    let services = view.resolved.services
    let units = Set(
      view.catalogue.services.filter { services?.contains($0.id) ?? true }.map(\.value.unit))
    book = try ListingBook(
      view.catalogue,
      units: units.isEmpty ? Set(view.resolved.heading.map(\.code)) : units,
      disclosure: Disclosure(request.privacy))
    sources = try HandoverSources(
      workspace: self.workspace, view: view, book: book)
    let period = DayRange(from: selection.from, to: selection.to)
    received = book.zones.map { period.seconds(in: $0) }
  }

  var selection: ResolvedSelection { view.resolved }
  /// As the run knew it.
  var catalogue: Catalogue { view.catalogue }

  var envelope: Envelope {
    workspace.envelope(run: run.id, filters: request.selection.filters)
  }

  func presentation(_ reader: CSVProfile.Reader) -> Presentation {
    Presentation(
      language: request.language, zones: book.zones,
      csv: CSVProfile(reader: reader))
  }

  // MARK: Content

  /// Judges the transactions of the selection once more, as the run did, and adds the work on the
  /// deviations.
  func content(progress: ProgressReport) throws -> HandoverContent {
    let replay = try HandoverReplay(
      of: view, startedAt: run.instants.startedAt, progress: progress)
    var report = try replay.report(in: workspace)
    report.next = []
    let findings = try sources.findings()
    return HandoverContent(
      letter: request.letter, report: report, from: request.selection.from,
      to: request.selection.to,
      findings: findings, waivers: sources.waivers, deviations: deviations(),
      charts: replay.charts, privacy: request.privacy, zones: book.zones,
      outcomes: outcomes(replay.pass.tally, report.findings, findings), basis: replay.basis,
      standardDeviations: try standardDeviations(), complaints: try complaints(),
      meanings: try workspace.codeBook(store).meanings)
  }

  /// The annex as rows of cells; the public gets none.
  func deviations() -> Table {
    let head = HandoverShape.deviations.head(envelope)
    guard request.privacy != .public else { return Table(head, rows: []) }
    let ids = sources.findingIDs
    return Table(head) { body in
      var cells: [Cell] = []
      try view.store.forEachDeviation { listed in
        guard isWanted(listed.service, listed.received),
          let row = book.row(listed, lastRun: run.id)
        else { return true }
        let subject = ServiceRule(service: listed.service, rule: listed.deviation.foundUnder)
        row.fillHandover(
          &cells, asOf: run.instants.asOf, finding: ids[subject],
          exception: sources.exception(of: listed.kept, received: listed.received))
        return try body(cells)
      }
    }
  }

  private func isWanted(_ service: Int64, _ instant: Instant) -> Bool {
    let zone = book.places.zoneNumber(of: service)
    guard zone < received.count, selection.contains(service: service, at: instant) else {
      return false
    }
    return received[zone].contains(instant.seconds)
  }

  // MARK: Outcomes

  /// Every rule in every unit with services, by unit and rule.
  private func outcomes(
    _ tally: Tally, _ lines: [FindingLine], _ findings: [FindingSheet]
  ) -> [RuleOutcome] {
    let names = Dictionary(
      catalogue.units.map { ($0.value.code, $0.value.name) },
      uniquingKeysWith: { first, _ in first }
    )
    let services = catalogue.services.filter { selection.services?.contains($0.id) ?? true }
    let cards = RuleSet.all.map { $0.card }.sorted { $0.id < $1.id }
    var outcomes: [RuleOutcome] = []
    for (unit, services) in Dictionary(grouping: services, by: \.value.unit)
      .sorted(by: { $0.key < $1.key })
    {
      let counts = services.compactMap { tally.services[$0.id] }
      let lines = lines.filter { $0.service.unit == unit }
      let findings = findings.filter { $0.service.unit == unit }
      for card in cards {
        let verdicts = counts.compactMap { $0.verdicts[card.criterion] }
        outcomes.append(
          RuleOutcome(
            unit: UnitName(code: unit, name: names[unit] ?? unit.text), rule: card.id,
            title: card.title, severity: card.severity,
            deviations: lines.filter { $0.rule == card.id }.reduce(0) { $0 + $1.deviations },
            excepted: findings.filter { $0.rule == card.id }
              .reduce(0) { $0 + $1.figures.waived + $1.figures.baseline },
            judged: verdicts.reduce(0) { $0 + $1.judged },
            notAssessable: verdicts.reduce(0) { $0 + $1.notAssessable.values.reduce(0, +) },
            notApplicable: verdicts.reduce(0) { $0 + $1.notApplicable.values.reduce(0, +) }))
      }
    }
    return outcomes
  }
}
