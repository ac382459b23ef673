package import WorkingTime

/// What a calendar has, and a later list of holidays has not: days of a year and a kind of which the list
/// speaks. They stay until the decree that set them is said to be replaced.
package struct LaterDecree: Hashable, Sendable {
  /// In the calendar still, ascending.
  package private(set) var kept: [Holiday] = []
  /// Taken away with the decree that is replaced, ascending.
  package private(set) var takenAway: [Holiday] = []

  package init() {}

  /// Of several versions of one calendar, each day once.
  package mutating func join(_ other: LaterDecree) {
    kept = LaterDecree.joined(kept, other.kept)
    takenAway = LaterDecree.joined(takenAway, other.takenAway)
  }

  private static func joined(_ left: [Holiday], _ right: [Holiday]) -> [Holiday] {
    Set(left + right).sorted { ($0.day, $0.name, $0.decree) < ($1.day, $1.name, $1.decree) }
  }

  /// Takes out of the calendar what the list, which speaks of these days, does not have; of other decrees than
  /// those replaced it is only said.
  fileprivate init(
    _ list: HolidaysFile, replacing decrees: Set<String>, in calendar: inout CalendarDefinition
  ) {
    let days = Set(list.holidays.map(\.day))
    var years = list.complete
    for holiday in list.holidays { years[holiday.kind, default: []].insert(holiday.day.year) }
    let left = calendar.holidays.filter {
      !days.contains($0.day) && years[$0.kind]?.contains($0.day.year) ?? false
    }
    kept = left.filter { !decrees.contains(DecreeName.folded($0.decree)) }
    takenAway = left.filter { decrees.contains(DecreeName.folded($0.decree)) }
    let gone = Set(takenAway)
    calendar.holidays.removeAll { gone.contains($0) }
  }
}

/// Decrees as people name them: capitals and spaces aside.
package enum DecreeName {
  package static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension CalendarDefinition {
  /// Adds what a file of holidays says, as far as it closes the office; a day that is in the calendar takes the
  /// names and decrees of the file. What the file no longer has goes where its decree is one of those replaced.
  package mutating func add(
    _ file: HolidaysFile, replacing decrees: Set<String>
  ) -> LaterDecree {
    let later = LaterDecree(file, replacing: decrees, in: &self)
    add(file)
    return later
  }
}
