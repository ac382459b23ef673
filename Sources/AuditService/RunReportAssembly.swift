internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// Puts what a run counted into the report's shape: names for ids, lines in order, what to do next.
struct RunReportAssembly {
  let workspace: Workspace
  let pass: JudgePass
  /// `nil`: nothing is compared with the run before.
  let changes: DeviationChanges?
  let previous: PreviousRun?

  private var view: View { pass.view }
  private var tally: Tally { pass.tally }
  private var selection: ResolvedSelection { view.resolved }
  private var catalogue: Catalogue { view.catalogue }

  /// - Throws: `StoreError` when the name of a case cannot be read.
  func report() throws -> RunReport {
    let names = ServiceNames(catalogue)
    let findings = findings(names).sorted {
      ($0.service.unit, $0.service.code, $0.rule) < ($1.service.unit, $1.service.code, $1.rule)
    }
    let incomplete = incompleteAnswers(names)
    return RunReport(
      heading: heading, findings: findings, summary: try summary(findings, names),
      comparison: comparison, incomplete: incomplete,
      exceptions: pass.excepted?.report(view, names: names),
      complaints: pass.complaints?.report,
      next: NextStep.usual(
        after: findings, incomplete: incomplete, audit: auditCommand, options: databaseOption))
  }

  private var heading: RunReport.Heading {
    RunReport.Heading(
      units: selection.heading.map { UnitName(code: $0.code, name: $0.name) }, asOf: view.asOf,
      knownAt: view.knownAt,
      received: tally.received.map {
        selection.zone.day(of: $0.lowerBound)...selection.zone.day(of: $0.upperBound)
      },
      database: workspace.database,
      envelope: workspace.envelope(
        run: view.run, filters: view.selection.filters, counts: []))
  }

  // MARK: Findings

  private func findings(_ names: ServiceNames) -> [FindingLine] {
    let cards = Dictionary(uniqueKeysWithValues: RuleSet.all.map { ($0.card.id, $0.card) })
    var lines: [FindingLine] = []
    for (service, counts) in tally.services {
      for (rule, count) in counts.rules {
        guard let card = cards[rule] else { continue }
        lines.append(
          excepting(
            service,
            in: line(
              card, count, counts, names.name(of: service), names.currency(service))))
      }
    }
    let selected = pass.standards.map(\.deviation).filter {
      selection.rules?.contains($0.rule) ?? true
    }
    let grouped = Dictionary(grouping: selected) { FindingKey(service: $0.service, rule: $0.rule) }
    for (key, deviations) in grouped {
      guard let card = cards[key.rule] else { continue }
      lines.append(
        excepting(
          key.service,
          in: line(card, deviations, served(by: key.service), names.name(of: key.service))))
    }
    return lines
  }

  /// What was counted of a service and of all that go by its standards.
  private func served(by service: Int64) -> ServiceTally? {
    (pass.heirs[service] ?? []).union([service]).compactMap { tally.services[$0] }
      .reduce(nil as ServiceTally?) { sum, next in sum.map { $0 + next } ?? next }
  }

  /// The line with its deviations that are not held against the unit.
  private func excepting(_ service: Int64, in line: FindingLine) -> FindingLine {
    guard let counts = pass.excepted?.lines[ServiceRule(service: service, rule: line.rule)] else {
      return line
    }
    var line = line
    line.waived = counts.waived
    line.baseline = counts.baseline
    return line
  }

  private struct FindingKey: Hashable {
    let service: Int64
    let rule: RuleID
  }

  private func line(
    _ card: RuleCard, _ count: RuleTally, _ tally: ServiceTally, _ name: ServiceName,
    _ currency: Currency
  ) -> FindingLine {
    FindingLine(
      service: name, rule: card.id, ruleTitle: card.title, criterion: card.criterion,
      severities: count.severities, transactions: count.count,
      judged: tally.verdicts[card.criterion]?.judged ?? 0,
      examined: tally.examined,
      worst: WorstCase(
        deviation: DeviationID(.transaction(count.worst.transaction), card.id).text,
        size: card.measure.size(count.worst.measure, currency)),
      amount: card.measure == .money ? Amount(count.amount, currency) : nil, money: card.money)
  }

