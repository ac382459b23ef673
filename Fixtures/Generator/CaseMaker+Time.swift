internal import WorkingTime

extension CaseMaker {
  /// Sets the stamps and pauses of a case that comes in on `day`.
  func stampTimes(
    of record: inout Record, on day: Int32, with random: inout SplitMix64
  ) -> Course {
    record.received =
      random.chance(plan.online)
      ? Int64(day) * 86_400 - book.offset + Int64(random.number(0...86_399))
      : anyMoment(on: book.nextWorking(onOrAfter: day), with: &random)
    record.complete = completion(after: record.received, with: &random)
    if plan.start != .received, random.chance(plan.rates.unstamped) { record.complete = nil }
    record.paid = payment(after: record.complete ?? record.received, with: &random)

    let start = stamp(thatStarts: record)
    let version = plan.version(
      startedOn: book.day(of: start ?? record.received), receivedOn: book.day(of: record.received))
    let limit = version?.limit(for: record.applicantClass)
    if plan.extra > 0 { record.extended = random.chance(150) }
    let begin = start ?? record.received
    if random.chance(plan.paused) {
      record.pauses = pauses(after: begin, limit: limit, with: &random)
    }
    let late = random.chance(lateness(on: day))
    var finish = finish(
      after: begin, limit: limit, late: late, extended: record.extended == true,
      gaps: gaps(of: record), with: &random)
    // Nobody is done before the last wait is over, or before the file was there.
    let ready = max(record.pauses.compactMap(\.to).max() ?? 0, record.complete ?? 0)
    if finish ?? 0 < ready {
      let work = if case .seconds(let seconds) = limit { Int(seconds) / 5 } else { 1800 }
      finish = book.moment(Int64(random.number(20...max(40, work))), after: ready)
    }
    record.finished = finish
    record.status = random.pick(weighted: [("finished", 960), ("rejected", 28), ("withdrawn", 12)])
    if random.chance(plan.rates.stuck) {
      record.status = "open"
      record.finished = nil
      if random.chance(300), let last = record.pauses.indices.last { record.pauses[last].to = nil }
    } else if random.chance(plan.rates.unstamped) {
      record.finished = nil
    }
    if let finished = record.finished, random.chance(plan.records.handed) {
      record.handed = book.moment(
        Int64(random.pick([300, 1200, 5400, 30_000]) + random.number(0...900)), after: finished)
    }
    forgetFuture(of: &record)

    let known = stamp(thatStarts: record)
    return Course(
      version: version, limit: limit, start: known,
      due: known.flatMap { start in
        limit.flatMap { due(after: start, $0, record.extended == true, gaps(of: record)) }
      })
  }

  /// Stamps later than the cutoff are not there yet.
  private func forgetFuture(of record: inout Record) {
    func known(_ stamp: Int64?) -> Int64? { stamp.flatMap { $0 <= horizon.cutoff ? $0 : nil } }
    if record.finished.map({ $0 > horizon.cutoff }) ?? false {
      record.status = "open"
      record.finished = nil
    }
    record.complete = known(record.complete)
    record.paid = known(record.paid)
    record.handed = record.finished == nil ? nil : known(record.handed)
    record.pauses = record.pauses.filter { $0.from <= horizon.cutoff }.map { pause in
      Record.Pause(reason: pause.reason, from: pause.from, to: known(pause.to))
    }
    if record.complete == nil, record.status == "open" {
      record.pauses = []
      if plan.start == .paid { record.paid = nil }
    }
    if record.finished == nil && record.status != "open" {
      for index in record.pauses.indices where record.pauses[index].to == nil {
        record.pauses[index].to = record.pauses[index].from + 600
      }
    }
  }

  private func stamp(thatStarts record: Record) -> Int64? {
    switch plan.start {
    case .received: record.received
    case .complete: record.complete
    case .paid: record.paid
    }
  }

  func gaps(of record: Record) -> [Gap] {
    record.pauses.filter { plan.stops.contains($0.reason) }.map { Gap(from: $0.from, to: $0.to) }
  }

  private func lateness(on day: Int32) -> Int {
    let late = plan.rates.late
    return horizon.busy.contains { $0.contains(day) } ? min(late * 2 + 20, 700) : late
  }

  private func completion(after received: Int64, with random: inout SplitMix64) -> Int64? {
    if random.chance(900) {
      return book.moment(Int64(random.number(60...900)), after: received)
    }
    // The file was incomplete and came back some days later.
    let day = book.nthDay(random.number(1...6), after: book.day(of: received), workingOnly: true)
    return day.map { anyMoment(on: $0, with: &random) }
  }

  private func payment(after complete: Int64, with random: inout SplitMix64) -> Int64? {
    let seconds = Int64(random.number(60...1500))
    if plan.start == .paid { return book.moment(seconds, after: complete) }
    return switch plan.versions.first?.price {
    case .tariff, .byRegulation:
      random.chance(850) ? book.moment(seconds, after: complete) : nil
    default:
      !plan.sidelines.isEmpty && random.chance(500) ? book.moment(seconds, after: complete) : nil
    }
  }

