internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// The transactions of a selection, judged once more as a run did, with the counts that only a
/// hand-over needs.
struct HandoverReplay {
  let selection: Selection
  let resolved: ResolvedSelection
  let rulebook: Rulebook
  let pinned: PinnedInstants
  let tally: Tally
  let counts: HandoverTally
  /// Transactions with at least one deviation of the selected rules.
  let deviatingTransactions: Int64
  /// What of it is not held against the units; `nil`: nothing is excepted.
  private let ledger: ExceptionLedger?

  /// Judges them. Call it inside one snapshot of the store.
  ///
  /// - Parameters:
  ///   - resolved: The selection with its names found in the catalogue.
  ///   - selection: What was asked for.
  ///   - catalogue: As the run knew it.
  ///   - pinned: By what the run judged.
  ///   - exceptions: Which deviations are not held against the units.
  ///   - run: The run.
  ///   - store: Read from beginning to end.
  ///   - progress: Called after each batch.
  /// - Throws: `RulebookFault`, `StoreError`, and what `progress` throws.
  init(
    of resolved: ResolvedSelection, _ selection: Selection, catalogue: Catalogue,
    pinned: PinnedInstants, exceptions: DeviationExceptions, run: Int64, store: Store,
    progress: ProgressReport = { _ in }
  ) throws {
    self.selection = selection
    self.resolved = resolved
    self.pinned = pinned
    rulebook = try Rulebook(
      catalogue: catalogue, years: Workspace.years(around: pinned.asOf))
    var auditor = Auditor(
      rulebook: rulebook, asOf: pinned.asOf,
      scope: resolved.auditScope(selection), rules: resolved.rules)
    var counts = HandoverTally(overrunLimits: HandoverCharts.overrunLimits)
    var reader = try BatchReader(store: store)
    var batch = TransactionBatch()
    var deviations: [Deviation] = []
    var (rows, deviating): (Int64, Int64) = (0, 0)
    var ledger = try ExceptionLedger(exceptions, store: store)
    var register = try StandingRegister(of: store, after: run)
    while try reader.next(into: &batch) {
      deviations.removeAll(keepingCapacity: true)
      auditor.judge(batch, into: &deviations)
      counts.count(batch, judgedBy: auditor, deviations)
      if ledger != nil {
        let found = try register.found(deviations, of: batch)
        ledger?.count(deviations, found: found, of: batch, by: auditor, run: run)
      }
      deviating += Workspace.transactions(in: deviations)
      rows += Int64(batch.count)
      try progress(rows)
    }
    tally = auditor.tally
    let onStandards = tally.standardDeviations
    let found = try store.foundOnStandards()
    ledger?.count(
      onStandards, found: onStandards.map { found[$0.deviation.key] ?? .max }, run: run)
    self.ledger = ledger
    self.counts = counts
    deviatingTransactions = deviating
  }

  var charts: HandoverCharts { HandoverCharts(counts, ServiceNames(rulebook.catalogue)) }

  var basis: HandoverBasis {
    var basis = HandoverBasis(rulebook, tally: tally, rules: resolved.rules)
    basis.startedAt = pinned.startedAt
    return basis
  }

  /// What the run reports of the selection.
  func report(of run: Int64, in workspace: Workspace) -> RunReport {
    let assembly = RunReportAssembly(
      workspace: workspace,
      request: AuditRequest(selection: selection, asOf: .instant(pinned.asOf)),
      selection: resolved, rulebook: rulebook, asOf: pinned.asOf, knownAt: pinned.knownAt,
      tally: tally, deviatingTransactions: deviatingTransactions, changes: nil, previous: nil,
      run: run, ledger: ledger, scope: resolved.registerScope(selection), complaints: nil)
    return assembly.report()
  }
}

extension HandoverCharts {
  /// Days become months, ids become names.
  init(_ tally: HandoverTally, _ names: ServiceNames) {
    var months: [Int: HandoverTally.Count] = [:]
    for (day, count) in tally.days {
      let (year, month, _) = day.components
      months[year * 12 + month - 1, default: HandoverTally.Count()].onTime += count.onTime
      months[year * 12 + month - 1, default: HandoverTally.Count()].judged += count.judged
    }
    self.init(
      months: months.sorted { $0.key < $1.key }.map { index, count in
        Month(
          year: index / 12, month: index % 12 + 1, onTime: count.onTime, judged: count.judged)
      },
      overruns: tally.overruns,
      weekdays: tally.weekdays.map { service, counts in
        ServiceWeek(
          service: names.name(of: service), late: counts.map(\.late), judged: counts.map(\.judged))
      }
      .sorted { ($0.service.unit, $0.service.code) < ($1.service.unit, $1.service.code) })
  }
}

extension HandoverBasis {
  /// What of a rulebook served to judge the counted transactions.
  init(_ rulebook: Rulebook, tally: Tally, rules: Set<RuleID>?) {
    let catalogue = rulebook.catalogue
    let names = ServiceNames(catalogue)
    let services = Set(tally.services.keys.map { names.name(of: $0) })
    let named = Dictionary(
      services.map { ("\($0.unit)/\($0.code)", $0) }, uniquingKeysWith: { first, _ in first })
    let standards: [StandardUse] = catalogue.standards.compactMap { recorded in
      let standard = recorded.value
      guard let held = tally.standards[recorded.id]?.held, held > 0,
        let service = named["\(standard.unit)/\(standard.service)"]
      else { return nil }
      return StandardUse(
        service: service, version: standard.version, decree: standard.decree,
        validFrom: standard.validFrom, validTo: standard.validTo, recordedAt: recorded.recordedAt,
        transactions: held)
    }
    let codes = Set(tally.services.keys.flatMap { rulebook.calendarCodes(ofService: $0) })
    let calendars = catalogue.calendars.filter { codes.contains($0.value.code) }
    self.init(
      rules: Workspace.ruleSheets.filter { rules?.contains($0.id) ?? true },
      standards: standards.sorted {
        ($0.service.unit, $0.service.code, $0.validFrom, $0.version)
          < ($1.service.unit, $1.service.code, $1.validFrom, $1.version)
      },
      calendars: calendars.map { CalendarFacts($0) }.sorted {
        ($0.code, $0.validFrom?.number ?? .min) < ($1.code, $1.validFrom?.number ?? .min)
      })
  }
}
