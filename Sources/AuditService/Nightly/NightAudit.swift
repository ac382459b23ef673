internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Night {
  /// Audits every unit, and tells what has changed in the register and among the findings since the last
  /// night that told: also what people's own runs and nights that were cut off have found.
  func audit() throws -> Outcome {
    let result = try workspace.runAudit(
      AuditRequest(selection: Selection(), asOf: .instant(asOf)), progress: progress)
    run = result.run
    lines += try store.foreignChanges(inEntriesAfter: ledgerMark)
      .map { .outside(OutsideChanges($0)) }
    // One that the last night has told of needs no second line; the status names it.
    let leftOut = result.leftOut.filter { told == nil || $0.run > runMark }
    if !leftOut.isEmpty { lines.append(.leftOut(leftOut.map(\.service))) }
    worst = result.worst
    newDeviations = result.new
    let news = try store.registerNews(after: runMark)
    let names = ServiceNames(catalogue)
    let index = try findings()
    lines += news.compactMap { line($0, names, index) }.sorted { left, right in
      // The gravest first; a severity compares the other way round.
      (right.severity, left.change.place, left.service.unit, left.service.code, left.rule)
        < (left.severity, right.change.place, right.service.unit, right.service.code, right.rule)
    }.map(NightLine.deviations)
    // A new finding is named by the line of its deviations.
    let toldOf = Set(news.filter { !$0.kind.isGone }.map(\.subject))
    lines += findingEvents(result.findings, index, names, except: toldOf)
      .map(NightLine.finding)
    var outcome = Outcome.done(
      ("examined", Int(result.examined)), ("lines", news.count),
      ("opened", result.findings.opened.count), ("closed", result.findings.closed.count),
      ("left_out", result.leftOut.count))
    if !result.findings.damaged.isEmpty { outcome.exitStatus = .integrity }
    if !result.isComplete || !result.leftOut.isEmpty {
      outcome.status = .incomplete
      outcome.exitStatus = .worst([outcome.exitStatus, .incomplete])
    }
    return outcome
  }

  /// An instant in the zone of the first unit, for messages.
  func text(_ instant: Instant) -> String { places.text(instant) }

  /// `nil` for a rule that this program does not have.
  private func line(
    _ news: RegisterNews, _ names: ServiceNames, _ index: FindingIndex
  ) -> NightLine.Deviations? {
    guard let card = RuleSet.card(of: news.subject.rule) else { return nil }
    let service = news.subject.service
    let finding = index.latest(of: news.subject).flatMap { $0.state.isEnded ? nil : $0 }
    return NightLine.Deviations(
      change: NightLine.Deviations.Change(news.kind, isAtWork: isAtWork(finding)),
      service: names.name(of: service),
      rule: card.id, title: card.title, count: news.count, severity: news.severity,
      amount: card.measure == .money ? Amount(news.amount, names.currency(service)) : nil,
      // What was corrected is no longer there to be explained.
      example: news.kind.isGone
        ? nil : news.example.map { DeviationID(.transaction($0), card.id).text },
      finding: finding?.name)
  }

  /// Whether people knew of the finding before the news.
  private func isAtWork(_ finding: Finding?) -> Bool {
    finding.map { $0.record.openedByRun <= runMark } ?? false
  }

  /// What became of findings since the last night that told.
  private func findingEvents(
    _ changes: FindingChanges, _ index: FindingIndex, _ names: ServiceNames,
    except toldOf: Set<ServiceRule>
  ) -> [NightLine.FindingEvent] {
    let damaged = Set(changes.damaged)
    return index.findings.flatMap { finding in
      guard let card = RuleSet.card(of: finding.subject.rule) else {
        return [NightLine.FindingEvent]()
      }
      var kinds: [NightLine.FindingEvent.Kind] = []
      if finding.record.openedByRun > runMark {
        if finding.record.episode > 1 {
          kinds.append(.returned)
        } else if !toldOf.contains(finding.subject) {
          kinds.append(.opened)
        }
      }
      if finding.moves.contains(where: { $0.kind == .closed && $0.seenRun > runMark }) {
        kinds.append(.closed)
      }
      if damaged.contains(finding.name) { kinds.append(.damaged) }
      return kinds.map {
        NightLine.FindingEvent(
          kind: $0, id: finding.name, service: names.name(of: finding.subject.service),
          rule: card.id, title: card.title)
      }
    }
  }
}

extension ServicePlaces {
  /// An instant in the zone of the first unit, with its offset; in UTC without any.
  func text(_ instant: Instant) -> String {
    instant.iso(offset: zones.first?.offset(at: instant) ?? 0)
  }
}

extension RegisterNews.Kind {
  /// What it tells of stands no more.
  fileprivate var isGone: Bool { self == .corrected || self == .datedBack }
}

extension NightLine.Deviations.Change {
  /// In which order they are told.
  fileprivate var place: Int {
    switch self {
    case .new: 0
    case .worse: 1
    case .returned: 2
    case .corrected: 3
    case .datedBack: 4
    }
  }

  /// `isAtWork`: the finding that gathers them was opened before.
  fileprivate init(_ kind: RegisterNews.Kind, isAtWork: Bool) {
    self =
      switch kind {
      case .new: isAtWork ? .worse : .new
      case .corrected: .corrected
      case .datedBack: .datedBack
      case .returned: .returned
      }
  }
}
