internal import WorkingTime

/// What a stamp in a file says: a date, perhaps a time of day, perhaps an offset.
struct WallTime: Equatable {
  var day: CivilDay
  /// Second of the day; `nil` for a date alone.
  var second: Int32?
  /// Seconds east of UTC; `nil` when the stamp does not say.
  var offset: Int32?
  /// A fraction of a second was left out: the instant lies within that second.
  var isCut = false

  /// Years that are believed.
  static let years = 1900...2200

  /// What became of reading a cell in one form.
  enum Reading: Equatable {
    case stamp(WallTime)
    /// The cell is not written in this form.
    case otherForm
    case noSuchDate
    case yearOutside
    /// It names another day of the week than that of its date.
    case otherWeekday
    /// The date exists when day and month change places.
    case dayAndMonthSwapped
  }

  /// Checks the parts of a stamp.
  static func reading(
    year: Int, month: Int, day: Int, second: Int32?, offset: Int32? = nil, isCut: Bool = false
  ) -> Reading {
    guard let date = CivilDay(year: year, month: month, day: day) else { return .noSuchDate }
    guard years.contains(year) else { return .yearOutside }
    // 24:00 is the last second of the date that it names.
    return .stamp(
      WallTime(day: date, second: second.map { min($0, 86_399) }, offset: offset, isCut: isCut))
  }

  /// The second of the day; `nil` when the clock has no such time. 24:00:00 is the end of the day.
  static func second(hour: Int, minute: Int, second: Int, isCut: Bool = false) -> Int32? {
    let isEndOfDay = hour == 24 && minute == 0 && second == 0 && !isCut
    guard minute < 60, second < 60, hour < 24 || isEndOfDay else { return nil }
    return Int32(hour * 3600 + minute * 60 + second)
  }
}

extension Span<UInt8> {
  /// Reads between `fewest` and `most` digits from `index` on; `nil` when there are fewer.
  func number(at index: inout Int, fewest: Int, most: Int) -> Int? {
    var value = 0
    let start = index
    while index < count, index - start < most, Cell.isDigit(self[index]) {
      value = value * 10 + Int(self[index] &- 0x30)
      index += 1
    }
    return index - start >= fewest ? value : nil
  }

  /// Goes past the digits of a fraction, however many, and says whether all are zeros; `nil` when
  /// there are none.
  func skipFraction(at index: inout Int) -> Bool? {
    let start = index
    var isZero = true
    while index < count, Cell.isDigit(self[index]) {
      if self[index] != 0x30 { isZero = false }
      index += 1
    }
    return index > start ? isZero : nil
  }

  /// Goes past one byte if it is the one that is expected.
  func skip(_ byte: UInt8, at index: inout Int) -> Bool {
    guard index < count, self[index] == byte else { return false }
    index += 1
    return true
  }
}
