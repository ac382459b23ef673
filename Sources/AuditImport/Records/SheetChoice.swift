internal import ServiceStandards
internal import SheetFiles

/// Which sheets of a workbook a profile reads, one after the other.
package struct SheetChoice: Hashable, Sendable {
  private enum Entry: Hashable {
    /// Place among the tables of the workbook, from 1.
    case number(Int)
    /// Whatever its capitals; `*` stands for anything.
    case name(String)
  }

  private var entries: [Entry] = []

  static let all = SheetChoice(entries: [.name("*")])

  private init(entries: [Entry]) { self.entries = entries }

  /// `Juli`, `2`, `Data *`, or a list of such.
  init(_ value: YAMLValue) {
    for entry in value.isList ? value.list() ?? [] : [value] {
      if entry.isNumber {
        if let number = entry.wholeNumber(in: 1...1024) { entries.append(.number(Int(number))) }
      } else if let name = entry.text() {
        entries.append(.name(name))
      }
    }
  }

  /// Places of the chosen sheets in order of the entries, each once.
  ///
  /// - Throws: `ImportFault.noSuchSheet` for an entry that chooses none.
  func places(in sheets: [SheetInfo], of file: String) throws(ImportFault) -> [Int] {
    var places: [Int] = []
    for entry in entries {
      let found = sheets.indices.filter { chooses(entry, sheets[$0].name, number: $0 + 1) }
      guard !found.isEmpty else {
        let name =
          switch entry {
          case .number(let number): String(number)
          case .name(let name): name
          }
        throw .noSuchSheet(file: file, name: name, sheets: sheets.map(\.name))
      }
      places += found.filter { !places.contains($0) }
    }
    return places
  }

  private func chooses(_ entry: Entry, _ name: String, number: Int) -> Bool {
    switch entry {
    case .number(let wanted): wanted == number
    case .name(let pattern):
      SheetChoice.matches(Array(name.lowercased()), Array(pattern.lowercased()))
    }
  }

  private static func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
    // Where to go on when what follows the last star does not fit here.
    var (at, star, resumed) = (0, -1, 0)
    var index = 0
    while index < name.count {
      if at < pattern.count, pattern[at] == "*" {
        (star, resumed) = (at, index)
        at += 1
      } else if at < pattern.count, pattern[at] == name[index] {
        at += 1
        index += 1
      } else if star >= 0 {
        resumed += 1
        (at, index) = (star + 1, resumed)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == "*" }
  }
}
