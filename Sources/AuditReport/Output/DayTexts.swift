internal import WorkingTime

/// Dates as text, kept from when they were last needed: rows that follow each other speak of the same
/// days.
struct DayTexts {
  struct Text {
    fileprivate var day: Int32
    /// `YYYY-MM-DD`.
    fileprivate(set) var iso = InlineArray<10, UInt8>(repeating: 0x30)
    /// `dd/MM/yyyy`.
    fileprivate(set) var slashed = InlineArray<10, UInt8>(repeating: 0x30)
  }

  private static let size: Int32 = 1024
  private var texts: [Text]

  init() { texts = Array(repeating: Text(day: .min), count: Int(DayTexts.size)) }

  /// The texts of a day; `nil` for a year that has not four digits. Days that are far from each other
  /// take each other's place, so a caller keeps the texts and not where they are.
  @inline(__always)
  mutating func text(of day: CivilDay) -> Text? {
    let place = Int(day.number & (DayTexts.size - 1))
    if texts[place].day == day.number { return texts[place] }
    return make(day, at: place)
  }

  private mutating func make(_ day: CivilDay, at place: Int) -> Text? {
    guard (0...9999).contains(day.year) else { return nil }
    var bytes: [UInt8] = []
    bytes.append(isoDay: day)
    bytes.append(slashedDay: day)
    var text = Text(day: day.number)
    for index in 0..<10 {
      text.iso[index] = bytes[index]
      text.slashed[index] = bytes[10 + index]
    }
    texts[place] = text
    return text
  }
}
