package import ServiceStandards
package import WorkingTime

/// One transaction as it looked at the as-of instant (section 1 of the rules).
package struct NaiveCase {
  let id: Int64
  /// As recorded, whatever the as-of instant.
  let record: Transaction
  let imported: Instant
  let asOf: Instant

  let received: Instant
  let complete: Instant?
  let paid: Instant?
  let finished: Instant?
  let promised: Instant?
  let pauses: [CasePause]
  let isOpen: Bool
  let isPaidLater: Bool

  /// `nil` when the case was received after that instant.
  package init?(_ row: Recorded<Transaction>, asOf: Instant) {
    let record = row.value
    guard record.stamps.received <= asOf else { return nil }
    func happened(_ stamp: Instant?) -> Instant? {
      guard let stamp, stamp <= asOf else { return nil }
      return stamp
    }
    id = row.id
    self.record = record
    imported = row.recordedAt
    self.asOf = asOf
    received = record.stamps.received
    complete = happened(record.stamps.complete)
    paid = happened(record.stamps.paid)
    finished = happened(record.stamps.finished)
    promised = record.stamps.promised
    var pauses: [CasePause] = []
    for pause in record.pauses where pause.from <= asOf {
      pauses.append(
        CasePause(reason: pause.reason, from: pause.from, to: happened(pause.to)))
    }
    self.pauses = pauses
    let finishesLater = record.stamps.finished.map { $0 > asOf } ?? false
    isOpen = record.status == .open || finishesLater
    isPaidLater = record.stamps.paid.map { $0 > asOf } ?? false
  }

  /// Finished in the sense of the rules on cost and requirements.
  var isFinished: Bool { record.status == .finished && !isOpen }

  /// `nil`: not recorded, or not yet paid.
  var charges: [Charge]? { isPaidLater ? nil : record.charges }

  /// The stamp that starts the clock of a standard; `nil` where it is missing.
  func start(of standard: Standard) -> Instant? {
    switch standard.clock.start {
    case .received: received
    case .complete: complete
    case .paid: paid
    }
  }
}
