internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Night {
  /// Tells which clocks of findings have run out since the last night that told, and which soon will.
  func lookAtClocks() throws -> Outcome {
    let names = ServiceNames(catalogue)
    var (atWork, overdue, told) = (0, 0, 0)
    for finding in try findings().findings where !finding.state.isEnded {
      atWork += 1
      let zone = places.zone(of: finding.subject.service)
      let today = zone.day(of: asOf)
      if finding.isOverdue(on: today) { overdue += 1 }
      for running in finding.runningClocks {
        // A clock that was started after that night is all news.
        let last = self.told.flatMap { $0.asOf < running.startedAt ? nil : zone.day(of: $0.asOf) }
        guard
          Notice(distances: Night.clockNotices, lastTold: last).isDue(running.due, today: today)
        else { continue }
        told += 1
        lines.append(
          .clock(
            NightLine.ClockEvent(
              clock: running.clock, id: finding.name,
              service: names.name(of: finding.subject.service), rule: finding.subject.rule,
              due: running.due, daysLeft: running.due - today)))
      }
    }
    return .done(("at_work", atWork), ("overdue", overdue), ("told", told))
  }

  /// A follow-up is told of a week and a day before its end.
  private static let clockNotices = [7, 1]

  /// Tells which waivers end soon, and whose end the audit has seen since the last night that told.
  /// The end of a waiver is written down by the run that counts its deviations again.
  func lookAtWaivers() throws -> Outcome {
    let names = ServiceNames(catalogue)
    let exceptions = try DeviationExceptions(
      store: store, catalogue: catalogue, asOf: asOf, knownAt: nil)
    var (inForce, ending, ended) = (0, 0, 0)
    for waiver in exceptions.waivers {
      let recorded = waiver.recorded.waiver
      let zone = try catalogue.zone(of: recorded.unit)
      let today = zone.day(of: asOf)
      var kind: NightLine.WaiverEvent.Kind?
      if waiver.state == .active {
        inForce += 1
        let last = told.flatMap {
          $0.asOf < waiver.recorded.recordedAt ? nil : zone.day(of: $0.asOf)
        }
        let notice = Notice(distances: Night.waiverNotices, lastTold: last)
        if notice.isDue(recorded.to, today: today) { kind = .ending }
      } else if let returned = waiver.recorded.returned, returned.run > runMark {
        kind = returned.cause == .revoked ? .revoked : .expired
      }
      guard let kind else { continue }
      if kind == .ending { ending += 1 } else { ended += 1 }
      lines.append(
        .waiver(
          NightLine.WaiverEvent(
            kind: kind, id: waiver.id, unit: recorded.unit,
            service: waiver.recorded.service.map(names.name), rule: waiver.rule,
            lastDay: waiver.end, daysLeft: waiver.daysLeft,
            deviations: waiver.recorded.returned?.deviations ?? 0)))
    }
    return .done(("in_force", inForce), ("ending", ending), ("ended", ended))
  }

  private static let waiverNotices = [RunExceptions.noticeDays, 7, 1]

  /// Keeps one point for each service: what the last run over all of it said of time, and how far the
  /// follow-up of its findings has come.
  func measureTrends() throws -> Outcome {
    var findings: [Int64: (atWork: Int64, overdue: Int64)] = [:]
    for finding in try self.findings().findings where !finding.state.isEnded {
      let service = finding.subject.service
      let today = places.zone(of: service).day(of: asOf)
      findings[service, default: (0, 0)].atWork += 1
      if finding.isOverdue(on: today) { findings[service, default: (0, 0)].overdue += 1 }
    }
    // The run of the night has looked at every transaction; services without any have an older one.
    let ofNight = try run.map { try store.verdicts(ofRun: $0, on: .time) } ?? [:]
    let points = try catalogue.services.compactMap { service -> TrendPoint? in
      let onTime = ofNight[service.id]
      guard
        let run = try onTime == nil ? store.lastKeptRun(ofService: service.id)?.id : self.run
      else { return nil }
      let time = try onTime ?? store.verdicts(ofRun: run, service: service.id)[.time]
      let (atWork, overdue) = findings[service.id] ?? (0, 0)
      return TrendPoint(
        service: service.id, run: run, examined: time?.examined ?? 0,
        onTime: time?.compliant ?? 0, late: time?.deviates ?? 0, findings: atWork,
        overdue: overdue)
    }
    try store.write { () throws(StoreError) in
      try store.replace(points, on: day, night: id)
    }
    return points.isEmpty ? .idle : .done(("points", points.count))
  }
}

extension Finding {
  /// The clocks that run, each with its last day and the moment from which it was known.
  fileprivate var runningClocks:
    [(clock: NightLine.ClockEvent.Clock, due: CivilDay, startedAt: Instant)]
  {
    let followUp = delivery.flatMap { move in
      move.dueDay.map { (NightLine.ClockEvent.Clock.followUp, $0, move.madeAt) }
    }
    let verification = response.flatMap { move in
      move.dueDay.map { (NightLine.ClockEvent.Clock.verification, $0, move.madeAt) }
    }
    return switch state {
    case .delivered: [followUp].compactMap(\.self)
    // An answer in part does not stop the clock of the follow-up.
    case .responded:
      [response?.isPartial ?? false ? followUp : nil, verification].compactMap(\.self)
    case .open, .verified, .closed, .excused, .withdrawn: []
    }
  }
}
