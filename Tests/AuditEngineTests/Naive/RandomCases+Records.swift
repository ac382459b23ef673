import ServiceStandards
internal import TestSupport
import WorkingTime

/// How exactly a source tells of a case.
extension RandomCases {
  /// The source keeps no column for some fields.
  mutating func leaveUntold(_ transaction: inout Transaction) {
    if random.chance(70) { return }
    let all: [UntoldFields] = [.complete, .paid, .pauses, .charges, .proofs]
    transaction.untold = UntoldFields(random.some(of: all, 35))
    let untold = transaction.untold
    if untold.contains(.complete) { transaction.stamps.complete = nil }
    if untold.contains(.paid) { transaction.stamps.paid = nil }
    if untold.contains(.pauses) { transaction.pauses = [] }
    if untold.contains(.charges) { transaction.charges = nil }
    guard untold.contains(.proofs), let charges = transaction.charges else { return }
    transaction.charges = charges.map { Charge(kind: $0.kind, amount: $0.amount, proof: nil) }
  }

  /// Some stamps of some cases are dates: the first second of the local day stands for them.
  mutating func dropTimes(of transaction: inout Transaction, in zone: NaiveZone) {
    if random.chance(50) { return }
    let share = random.pick([20, 50, 100], else: 50)
    let stamps: [(WritableKeyPath<Stamps, Instant?>, StampSet)] = [
      (\.complete, .complete), (\.paid, .paid), (\.finished, .finished),
      (\.handedOver, .handedOver), (\.promised, .promised),
    ]
    for (stamp, name) in stamps where random.chance(share) {
      guard let instant = transaction.stamps[keyPath: stamp] else { continue }
      transaction.stamps[keyPath: stamp] = date(of: instant, in: zone)
      transaction.stamps.dates.insert(name)
    }
    if random.chance(share) {
      transaction.stamps.received = date(of: transaction.stamps.received, in: zone)
      transaction.stamps.dates.insert(.received)
      transaction.stamps.receivedInHours = random.chance(25)
    }
    // One pause with dates: a grid over several would be too coarse.
    guard !transaction.pauses.isEmpty else { return }
    let place = Int.random(in: transaction.pauses.indices, using: &random)
    var pause = transaction.pauses[place]
    if random.chance(share) {
      pause.from = date(of: pause.from, in: zone)
      pause.dates.insert(.from)
    }
    if let to = pause.to, random.chance(share) {
      pause.to = date(of: to, in: zone)
      pause.dates.insert(.to)
    }
    transaction.pauses[place] = pause
  }

  private func date(of instant: Instant, in zone: NaiveZone) -> Instant {
    Instant(zone.span(of: zone.day(of: instant)).first)
  }
}
