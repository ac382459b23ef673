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
    let grounds = try Grounds(
      store: store, catalogue: catalogue, asOf: asOf, knownAt: nil)
    var (inForce, ending, ended) = (0, 0, 0)
    for waiver in grounds.waivers {
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
}

extension Finding {
  /// The clocks that run, each with its last day and the moment from which it was known.
  fileprivate var runningClocks:
    [(clock: NightLine.ClockEvent.Clock, due: CivilDay, startedAt: Instant)]
  {
    let followUp = followUp.flatMap { move in
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
