internal import AuditEngine
internal import AuditStore
internal import ServiceStandards

/// The one pass in which the transactions of a view are judged: by runs, by looks, and for hand-overs.
struct JudgePass {
  let view: View
  private var auditor: Auditor
  /// What was counted; made from the auditor's counts once, for it takes a pass over all of them.
  private(set) var tally: Tally
  /// What of it is not held against the units; `nil`: nothing is excepted.
  private(set) var excepted: ExceptedDeviations?
  /// Transactions with at least one deviation of the selected rules.
  private(set) var deviatingTransactions: Int64 = 0
  /// What it found about standards.
  private(set) var standards: [ListedStandardDeviation] = []
  /// What it found about complaints; `nil` when there are none.
  private(set) var complaints: ComplaintRun?
  private var found = 0
  /// Who inherits from a service, by their ids.
  let heirs: [Int64: Set<Int64>]

  /// One batch with what was found in it; the runs that found each, `.max` for what the register does not have.
  typealias Taker = (
    borrowing TransactionBatch, borrowing Auditor, [Deviation], _ found: [Int64]
  ) throws -> Void

  init(_ view: View) throws {
    self.view = view
    heirs = Inheritance(view.catalogue).heirs
    auditor = try view.auditor()
    tally = auditor.tally
    excepted = try ExceptedDeviations(view.grounds, store: view.store)
  }

  /// Judges every batch, then the standards. Without a register nothing is written, and what stands in the view
  /// says who has found what.
  mutating func judge(
    into register: inout DeviationWriter?, progress: ProgressReport,
    take: Taker = { _, _, _, _ in }
  ) throws {
    let run = view.run ?? .max
    var standing = try StandingRegister(of: view.store)
    var source = try BatchReader(store: view.store)
    var batch = TransactionBatch()
    var deviations: [Deviation] = []
    var rows: Int64 = 0
    while try source.next(into: &batch) {
      deviations.removeAll(keepingCapacity: true)
      auditor.judge(batch, into: &deviations)
      let found =
        try register?.write(deviations, of: batch, examined: auditor.examinedRows)
        ?? standing.found(deviations, of: batch)
      count(deviations, found: found, of: batch, run: run)
      try take(batch, auditor, deviations, found)
      rows += Int64(batch.count)
      try progress(rows)
    }
    tally = auditor.tally
    tally.keepStandardDeviations(of: speaksOfStandards)
    try register?.finishTransactions()
    try judgeStandards(into: &register, run: run)
  }

  /// Counts what counts: proposals do not.
  private mutating func count(
    _ deviations: [Deviation], found: [Int64], of batch: borrowing TransactionBatch, run: Int64
  ) {
    var (counted, foundBy) = (deviations, found)
    if deviations.contains(where: { RuleSet.isProposal($0.rule) }) {
      let places = deviations.indices.filter { !RuleSet.isProposal(deviations[$0].rule) }
      (counted, foundBy) = (places.map { deviations[$0] }, places.map { found[$0] })
    }
    self.found += foundBy.count { $0 == run }
    excepted?.count(counted, found: foundBy, of: batch, by: auditor, run: run)
    deviatingTransactions += JudgePass.transactions(in: counted)
  }

  /// Whether the view tells what the standards of a service lack: it has seen the service and all that inherit from it,
  /// on all days. Else it is left to a run that does.
  private func speaksOfStandards(of service: Int64) -> Bool {
    view.registerScope.isWhole(service)
      && (heirs[service] ?? []).allSatisfy(view.registerScope.isWhole)
  }

  private mutating func judgeStandards(into register: inout DeviationWriter?, run: Int64) throws {
    let deviations = tally.standardDeviations.sorted { $0.deviation.key < $1.deviation.key }
    let known = try view.store.foundOnStandards()
    let found =
      try register?.write(
        deviations.map { FoundDeviation($0.deviation, service: $0.service) },
        on: .standard, .gap, isLookedAt: { $0.service.map(speaksOfStandards) ?? false })
      ?? deviations.map { known[$0.deviation.key] ?? .max }
    self.found += found.count { $0 == run }
    excepted?.count(deviations, found: found, run: run)
    standards = zip(deviations, found).map { ListedStandardDeviation($0, found: $1) }.inOrder
  }

  /// Judges the complaints; call last.
  mutating func judgeComplaints(into register: inout DeviationWriter?) throws {
    complaints = try view.judgeComplaints(register: &register)
    guard let complaints else { return }
    found += complaints.new
    excepted?.count(complaints)
  }

  /// Deviations that the view's run has found, or that nobody has found before a look, and that are not excepted.
  var new: Int { found - (excepted?.newExcepted ?? 0) }

  /// The gravest deviation that counts.
  var worst: Severity? {
    [excepted.map(\.worst) ?? tally.worstSeverity, complaints?.worst].compactMap(\.self).max()
  }

  /// Distinct transactions of deviations that are in order of their keys.
  private static func transactions(in deviations: [Deviation]) -> Int64 {
    var count: Int64 = 0
    var last: Int64?
    for deviation in deviations where deviation.transaction != last {
      count += 1
      last = deviation.transaction
    }
    return count
  }
}
