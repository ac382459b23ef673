internal import ServiceStandards
internal import WorkingTime

/// Two stamps in an order in which they cannot have happened.
struct BrokenOrder {
  let first: StampName
  /// The stamp that should have come first.
  let firstAt: Instant
  let second: StampName
  /// The stamp that came before it.
  let secondAt: Instant
}

/// A stamp with the seconds at which it may have been.
private struct RecordedStamp {
  let name: StampName
  let first: Int64
  let last: Int64

  init(_ name: StampName, _ at: Int64, isDate: Bool, _ days: borrowing LocalDays) {
    self.name = name
    first = at
    last = isDate && at != TransactionBatch.missing ? days.lastSecond(ofDayOf: at) : at
  }
}

extension BrokenOrder {
  /// `nil`: the second stamp may have come after the first, or is missing.
  fileprivate init?(_ first: RecordedStamp, _ second: RecordedStamp) {
    guard second.last < first.first, second.last != TransactionBatch.missing else { return nil }
    self.init(
      first: first.name, firstAt: Instant(first.first), second: second.name,
      secondAt: Instant(second.last))
  }
}

/// A stamp later than the moment at which its row was imported.
struct FutureStamp {
  let stamp: StampName
  let at: Instant
}

// What is asked of the stamps of a row as recorded, whatever the as-of instant.
extension TransactionBatch {
  /// Whether no two stamps of a row are in the wrong order, and it has no pauses: the usual case,
  /// told without a look at the pairs.
  @inline(__always)
  func isPlainlyInOrder(_ row: Int) -> Bool {
    func orNever(_ stamp: Int64) -> Int64 { stamp == TransactionBatch.missing ? .max : stamp }
    let (complete, finished) = (complete[row], finished[row])
    let (finishedOrNever, handedOverOrNever) = (orNever(finished), orNever(handedOver[row]))
    let first = min(orNever(complete), orNever(paid[row]), finishedOrNever, handedOverOrNever)
    return received[row] <= first && complete <= finishedOrNever && finished <= handedOverOrNever
      && pauseOffsets[row] == pauseOffsets[row + 1]
  }

  /// Whether no stamp of a row is later than its import, and it has no pauses: the usual case.
  @inline(__always)
  func isPlainlyPast(_ row: Int) -> Bool {
    let latest = max(received[row], complete[row], paid[row], finished[row], handedOver[row])
    return latest <= recorded[row] && pauseOffsets[row] == pauseOffsets[row + 1]
  }

  /// The first pair of stamps that is surely in the wrong order: of the stamps, then of the pauses by start. Dates are
  /// those of the case's unit.
  func firstBrokenOrder(_ row: Int, _ days: borrowing LocalDays) -> BrokenOrder? {
    let dates = Flags(rawValue: flags[row]).dates
    func stamp(_ name: StampName, _ at: Int64, _ place: StampSet) -> RecordedStamp {
      RecordedStamp(name, at, isDate: dates.contains(place), days)
    }
    let received = stamp(.received, self.received[row], .received)
    let complete = stamp(.complete, self.complete[row], .complete)
    let paid = stamp(.paid, self.paid[row], .paid)
    let finished = stamp(.finished, self.finished[row], .finished)
    let handedOver = stamp(.handedOver, self.handedOver[row], .handedOver)
    return BrokenOrder(received, complete) ?? BrokenOrder(received, paid)
      ?? BrokenOrder(received, finished) ?? BrokenOrder(complete, finished)
      ?? BrokenOrder(received, handedOver) ?? BrokenOrder(finished, handedOver)
      ?? firstBrokenPause(row, received, days)
  }

  private func firstBrokenPause(
    _ row: Int, _ received: RecordedStamp, _ days: borrowing LocalDays
  ) -> BrokenOrder? {
    for pause in pauses[pauseRange(row)] {
      let start = RecordedStamp(
        .pauseStart, pause.from.seconds, isDate: pause.dates.contains(.from), days)
      let end = RecordedStamp(
        .pauseEnd, pause.to?.seconds ?? TransactionBatch.missing,
        isDate: pause.dates.contains(.to), days)
      let broken = BrokenOrder(received, start) ?? BrokenOrder(start, end)
      if broken != nil { return broken }
    }
    return nil
  }

  /// The latest stamp of a row, when it is later than the row's import.
  func latestFutureStamp(_ row: Int) -> FutureStamp? {
    let recorded = recorded[row]
    guard recorded != TransactionBatch.missing else { return nil }
    var latest = (name: StampName.received, at: received[row])
    func consider(_ name: StampName, _ at: Int64) {
      if at > latest.at { latest = (name, at) }
    }
    consider(.complete, complete[row])
    consider(.paid, paid[row])
    consider(.finished, finished[row])
    consider(.handedOver, handedOver[row])
    for pause in pauses[pauseRange(row)] {
      consider(.pauseStart, pause.from.seconds)
      if let end = pause.to { consider(.pauseEnd, end.seconds) }
    }
    guard latest.at > recorded else { return nil }
    return FutureStamp(stamp: latest.name, at: Instant(latest.at))
  }
}
