internal import SheetFiles
internal import WorkingTime

/// Days since 1899-12-30 (1900 system) or since 1904-01-01 with a fraction for the time of day, as spreadsheets keep
/// dates. The days before March 1900, where the former counts a 29 February that never was, are not read.
enum ExcelStamp {
  private static let epoch = CivilDay(number: -25_569)

  static func read(
    _ bytes: Span<UInt8>, since start: SerialDate.Epoch = .from1900
  ) -> WallTime.Reading {
    var index = 0
    guard let days = bytes.number(at: &index, fewest: 1, most: 7) else { return .otherForm }
    var second: Int64 = 0
    if bytes.skip(UInt8(ascii: "."), at: &index) || bytes.skip(UInt8(ascii: ","), at: &index) {
      let start = index
      guard let fraction = bytes.number(at: &index, fewest: 1, most: 12) else {
        return .otherForm
      }
      let scale = (start..<index).reduce(Int64(1)) { scale, _ in scale * 10 }
      // To the nearest second: the fraction of a day is inexact in the spreadsheet itself.
      second = (Int64(fraction) * 86_400 + scale / 2) / scale
      while index < bytes.count, Cell.isDigit(bytes[index]) { index += 1 }
    }
    guard index == bytes.count else { return .otherForm }
    guard days + start.firstDay >= 61 else { return .noSuchDate }
    let day = epoch + (days + start.firstDay)
    guard WallTime.years.contains(day.year) else { return .yearOutside }
    return .stamp(WallTime(day: day, second: second == 0 ? nil : Int32(second)))
  }
}
