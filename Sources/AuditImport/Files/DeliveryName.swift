package import WorkingTime

/// What the name of a file says of when its content is from, for the order of several of one source.
package struct DeliveryName: Sendable {
  /// A run of digits or letters.
  private enum Token: Hashable {
    case number(Int)
    case word(String)
  }

  package let name: String
  /// The date in the name, where there is one.
  package let date: CivilDay?
  private let tokens: [Token]

  /// `form` is that of the date in such names, as the plan says; without one a date is one of three numbers that say
  /// by themselves which is the year (`31-10-2026`, `2026_10_31`, `20261031`) or of a month's name before the
  /// year, perhaps with a day before it.
  package init(_ name: String, form: DatePattern? = nil) {
    self.name = name
    tokens = DeliveryName.tokens(of: name)
    date = form.map { DeliveryName.date(in: name, form: $0) } ?? DeliveryName.date(in: tokens)
  }

  /// The numbers in the name, months by their names among them.
  var numbers: [Int] {
    tokens.compactMap { token in
      switch token {
      case .number(let number): number
      case .word(let word): MonthName.number(word)
      }
    }
  }

  /// What is left of the name without its numbers.
  var frame: [String] {
    tokens.map { token in
      if case .word(let word) = token, MonthName.number(word) == nil { word } else { "#" }
    }
  }

  private static func tokens(of name: String) -> [Token] {
    var tokens: [Token] = []
    var rest = name.lowercased().utf8[...]
    while let first = rest.first {
      if Cell.isDigit(first) {
        let digits = rest.prefix(while: Cell.isDigit)
        rest = rest.dropFirst(digits.count)
        tokens.append(.number(Int(String(Substring(digits))) ?? .max))
      } else {
        let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) }
        let run = isLetter(first) ? rest.prefix(while: isLetter) : rest.prefix(1)
        rest = rest.dropFirst(run.count)
        if isLetter(first) || first >= 0x80 { tokens.append(.word(String(Substring(run)))) }
      }
    }
    return tokens
  }

  private static func date(in name: String, form: DatePattern) -> CivilDay? {
    let bytes = Array(name.utf8)
    for start in bytes.indices {
      for end in stride(from: bytes.count, to: start, by: -1) {
        if case .stamp(let stamp) = form.read(bytes[start..<end].span) { return stamp.day }
      }
    }
    return nil
  }

  private static func date(in tokens: [Token]) -> CivilDay? {
    func number(_ place: Int) -> Int? {
      guard tokens.indices.contains(place) else { return nil }
      switch tokens[place] {
      case .number(let number): return number
      case .word(let word): return MonthName.number(word)
      }
    }
    for place in tokens.indices {
      if case .number(let number) = tokens[place], (19_000_101...22_001_231).contains(number) {
        if let day = CivilDay(year: number / 10_000, month: number / 100 % 100, day: number % 100) {
          return day
        }
      }
      if case .word(let word) = tokens[place], let month = MonthName.number(word),
        let year = number(place + 1), WallTime.years.contains(year),
        number(place - 1) == nil, let day = CivilDay(year: year, month: month, day: 1)
      {
        return day
      }
      guard let first = number(place), let second = number(place + 1), let third = number(place + 2)
      else { continue }
      if WallTime.years.contains(third), let day = CivilDay(year: third, month: second, day: first)
      {
        return day
      }
      if WallTime.years.contains(first), let day = CivilDay(year: first, month: second, day: third)
      {
        return day
      }
    }
    return nil
  }
}

extension DeliveryName {
  /// Names of one source in the order of what the files are about: by the dates in all of them, else by their numbers
  /// where they differ in nothing else, else by when the files were written.
  package static func ordered<File>(
    _ files: [File], name: (File) -> DeliveryName, writtenAt: (File) -> Int64
  ) -> [File] {
    let named = files.map { (file: $0, name: name($0), at: writtenAt($0)) }
    let areDated = named.allSatisfy { $0.name.date != nil }
    let areNumbered =
      Set(named.map(\.name.frame)).count == 1 && named.first?.name.numbers.isEmpty == false
    return named.sorted { one, other in
      if areDated, let first = one.name.date, let second = other.name.date, first != second {
        return first < second
      }
      if areDated || areNumbered, one.name.numbers != other.name.numbers {
        return one.name.numbers.lexicographicallyPrecedes(other.name.numbers)
      }
      if one.at != other.at { return one.at < other.at }
      return one.name.name.utf8.lexicographicallyPrecedes(other.name.name.utf8)
    }.map(\.file)
  }
}