  private func line(
    _ card: RuleCard, _ deviations: [StandardDeviation], _ tally: ServiceTally?,
    _ name: ServiceName
  ) -> FindingLine {
    let transactions = deviations.reduce(0) { $0 + $1.transactions }
    let worst = deviations.max { $0.transactions < $1.transactions }
    return FindingLine(
      service: name, rule: card.id, ruleTitle: card.title, criterion: card.criterion,
      severities: deviations.reduce(into: [:]) { $0[$1.severity, default: 0] += 1 },
      transactions: transactions,
      judged: tally?.verdicts[card.criterion]?.judged ?? 0, examined: tally?.examined ?? 0,
      worst: worst.map {
        WorstCase(deviation: DeviationID($0).text, size: .transactions($0.transactions))
      },
      amount: nil)
  }

  // MARK: Summary

  private func summary(_ findings: [FindingLine], _ names: ServiceNames) throws -> RunSummary {
    let total = tally.total
    let criteria = Criterion.allCases.map { criterion in
      let counts = total.verdicts[criterion] ?? VerdictCounts()
      return CriterionCounts(
        criterion: criterion, compliant: counts.compliant, deviates: counts.deviates,
        notAssessable: counts.notAssessable, notApplicable: counts.notApplicable)
    }
    return RunSummary(
      examined: tally.examined, deviations: findings.reduce(0) { $0 + $1.deviations },
      deviatingTransactions: pass.deviatingTransactions, criteria: criteria,
      services: try punctualities(names),
      punctuality: Punctuality(total),
      amounts: MoneySum.sums(findings), later: try later(names), proposals: total.proposals)
  }

  private func later(_ names: ServiceNames) throws -> [LaterCases] {
    try tally.later.map { service, receipts in
      LaterCases(
        service: names.name(of: service), transactions: receipts.transactions,
        last: Disclosure.inside.typed(try view.store.caseNumber(of: receipts.last) ?? "?"),
        received: Instant(receipts.received))
    }
    .sorted { ($0.service.unit, $0.service.code) < ($1.service.unit, $1.service.code) }
  }

  private func punctualities(_ names: ServiceNames) throws -> [ServicePunctuality] {
    var completeness = RunCompleteness(view: view, tally: tally, names: names)
    return try tally.services.sorted { $0.key < $1.key }.map { service, counts in
      ServicePunctuality(
        service: names.name(of: service), punctuality: Punctuality(counts),
        targets: targets(of: service),
        completeness: try completeness.completeness(of: service))
    }
    .sorted { ($0.service.unit, $0.service.code) < ($1.service.unit, $1.service.code) }
  }

  /// The shares that a service has promised or inherited, of its own cases.
  private func targets(of service: Int64) -> [TargetResult] {
    catalogue.standards.compactMap { recorded in
      let standard = recorded.value
      guard let target = standard.targetPerMille,
        let count = tally.standards[ServedStandard(service: service, standard: recorded.id)],
        count.held > 0
      else { return nil }
      let (verdict, probability) = TargetVerdict.judge(
        onTime: Int(count.onTime), judged: Int(count.judged), undecided: Int(count.undecided),
        targetPerMille: target)
      return TargetResult(
        version: standard.version, target: target,
        share: JudgedShare(count.onTime, of: count.judged, undecided: count.undecided),
        outcome: verdict.outcome,
        short: TargetVerdict.short(
          onTime: count.onTime, judged: count.judged, undecided: count.undecided,
          targetPerMille: target),
        probability: probability)
    }
  }

  private var comparison: RunComparison? {
    guard let changes, let previous else { return nil }
    var closed: [RunComparison.Cause: Int64] = [:]
    for (reason, count) in changes.closed { closed[reason.cause, default: 0] += Int64(count) }
    return RunComparison(
      run: previous.id, asOf: previous.asOf, new: Int64(changes.new),
      still: Int64(changes.same + changes.changed), closed: closed)
  }

  // MARK: What is missing, and what comes next

