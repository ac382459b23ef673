package import AuditImport
package import AuditReport
internal import AuditStore
package import ServiceStandards
package import WorkingTime

/// One night as it is asked for.
package struct NightRequest: Sendable {
  package var plan: NightPlan
  /// A missed night; `nil`: this one.
  package var asOf: Moment?
  /// Seconds to wait for a night that runs.
  package var wait: Int
  /// Seconds after which the last good night is too old; `nil`: nobody asks.
  package var maxAge: Int64?
  /// Runs a night again that is done already.
  package var again: Bool
  /// From which severity on deviations count as failed, see `AuditResult.worst`; `nil`: from none.
  package var failsFrom: Severity?
  /// New deviations count as failed.
  package var failsForNew: Bool
  package var language: Language

  package init(
    plan: NightPlan, asOf: Moment? = nil, wait: Int = 0, maxAge: Int64? = nil, again: Bool = false,
    failsFrom: Severity? = nil, failsForNew: Bool = false, language: Language = .indonesian
  ) {
    self.plan = plan
    self.asOf = asOf
    self.wait = wait
    self.maxAge = maxAge
    self.again = again
    self.failsFrom = failsFrom
    self.failsForNew = failsForNew
    self.language = language
  }
}

/// What came of it.
package struct NightResult: Sendable {
  /// `nil`: this night was done before, and nothing was.
  package var report: NightReport?
  package var day: CivilDay
  /// What is wrong beside the steps: the last good night is too old, the log cannot be written.
  package var warnings: [NightFault]
  /// `nil`: there was no command, or nothing to tell it.
  package var hook: HookOutcome?
  package var exitStatus: ExitStatus
}

extension Workspace {
  /// Runs a night: its steps in their order, each with its own recorded status. A step that fails does
  /// not hide later ones that do not need it.
  ///
  /// `tell` prints what has changed; only then is it written down as told, so that a night which is
  /// cut off leaves its changes to the next one.
  /// - Throws: `NightFault` when it cannot begin, `StoreError` when the database cannot be opened or
  ///   its record cannot be written. What `progress` and `tell` throw ends the night.
  package func runNight(
    _ request: NightRequest, progress: @escaping ProgressReport,
    tell: (NightReport) throws -> Void
  ) throws -> NightResult {
    // Before the lock: a mistyped path leaves no file behind.
    let patient = waiting(seconds: max(request.wait, Workspace.usualPatience))
    let opening = Result {
      let store = try patient.openForWriting()
      return (store, try self.zone())
    }
    let zone = try (try? opening.get().1) ?? Zone("UTC")
    let log = NightLog(path: request.plan.log, start: now, zone: zone)
    do {
      let (store, zone) = try opening.get()
      let lock = try NightLock(
        database: database, file: file, since: now.iso(offset: zone.offset(at: now)),
        host: origin.host,
        waiting: request.wait)
      return try withExtendedLifetime(lock) {
        // Who waited for another night begins now.
        try patient.atPresent().runLocked(
          request, store: store, zone: zone, log: log, progress: progress, tell: tell)
      }
    } catch let fault as any Fault {
      log.event("refused", code: fault.code, exitStatus: fault.exitStatus)
      throw fault
    }
  }

  private func runLocked(
    _ request: NightRequest, store: Store, zone: Zone, log: NightLog,
    progress: @escaping ProgressReport, tell: (NightReport) throws -> Void
  ) throws -> NightResult {
    try store.requireClock(now)
    try requireFittingCheckpoints(in: request.plan.checkpoints, of: store)
    let asOf = try nightInstant(request.asOf, zone)
    let day = zone.day(of: asOf)
    let good = try store.lastGoodNight()
    var warnings: [NightFault] = []
    if let maxAge = request.maxAge, let good, let fault = age(of: good, limit: maxAge, zone) {
      warnings.append(fault)
    }
    if let good, good.day == day, good.isTold, !request.again {
      log.event("known", night: good.id, day: day)
      return NightResult(
        report: nil, day: day, warnings: warnings, hook: nil,
        exitStatus: .worst(warnings.map(\.exitStatus)))
    }
    if let latest = try store.latestNight(by: now), latest.asOf > asOf {
      throw NightFault.clockSetBack(
        asOf: asOf.iso(offset: zone.offset(at: asOf)),
        last: latest.asOf.iso(offset: zone.offset(at: latest.asOf)))
    }
    let night = try begin(
      request, store: store, day: day, asOf: asOf, progress: progress)
    log.event("begun", night: night.id, day: day)
    let steps = try perform(night, log: log)
    let isFound =
      request.failsForNew && night.newDeviations > 0
      || (request.failsFrom.flatMap { from in night.worst.map { $0 >= from } } ?? false)
    let status = ExitStatus.worst(
      steps.compactMap { ExitStatus(rawValue: $0.exitStatus) } + warnings.map(\.exitStatus)
        + (isFound ? [.found] : []))
    let isGood = steps.allSatisfy { $0.status == .done || $0.status == .idle }
    try store.write { () throws(StoreError) in
      try store.finishNight(
        night.id, state: isGood ? .done : .failed, exitStatus: status.rawValue)
    }
    let report = NightReport(
      night: night.id, day: day, asOf: asOf, database: database, tool: version, zone: zone,
      run: night.run, lines: night.lines, steps: steps, exitStatus: status.rawValue)
    try tell(report)
    let hook = runHook(request, report)
    try store.write { () throws(StoreError) in
      try store.markNightTold(night.id, runMark: night.run ?? night.runMark)
    }
    log.event(
      "ended", night: night.id, day: day, code: hook?.code, exitStatus: status)
    if let fault = log.fault { warnings.append(fault) }
    return NightResult(
      report: report, day: day, warnings: warnings, hook: hook, exitStatus: status)
  }