  /// A moment within the opening hours of a working day.
  func anyMoment(on day: Int32, with random: inout SplitMix64) -> Int64 {
    let stretches = book.stretches(on: day)
    let open = stretches.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    var left = Int64(random.number(0...max(0, Int(open) - 1)))
    for stretch in stretches {
      let length = stretch.upperBound - stretch.lowerBound
      if left < length { return stretch.lowerBound + left }
      left -= length
    }
    return Int64(day) * 86_400 - book.offset
  }

  private func pauses(
    after start: Int64, limit: Limit?, with random: inout SplitMix64
  ) -> [Record.Pause] {
    var reason = random.pick(weighted: plan.reasons)
    let (from, to): (Int64?, Int64?)
    switch limit {
    case .seconds(let seconds):
      from = book.moment(Int64(random.number(1...max(2, Int(seconds) * 7 / 10))), after: start)
      to = from.map { $0 + Int64(random.chance(900) ? random.number(120...2700) : 80_000) }
    case .workingDays(let days):
      let day = book.nthDay(
        random.number(0...max(0, days - 1)), after: book.day(of: start), workingOnly: true)
      from = day.map { max(anyMoment(on: $0, with: &random), start + 60) }
      to = from.map { from in
        let length = plan.stops.contains(reason) ? random.number(1...6) : random.number(0...1)
        let day = book.nextWorking(onOrAfter: book.day(of: from) + Int32(length))
        return max(anyMoment(on: day, with: &random), from + 60)
      }
    case .calendarDays, .months, nil:
      // Kept to pauses that stop nothing: the days would have to be moved twice.
      if plan.stops.contains(reason) { reason = "other" }
      from = book.moment(Int64(random.number(60...1800)), after: start)
      to = from.map { $0 + Int64(random.number(300...7200)) }
    }
    guard let from, let to else { return [] }
    return [Record.Pause(reason: reason, from: from, to: to)]
  }

  private func finish(
    after start: Int64, limit: Limit?, late: Bool, extended: Bool, gaps: [Gap],
    with random: inout SplitMix64
  ) -> Int64? {
    let first = book.day(of: plan.opensNext ? book.opening(atOrAfter: start) : start)
    let days: Int
    var workingOnly = true
    switch limit {
    case .seconds(let seconds):
      let share =
        late
        ? random.pick([1040, 1100, 1180, 1300, 1500, 1900, 2400, 3200]) + random.number(0...80)
        : random.number(350...980)
      return book.moment(seconds * Int64(share) / 1000, after: start, without: gaps)
    case .workingDays(let count):
      let allowed = count + (extended ? plan.extra : 0) - (plan.countsFirst ? 1 : 0)
      days =
        late ? allowed + random.number(1...max(2, allowed)) : random.number(allowed / 3...allowed)
    case .calendarDays(let count):
      workingOnly = late
      days = late ? count + random.number(1...4) : random.number(count / 2...count)
    case .months(let count):
      workingOnly = false
      days = late ? count * 31 + random.number(8...30) : random.number(5...count * 28)
    case nil:
      days = late ? plan.usualDays + random.number(1...5) : random.number(0...plan.usualDays)
    }
    let quick = book.moment(Int64(random.number(600...5400)), after: start)
    guard let day = book.nthDay(days, after: first, workingOnly: workingOnly, without: gaps),
      day > book.day(of: start)
    else {
      return plan.countsFirst && !late
        ? quick.map { max(start + 60, min($0, book.closing(onOrAfter: first) - 60)) } : quick
    }
    return anyMoment(on: book.nextWorking(onOrAfter: day), with: &random)
  }

  func due(after start: Int64, _ limit: Limit, _ extended: Bool, _ gaps: [Gap]) -> Int64? {
    let first = book.day(of: plan.opensNext ? book.opening(atOrAfter: start) : start)
    let one = plan.countsFirst && book.isWorking(first) ? 1 : 0
    let day: Int32?
    switch limit {
    case .seconds(let seconds):
      return book.moment(seconds, after: start, without: gaps)
    case .workingDays(let count):
      let days = count + (extended ? plan.extra : 0) - one
      day = book.nthDay(days, after: first, workingOnly: true, without: gaps)
    case .calendarDays(let count):
      day = book.nthDay(count - one, after: first, workingOnly: false, without: gaps)
    case .months(let count):
      day = CivilDay(number: first).adding(months: count).number
    }
    return day.map { book.closing(onOrAfter: $0) }
  }

  /// The date told to the applicant, kept or not.
  func promise(in record: inout Record, course: Course, with random: inout SplitMix64) {
    guard random.chance(plan.records.promised) else { return }
    let day = book.day(of: record.received)
    let told =
      course.limit.flatMap { limit in
        due(after: course.start ?? record.received, limit, record.extended == true, [])
      } ?? book.nthDay(plan.usualDays, after: day, workingOnly: true).map(book.closing)
    guard let told else { return }
    guard let finished = record.finished, course.limit != nil,
      course.due.map({ finished <= $0 }) ?? false
    else {
      record.promised = told
      return
    }
    let before = book.day(of: finished) - 1
    if random.chance(plan.rates.broken), before > day {
      record.promised = book.closing(onOrAfter: day)
    } else {
      record.promised = max(told, book.closing(onOrAfter: book.day(of: finished)))
    }
  }
}
