internal import ServiceStandards
internal import WorkingTime

// What was known at the as-of instant. Stamps are epoch seconds, or `TransactionBatch.missing`.

extension Int64 {
  /// This stamp if it had happened by then; else missing.
  func happened(by asOf: Int64) -> Int64 { self <= asOf ? self : TransactionBatch.missing }
}

/// The stamps that a standard's clock may start at; those that have not happened are missing.
struct StartStamps {
  let received: Int64
  let complete: Int64
  let paid: Int64

  init(_ batch: borrowing TransactionBatch, _ row: Int, asOf: Int64) {
    received = batch.received[row]
    complete = batch.complete[row].happened(by: asOf)
    paid = batch.paid[row].happened(by: asOf)
  }

  /// A date has happened when its first second has, which is the one given here.
  subscript(start: ClockSettings.Start) -> Int64 {
    switch start {
    case .received: received
    case .complete: complete
    case .paid: paid
    }
  }

  /// The stamp by whose day a version is chosen: received stands in for one that is missing.
  func forChoice(_ start: ClockSettings.Start) -> Int64 {
    let stamp = self[start]
    return stamp == TransactionBatch.missing ? received : stamp
  }
}