  /// The instant of the night that is asked for. A day that has not ended is judged as of now.
  private func nightInstant(_ moment: Moment?, _ zone: Zone) throws(NightFault) -> Instant {
    guard let moment else { return now }
    let instant = moment.instant(in: zone)
    guard instant > now else { return instant }
    if case .endOfDay(let day) = moment, day == zone.day(of: now) { return now }
    throw .inFuture(
      asOf: instant.iso(offset: zone.offset(at: instant)),
      now: now.iso(offset: zone.offset(at: now)))
  }

  private func begin(
    _ request: NightRequest, store: Store, day: CivilDay, asOf: Instant,
    progress: @escaping ProgressReport
  ) throws -> Night {
    // What the nights before have not told is still to be told; the first night tells what it finds.
    let runMark = try store.lastNight()?.runMark ?? store.lastRunID()
    let id = try store.write { () throws(StoreError) in
      try store.insertNight(
        day: day, asOf: asOf, startedAt: atPresent().now, runMark: runMark)
    }
    return try Night(
      workspace: self, store: store, request: request, id: id,
      day: day, asOf: asOf, told: try store.lastToldNight(by: now), runMark: runMark,
      progress: progress)
  }

  /// Every step in its order; each is written down as soon as it has ended.
  private func perform(_ night: Night, log: NightLog) throws -> [NightStepReport] {
    var steps: [NightStepReport] = []
    for step in NightStep.allCases {
      let needs = step.needed.first { needed in
        steps.contains { $0.step == needed && $0.status == .failed }
      }
      let report =
        try needs.map { _ in NightStepReport(step: step, status: .skipped) }
        ?? perform(step, of: night)
      try night.store.write { () throws(StoreError) in
        try night.store.insert(
          NightStepRecord(
            step: step.rawValue, status: report.status.rawValue, exitStatus: report.exitStatus,
            code: report.code, counts: report.countsJSON, milliseconds: report.milliseconds),
          night: night.id)
      }
      log.step(report, night: night.id, run: night.run)
      steps.append(report)
    }
    return steps
  }

  /// One step; what it refuses is its own, and what is thrown beside that ends the night.
  private func perform(_ step: NightStep, of night: Night) throws -> NightStepReport {
    let watch = Stopwatch()
    do {
      let outcome = try night.perform(step)
      return NightStepReport(
        step: step, status: outcome.status, exitStatus: outcome.exitStatus.rawValue,
        code: outcome.code, counts: outcome.counts, milliseconds: watch.milliseconds)
    } catch let fault as any Fault {
      return NightStepReport(
        step: step, status: .failed, exitStatus: fault.exitStatus.rawValue, code: fault.code,
        message: fault.masked, milliseconds: watch.milliseconds)
    }
  }

  private func runHook(_ request: NightRequest, _ report: NightReport) -> HookOutcome? {
    guard let command = request.plan.onChange, !report.lines.isEmpty else { return nil }
    let hook = NightHook(command: command, seconds: request.plan.onChangeSeconds)
    return hook.run(input: report.json(in: request.language))
  }
}

extension NightStep {
  /// Steps without which it has nothing to work on.
  fileprivate var needed: [NightStep] { self == .exports ? [.audit] : [] }
}
