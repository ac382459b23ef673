internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// The register of `A-01` in the rows of `--details`, behind the transactions.
  func lateAnswers(
    _ selection: Selection, _ resolved: ResolvedSelection, store: Store, catalogue: Catalogue,
    exceptions: DeviationExceptions, lastRun: Int64?, zones: [Zone]
  ) throws -> [DeviationRow] {
    guard try store.hasComplaints(), resolved.rules?.contains(.answeredLate) ?? true else {
      return []
    }
    let complaints = Dictionary(
      uniqueKeysWithValues: try store.complaints().map { ($0.id, $0) })
    let scope = ComplaintScope(selection, resolved)
    let names = ServiceNames(catalogue)
    let card = AnsweredLateRule.card
    return try store.complaintDeviations().compactMap { listed in
      guard let recorded = complaints[listed.complaint] else { return nil }
      let complaint = recorded.complaint
      let zone = try catalogue.zone(of: complaint.unit)
      guard scope.contains(recorded, receivedOn: zone.day(of: complaint.stamps.received)) else {
        return nil
      }
      let service = recorded.service.map(names.name)
      return DeviationRow(
        rule: card.id, transaction: recorded.id, unit: complaint.unit.text,
        service: service?.code.text ?? "", serviceName: service?.name ?? "",
        caseNumber: complaint.number, status: listed.answered == nil ? .open : .finished,
        criterion: card.criterion, severity: listed.severity, version: nil,
        measure: card.measure.shown, expected: listed.due.seconds,
        actual: listed.answered?.seconds, amount: .zero, currency: .rupiah,
        received: complaint.stamps.received,
        change: listed.kept.found == lastRun ? .new : .still,
        zone: zones.firstIndex { $0.identifier == zone.identifier } ?? 0,
        exception: exceptions.waiver(of: recorded).map { .waived($0) })
    }
  }

  /// Reckons a late answer again, by the as-of instant and the knowledge of the run that wrote it.
  func explain(complaint id: Int64, store: Store) throws -> Explained {
    let name = DeviationID(.complaint(id), .answeredLate).text
    guard
      let listed = try store.complaintDeviations().first(where: { $0.complaint == id }),
      let run = try store.run(listed.kept.since),
      let recorded = try store.complaints().first(where: { $0.id == id })
    else { throw ServiceFault.noDeviation(name) }
    let complaint = recorded.complaint
    let catalogue = try store.catalogue(knownAt: run.knowledge, importedBy: run.startedAt)
    var judge = try ComplaintJudge(
      catalogue: catalogue, years: Workspace.years(around: run.asOf),
      ladders: try Ladders(store, known: run.knowledge))
    let verdict = try judge.judge(complaint, asOf: run.asOf)
    guard let deviation = verdict.deviation,
      let step = verdict.steps.first(where: { $0.step.kind == .answer }),
      let ladder = judge.ladder(for: complaint),
      let category = complaint.category.flatMap(ladder.class),
      let calendar = try judge.calendar(of: complaint.unit),
      let unit = catalogue.units.first(where: { $0.value.code == complaint.unit })?.value
    else { throw ServiceFault.noDeviation(name) }
    let card = AnsweredLateRule.card
    let subject = Explanation.Subject(
      deviation: name, rule: card.id, ruleTitle: card.title, ruleSource: card.source,
      criterion: card.criterion, severity: deviation.severity,
      unit: UnitName(code: unit.code, name: unit.name),
      service: recorded.service.map(ServiceNames(catalogue).name), transaction: nil,
      complaint: Explanation.ComplaintName(
        source: complaint.source, number: PersonalData.masked(complaint.number)),
      asOf: run.asOf, knownAt: run.knownAt, database: database)
    let clock = ClockFacts(
      start: step.start, end: deviation.answered ?? run.asOf, isOpen: deviation.answered == nil,
      limit: step.step.limit, unitIsAssumed: false, due: deviation.due, dueTwice: nil,
      days: try reckoning(step, until: deviation.answered ?? run.asOf, by: calendar.clock))
    let versions = catalogue.calendars.filter { calendar.codes.contains($0.value.code) }
    return Explained(
      explanation: Explanation(
        subject: subject,
        sections: [
          .found(
            .complaintAnswered(
              due: deviation.due, answered: deviation.answered, asOf: run.asOf)),
          .ladder(LadderFacts(ladder: ladder, category: category, stamps: complaint.stamps)),
          .calendars(versions.map { CalendarFacts($0) }), .clock(clock),
          .conclusion(ConclusionFacts(verdicts: [], isBeyondTwiceLimit: false)),
        ], envelope: envelope(run: listed.kept.since)), zone: try Zone(unit.zone))
  }

  /// The clock day by day; up to the due instant when the days after it are not known.
  private func reckoning(_ step: StepVerdict, until end: Instant, by clock: CompiledCalendar) throws
    -> [DayReckoning]
  {
    do {
      return try clock.reckoning(from: step.start, to: end, limit: step.step.limit)
    } catch {
      guard case .at(let due) = step.due else { return [] }
      return try clock.reckoning(from: step.start, to: due, limit: step.step.limit)
    }
  }
}
