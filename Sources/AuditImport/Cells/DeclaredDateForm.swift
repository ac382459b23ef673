/// A form of stamps spelled out with the letters `yyyy` `yy` `MMMM` `MM` `M` `dd` `d` `EEEE` `HH` `H`
/// `hh` `h` `a` `mm` `ss` `S` `z`, other signs standing for themselves; letters that stand for
/// themselves are put between apostrophes, `T` may do without.
package struct DeclaredDateForm: Hashable, Sendable {
  enum Element: Hashable, Sendable {
    case year, shortYear, monthName, weekday
    case month(fewestDigits: Int)
    case day(fewestDigits: Int)
    case hour(fewestDigits: Int)
    /// From 1 to 12, with `half`.
    case hourOfHalf(fewestDigits: Int)
    /// AM or PM.
    case half
    case minute, second
    /// Of a second, of any length.
    case fraction
    case zone
    case sign(UInt8)

    /// What the element gives; a stamp has each part once.
    fileprivate var part: Character? {
      switch self {
      case .year, .shortYear: "y"
      case .month, .monthName: "M"
      case .day: "d"
      case .weekday: "E"
      case .hour: "H"
      case .hourOfHalf: "h"
      case .half: "a"
      case .minute: "m"
      case .second: "s"
      case .fraction: "S"
      case .zone: "z"
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
    try checkLiterals()
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
    case "EEEE", "EEE": .weekday
    case "HH": .hour(fewestDigits: 2)
    case "H": .hour(fewestDigits: 1)
    case "hh": .hourOfHalf(fewestDigits: 2)
    case "h": .hourOfHalf(fewestDigits: 1)
    case "a": .half
    case "mm": .minute
    case "ss": .second
    case "z": .zone
    default: letters.allSatisfy { $0 == "S" } ? .fraction : nil
    }
  }

  /// A stamp has year, month and day, and then perhaps hour and minute, second, fraction and zone,
  /// each once.
  private func checkParts() throws(Problem) {
    let parts = elements.compactMap(\.part)
    for part in parts where parts.count(where: { $0 == part }) > 1 {
      throw .badPattern(element: "\(part) … \(part)")
    }
    let time = Set(parts).subtracting(["y", "M", "d", "E"])
    let hour: Set<Character> = time.contains("h") ? ["h", "a", "m"] : ["H", "m"]
    guard Set(parts).isSuperset(of: ["y", "M", "d"]),
      time.isEmpty || (time.isSuperset(of: hour) && time.subtracting(hour).isSubset(of: "sSz")),
      time.contains("s") || !time.contains("S")
    else { throw .badPattern(element: text) }
  }

  /// A text that stands for itself is one that does not matter. `'PM'` or `'WIB'` matters.
  private func checkLiterals() throws(Problem) {
    var literal: [UInt8] = []
    for element in elements + [.half] {
      if case .sign(let byte) = element {
        literal.append(byte)
        continue
      }
      let text = String(decoding: literal, as: UTF8.self)
      literal = []
      for word in text.split(whereSeparator: { !$0.isLetter && $0 != "." }) {
        let letters = word.filter(\.isLetter).lowercased()
        if ["am", "pm"].contains(letters) {
          throw .meaningfulLiteral(String(word), element: "a")
        }
        if ZoneMark.isName(letters) { throw .meaningfulLiteral(String(word), element: "z") }
      }
      if text.contains(where: \.isNumber), text.contains(where: { "+-".contains($0) }) {
        throw .meaningfulLiteral(text, element: "z")
      }
    }
  }
}
