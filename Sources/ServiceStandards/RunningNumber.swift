/// The running part of a case number: its longest run of digits, the first of equal ones, that is no year or date. The
/// rest, with the series, is the frame: numbers with one frame count on from each other.
public enum RunningNumber {
  /// No register counts so far; longer runs are telephone or population numbers.
  private static let mostDigits = 9

  /// Reads what runs on. `number` is folded; `received` is when the case was received, in epoch seconds: digits that
  /// begin with that year are one. Gives the number, and the key of its frame; `nil` where nothing runs on.
  public static func read(
    _ number: borrowing Span<UInt8>, series: borrowing Span<UInt8>, received: Int64
  ) -> (number: Int64, frame: Int64)? {
    guard let digits = digits(of: number, received: received) else { return nil }
    var value: Int64 = 0
    for index in digits { value = value * 10 + Int64(number[index] &- 0x30) }
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in series.indices { key = step(key, series[index]) }
    key = step(key, 0)
    for index in 0..<digits.lowerBound { key = step(key, number[index]) }
    key = step(key, 0)
    for index in digits.upperBound..<number.count { key = step(key, number[index]) }
    return (value, Int64(key >> 1))
  }

  /// Where the digits of the running part stand.
  public static func digits(
    of number: borrowing Span<UInt8>, received: Int64
  ) -> Range<Int>? {
    let year = RunningNumber.year(of: received)
    var best: Range<Int>?
    // Where there is nothing but years, the first of them.
    var firstYear: Range<Int>?
    var index = 0
    while index < number.count {
      guard isDigit(number[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < number.count, isDigit(number[index]) { index += 1 }
      guard index - start <= mostDigits else { continue }
      if beginsWithYear(number, start..<index, year) {
        firstYear = firstYear ?? start..<index
      } else if index - start > best?.count ?? 0 {
        best = start..<index
      }
    }
    return best ?? firstYear
  }

  /// By UTC, and on the last days of a year perhaps the next one.
  public static func year(of seconds: Int64) -> Int64 { 1970 + seconds / 31_556_952 }

  /// `2025`, `202503` and `20250304`, give or take a year.
  private static func beginsWithYear(
    _ number: borrowing Span<UInt8>, _ digits: Range<Int>, _ year: Int64
  ) -> Bool {
    guard [4, 6, 8].contains(digits.count) else { return false }
    var first: Int64 = 0
    for index in digits.prefix(4) { first = first * 10 + Int64(number[index] &- 0x30) }
    return abs(first - year) <= 1
  }

  /// One step of FNV-1a.
  private static func step(_ key: UInt64, _ byte: UInt8) -> UInt64 {
    (key ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
