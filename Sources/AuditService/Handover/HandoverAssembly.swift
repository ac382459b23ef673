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
  private let scope: HandoverScope

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
      workspace: self.workspace, view: view, places: book.places)
    scope = HandoverScope(selection, view.resolved, book.places)
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

  /// Judges the selection once more, as the run did.
  private func replay(progress: ProgressReport) throws -> HandoverReplay {
    try HandoverReplay(of: view, startedAt: run.instants.startedAt, progress: progress)
  }

  /// The findings with what they hold of the selection.
  func findings(progress: ProgressReport) throws -> [FindingSheet] {
    try sources.findings(of: HandoverPart(scope, try replay(progress: progress).pass))
  }

  /// Judges the selection once more, and adds the work on the deviations.
  func content(progress: ProgressReport) throws -> HandoverContent {
    let replay = try replay(progress: progress)
    let part = HandoverPart(scope, replay.pass)
    var report = try replay.report(in: workspace)
    report.next = []
    return HandoverContent(
      letter: request.letter, report: report, from: request.selection.from,
      to: request.selection.to, findings: try sources.findings(of: part),
      waivers: try sources.waivers(of: part),
      deviations: deviations(), charts: replay.charts, privacy: request.privacy,
      zones: book.zones, outcomes: outcomes(replay.pass.tally, report), basis: replay.basis,
      standardDeviations: standardDeviations(of: part), complaints: try complaints(),
      meanings: try workspace.codeBook(store).meanings, isSigned: request.keyFile != nil)
  }

  /// The annex as rows of cells; the public gets none.
  func deviations() -> Table {
    let head = HandoverShape.deviations.head(envelope)
    guard request.privacy != .public else { return Table(head, rows: []) }
    return Table(head) { body in
      var cells: [Cell] = []
      var holders = sources.holders
      try view.store.forEachDeviation { listed in
        guard scope.contains(service: listed.service, at: listed.received),
          let row = book.row(listed, lastRun: run.id)
        else { return true }
        let subject = ServiceRule(service: listed.service, rule: listed.deviation.foundUnder)
        row.fillHandover(
          &cells, asOf: run.instants.asOf,
          finding: holders.finding(subject, found: listed.kept.found)?.name.description,
          exception: sources.exception(of: listed.kept, received: listed.received))
        return try body(cells)
      }
    }
  }

  // MARK: Outcomes

  /// Every rule in every unit with services or complaints, by unit and rule.
  private func outcomes(_ tally: Tally, _ report: RunReport) -> [RuleOutcome] {
    let names = Dictionary(
      catalogue.units.map { ($0.value.code, $0.value.name) },
      uniquingKeysWith: { first, _ in first }
    )
    let services = catalogue.services.filter { selection.services?.contains($0.id) ?? true }
    let complaints = Dictionary(grouping: report.complaints?.lines ?? [], by: \.unit)
    let byUnit = Dictionary(grouping: services, by: \.value.unit)
    let cards = RuleSet.cards.sorted { $0.id < $1.id }
    var outcomes: [RuleOutcome] = []
    for unit in Set(byUnit.keys).union(complaints.keys).sorted() {
      let counts = (byUnit[unit] ?? []).compactMap { tally.services[$0.id] }
      let lines = report.findings.filter { $0.service.unit == unit }
      for card in cards {
        let name = UnitName(code: unit, name: names[unit] ?? unit.text)
        if card.scope == .complaint {
          outcomes.append(RuleOutcome(name, card, complaints: complaints[unit] ?? []))
          continue
        }
        let verdicts = counts.compactMap { $0.verdicts[card.criterion] }
        let found = lines.filter { $0.rule == card.id }
        outcomes.append(
          RuleOutcome(
            unit: name, rule: card.id, title: card.title, severity: card.severity,
            deviations: found.reduce(0) { $0 + $1.deviations },
            excepted: found.reduce(0) { $0 + $1.waived + $1.baseline },
            judged: verdicts.reduce(0) { $0 + $1.judged },
            notAssessable: verdicts.reduce(0) { $0 + $1.notAssessable.values.reduce(0, +) },
            notApplicable: verdicts.reduce(0) { $0 + $1.notApplicable.values.reduce(0, +) }))
      }
    }
    return outcomes
  }
}

extension RuleOutcome {
  /// How the complaints of a unit were answered, those that name no service included.
  fileprivate init(_ unit: UnitName, _ card: RuleCard, complaints: [RunComplaints.Line]) {
    self.init(
      unit: unit, rule: card.id, title: card.title, severity: card.severity,
      deviations: complaints.reduce(0) { $0 + $1.late + $1.unanswered },
      excepted: complaints.reduce(0) { $0 + $1.waived },
      judged: complaints.reduce(0) { $0 + $1.judged },
      notAssessable: complaints.reduce(0) { $0 + $1.notAssessable.values.reduce(0, +) },
      notApplicable: complaints.reduce(0) { $0 + $1.notYetDue })
  }
}
