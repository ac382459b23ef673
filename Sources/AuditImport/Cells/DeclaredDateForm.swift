internal import WorkingTime

/// A form of stamps spelled out with the letters `yyyy` `yy` `MMMM` `MM` `M` `dd` `d` `HH` `H` `mm`
/// `ss`, other signs standing for themselves; letters that stand for themselves are put between
/// apostrophes, `T` may do without.
package struct DeclaredDateForm: Hashable, Sendable {
  enum Element: Hashable, Sendable {
    case year, shortYear, monthName
    case month(fewestDigits: Int)
    case day(fewestDigits: Int)
    case hour(fewestDigits: Int)
    case minute, second
    case sign(UInt8)

    /// What the element gives; a stamp has each part once.
    fileprivate var part: Character? {
      switch self {
      case .year, .shortYear: "y"
      case .month, .monthName: "M"
      case .day: "d"
      case .hour: "H"
      case .minute: "m"
      case .second: "s"
      case .sign: nil
      }
    }
  }

  package let text: String
  let elements: [Element]

  package init(_ text: String) throws(Problem) {
    var elements: [Element] = []
    var rest = text[...]
    while let first = rest.first {
      if first == "'" {
        let quoted = rest.dropFirst().prefix { $0 != "'" }
        rest = rest.dropFirst(quoted.count + 1)
        guard !quoted.isEmpty, rest.popFirst() != nil else { throw .badPattern(element: "'") }
        elements += quoted.utf8.map(Element.sign)
        continue
      }
      let run = rest.prefix { $0 == first }
      if first.isLetter, first != "T" {
        guard let element = DeclaredDateForm.element(run) else {
          throw .badPattern(element: String(run))
        }
        elements.append(element)
        rest = rest.dropFirst(run.count)
      } else {
        guard !first.isNumber else { throw .badPattern(element: String(first)) }
        elements += String(first).utf8.map(Element.sign)
        rest = rest.dropFirst()
      }
    }
    self.text = text
    self.elements = elements
    try checkParts()
  }

  private static func element(_ letters: Substring) -> Element? {
    switch letters {
    case "yyyy": .year
    case "yy": .shortYear
    case "MMMM", "MMM": .monthName
    case "MM": .month(fewestDigits: 2)
    case "M": .month(fewestDigits: 1)
    case "dd": .day(fewestDigits: 2)
    case "d": .day(fewestDigits: 1)
    case "HH": .hour(fewestDigits: 2)
    case "H": .hour(fewestDigits: 1)
    case "mm": .minute
    case "ss": .second
    default: nil
    }
  }

  /// A stamp has year, month and day, and then perhaps hour, minute and second, each once.
  private func checkParts() throws(Problem) {
    let parts = elements.compactMap(\.part)
    for part in parts where parts.count(where: { $0 == part }) > 1 {
      throw .badPattern(element: "\(part) … \(part)")
    }
    let known = ["Mdy", "HMdmy", "HMdmsy"]
    guard known.contains(String(parts.sorted())) else { throw .badPattern(element: text) }
  }

  /// The date part of the form, whatever the number of digits; `nil` where a month has a name.
  var dateShape: String? { shape(month: "M", day: "d") }

  /// The same with day and month in each other's place.
  var swappedDateShape: String? { shape(month: "d", day: "M") }

  private func shape(month: Character, day: Character) -> String? {
    var shape = ""
    for element in elements {
      switch element {
      case .monthName: return nil
      case .month: shape.append(month)
      case .day: shape.append(day)
      case .year, .shortYear: shape.append("y")
      case .sign(let byte): shape.append(Character(Unicode.Scalar(byte)))
      case .hour, .minute, .second: continue
      }
    }
    return shape.filter { $0 == "d" || $0 == "M" || $0 == "y" || "/-.".contains($0) }
  }

  func read(_ bytes: Span<UInt8>) -> WallTime.Reading {
    var (year, month, day, hour, minute, second) = (0, 0, 0, 0, 0, 0)
    var hasTime = false
    var index = 0
    for element in elements {
      var value: Int? = 0
      switch element {
      case .year:
        value = bytes.number(at: &index, fewest: 4, most: 4)
        year = value ?? 0
      case .shortYear:
        value = bytes.number(at: &index, fewest: 2, most: 2)
        year = 2000 + (value ?? 0)
      case .monthName:
        value = DeclaredDateForm.monthName(bytes, at: &index)
        month = value ?? 0
      case .month(let fewest):
        value = bytes.number(at: &index, fewest: fewest, most: 2)
        month = value ?? 0
      case .day(let fewest):
        value = bytes.number(at: &index, fewest: fewest, most: 2)
        day = value ?? 0
      case .hour(let fewest):
        value = bytes.number(at: &index, fewest: fewest, most: 2)
        hour = value ?? 0
        hasTime = true
      case .minute:
        value = bytes.number(at: &index, fewest: 2, most: 2)
        minute = value ?? 0
      case .second:
        value = bytes.number(at: &index, fewest: 2, most: 2)
        second = value ?? 0
      case .sign(let byte):
        guard bytes.skip(byte, at: &index) else { return .otherForm }
        if byte == 0x20 { while bytes.skip(byte, at: &index) {} }
      }
      if value == nil { return .otherForm }
    }
    guard index == bytes.count else { return .otherForm }
    guard let ofDay = WallTime.second(hour: hour, minute: minute, second: second) else {
      return .noSuchDate
    }
    if month > 12, CivilDay(year: year, month: day, day: month) != nil {
      return .dayAndMonthSwapped
    }
    return WallTime.reading(
      year: year, month: month, day: day, second: hasTime ? ofDay : nil)
  }

  private static func monthName(_ bytes: Span<UInt8>, at index: inout Int) -> Int? {
    var name = ""
    while index < bytes.count, name.utf8.count <= MonthName.longest,
      (0x61...0x7A).contains(bytes[index] | 0x20)
    {
      name.unicodeScalars.append(Unicode.Scalar(bytes[index]))
      index += 1
    }
    guard let month = MonthName.number(name) else { return nil }
    // “5 Agt. 2026”: a dot after a shortened name.
    _ = name.utf8.count <= 4 && bytes.skip(UInt8(ascii: "."), at: &index)
    return month
  }
}
