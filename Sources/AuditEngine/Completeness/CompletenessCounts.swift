internal import ServiceStandards
internal import WorkingTime

/// Counts by slot how complete the record is, cheaply enough for every row.
struct CompletenessCounts: Sendable {
  fileprivate struct Service {
    var counts = ServiceCompleteness()
    /// Those of `counts`, with the frame that was counted last beside it.
    var series: [ServiceCompleteness.Series] = []
    var places: [Int64: Int] = [:]
    var lastFrame = TransactionBatch.missing
    var last = 0
    var lastDay = CivilDay(number: .min)
  }

  private var services: [Service] = []
  private let tellings: FirstTellings
  private var telling = 0

  init(_ tellings: FirstTellings) { self.tellings = tellings }

  mutating func count(_ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch) {
    let missing = judged.rulebook.services.count + judged.strangers.count - services.count
    if missing > 0 { services += repeatElement(Service(), count: missing) }
    let hasNumbers = batch.number.count == batch.count
    var next = 0
    for row in judged.rows {
      if hasNumbers, row > next { countNumbers(of: next..<row, batch, judged) }
      next = row + 1
      let slot = Int(judged.standing[row].slot)
      let received = batch.received[row]
      let day = judged.days(of: row)[received]
      if day != services[slot].lastDay {
        services[slot].lastDay = day
        services[slot].counts.days.insert(day)
      }
      if hasNumbers {
        services[slot].count(
          batch.number[row], frame: batch.frame[row],
          .init(id: batch.id[row], received: received))
      }
      countTelling(of: batch.id[row], received: received, slot)
    }
    if hasNumbers, next < batch.count { countNumbers(of: next..<batch.count, batch, judged) }
  }

  /// Rows that are not examined are told of all the same: what they have is not missing.
  private mutating func countNumbers(
    of rows: Range<Int>, _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch
  ) {
    for row in rows where batch.number[row] != TransactionBatch.missing {
      services[Int(judged.standing[row].slot)].countBeside(
        batch.number[row], frame: batch.frame[row],
        .init(id: batch.id[row], received: batch.received[row]))
    }
  }

  @inline(__always)
  private mutating func countTelling(of id: Int64, received: Int64, _ slot: Int) {
    guard let place = tellings.place(of: id, near: telling) else { return }
    telling = place
    if place < services[slot].counts.firstDelivery { services[slot].counts.firstDelivery = place }
    if tellings.speaksAt(place).minus(received) > ServiceCompleteness.lateDays * 86_400 {
      services[slot].counts.lateByDelivery[place, default: 0] += 1
    }
  }

  /// Adds what was counted of each service, examined or not.
  func add(to tally: inout Tally, _ judged: borrowing JudgedBatch) {
    for (slot, service) in (judged.rulebook.slots.ids + judged.strangers).enumerated()
    where slot < services.count {
      let completeness = services[slot].completeness
      if completeness != ServiceCompleteness() { tally.completeness[service] = completeness }
    }
  }
}

extension CompletenessCounts.Service {
  @inline(__always)
  fileprivate mutating func count(
    _ number: Int64, frame: Int64, _ example: ServiceCompleteness.Example
  ) {
    guard number != TransactionBatch.missing else {
      counts.unnumbered += 1
      return
    }
    guard turn(to: frame, example) else { return }
    series[last].numbers.insert(number)
    if example < series[last].example { series[last].example = example }
  }

  fileprivate mutating func countBeside(
    _ number: Int64, frame: Int64, _ example: ServiceCompleteness.Example
  ) {
    guard turn(to: frame, example) else { return }
    series[last].beside.insert(number)
    if example < series[last].example { series[last].example = example }
  }

  /// Makes the series of that frame the last one; `false`: there are too many.
  @inline(__always)
  private mutating func turn(
    to frame: Int64, _ example: ServiceCompleteness.Example
  ) -> Bool {
    guard frame != lastFrame || series.isEmpty else { return true }
    guard let place = place(of: frame, example) else { return false }
    (lastFrame, last) = (frame, place)
    return true
  }

  /// `nil`: there are too many.
  private mutating func place(
    of frame: Int64, _ example: ServiceCompleteness.Example
  ) -> Int? {
    if let place = places[frame] { return place }
    guard series.count < ServiceCompleteness.mostSeries else {
      counts.hasTooManySeries = true
      return nil
    }
    places[frame] = series.count
    series.append(ServiceCompleteness.Series(example: example))
    return series.count - 1
  }

  fileprivate var completeness: ServiceCompleteness {
    var completeness = counts
    // Of too many nothing is told, and which ones they are depends on the order.
    guard !counts.hasTooManySeries else { return completeness }
    for (frame, place) in places {
      completeness.series[frame] = ServiceCompleteness.Series(
        numbers: series[place].numbers.settled, beside: series[place].beside.settled,
        example: series[place].example)
    }
    return completeness
  }
}
