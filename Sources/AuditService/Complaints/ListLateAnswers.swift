internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// Late answers to complaints of a view in the rows of `--details`, behind the transactions.
  func lateAnswers(
    _ late: [ListedComplaintDeviation], of view: View, zones: [Zone]
  ) throws -> [DeviationRow] {
    guard !late.isEmpty, view.resolved.rules?.contains(.answeredLate) ?? true else { return [] }
    let complaints = Dictionary(
      try view.store.complaints().map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let scope = ComplaintScope(view.selection, view.resolved)
    let names = ServiceNames(view.catalogue)
    let card = AnsweredLateRule.card
    return try late.compactMap { listed in
      guard let recorded = complaints[listed.complaint] else { return nil }
      let complaint = recorded.complaint
      let zone = try view.catalogue.zone(of: complaint.unit)
      guard scope.contains(recorded, receivedOn: zone.day(of: complaint.stamps.received)) else {
        return nil
      }
      let service = recorded.service.map(names.name)
      return DeviationRow(
        rule: card.id, transaction: recorded.id, unit: complaint.unit.text,
        service: service?.code.text ?? "", serviceName: service?.name ?? "",
        caseNumber: complaint.number, status: listed.answered == nil ? .open : .finished,
        criterion: card.criterion, severity: listed.severity, version: nil,
        measure: card.measure, expected: listed.due.seconds,
        actual: listed.answered?.seconds, amount: .zero, currency: .rupiah,
        received: complaint.stamps.received,
        change: listed.kept.found == view.run ?? .max ? .new : .still,
        zone: zones.firstIndex { $0.identifier == zone.identifier } ?? 0,
        exception: view.grounds.waiver(of: recorded, due: listed.due).map { .waived($0) })
    }
  }

  /// Reckons a late answer again, as the view had it.
  func explain(complaint id: Int64, in view: View) throws -> Explained {
    let name = DeviationID(.complaint(id), .answeredLate).text
    guard let recorded = try view.store.complaints().first(where: { $0.id == id }) else {
      throw ServiceFault.noDeviation(name)
    }
    let (complaint, catalogue) = (recorded.complaint, view.catalogue)
    var judge = try ComplaintJudge(
      catalogue: catalogue, years: View.years(around: view.asOf),
      ladders: try Ladders(view.store, known: view.knownAt))
    let verdict = try judge.judge(complaint, asOf: view.asOf)
    guard let deviation = verdict.deviation,
      let step = verdict.steps.first(where: { $0.step.kind == .answer }),
      let ladder = judge.ladder(for: complaint),
      let category = complaint.category.flatMap(ladder.class),
      let calendar = try judge.calendar(of: complaint.unit),
      let unit = catalogue.units.first(where: { $0.value.code == complaint.unit })?.value
    else { throw ServiceFault.noDeviation(name) }
    return try ExplainedComplaint(
      workspace: self, view: view, name: name, recorded: recorded, deviation: deviation, step: step,
      ladder: ladder, category: category, calendar: calendar, unit: unit
    ).explained()
  }
}

/// A complaint that was answered late.
private struct ExplainedComplaint: ExplainedSubject {
  let workspace: Workspace
  let view: View
  let name: String
  let recorded: RecordedComplaint
  let deviation: ComplaintVerdict.Deviation
  /// That of the answer.
  let step: StepVerdict
  let ladder: Ladder
  let category: Ladder.Class
  let calendar: (codes: [CalendarCode], clock: CompiledCalendar)
  let unit: Unit

  var card: RuleCard { AnsweredLateRule.card }
  private var complaint: Complaint { recorded.complaint }
  private var end: Instant { deviation.answered ?? view.asOf }

  var subject: Explanation.Subject {
    Explanation.Subject(
      deviation: name, rule: card.id, ruleTitle: card.title, ruleSource: card.source,
      criterion: card.criterion, severity: deviation.severity,
      unit: UnitName(code: unit.code, name: unit.name),
      service: recorded.service.map(ServiceNames(view.catalogue).name), transaction: nil,
      complaint: Explanation.ComplaintName(
        source: complaint.source, number: Disclosure.inside.typed(complaint.number)),
      asOf: view.asOf, knownAt: view.knownAt, database: workspace.database)
  }

  var found: FoundFacts {
    FoundFacts(
      card.condition, of: deviation.registered(recorded.id), measure: card.measure,
      currency: unit.currency, asOf: view.asOf)
  }

  var conclusion: ConclusionFacts {
    ConclusionFacts(
      verdicts: [], raised: deviation.severity > card.severity ? card.severityNote : nil)
  }

  func sections(of evidence: RuleCard.Evidence) throws -> [Explanation.Section] {
    switch evidence {
    case .ladder:
      return [.ladder(LadderFacts(ladder: ladder, category: category, stamps: complaint.stamps))]
    case .clock:
      let versions = view.catalogue.calendars.filter { calendar.codes.contains($0.value.code) }
      let clock = ClockFacts(
        start: step.start, end: end, isOpen: deviation.answered == nil, limit: step.step.limit,
        unitIsAssumed: false, due: deviation.due, dueTwice: nil, days: try reckoning())
      return [.calendars(versions.map { CalendarFacts($0) }), .clock(clock)]
    case .standard, .pauses, .cost, .documents, .stamps, .companions, .earlier: return []
    }
  }

  /// The clock day by day; up to the due instant when the days after it are not known.
  private func reckoning() throws -> [DayReckoning] {
    do {
      return try calendar.clock.reckoning(from: step.start, to: end, limit: step.step.limit)
    } catch {
      guard case .at(let due) = step.due else { return [] }
      return try calendar.clock.reckoning(from: step.start, to: due, limit: step.step.limit)
    }
  }
}
