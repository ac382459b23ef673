internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// The transactions and complaints of a view, judged once more as its run did, with the counts that only a hand-over needs.
struct HandoverReplay {
  let pass: JudgePass
  let counts: HandoverTally
  private let startedAt: Instant

  /// - Throws: `RulebookFault`, `StoreError`, and what `progress` throws.
  init(
    of view: View, startedAt: Instant, progress: ProgressReport = { _ in }
  ) throws {
    var pass = try JudgePass(view)
    var counts = HandoverTally(overrunLimits: HandoverCharts.overrunLimits)
    var register: DeviationWriter?
    try pass.judge(into: &register, progress: progress) { batch, auditor, deviations, _ in
      counts.count(batch, judgedBy: auditor, deviations)
    }
    try pass.judgeComplaints(into: &register)
    self.pass = pass
    self.counts = counts
    self.startedAt = startedAt
  }

  var charts: HandoverCharts { HandoverCharts(counts, ServiceNames(pass.view.catalogue)) }

  var basis: HandoverBasis {
    let view = pass.view
    var basis = HandoverBasis(view.rulebook, tally: pass.tally, rules: view.resolved.rules)
    basis.startedAt = startedAt
    return basis
  }

  /// What the run reports of the selection.
  func report(in workspace: Workspace) throws -> RunReport {
    try RunReportAssembly(workspace: workspace, pass: pass, changes: nil, previous: nil).report()
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
    let recorded = Dictionary(
      catalogue.standards.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let standards: [StandardUse] = tally.standards.compactMap { use, count in
      guard count.held > 0, let recorded = recorded[use.standard] else { return nil }
      let (standard, service) = (recorded.value, names.name(of: use.service))
      return StandardUse(
        service: service, inheritedFrom: standard.unit == service.unit ? nil : standard.unit,
        version: standard.version, decree: standard.decree,
        validFrom: standard.validFrom, validTo: standard.validTo, recordedAt: recorded.recordedAt,
        transactions: count.held)
    }
    let codes = Set(tally.services.keys.flatMap { rulebook.calendarCodes(ofService: $0) })
    let calendars = catalogue.calendars.filter { codes.contains($0.value.code) }
    self.init(
      rules: Workspace.ruleSheets.filter { rules?.contains($0.id) ?? true },
      standards: standards.sorted {
        ($0.service.unit, $0.service.code, $0.validFrom, $0.version, $0.inheritedFrom?.text ?? "")
          < (
            $1.service.unit, $1.service.code, $1.validFrom, $1.version, $1.inheritedFrom?.text ?? ""
          )
      },
      calendars: calendars.map { CalendarFacts($0) }.sorted {
        ($0.code, $0.validFrom?.number ?? .min) < ($1.code, $1.validFrom?.number ?? .min)
      })
  }
}
