internal import ServiceStandards
internal import SheetFiles

/// Which sheets of a workbook a profile reads, one after the other. A hidden sheet is read only by its own name: what nobody
/// sees may be old, or what a list on another sheet is made of.
package struct SheetChoice: Hashable, Sendable {
  private enum Entry: Hashable {
    /// Place among the tables whose tabs a person sees, from 1.
    case number(Int)
    /// Whatever its capitals; `*` stands for anything in the name of a sheet that is visible.
    case name(String)
  }

  private var entries: [Entry] = []

  /// All that are visible.
  static let visible = SheetChoice(entries: [.name("*")])

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
    let visible = sheets.indices.filter { sheets[$0].state == .visible }
    var places: [Int] = []
    for entry in entries {
      let found = chosen(by: entry, from: sheets, visible)
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

  private func chosen(by entry: Entry, from sheets: [SheetInfo], _ visible: [Int]) -> [Int] {
    switch entry {
    case .number(let number):
      return visible.indices.contains(number - 1) ? [visible[number - 1]] : []
    case .name(let text):
      let pattern = text.lowercased()
      return sheets.indices.filter { place in
        let name = sheets[place].name.lowercased()
        guard sheets[place].state == .visible else { return name == pattern }
        return SheetChoice.matches(Array(name), Array(pattern))
      }
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
