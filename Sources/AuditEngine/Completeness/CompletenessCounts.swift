internal import ServiceStandards
internal import WorkingTime

/// Counts by slot how complete the record is, cheaply enough for every row.
struct CompletenessCounts: Sendable {
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

extension CompletenessCounts {
  /// Numbers with one frame, while they are gathered.
  private struct Series {
    var numbers = NumberSet.Collector()
    var beside = NumberSet.Collector()
    var example: ServiceCompleteness.Example
  }

  fileprivate struct Service {
    var counts = ServiceCompleteness()
    private var series: [Series] = []
    private var places: [Int64: Int] = [:]
    private var stretches = 0
    /// The frame that was met last, and where its series stands.
    private var lastFrame = TransactionBatch.missing
    private var last = 0
    var lastDay = CivilDay(number: .min)

    @inline(__always)
    mutating func count(
      _ number: Int64, frame: Int64, _ example: ServiceCompleteness.Example
    ) {
      guard number != TransactionBatch.missing else {
        counts.unnumbered += 1
        return
      }
      guard turn(to: frame, example) else { return }
      if example < series[last].example { series[last].example = example }
      if series[last].numbers.insert(number) { countStretch() }
    }

    mutating func countBeside(
      _ number: Int64, frame: Int64, _ example: ServiceCompleteness.Example
    ) {
      guard turn(to: frame, example) else { return }
      if example < series[last].example { series[last].example = example }
      if series[last].beside.insert(number) { countStretch() }
    }

    /// Makes the series of that frame the last one; `false`: there are too many.
    @inline(__always)
    private mutating func turn(
      to frame: Int64, _ example: ServiceCompleteness.Example
    ) -> Bool {
      if frame == lastFrame, last < series.count { return true }
      guard !counts.hasTooManyNumbers else { return false }
      lastFrame = frame
      if let place = places[frame] {
        last = place
        return true
      }
      guard series.count < ServiceCompleteness.mostSeries else {
        giveUp()
        return false
      }
      last = series.count
      places[frame] = last
      series.append(Series(example: example))
      return true
    }

    private mutating func countStretch() {
      stretches += 1
      if stretches > ServiceCompleteness.mostStretches { giveUp() }
    }

    /// Of too many nothing is told: which ones they are depends on the order.
    private mutating func giveUp() {
      counts.hasTooManyNumbers = true
      (series, places) = ([], [:])
    }

    var completeness: ServiceCompleteness {
      var completeness = counts
      completeness.series = places.mapValues {
        ServiceCompleteness.Series(
          numbers: series[$0].numbers.set, beside: series[$0].beside.set,
          example: series[$0].example)
      }
      return completeness
    }
  }
}
