import ServiceStandards
import WorkingTime

/// How long a case waited for the start of its clock, where the standard limits that (`W-05`).
struct NaiveWait {
  let `case`: NaiveCase
  let standard: Recorded<Standard>?
  let calendar: NaiveCalendar?

  func judge() -> [Deviation] {
    guard let standard, let calendar, let wait = standard.value.waitsAtMost,
      standard.value.clock.start != .received
    else { return [] }
    let limit = TimeLimit(
      wait.value, wait.unit, receipt: standard.value.clock.receipt,
      dayCount: standard.value.clock.dayCount)
    let start = `case`.start(of: standard.value)
    let first = start.map { max($0.first, min(`case`.received.first, $0.last)) } ?? 0
    let receipts = possibleReceipts(calendar)
    // Each possible receipt may be the start itself, and each possible start the receipt.
    var (within, starts) = (grid(receipts), Set<Int64>())
    if let start {
      let possible = NaiveSpan(first, start.last)
      starts = grid(possible).union(within.filter { possible.first...possible.last ~= $0 })
      within.formUnion(starts.filter { receipts.first...receipts.last ~= $0 })
    }
    // Until when each receipt lets the case wait.
    var ends: [(received: Int64, due: Int64)] = []
    for received in within {
      let answer = try? NaiveClock(calendar).lastInTime(
        from: Instant(received), limit: limit, pauses: [])
      guard let due = answer ?? nil else { return [] }
      ends.append((received, due.seconds))
    }
    guard let due = ends.map(\.due).max() else { return [] }
    if start != nil {
      var isPossible = false
      for second in starts {
        for end in ends where end.received <= second {
          isPossible = true
          if second <= end.due { return [] }
        }
      }
      // A clock that started before the receipt has not waited.
      guard isPossible else { return [] }
      return [deviation(due: due, started: first, standard.id)]
    }
    guard `case`.isOpen, `case`.startIsTold(of: standard.value), `case`.knownOpen.seconds > due
    else {
      return []
    }
    return [deviation(due: due, started: nil, standard.id)]
  }

  private func grid(_ span: NaiveSpan) -> Set<Int64> {
    [span.first, (span.first + span.last) / 2, span.last]
  }

  private func possibleReceipts(_ calendar: NaiveCalendar) -> NaiveSpan {
    var span = `case`.received
    let stamps = `case`.record.stamps
    if stamps.receivedInHours, stamps.dates.contains(.received) {
      let open = calendar.date(`case`.zone.day(of: stamps.received)).open
      if let first = open.first, let last = open.last {
        span = NaiveSpan(first.from, last.to - 1)
      }
    }
    return span
  }

  private func deviation(due: Int64, started: Int64?, _ standard: Int64) -> Deviation {
    Deviation(
      transaction: `case`.id, rule: .waitedLong, severity: .low, standard: standard, expected: due,
      actual: started, amount: .zero)
  }
}
