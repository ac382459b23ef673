internal import ServiceStandards
internal import WorkingTime

/// What the order of the steps leaves of stamps that are not known to the second: a case is received before it is
/// complete and paid, complete before it is finished, and its pauses lie between. Two stamps that are in the wrong order
/// whatever seconds they are say nothing of others.
struct StepOrder: Sendable {
  struct Span: Sendable {
    var first: Int64
    var last: Int64
  }

  private(set) var spans: [Span] = []
  private var pairs: [(earlier: Int, later: Int)] = []

  /// Adds a stamp and gives its place.
  mutating func add(_ first: Int64, _ last: Int64) -> Int {
    spans.append(Span(first: first, last: last))
    return spans.count - 1
  }

  mutating func put(_ earlier: Int?, before later: Int?) {
    guard let earlier, let later, spans[earlier].first <= spans[later].last else { return }
    pairs.append((earlier, later))
  }

  /// Takes away what no combination in that order holds; `false`: none is left.
  mutating func narrow() -> Bool {
    // A chain has no more links than there are stamps.
    for _ in spans {
      for (earlier, later) in pairs {
        spans[later].first = max(spans[later].first, spans[earlier].first)
        spans[earlier].last = min(spans[earlier].last, spans[later].last)
      }
    }
    return spans.allSatisfy { $0.first <= $0.last }
  }
}

/// What may have been of a case, as far as its steps keep their order.
struct OrderedCase {
  /// When the clock started.
  var start: StepOrder.Span
  /// When it was finished; of an open case the as-of instant.
  var end: StepOrder.Span
  var pauses: PauseCorners
}

extension JudgedBatch {
  /// Narrows what may have been of a row by the order of its steps. `raw` has the pauses that stop the clock, without
  /// regard to other stamps.
  func ordered(
    _ batch: borrowing TransactionBatch, _ row: Int, _ raw: borrowing PauseCorners
  ) -> OrderedCase {
    var order = StepOrder()
    let places = addStamps(batch, row, to: &order)
    let withoutPauses = order
    var stopping: [(from: Int, to: Int?)] = []
    addPauses(batch, row, to: &order, received: places.received, end: places.end, &stopping)
    var pauses = copy raw
    if order.narrow() {
      pauses.narrow(stopping.map { (order.spans[$0.from], $0.to.map { order.spans[$0] }) })
    } else {
      order = withoutPauses
      if !order.narrow() { order = withoutPauses }
    }
    return OrderedCase(
      start: inHours(batch, row, order.spans[places.start]),
      end: places.end.map { order.spans[$0] } ?? StepOrder.Span(first: asOf, last: asOf),
      pauses: pauses)
  }

  /// A date of receipt that is one of opening hours is an open second of what the order leaves of it.
  private func inHours(
    _ batch: borrowing TransactionBatch, _ row: Int, _ start: StepOrder.Span
  ) -> StepOrder.Span {
    let dates = TransactionBatch.Flags(rawValue: batch.flags[row]).dates
    let service = rulebook.service(at: standing[row].slot)
    guard dates.contains(.received), start.first < start.last,
      rulebook.versions[Int(standing[row].version)].start == .received,
      let calendar = service.calendar,
      // On a date without hours the declaration says nothing.
      rulebook.hoursOfReceipt(batch, row, service) != nil,
      let hours = rulebook.calendars[Int(calendar)].clock.openSpan(
        within: start.first...start.last)
    else { return start }
    return StepOrder.Span(first: hours.lowerBound, last: hours.upperBound)
  }

  private func addStamps(
    _ batch: borrowing TransactionBatch, _ row: Int, to order: inout StepOrder
  ) -> (received: Int, start: Int, end: Int?) {
    let (standing, days) = (standing[row], days(of: row))
    let dates = TransactionBatch.Flags(rawValue: batch.flags[row]).dates
    let kind = rulebook.versions[Int(standing.version)].start
    let own = (standing.start, standing.startLast)
    func add(_ stamp: Int64, _ name: StampSet) -> Int? {
      if kind.stamp == name { return order.add(own.0, own.1) }
      guard stamp != TransactionBatch.missing else { return nil }
      return order.add(
        stamp, dates.contains(name) ? days.lastSecond(ofDayOf: stamp) : stamp)
    }
    let received = add(batch.received[row], .received) ?? 0
    let complete = add(batch.complete[row].happened(by: asOf), .complete)
    let paid = add(batch.paid[row].happened(by: asOf), .paid)
    let end =
      standing.isOpen ? nil : order.add(standing.finished, standing.finishedLast)
    order.put(received, before: complete)
    order.put(received, before: paid)
    order.put(received, before: end)
    order.put(complete, before: end)
    // A payment that is not recorded is one that the finish ended.
    if kind == .paid, standing.startIsMissing { order.put(paid, before: end) }
    let start =
      switch kind {
      case .received: received
      case .complete: complete ?? received
      case .paid: paid ?? received
      }
    return (received, start, end)
  }

  /// Pauses that do not stop the clock keep their place in the order as well.
  private func addPauses(
    _ batch: borrowing TransactionBatch, _ row: Int, to order: inout StepOrder, received: Int,
    end: Int?, _ stopping: inout [(from: Int, to: Int?)]
  ) {
    let (standing, days) = (standing[row], days(of: row))
    let version = rulebook.versions[Int(standing.version)]
    for pause in batch.pauses[batch.pauseRange(row)] {
      guard let pause = pause.happened(by: asOf) else { continue }
      let span = pause.span(days)
      let from = order.add(span.from.first, span.from.last)
      var to = span.to.map { order.add($0.first, $0.last) }
      if to == nil, !standing.isOpen, version.stops(at: pause.reason) {
        to = order.add(span.from.first, max(span.from.last, standing.finishedLast))
      }
      order.put(received, before: from)
      order.put(from, before: to)
      order.put(to, before: end)
      if version.stops(at: pause.reason) { stopping.append((from, to)) }
    }
  }
}
