public import WorkingTime

/// What was told of a case's time before a later telling said otherwise of days that had passed: a finish before the last
/// day on which the case was told open, an end without a stamp, a receipt or a start that moved, a pause entered for days
/// past. It is kept beside what the case is now, so that one can be held against the other.
public struct EarlierTelling: Hashable, Sendable {
  /// As of when it was so: until when the case, where it was open, was known to be open.
  public var until: Instant
  public var status: CaseStatus
  public var received: Instant
  public var complete: Instant?
  public var paid: Instant?
  public var finished: Instant?
  /// Which of these are dates.
  public var dates: StampSet
  public var pauses: [CasePause]

  public init(
    until: Instant, status: CaseStatus, received: Instant, complete: Instant?, paid: Instant?,
    finished: Instant?, dates: StampSet, pauses: [CasePause]
  ) {
    self.until = until
    self.status = status
    self.received = received
    self.complete = complete
    self.paid = paid
    self.finished = finished
    self.dates = dates
    self.pauses = pauses
  }

  /// The stamps of which it tells.
  public static let stamps: StampSet = [.received, .complete, .paid, .finished]

  /// The newest of a case are kept.
  public static let most = 8
}

extension Transaction {
  /// What was told of its time until then.
  func told(until: Instant) -> EarlierTelling {
    EarlierTelling(
      until: until, status: status, received: stamps.received, complete: stamps.complete,
      paid: stamps.paid, finished: stamps.finished,
      dates: stamps.dates.intersection(EarlierTelling.stamps), pauses: pauses)
  }

  /// Keeps what the case was before the telling that made this of it, where it says otherwise of days that had passed by
  /// then.
  ///
  /// - Parameters:
  ///   - before: The case as all earlier tellings made it.
  ///   - until: As of when the last of them that told its status speaks.
  ///   - lastOpen: What it was when it was last told to be open; `nil`: it never was, or that was `before`.
  ///   - zone: In which a stamp has its day.
  public mutating func keepEarlier(
    _ before: Transaction, until: Instant, lastOpen: EarlierTelling? = nil, zone: Zone
  ) {
    earlier = before.earlier
    if isDatedBack(from: before, until: until, zone: zone) {
      earlier.append(before.told(until: until))
    } else if let lastOpen, let finished = stamps.finished, endsEarlier(than: before),
      zone.day(of: finished) < zone.day(of: lastOpen.until)
    {
      earlier.append(lastOpen)
    }
    if earlier.count > EarlierTelling.most { earlier.removeFirst() }
  }

  /// Its finish is another one than before, and earlier. That is a correction, unless it had been told open since.
  public func endsEarlier(than before: Transaction) -> Bool {
    guard let was = before.stamps.finished, let now = stamps.finished else { return false }
    return now < was
  }

  private func isDatedBack(from before: Transaction, until: Instant, zone: Zone) -> Bool {
    hasMoved(\.receipt, .received, before, zone) || hasMoved(\.complete, .complete, before, zone)
      || hasMoved(\.paid, .paid, before, zone)
      || hasEnded(before: until, from: before, zone: zone)
      || hasEarlierPause(than: before, until: until, zone: zone)
  }

  /// A stamp that was there and is another one; a date is that of its day.
  private func hasMoved(
    _ stamp: KeyPath<Stamps, Instant?>, _ place: StampSet, _ before: Transaction, _ zone: Zone
  ) -> Bool {
    guard let was = before.stamps[keyPath: stamp], let now = stamps[keyPath: stamp], was != now
    else { return false }
    let areDates = stamps.dates.union(before.stamps.dates).contains(place)
    return !areDates || zone.day(of: was) != zone.day(of: now)
  }

  /// It was open, and ended before it was told so, or at no moment that is told.
  private func hasEnded(before until: Instant, from before: Transaction, zone: Zone) -> Bool {
    guard before.isToldOpen else { return false }
    guard let finished = stamps.finished else { return status != .open }
    return zone.day(of: finished) < zone.day(of: until)
  }

  /// Open, and without a finish.
  var isToldOpen: Bool { status == .open && stamps.finished == nil }

  /// A pause that its sources, which keep a column for pauses, had not told, and that began before. One that only ended
  /// is no other.
  private func hasEarlierPause(than before: Transaction, until: Instant, zone: Zone) -> Bool {
    guard pauses != before.pauses, !before.untold.contains(.pauses) else { return false }
    return pauses.contains { pause in
      zone.day(of: pause.from) < zone.day(of: until)
        && !before.pauses.contains { known in
          known == pause
            || known.to == nil && known.from == pause.from && known.reason == pause.reason
        }
    }
  }
}
