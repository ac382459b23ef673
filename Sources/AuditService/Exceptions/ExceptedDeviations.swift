internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// Counts what a run finds under waivers and in baselines, batch by batch.
struct ExceptedDeviations {
  private let grounds: Grounds
  /// What stood about standards before, with the runs that found it.
  private let onStandards: [Int64: Int64]
  /// Waivers whose deviations count again, which no run has written down.
  private let ended: WaiverIndex
  /// By index of the waiver or baseline.
  private var waived: [Int: Int64] = [:]
  private var old: [Int: Int64] = [:]
  private var returning: [Int: Int64] = [:]
  private(set) var lines: [ServiceRule: ExceptedCounts] = [:]
  private var excepted: [Criterion: Int64] = [:]
  /// New deviations that are not held against the unit.
  private(set) var newExcepted = 0
  /// Where new deviations are not held against the unit, and where some are.
  private var newExcused: Set<ServiceRule> = []
  private var newCounted: Set<ServiceRule> = []
  /// What waivers are about, whatever has become of them.
  private let waivable: Set<ServiceRule>
  /// Where some of that counts and was there before the run: a waiver of it may have been revoked.
  private(set) var stillCounted: Set<ServiceRule> = []
  /// Keys of the deviations of a batch that are not held against the unit. Kept for its memory.
  private var keys: Set<Int64> = []
  /// The gravest deviation that counts.
  private(set) var worst: Severity?

  /// `nil` when there is nothing to count: the run then costs what it costs without exceptions.
  init?(_ grounds: Grounds, store: Store) throws(StoreError) {
    let ended = WaiverIndex(grounds.waivers) { $0.isToReturn }
    guard !grounds.waivers.isEmpty || !grounds.baselines.isEmpty else { return nil }
    self.grounds = grounds
    self.ended = ended
    waivable = Set(
      grounds.waivers.flatMap { waiver in
        waiver.services.map { ServiceRule(service: $0, rule: waiver.rule) }
      })
    onStandards = try store.foundOnStandards()
  }

  /// Counts the deviations of a batch; `found` are the runs that found them, and what `run` found is new.
  mutating func count(
    _ deviations: [Deviation], found: [Int64], of batch: borrowing TransactionBatch,
    by auditor: borrowing Auditor, run: Int64
  ) {
    keys.removeAll(keepingCapacity: true)
    var row = 0
    for (deviation, found) in zip(deviations, found) {
      while batch.id[row] < deviation.transaction { row += 1 }
      let place = ServiceRule(service: batch.service[row], rule: deviation.rule)
      let received = Instant(batch.received[row])
      let match = grounds.match(
        deviation, service: place.service, received: received, found: found)
      count(match, place, deviation.severity, isNew: found == run) {
        $0.waiver(of: deviation, service: place.service, received: received)
      }
      if match != .none { keys.insert(deviation.key) }
    }
    if !grounds.isEmpty { countTransactions(of: batch, by: auditor) }
  }

  /// Counts the deviations on standards, once, at the end.
  mutating func count(_ deviations: [StandardDeviation], found: [Int64], run: Int64) {
    for (deviation, found) in zip(deviations, found) {
      let place = ServiceRule(service: deviation.service, rule: deviation.rule)
      let match = grounds.match(
        deviation.deviation, service: deviation.service, received: nil, found: found)
      count(match, place, deviation.severity, isNew: found == run) {
        $0.waiver(of: deviation.deviation, service: deviation.service, received: nil)
      }
    }
  }

  /// Counts late answers to complaints: those under waivers, and those whose waiver has ended.
  mutating func count(_ complaints: ComplaintRun) {
    newExcepted += complaints.newExcepted
    for (index, waiver) in grounds.waivers.enumerated() {
      if let count = complaints.waived[waiver.id] { waived[index, default: 0] += count }
      if let count = complaints.returning[waiver.id] { returning[index, default: 0] += count }
    }
  }

  /// Where all that is new is not held against the unit.
  var excusedAsAWhole: Set<ServiceRule> { newExcused.subtracting(newCounted) }

  private mutating func count(
    _ match: Grounds.Match, _ place: ServiceRule, _ severity: Severity, isNew: Bool,
    endedWaiver: (WaiverIndex) -> Int?
  ) {
    switch (isNew, match) {
    case (true, .none): newCounted.insert(place)
    case (true, _):
      newExcused.insert(place)
      newExcepted += 1
    case (false, .none): if waivable.contains(place) { stillCounted.insert(place) }
    case (false, _): break
    }
    switch match {
    case .none:
      worst = max(worst ?? severity, severity)
      if let waiver = endedWaiver(ended) { returning[waiver, default: 0] += 1 }
    case .waiver(let index):
      waived[index, default: 0] += 1
      lines[place, default: ExceptedCounts()].waived += 1
    case .baseline(let index):
      old[index, default: 0] += 1
      lines[place, default: ExceptedCounts()].baseline += 1
    }
  }

