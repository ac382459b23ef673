internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// Counts what a run finds under waivers and in baselines, batch by batch.
struct ExceptionLedger {
  private let exceptions: DeviationExceptions
  /// Waivers whose end no run has written down.
  private let ended: WaiverIndex
  /// By index of the waiver or baseline.
  private var waived: [Int: Int64] = [:]
  private var old: [Int: Int64] = [:]
  private var returning: [Int: Int64] = [:]
  private(set) var lines: [ServiceRule: ExceptedCounts] = [:]
  private var excepted: [Criterion: Int64] = [:]
  /// The gravest deviation that counts.
  private(set) var worst: Severity?

  /// `nil` when there is nothing to count: the run then costs what it costs without exceptions.
  init?(_ exceptions: DeviationExceptions) {
    let ended = WaiverIndex(exceptions.waivers) { $0.isToReturn }
    guard !exceptions.isEmpty || !exceptions.baselines.isEmpty || !ended.isEmpty else { return nil }
    self.exceptions = exceptions
    self.ended = ended
  }

  /// Counts the deviations of a batch.
  ///
  /// - Returns: The keys of those that are not held against the unit.
  mutating func count(
    _ deviations: [Deviation], of batch: borrowing TransactionBatch, by auditor: borrowing Auditor
  ) -> Set<Int64> {
    var keys: Set<Int64> = []
    var row = 0
    for deviation in deviations {
      while batch.id[row] < deviation.transaction { row += 1 }
      let place = ServiceRule(service: batch.service[row], rule: deviation.rule)
      let received = Instant(batch.received[row])
      let match = exceptions.match(
        place, transaction: deviation.transaction, received: received)
      count(match, place, deviation.severity) {
        $0.waiver(of: place, transaction: deviation.transaction, received: received)
      }
      if match != .none { keys.insert(deviation.key) }
    }
    if !exceptions.isEmpty { countTransactions(of: batch, by: auditor) }
    return keys
  }

  /// Counts the deviations on standards, once, at the end.
  mutating func count(_ deviations: [StandardDeviation]) {
    for deviation in deviations {
      let place = ServiceRule(service: deviation.service, rule: deviation.rule)
      count(exceptions.match(deviation.identity), place, deviation.severity) {
        $0.waiver(ofStandards: place)
      }
    }
  }

  /// Counts late answers to complaints: those under waivers, and those whose waiver has ended.
  mutating func count(_ complaints: ComplaintRun) {
    for (index, waiver) in exceptions.waivers.enumerated() {
      if let count = complaints.waived[waiver.id] { waived[index, default: 0] += count }
      if let count = complaints.returning[waiver.id] { returning[index, default: 0] += count }
    }
  }

  private mutating func count(
    _ match: DeviationExceptions.Match, _ place: ServiceRule, _ severity: Severity,
    endedWaiver: (WaiverIndex) -> Int?
  ) {
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
      let service = batch.service[row]
      let match =
        mark.subject.map {
          exceptions.match(
            StandardDeviation.Identity(service: service, rule: mark.rule, subject: $0))
        }
        ?? exceptions.match(
          ServiceRule(service: service, rule: mark.rule), transaction: batch.id[row],
          received: Instant(batch.received[row]))
      if match == .none { counted.insert(mark.criterion) }
    }
    for criterion in failing.subtracting(counted) { left[criterion, default: 0] += 1 }
    excepted.merge(left, uniquingKeysWith: +)
  }
}

/// Deviations of one rule and service that are not held against the unit.
struct ExceptedCounts: Hashable {
  var waived: Int64 = 0
  var baseline: Int64 = 0
}

// MARK: What is told of it

extension ExceptionLedger {
  /// What the report says; `nil` when nothing in the scope of the run is excepted or returns.
  func report(_ scope: RegisterScope, names: ServiceNames) -> RunExceptions? {
    let waivers = exceptions.waivers.enumerated().filter { _, waiver in
      waiver.state == .active && waiver.concerns(scope)
    }
    let baselines = exceptions.baselines.enumerated().filter { _, baseline in
      scope.services.map { !$0.isDisjoint(with: baseline.services) } ?? true
    }
    let report = RunExceptions(
      waivers: waivers.map { $1.sheet(names, deviations: waived[$0] ?? 0) },
      baselines: baselines.map {
        RunExceptions.Baseline(unit: $1.unit, day: $1.day, deviations: old[$0] ?? 0)
      },
      returned: returns(in: scope).map { waiver, deviations in
        RunExceptions.Returned(
          id: waiver.id.description, cause: waiver.state == .revoked ? .revoked : .expired,
          day: waiver.end, deviations: deviations)
      },
      excepted: excepted,
      ending: waivers.map(\.element).filter { $0.ends(within: RunExceptions.noticeDays) }.map {
        RunExceptions.Ending(
          id: $0.id.description, to: $0.recorded.waiver.to, daysLeft: $0.daysLeft)
      },
      unused: waivers.filter { $1.isWhole(in: scope) && waived[$0] == nil }.map {
        $1.id.description
      })
    return report.isEmpty ? nil : report
  }

  /// The waivers whose end a run over that scope is the first to see, with how many deviations count
  /// again. A run that sees only a part of what a waiver covers leaves it to a later one.
  func returns(in scope: RegisterScope) -> [(waiver: HeldWaiver, deviations: Int64)] {
    exceptions.waivers.enumerated().filter { $1.isToReturn && $1.isWhole(in: scope) }.map {
      ($1, returning[$0] ?? 0)
    }
  }

  /// Writes the returns down, once for each waiver; call inside `write`.
  func recordReturns(in scope: RegisterScope, run: Int64, to store: Store) throws(StoreError) {
    for (waiver, deviations) in returns(in: scope) {
      try store.insert(
        WaiverReturn(
          run: run, cause: waiver.state == .revoked ? .revoked : .expired, deviations: deviations),
        waiver: waiver.recorded.key)
    }
  }
}
