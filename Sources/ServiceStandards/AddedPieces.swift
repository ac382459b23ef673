internal import WorkingTime

extension Transaction {
  /// Takes over payments, papers and pauses that come to those that were told before.
  ///
  /// A payment is the same as another one when kind, proof number and sign are the same, a pause when reason and start
  /// are: then the later telling holds. The case is paid when the last of its payments was made.
  mutating func add(_ record: Transaction, _ told: ToldFields) {
    if told.contains(.paid), let paid = record.stamps.paid, stamps.paid.map({ $0 < paid }) ?? true {
      stamps.paid = paid
      stamps.dates.subtract(.paid)
      if record.stamps.dates.contains(.paid) { stamps.dates.insert(.paid) }
    }
    if told.contains(.pauses) {
      pauses =
        (pauses.filter { old in !record.pauses.contains { $0.isSame(as: old) } }
        + record.pauses).sorted { $0.order < $1.order }
    }
    if told.contains(.demanded) { demanded = Self.united(demanded, record.demanded) }
    if told.contains(.submitted) { submitted = Self.united(submitted, record.submitted) }
    guard !told.isDisjoint(with: .charges), let new = record.charges else { return }
    // As where the charges are told as a whole: a proof cannot be missed where there is no column for it.
    if charges == nil { untold.remove(.proofs) }
    if record.untold.contains(.proofs) { untold.insert(.proofs) }
    let kept = (charges ?? []).filter { old in !new.contains { $0.isSamePayment(as: old) } }
    charges = (kept + new).sorted { $0.order < $1.order }
    proofScope = record.proofScope ?? proofScope
  }

  private static func united(_ papers: [String]?, _ others: [String]?) -> [String]? {
    guard let papers, let others else { return papers ?? others }
    return papers + others.filter { !papers.contains($0) }
  }

  /// Whether it is the same case, whatever the order of its papers, which nothing depends on.
  public func isSame(as other: Transaction) -> Bool {
    guard demanded.map(Set.init) == other.demanded.map(Set.init),
      submitted.map(Set.init) == other.submitted.map(Set.init)
    else { return false }
    var copy = self
    (copy.demanded, copy.submitted) = (other.demanded, other.submitted)
    return copy == other
  }
}

extension Charge {
  /// Whether both tell of one payment: what has no proof number is known again by nothing.
  public func isSamePayment(as other: Charge) -> Bool {
    proofKey != nil && kind == other.kind && proof == other.proof
      && (amount < .zero) == (other.amount < .zero)
  }

  fileprivate var order: (UInt8, String, Int64) { (kind.rawValue, proof ?? "", amount.minorUnits) }
}

extension CasePause {
  fileprivate func isSame(as other: CasePause) -> Bool {
    reason == other.reason && from == other.from
  }

  fileprivate var order: (Int64, Int64, UInt8) {
    (from.seconds, to?.seconds ?? .max, reason.rawValue)
  }
}