  /// Counts the transactions whose every deviation on a criterion is excepted, whatever rules were
  /// selected: verdicts go by all rules.
  private mutating func countTransactions(
    of batch: borrowing TransactionBatch, by auditor: borrowing Auditor
  ) {
    var failing: Set<Criterion> = []
    var counted: Set<Criterion> = []
    var row = -1
    var left: [Criterion: Int64] = [:]
    auditor.forEachMark(in: batch) { mark in
      if mark.row != row {
        for criterion in failing.subtracting(counted) { left[criterion, default: 0] += 1 }
        failing.removeAll(keepingCapacity: true)
        counted.removeAll(keepingCapacity: true)
        row = mark.row
      }
      failing.insert(mark.criterion)
      let received = Instant(batch.received[row])
      if !isExcepted(mark, received: received) {
        counted.insert(mark.criterion)
      }
    }
    for criterion in failing.subtracting(counted) { left[criterion, default: 0] += 1 }
    excepted.merge(left, uniquingKeysWith: +)
  }

  private func isExcepted(_ mark: RuleMark, received: Instant) -> Bool {
    let key = Deviation.key(mark.subject, mark.rule)
    if keys.contains(key) { return true }
    let deviation = Deviation(
      mark.subject, rule: mark.rule, severity: .low, standard: nil, expected: mark.expected,
      actual: nil)
    // Of a rule that is not asked for nobody knows who has found it: a waiver may still cover it.
    return grounds.match(
      deviation, service: mark.service, received: received, found: onStandards[key] ?? .max)
      != .none
  }
}

/// Deviations of one rule and service that are not held against the unit.
struct ExceptedCounts: Hashable {
  var waived: Int64 = 0
  var baseline: Int64 = 0
}

// MARK: What is told of it

extension ExceptedDeviations {
  /// What the report says; `nil` when nothing in the scope of the run is excepted or returns.
  func report(_ view: View, names: ServiceNames) -> RunExceptions? {
    // One whose days are over is told of as long as it excuses something.
    let waivers = grounds.waivers.enumerated().filter { index, waiver in
      waiver.holds && waiver.concerns(view.resolved)
        && (waiver.state == .active || waived[index] != nil)
    }
    let baselines = grounds.baselines.enumerated().filter { _, baseline in
      view.resolved.services.map { !$0.isDisjoint(with: baseline.services) } ?? true
    }
    let report = RunExceptions(
      waivers: waivers.map { $1.sheet(names, deviations: waived[$0] ?? 0).disclosed(by: .inside) },
      baselines: baselines.map {
        RunExceptions.Baseline(unit: $1.unit, day: $1.day, deviations: old[$0] ?? 0)
      },
      returned: returns(in: view).map { waiver, deviations in
        RunExceptions.Returned(
          id: waiver.id.description, cause: waiver.state == .revoked ? .revoked : .expired,
          day: waiver.end, deviations: deviations)
      },
      excepted: excepted,
      ending: waivers.map(\.element).filter { $0.ends(within: RunExceptions.noticeDays) }.map {
        RunExceptions.Ending(
          id: $0.id.description, to: $0.recorded.waiver.to, daysLeft: $0.daysLeft)
      },
      unused: waivers.filter { $1.isWhole(in: view) && waived[$0] == nil }.map {
        $1.id.description
      })
    return report.isEmpty ? nil : report
  }

  /// The waivers that a run over that view is the first to see revoked, or as tolerations that are over,
  /// with how many deviations count again. A run that sees only a part of what a waiver covers leaves it
  /// to a later one.
  func returns(in view: View) -> [(waiver: HeldWaiver, deviations: Int64)] {
    grounds.waivers.enumerated().filter { $1.isToReturn && $1.isWhole(in: view) }.map {
      ($1, returning[$0] ?? 0)
    }
  }

  /// Writes the returns down, once for each waiver; call inside `write`.
  func recordReturns(in view: View, run: Int64, to store: Store) throws(StoreError) {
    for (waiver, deviations) in returns(in: view) {
      try store.insert(
        WaiverReturn(
          run: run, cause: waiver.state == .revoked ? .revoked : .expired, deviations: deviations),
        waiver: waiver.recorded.key)
    }
  }
}
