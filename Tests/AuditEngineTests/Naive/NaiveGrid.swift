import ServiceStandards
import WorkingTime

/// Values of the fields that matter to the clock, in combinations that keep the order of the stamps.
struct NaiveGrid {
  /// Values of all fields: the start, pauses, and each finish that goes with them.
  struct Assignment {
    var start: Int64
    var pauses: [Pause]
    var finishes: [Int64]
  }

  /// How many values are tried of one field that varies alone.
  private static let budget = 24

  private let question: NaiveQuestion
  private let order: NaiveOrder
  /// Instants at which something may change, ascending.
  private let moments: [Int64]

  init(_ question: NaiveQuestion) {
    self.question = question
    order = NaiveOrder(question)
    let seen = question.case
    var spans = [seen.received] + [seen.complete, seen.paid, seen.finished].compactMap(\.self)
    for pause in seen.pauses { spans += [pause.from, pause.to ?? pause.from] }
    let known = spans.flatMap { [$0.first, $0.last] } + [seen.asOf.seconds]
    moments = known.flatMap { [$0 - 1, $0, $0 + 1] }
  }

  func assignments() -> [Assignment] {
    let varying = ([order.start] + order.pauses.flatMap { [$0.from, $0.to ?? $0.from] })
      .count { !$0.isExact }
    let size = sizes[min(varying, sizes.count - 1)]
    let finishes = question.finish == nil ? [] : values(of: order.finish, 10)
    var found: [Assignment] = []
    for start in values(of: order.start, size, isStart: true) {
      for pauses in pauseCombinations(size, areMany: varying > 5, start) {
        if order.startIsBeforePauses, pauses.contains(where: { $0.from.seconds < start }) {
          continue
        }
        let latest = pauses.compactMap { order.pausesEndByFinish ? $0.to?.seconds : nil }.max()
        let earliest = max(order.startIsBeforeFinish ? start : .min, latest ?? .min)
        let kept = finishes.filter { $0 >= earliest }
        if kept.isEmpty, question.finish != nil { continue }
        found.append(Assignment(start: start, pauses: pauses, finishes: kept))
      }
    }
    return found
  }

  /// How many values a field has on the grid when so many fields vary.
  private var sizes: [Int] { [1, NaiveGrid.budget, 5, 3, 2] }

  // MARK: Pauses

  /// Each end of each pause on the grid; with very many of them only the outermost.
  /// A pause may begin in the very second of the start.
  private func pauseCombinations(_ size: Int, areMany: Bool, _ start: Int64) -> [[Pause]] {
    if areMany {
      return [(true, true), (false, false), (true, false), (false, true)].map { ends in
        order.pauses.map { pause in outermost(pause, fromFirst: ends.0, toFirst: ends.1) }
      }
    }
    var combinations: [[Pause]] = [[]]
    for pause in order.pauses {
      var some: [Pause] = []
      let withStart = pause.from.isExact || !pause.from.contains(start) ? [] : [start]
      for from in Set(values(of: pause.from, size) + withStart) {
        guard let to = pause.to else {
          some.append(Pause(from: Instant(from), to: nil))
          continue
        }
        for to in values(of: to, size) where to >= from {
          some.append(Pause(from: Instant(from), to: Instant(to)))
        }
      }
      combinations = combinations.flatMap { list in some.map { list + [$0] } }
    }
    return combinations
  }

  private func outermost(_ pause: NaivePause, fromFirst: Bool, toFirst: Bool) -> Pause {
    var from = fromFirst ? pause.from.first : pause.from.last
    guard let to = pause.to else { return Pause(from: Instant(from), to: nil) }
    var end = toFirst ? to.first : to.last
    if from > end {
      // As short as can be: both at one instant that either may be.
      from = max(pause.from.first, to.first)
      end = from
    }
    return Pause(from: Instant(from), to: Instant(end))
  }

  // MARK: Values

  /// The ends, and of what lies between so many as there is room for.
  private func values(of span: NaiveSpan, _ size: Int, isStart: Bool = false) -> [Int64] {
    if span.isExact { return [span.first] }
    var all: Set<Int64> = [span.first, span.last]
    all.formUnion(moments.filter(span.contains))
    for day in days(of: span) {
      let midnight = question.case.zone.span(of: day).first
      for hour in 0..<24 { all.insert(midnight + Int64(hour) * 3600) }
      for open in question.calendar.date(day).open {
        for edge in [open.from, open.to] { all.formUnion([edge - 1, edge, edge + 1]) }
      }
    }
    var values = all.filter(span.contains).sorted()
    if isStart, question.startIsOpen { values = values.filter(isWithinHours) }
    guard values.count > size, size > 1 else { return values }
    let step = Double(values.count - 1) / Double(size - 1)
    let some = (0..<size).map { values[Int((Double($0) * step).rounded())] }
    return isStart ? Set(some).union(turns(within: span)).sorted() : some
  }

