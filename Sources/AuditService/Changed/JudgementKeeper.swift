internal import AuditEngine
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// Keeps how a run judged each transaction, so that the next one need only look at what changed.
struct JudgementKeeper: ~Copyable {
  /// So many waiting transactions are written at once.
  private static let many = 1 << 14

  private let store: Store
  private var register: JudgementRegister
  private var blocks: JudgedBlocks
  /// Of the entries whose instant has come those that the run has not got to yet, by transaction.
  private var due: ArraySlice<Waiting>
  private var waiting: [Waiting] = []
  private var lookedAt: [Waiting] = []

  /// What the auditor of the run counts from.
  let counts: JudgementCounts

  /// `services` are those of the run, `nil`: every service, and `register` has their judgements; `isWhole`
  /// when the run looks at every transaction of them.
  init(
    store: Store, register: JudgementRegister, services: Set<Int64>?, isWhole: Bool, asOf: Instant
  ) throws(StoreError) {
    let isForgotten: ((UInt32) -> Bool)? =
      isWhole ? { services == nil || register.place(ofNumber: $0) != nil } : nil
    let blocks = try JudgedBlocks(store: store, isForgotten: isForgotten)
    var due: ArraySlice<Waiting> = []
    if isWhole, services == nil {
      try store.clearWaiting()
    } else {
      due = try store.waiting(until: asOf.seconds)[...]
    }
    self.store = store
    self.register = register
    self.blocks = blocks
    self.due = due
    counts = JudgementCounts(
      isWhole
        ? register.known.map { JudgementCount($0.judgement, transactions: 0) } : register.known)
  }

  /// Keeps the judgements of the batch that the auditor judged last; for `listed` see
  /// `DeviationWriter.write`.
  mutating func keep(
    _ batch: borrowing TransactionBatch, judgedBy auditor: inout Auditor, listed: [Int64]?
  ) throws(StoreError) {
    if let listed {
      try keep(batch, judgedBy: &auditor, of: listed)
    } else {
      for row in 0..<batch.count where auditor.judgementOfRow[row] >= 0 {
        let elsewhere = try blocks.set(
          batch.id[row], to: register.number(ofPlace: auditor.judgementOfRow[row]))
        if elsewhere != 0 { register.takeFromOtherService(elsewhere) }
      }
    }
    if let last = listed?.last ?? batch.id.last { passOver(through: last, batch, auditor) }
    auditor.forEachWaiting(in: batch) {
      waiting.append(Waiting(transaction: $0.id, since: $0.from))
    }
    if waiting.count >= JudgementKeeper.many { try writeWaiting() }
  }

  /// Takes back what each transaction counted before.
  private mutating func keep(
    _ batch: borrowing TransactionBatch, judgedBy auditor: inout Auditor, of listed: [Int64]
  ) throws(StoreError) {
    var row = 0
    for id in listed {
      while row < batch.count, batch.id[row] < id { row += 1 }
      let isThere = row < batch.count && batch.id[row] == id
      let place = isThere ? auditor.judgementOfRow[row] : -1
      let before = try blocks.before(id)
      if let old = register.place(ofNumber: before) {
        auditor.discount(old)
        try blocks.set(id, to: 0)
      } else if before != 0, place >= 0 {
        register.takeFromOtherService(before)
      }
      if place >= 0 { try blocks.set(id, to: register.number(ofPlace: place)) }
    }
  }

  /// Notes the entries of transactions that were looked at, or that are no longer there.
  private mutating func passOver(
    through last: Int64, _ batch: borrowing TransactionBatch, _ auditor: borrowing Auditor
  ) {
    var row = 0
    while let entry = due.first, entry.transaction <= last {
      due.removeFirst()
      while row < batch.count, batch.id[row] < entry.transaction { row += 1 }
      let isThere = row < batch.count && batch.id[row] == entry.transaction
      if !isThere || auditor.isInScope(batch.service[row]) { lookedAt.append(entry) }
    }
  }

  private mutating func writeWaiting() throws(StoreError) {
    try store.addWaiting(waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  /// After the last batch. When the run `isWhole`, what is still due belongs to transactions that are no
  /// longer there.
  mutating func finish(
    _ auditor: borrowing Auditor, run: Int64, services: [Int64], basis: JudgingBasis,
    digests: [Int64: String], isWhole: Bool
  ) throws(StoreError) {
    try blocks.finish()
    if isWhole { lookedAt += due }
    try store.removeWaiting(lookedAt)
    try writeWaiting()
    try register.save(auditor.counts.judgements, transactions: auditor.counts.transactions)
    try store.markJudged(services, run: run, basis: basis.text, rulebooks: digests)
  }
}
