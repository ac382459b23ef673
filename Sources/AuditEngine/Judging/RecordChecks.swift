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

  /// The first pair of stamps in the wrong order: of the stamps, then of the pauses by start.
  func firstBrokenOrder(_ row: Int) -> BrokenOrder? {
    let received = received[row]
    return brokenOrder(.received, received, .complete, complete[row])
      ?? brokenOrder(.received, received, .paid, paid[row])
      ?? brokenOrder(.received, received, .finished, finished[row])
      ?? brokenOrder(.complete, complete[row], .finished, finished[row])
      ?? brokenOrder(.received, received, .handedOver, handedOver[row])
      ?? brokenOrder(.finished, finished[row], .handedOver, handedOver[row])
      ?? firstBrokenPause(row)
  }

  private func firstBrokenPause(_ row: Int) -> BrokenOrder? {
    for pause in pauses[pauseRange(row)] {
      let start = pause.from.seconds
      let end = pause.to?.seconds ?? TransactionBatch.missing
      let broken =
        brokenOrder(.received, received[row], .pauseStart, start)
        ?? brokenOrder(.pauseStart, start, .pauseEnd, end)
      if broken != nil { return broken }
    }
    return nil
  }

  private func brokenOrder(
    _ first: StampName, _ firstAt: Int64, _ second: StampName, _ secondAt: Int64
  ) -> BrokenOrder? {
    guard secondAt < firstAt, secondAt != TransactionBatch.missing else { return nil }
    return BrokenOrder(
      first: first, firstAt: Instant(firstAt), second: second, secondAt: Instant(secondAt))
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
