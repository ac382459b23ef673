internal import WorkingTime

/// Names of the days of the week in Indonesian and English, whole and short.
enum WeekdayName {
  private static let days: [String: Weekday] = {
    let spellings = [
      "senin sen monday mon", "selasa sel tuesday tue tues", "rabu rab wednesday wed",
      "kamis kam thursday thu thur thurs", "jumat jum'at jum friday fri",
      "sabtu sab saturday sat", "minggu ahad min ming sunday sun",
    ]
    var days: [String: Weekday] = [:]
    for (day, names) in zip(Weekday.allCases, spellings) {
      for name in names.split(separator: " ") { days[String(name)] = day }
    }
    return days
  }()

  /// Reads a name, whatever its capitals.
  static func read(_ bytes: Span<UInt8>, at index: inout Int) -> Weekday? {
    var name = ""
    while index < bytes.count, name.utf8.count < 10 {
      if (0x61...0x7A).contains(bytes[index] | 0x20) {
        name.unicodeScalars.append(Unicode.Scalar(bytes[index] | 0x20))
        index += 1
      } else if let length = apostrophe(bytes, at: index) {
        name += "'"
        index += length
      } else {
        break
      }
    }
    return days[name]
  }

  /// Bytes of the apostrophe of `Jum'at`, straight or curly.
  private static func apostrophe(_ bytes: Span<UInt8>, at index: Int) -> Int? {
    if bytes[index] == UInt8(ascii: "'") { return 1 }
    let isCurly =
      index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      && (0x98...0x99).contains(bytes[index + 2])
    return isCurly ? 3 : nil
  }
}
