internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What a run will look at, and why.
package struct ExaminationPlan: Hashable, Sendable {
  /// Why every transaction of the selection is looked at.
  package enum WholeReason: Hashable, Sendable {
    /// It was asked for.
    case wanted
    /// No run has kept judgements of so many services.
    case neverJudged(services: Int)
    /// Another version of the program or other rules, a new year, or other rules of a zone.
    case otherBasis(was: String, is: String)
    /// Something that every service goes by was edited.
    case sharedEntries
    /// The judgements that were kept are of another number of transactions than there were.
    case unaccounted(judged: Int, of: Int)
    /// So many of so many transactions would be looked at one by one.
    case mostOfThem(transactions: Int, of: Int)
  }

  /// Transactions of a service whose standards or calendar changed.
  package struct ChangedRulebook: Hashable, Sendable {
    /// Database id.
    package let service: Int64
    package let transactions: Int
  }

  /// `nil`: only `transactions` are looked at.
  package var whole: WholeReason?
  /// Database ids, ascending, each once.
  package var transactions: [Int64] = []
  /// Edited, replaced by an import or removed since the last run.
  package var changed = 0
  /// Came in since.
  package var new = 0
  /// Their due instant, or one of their stamps, has come since.
  package var due = 0
  package var rulebooks: [ChangedRulebook] = []
}

/// What a run looks at, and what it has to know of the runs before.
struct Workload {
  let plan: ExaminationPlan
  /// Digests of services that the database does not have yet.
  let digests: [Int64: String]
  /// What the runs that kept judgements have seen; `nil`: there is none.
  let mark: JudgedMark?
  /// The judgements of its services; `nil`: they were not needed.
  let register: JudgementRegister?

  var isWhole: Bool { plan.whole != nil }
  /// `nil`: every transaction.
  var listed: [Int64]? { isWhole ? nil : plan.transactions }

  /// Brings the segments in line with the rows, whose number a plan goes by.
  init(ofEverythingIn pinned: PinnedRun, store: Store) throws(StoreError) {
    try store.refreshSegments()
    let planner = try ExaminationPlanner(pinned, store: store)
    plan = ExaminationPlan(whole: .wanted)
    digests = pinned.keepsJudgements ? try planner.newDigests() : [:]
    mark = planner.mark
    register = nil
  }

  /// The same; what the run has to look at is told by the judgements that the runs before have kept.
  init(ofChangesIn pinned: PinnedRun, store: Store) throws(StoreError) {
    try store.refreshSegments()
    var planner = try ExaminationPlanner(pinned, store: store)
    digests = try planner.newDigests()
    plan = try planner.plan(asOf: pinned.asOf, digests: digests)
    mark = planner.mark
    register = planner.register
  }
}

/// Works out what changed since the runs that kept judgements of the services of a run.
private struct ExaminationPlanner {
  private let store: Store
  private let services: Set<Int64>?
  private let wanted: [Int64]
  private let judged: [Int64: JudgedService]
  private let basis: JudgingBasis
  private let catalogue: Catalogue
  /// The judgements of the services, once `plan` has read them.
  private(set) var register: JudgementRegister?
  /// More than one transaction in so many is not worth being looked at by itself, unless they are few.
  private static let share = 8
  private static let few = 4096

  init(_ pinned: PinnedRun, store: Store) throws(StoreError) {
    let services = pinned.selection.services
    self.store = store
    self.services = services
    wanted = pinned.services
    judged = try store.judgedServices().filter { services?.contains($0.key) ?? true }
    basis = pinned.basis
    catalogue = pinned.catalogue
  }

  /// What all the runs together have seen at least; `nil`: no run has kept anything.
  var mark: JudgedMark? {
    guard let asOf = judged.values.map(\.asOf).min(),
      let change = judged.values.map(\.change).min()
    else { return nil }
    return JudgedMark(asOf: asOf, change: change)
  }

  /// The digests of services that the database does not have, or no longer has right.
  func newDigests() throws(StoreError) -> [Int64: String] {
    let mayDiffer =
      try mark.map { mark throws(StoreError) in
        try store.hasCatalogueChanged(after: mark.change)
      } ?? true
    guard mayDiffer || wanted.contains(where: { (judged[$0]?.rulebook ?? "").isEmpty }) else {
      return [:]
    }
    return ServiceDigests(of: services, in: catalogue).digests.filter {
      judged[$0.key]?.rulebook != $0.value
    }
  }

  /// What a run as of that instant has to look at for the same result as if it looked at everything;
  /// `digests` are those of `newDigests`.
  mutating func plan(asOf: Instant, digests: [Int64: String]) throws(StoreError) -> ExaminationPlan
  {
    var plan = ExaminationPlan()
    guard let mark else {
      plan.whole = .neverJudged(services: wanted.count)
      return plan
    }
    if try store.changedServices(after: mark.change).contains(0) {
      plan.whole = .sharedEntries
      return plan
    }
    // A younger service has younger transactions only.
    let lastService = judged.values.map(\.lastService).min() ?? 0
    let unknown = wanted.filter { judged[$0] == nil && $0 <= lastService }
    guard unknown.isEmpty else {
      plan.whole = .neverJudged(services: unknown.count)
      return plan
    }
    if let other = judged.values.first(where: { $0.basis != basis.text }) {
      plan.whole = .otherBasis(was: other.basis, is: basis.text)
      return plan
    }
    try list(asOf: asOf, digests: digests, mark: mark, into: &plan)
    return plan
  }

  private mutating func list(
    asOf: Instant, digests: [Int64: String], mark: JudgedMark, into plan: inout ExaminationPlan
  ) throws(StoreError) {
    let register = try JudgementRegister(store: store, services: services)
    self.register = register
    let total = register.known.reduce(0) { $0 + Int($1.transactions) }
    let stale = Set(digests.keys.filter { judged[$0] != nil })
    for (service, count) in register.transactions(of: stale).sorted(by: { $0.key < $1.key }) {
      plan.rulebooks.append(
        ExaminationPlan.ChangedRulebook(service: service, transactions: count))
    }
    let most = max(total / ExaminationPlanner.share, ExaminationPlanner.few)
    let whole = plan.rulebooks.reduce(0) { $0 + $1.transactions }
    guard whole <= most else {
      plan.whole = .mostOfThem(transactions: whole, of: total)
      return
    }
    let last = judged.values.map(\.lastTransaction).min() ?? 0
    let new = try store.newTransactions(above: last, limit: most + 1)
    let changed = try store.changedTransactions(after: mark.change, limit: most + 1)
    let due = try store.waiting(until: asOf.seconds, limit: most + 1).map(\.transaction)
    let ofStale = stale.isEmpty ? [] : try store.transactions(judged: register.numbers(of: stale))
    let listed = Set(new + changed + due + ofStale)
    guard listed.count <= most else {
      plan.whole = .mostOfThem(transactions: listed.count, of: total + new.count)
      return
    }
    if services == nil {
      let judged = total + new.count + (try store.judgedBefore(changed, through: last))
      let there = Int(try store.transactionCount())
      guard judged == there else {
        plan.whole = .unaccounted(judged: judged, of: there)
        return
      }
    }
    plan.transactions = listed.sorted()
    let isNew = Set(new)
    (plan.new, plan.due) = (new.count, Set(due).count)
    plan.changed = changed.count { !isNew.contains($0) }
  }
}
