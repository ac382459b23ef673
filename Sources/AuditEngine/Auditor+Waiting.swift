package import ServiceStandards
internal import WorkingTime

/// A transaction whose judgement may be another one from some instant on, though nobody touches it.
package struct WaitingTransaction: Hashable, Sendable {
  package let id: Int64
  /// Epoch seconds; after the as-of instant.
  package let from: Int64

  package init(id: Int64, from: Int64) {
    self.id = id
    self.from = from
  }
}

extension Auditor {
  /// Gives the rows of the batch judged last that the mere passing of time may judge otherwise, with
  /// the first instant at which it may: until then a run finds of them what this one found. Rows of
  /// services outside the scope are left out.
  package func forEachWaiting(
    in batch: borrowing TransactionBatch, _ body: (WaitingTransaction) -> Void
  ) {
    for row in 0..<batch.count {
      let from: Int64
      if judgementOfRow[row] >= 0 {
        from = judged.nextInstant(of: row, in: batch)
      } else {
        guard batch.received[row] > judged.asOf, isInScope(batch.service[row]) else { continue }
        from = batch.received[row]
      }
      if from != JudgedBatch.never { body(WaitingTransaction(id: batch.id[row], from: from)) }
    }
  }
}

extension JudgedBatch {
  /// The first instant after the as-of instant at which a stamp or a pause of a row happens, or its
  /// case is overdue or past its promised date; `never` when there is none.
  @inline(__always)
  fileprivate func nextInstant(of row: Int, in batch: borrowing TransactionBatch) -> Int64 {
    var next = JudgedBatch.never
    func consider(_ instant: Int64) { if instant > asOf { next = min(next, instant) } }
    consider(batch.complete[row])
    consider(batch.paid[row])
    consider(batch.finished[row])
    if batch.pauseOffsets[row] < batch.pauseOffsets[row + 1] {
      for pause in batch.pauses[batch.pauseRange(row)] {
        consider(pause.from.seconds)
        if let end = pause.to { consider(end.seconds) }
      }
    }
    guard standing[row].isOpen else { return next }
    // Late is strictly after the due instant.
    if time[row].due != JudgedBatch.never { consider(time[row].due.plus(1)) }
    if time[row].promiseIsJudged { consider(batch.promised[row].plus(1)) }
    return next
  }
}