  /// Where another date of the calendar becomes the day of the start: its closing and its midnight.
  private func turns(within span: NaiveSpan) -> Set<Int64> {
    var turns: Set<Int64> = []
    for day in days(of: span).flatMap({ [$0 + -1, $0, $0 + 1] }) {
      let date = question.calendar.zone.span(of: day)
      let closing = question.calendar.date(day).open.last?.to ?? date.first
      turns.formUnion([date.first, date.last, closing - 1, closing].filter(span.contains))
    }
    return question.startIsOpen ? turns.filter(isWithinHours) : turns
  }

  /// The first and the last date, and two between.
  private func days(of span: NaiveSpan) -> Set<CivilDay> {
    let zone = question.case.zone
    let first = zone.day(of: Instant(span.first))
    let length = zone.day(of: Instant(span.last)) - first
    return Set([0, length / 3, length * 2 / 3, length].map { first + $0 })
  }

  private func isWithinHours(_ second: Int64) -> Bool {
    let day = question.calendar.zone.day(of: Instant(second))
    return question.calendar.date(day).open.contains { $0.from <= second && second < $0.to }
  }
}

/// What the order of the stamps leaves of each field: a case is received before it is complete and
/// paid, complete before it is finished, and pauses lie between.
///
/// Two stamps that are in the wrong order whatever seconds they are say nothing of others.
struct NaiveOrder {
  private(set) var start: NaiveSpan
  private(set) var finish: NaiveSpan
  private(set) var pauses: [NaivePause]
  private(set) var startIsBeforeFinish: Bool
  private(set) var startIsBeforePauses: Bool
  private(set) var pausesEndByFinish: Bool

  /// Fields by their place, and which of them come first.
  private struct Fields {
    var spans: [NaiveSpan] = []
    var pairs: [(before: Int, after: Int)] = []

    mutating func add(_ span: NaiveSpan) -> Int {
      spans.append(span)
      return spans.count - 1
    }

    /// Keeps to the order unless it is broken for certain; whether it does.
    @discardableResult
    mutating func put(_ before: Int?, before after: Int?) -> Bool {
      guard let before, let after, spans[before].first <= spans[after].last else { return false }
      pairs.append((before, after))
      return true
    }

    /// Takes away what no combination holds; `false` when none is left.
    mutating func narrow() -> Bool {
      for _ in spans {
        for pair in pairs {
          spans[pair.after].first = max(spans[pair.after].first, spans[pair.before].first)
          spans[pair.before].last = min(spans[pair.before].last, spans[pair.after].last)
        }
      }
      return spans.allSatisfy { $0.first <= $0.last }
    }
  }

  init(_ question: NaiveQuestion) {
    let seen = question.case
    var fields = Fields()
    let startsAtReceipt = question.clock.start == .received
    let received = fields.add(startsAtReceipt ? question.start : seen.received)
    let complete =
      question.clock.start == .complete
      ? fields.add(question.start) : seen.complete.map { fields.add($0) }
    let paid =
      question.clock.start == .paid ? fields.add(question.start) : seen.paid.map { fields.add($0) }
    let finish = question.finish.map { fields.add($0) }
    let start: Int =
      switch question.clock.start {
      case .received: received
      case .complete: complete ?? received
      case .paid: paid ?? received
      }
    fields.put(received, before: complete)
    fields.put(received, before: paid)
    let isFinishedAfterReceipt = fields.put(received, before: finish)
    let isFinishedAfterComplete = fields.put(complete, before: finish)
    // A payment that is not recorded is one that the finish ended.
    let isPaidByFinish =
      question.clock.start == .paid && seen.paid == nil && fields.put(paid, before: finish)
    startIsBeforeFinish =
      switch question.clock.start {
      case .received: isFinishedAfterReceipt
      case .complete: isFinishedAfterComplete
      case .paid: isPaidByFinish
      }
    let withoutPauses = fields
    // Pauses that do not stop the clock keep their place in the order as well.
    let others = seen.pauses.filter {
      !question.clock.stoppingReasons.contains($0.reason) && !$0.isReversed
    }
    var places: [(from: Int, to: Int?)] = []
    var areAfterReceipt = startsAtReceipt
    var endByFinish = true
    for pause in question.pauses + others {
      let from = fields.add(pause.from)
      let to = pause.to.map { fields.add($0) }
      if !fields.put(received, before: from), places.count < question.pauses.count {
        areAfterReceipt = false
      }
      fields.put(from, before: to)
      if to != nil, !fields.put(to, before: finish), places.count < question.pauses.count {
        endByFinish = false
      }
      places.append((from, to))
    }
    startIsBeforePauses = areAfterReceipt
    pausesEndByFinish = endByFinish
    var areKept = fields.narrow()
    if !areKept {
      fields = withoutPauses
      areKept = fields.narrow()
      (startIsBeforePauses, pausesEndByFinish) = (false, false)
      places = []
    }
    // An order that no seconds keep says nothing.
    if !areKept { (fields.spans[start], places) = (question.start, []) }
    self.start = fields.spans[start]
    self.finish = (areKept ? finish.map { fields.spans[$0] } : question.finish) ?? question.start
    pauses = question.pauses
    for (index, place) in places.prefix(pauses.count).enumerated() {
      pauses[index].from = fields.spans[place.from]
      pauses[index].to = place.to.map { fields.spans[$0] }
    }
  }
}