  private func incompleteAnswers(_ names: ServiceNames) -> [IncompleteAnswer] {
    var answers = tally.missingHolidays
      .sorted { left, right in
        // A unit that went by two calendars may lack other kinds of the same year.
        (left.key.year, left.key.calendar, left.key.kinds.joined(separator: " "))
          < (right.key.year, right.key.calendar, right.key.kinds.joined(separator: " "))
      }
      .map {
        IncompleteAnswer.holidaysMissing(
          calendar: $0.key.calendar, year: $0.key.year, kinds: $0.key.kinds,
          transactions: $0.value)
      }
    var withoutCalendar: [UnitCode: Int64] = [:]
    for (service, counts) in tally.services {
      guard let missing = counts.verdicts[.time]?.notAssessable[.noCalendar] else { continue }
      withoutCalendar[names.name(of: service).unit, default: 0] += missing
    }
    answers += withoutCalendar.sorted { $0.key < $1.key }.map {
      .noCalendar(unit: $0.key, transactions: $0.value)
    }
    if tally.examined == 0 {
      answers += selection.heading.map { .noTransactions(unit: $0.code) }
    }
    return answers
  }

  private var auditCommand: String {
    let units = view.selection.units.map { " --unit \($0)" }.joined()
    return "audit" + (units.isEmpty ? " --all-units" : units) + databaseOption
  }

  private var databaseOption: String {
    workspace.database == Workspace.usualDatabase ? "" : " --db \(workspace.database)"
  }
}

/// The run before this one.
struct PreviousRun {
  let id: Int64
  let asOf: Instant
}

/// Names and currencies of services by their database ids.
struct ServiceNames {
  private var names: [Int64: ServiceName] = [:]
  private var currencies: [Int64: Currency] = [:]

  init(_ catalogue: Catalogue) {
    let units = Dictionary(
      uniqueKeysWithValues: catalogue.units.map { ($0.value.code, $0.value) })
    for service in catalogue.services {
      names[service.id] = ServiceName(
        unit: service.value.unit, code: service.value.code, name: service.value.name)
      currencies[service.id] = units[service.value.unit]?.currency
    }
  }

  /// Foreign keys hold, and every service is in the catalogue; one that something else than this program
  /// has taken away, or never was, is shown by its number.
  func name(of service: Int64) -> ServiceName {
    names[service] ?? ServiceName(unit: .lost(service), code: .lost(service), name: "?")
  }

  func currency(_ service: Int64) -> Currency { currencies[service] ?? .rupiah }
}

extension Measure {
  /// The largest measure of a rule's deviations, as reports show it.
  func size(_ measure: Int64, _ currency: Currency) -> WorstCase.Size {
    switch self {
    case .instant: .overrun(measure)
    case .money: .money(Amount(Money(measure), currency))
    case .documents: .documents(measure)
    case .cases: .cases(measure)
    case .order: .disorder(measure)
    case .standard: .transactions(measure)
    }
  }
}

extension Punctuality {
  fileprivate init(_ tally: ServiceTally) {
    let time = tally.punctuality
    self.init(
      onTime: time.compliant, judged: time.judged, undecided: time.undecided,
      examined: tally.examined)
  }
}

extension TargetVerdict {
  fileprivate var outcome: TargetOutcome {
    switch self {
    case .met: .met
    case .notMet: .notMet
    case .withinChance: .withinChance
    case .tooFewCases: .tooFewCases
    case .coverageTooLow: .coverageTooLow
    }
  }
}

extension ClosingReason {
  fileprivate var cause: RunComparison.Cause {
    switch self {
    case .transactionChanged, .complaintChanged: .dataCorrected
    case .datedBack: .datedBack
    case .transactionRemoved: .transactionRemoved
    case .standardChanged: .standardChanged
    case .calendarChanged: .calendarChanged
    case .asOfChanged, .rulesChanged, .runVoided: .other
    }
  }
}

extension Selection {
  /// The options that narrowed the run, for the envelope.
  var filters: [Envelope.Filter] {
    var filters: [Envelope.Filter] = []
    if !units.isEmpty { filters.append(Envelope.Filter("unit", units)) }
    if !services.isEmpty { filters.append(Envelope.Filter("service", services)) }
    if let from { filters.append(Envelope.Filter("from", [from.description])) }
    if let to { filters.append(Envelope.Filter("to", [to.description])) }
    if !rules.isEmpty { filters.append(Envelope.Filter("rules", rules)) }
    return filters
  }
}
