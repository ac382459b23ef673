package import ServiceStandards
package import WorkingTime

/// One transaction as it looked at the as-of instant (section 1 of the rules), each stamp with all
/// the seconds that it may be: one, or those of a local day of the unit.
package struct NaiveCase {
  let id: Int64
  /// As recorded, whatever the as-of instant.
  let record: Transaction
  let imported: Instant
  let asOf: Instant
  /// An open case was open until then, for all that its source has told; not after the as-of instant.
  let knownOpen: Instant
  let zone: NaiveZone

  let received: NaiveSpan
  let complete: NaiveSpan?
  let paid: NaiveSpan?
  let finished: NaiveSpan?
  let promised: NaiveSpan?
  let pauses: [NaivePause]
  let isOpen: Bool
  /// Told as open, with a finish that has happened.
  let isContradictory: Bool
  let isPaidLater: Bool

  /// `nil` when the case was received after that instant.
  package init?(
    _ row: Recorded<Transaction>, asOf: Instant, news: Instant? = nil, zone: NaiveZone
  ) {
    let record = row.value
    let stamps = record.stamps
    // A date has happened when its first second has.
    guard stamps.received <= asOf else { return nil }
    func seconds(_ stamp: Instant?, _ name: StampSet) -> NaiveSpan? {
      stamp.map { NaiveSpan($0, isDate: stamps.dates.contains(name), in: zone) }
    }
    func happened(_ stamp: Instant?, _ name: StampSet) -> NaiveSpan? {
      stamp.flatMap { $0 <= asOf ? seconds($0, name) : nil }
    }
    id = row.id
    self.record = record
    imported = row.recordedAt
    self.asOf = asOf
    // Who was finished later was open.
    knownOpen = stamps.finished == nil ? min(asOf, news ?? asOf) : asOf
    self.zone = zone
    received = NaiveSpan(
      stamps.received, isDate: stamps.dates.contains(.received), in: zone)
    complete = happened(stamps.complete, .complete)
    paid = happened(stamps.paid, .paid)
    let finished = happened(stamps.finished, .finished)
    self.finished = finished
    promised = seconds(stamps.promised, .promised)
    pauses = record.pauses.filter { $0.from <= asOf }.map { pause in
      var seen = NaivePause(pause, in: zone)
      if let to = pause.to, to > asOf { seen.to = nil }
      return seen
    }
    isContradictory = record.status == .open && finished != nil
    let finishesLater = stamps.finished.map { $0 > asOf } ?? false
    isOpen = record.status == .open ? finished == nil : finishesLater
    isPaidLater = stamps.paid.map { $0 > asOf } ?? false
  }

  /// Finished in the sense of the rules on cost and requirements.
  var isFinished: Bool { record.status == .finished && !isOpen }

  /// `nil`: not recorded, or not yet paid.
  var charges: [Charge]? { isPaidLater ? nil : record.charges }

  /// The stamp that starts the clock of a standard; `nil` where it is missing.
  func start(of standard: Standard) -> NaiveSpan? {
    switch standard.clock.start {
    case .received: received
    case .complete: complete
    case .paid: paid
    }
  }

  /// Whether the sources keep a column for the stamp that starts the clock.
  func startIsTold(of standard: Standard) -> Bool {
    switch standard.clock.start {
    case .received: true
    case .complete: !record.untold.contains(.complete)
    case .paid: !record.untold.contains(.paid)
    }
  }

  /// The promised date is over before the case was received: nobody can have kept it.
  var isPromisedBeforeReceipt: Bool { promised.map { $0.last < received.first } ?? false }
}

/// A pause with the seconds that its ends may be.
struct NaivePause: Hashable {
  var reason: PauseReason
  var from: NaiveSpan
  /// `nil`: not resumed.
  var to: NaiveSpan?
  /// It has no end, and the case is closed: `to` is when that may have been.
  var isUnended = false

  init(_ pause: CasePause, in zone: NaiveZone) {
    reason = pause.reason
    from = NaiveSpan(pause.from, isDate: pause.dates.contains(.from), in: zone)
    to = pause.to.map { NaiveSpan($0, isDate: pause.dates.contains(.to), in: zone) }
  }

  /// It ends before it begins, whatever the seconds.
  var isReversed: Bool { to.map { $0.last < from.first } ?? false }
}

extension NaiveSpan {
  init(_ stamp: Instant, isDate: Bool, in zone: NaiveZone) {
    self = isDate ? zone.span(of: zone.day(of: stamp)) : NaiveSpan(stamp)
  }
}
