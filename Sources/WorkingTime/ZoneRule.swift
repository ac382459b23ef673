/// The rule by which a zone's clock goes on, as POSIX writes it in the `TZ` variable:
/// `CET-1CEST,M3.5.0,M10.5.0/3`, `<+03>-3`, `EST5EDT,J60/-1,300/25:30`.
struct ZoneRule: Equatable {
  /// Summer time, or whatever a zone changes to for a part of the year.
  struct Saving: Equatable {
    let offset: Int32
    let start: YearlyMoment
    let end: YearlyMoment
  }

  /// Seconds east of UTC.
  let standardOffset: Int32
  /// `nil` when the clock never changes.
  let saving: Saving?

  /// Reads a rule; `nil` when it is not one.
  init?(_ text: some Sequence<UInt8>) {
    var scanner = RuleScanner(text)
    guard scanner.name(), let west = scanner.clock(hours: 24) else { return nil }
    standardOffset = -west
    guard !scanner.isAtEnd else {
      saving = nil
      return
    }
    guard scanner.name() else { return nil }
    var offset = standardOffset + 3600
    if !scanner.isAt(0x2C) {
      guard let west = scanner.clock(hours: 24) else { return nil }
      offset = -west
    }
    guard scanner.take(0x2C), let start = YearlyMoment(&scanner), scanner.take(0x2C),
      let end = YearlyMoment(&scanner), scanner.isAtEnd
    else { return nil }
    saving = Saving(offset: offset, start: start, end: end)
  }

  /// The changes of these years with the offset that each leads to, in order of time. Where two
  /// fall on one instant, the one that holds from then on comes last.
  func changes(inYears years: ClosedRange<Int>) -> [(instant: Int64, offset: Int32)] {
    guard let saving else { return [] }
    return years.flatMap { year in
      let start = saving.start.wallClock(inYear: year) - Int64(standardOffset)
      let end = saving.end.wallClock(inYear: year) - Int64(saving.offset)
      let changes = [(instant: start, offset: saving.offset), (end, standardOffset)]
      return start <= end ? changes : changes.reversed()
    }
  }
}

/// A moment that comes back every year, by the wall clock that holds before it.
struct YearlyMoment: Equatable {
  enum Date: Equatable {
    /// 1...365; 29 February is never counted.
    case julian(Int)
    /// 0...365; 29 February is counted.
    case ordinal(Int)
    /// Weekday 0 (Sunday) ... 6 of week 1...5 of a month; week 5 is the last one.
    case weekday(month: Int, week: Int, weekday: Int)
  }

  let date: Date
  /// Seconds after the date's midnight; may lie on another day.
  let time: Int32

  init?(_ scanner: inout RuleScanner) {
    if scanner.take(0x4A) {
      guard let day = scanner.number(1...365) else { return nil }
      date = .julian(day)
    } else if scanner.take(0x4D) {
      guard let month = scanner.number(1...12), scanner.take(0x2E),
        let week = scanner.number(1...5), scanner.take(0x2E), let weekday = scanner.number(0...6)
      else { return nil }
      date = .weekday(month: month, week: week, weekday: weekday)
    } else {
      guard let day = scanner.number(0...365) else { return nil }
      date = .ordinal(day)
    }
    guard scanner.take(0x2F) else {
      time = 2 * 3600
      return
    }
    guard let time = scanner.clock(hours: 167) else { return nil }
    self.time = time
  }

  /// Seconds from 1970-01-01T00:00:00 to that moment, both on the wall clock.
  func wallClock(inYear year: Int) -> Int64 {
    Int64(day(inYear: year).number) * 86_400 + Int64(time)
  }

  private func day(inYear year: Int) -> CivilDay {
    let newYear = CivilDay.newYear(year)
    switch date {
    case .julian(let day): return newYear + (day - (CivilDay.isLeap(year) && day >= 60 ? 0 : 1))
    case .ordinal(let day): return newYear + day
    case .weekday(let month, let week, let weekday):
      let first = newYear.adding(months: month - 1)
      let next = newYear.adding(months: month)
      let sundayBased = (first.daysAfterMonday + 1) % 7
      let day = first + ((weekday - sundayBased + 7) % 7 + (week - 1) * 7)
      return day < next ? day : day - 7
    }
  }
}

/// Reads the pieces of a rule from front to back.
struct RuleScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: some Sequence<UInt8>) { bytes = Array(text) }

  var isAtEnd: Bool { position == bytes.count }

  func isAt(_ byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

  mutating func take(_ byte: UInt8) -> Bool {
    guard isAt(byte) else { return false }
    position += 1
    return true
  }

  /// A number without a sign within a range.
  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }.prefix(4)
    guard !digits.isEmpty, let value = Digits.value(of: digits), range.contains(value) else {
      return nil
    }
    position += digits.count
    return value
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func clock(hours: Int) -> Int32? {
    let isNegative = take(0x2D)
    if !isNegative { _ = take(0x2B) }
    guard let hour = number(0...hours) else { return nil }
    var seconds = hour * 3600
    for unit in [60, 1] where take(0x3A) {
      guard let part = number(0...59) else { return nil }
      seconds += part * unit
    }
    return Int32(isNegative ? -seconds : seconds)
  }

  /// Steps over the name of a kind of time: three letters or more, or anything within `<` and `>`.
  mutating func name() -> Bool {
    if take(0x3C) {
      guard let end = bytes[position...].firstIndex(of: 0x3E), end > position else { return false }
      position = end + 1
      return true
    }
    let letters = bytes[position...].prefix { (0x41...0x5A).contains($0 & 0xDF) }
    position += letters.count
    return letters.count >= 3
  }
}
