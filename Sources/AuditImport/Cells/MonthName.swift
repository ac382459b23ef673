/// Names of months in Indonesian and English, whole and short, in the spellings that occur.
enum MonthName {
  private static let numbers: [String: Int] = {
    let spellings = [
      "januari january jan", "februari pebruari february feb peb", "maret march mar mrt",
      "april apr", "mei may", "juni june jun", "juli july jul",
      "agustus august agu agt ags aug agust", "september sep sept", "oktober october okt oct",
      "november nopember nov nop", "desember december des dec",
    ]
    var numbers: [String: Int] = [:]
    for (index, names) in spellings.enumerated() {
      for name in names.split(separator: " ") { numbers[String(name)] = index + 1 }
    }
    return numbers
  }()

  /// The longest name in letters only.
  static let longest = 9

  /// The month of that name, whatever its capitals; `nil` for another word.
  static func number(_ name: some StringProtocol) -> Int? { numbers[name.lowercased()] }
}
