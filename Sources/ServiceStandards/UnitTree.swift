internal import WorkingTime

/// Which units stand below which others, day by day. What a unit is told to stand below holds from its first
/// day on, whatever was told earlier; told again with another first day, it holds from that one instead.
package struct UnitTree: Sendable {
  /// From a day on, until the day before the next.
  private struct Spell: Hashable {
    let from: CivilDay?
    let parent: UnitCode?
  }

  /// Ascending by their first days.
  private var spells: [UnitCode: [Spell]] = [:]

  package init(_ catalogue: Catalogue) {
    for told in catalogue.earlierParents { add(told.unit, from: told.from, parent: told.parent) }
    for unit in catalogue.units.map(\.value) {
      add(unit.code, from: unit.parentFrom, parent: unit.parent)
    }
  }

  private mutating func add(_ unit: UnitCode, from: CivilDay?, parent: UnitCode?) {
    func rank(_ day: CivilDay?) -> Int32 { day?.number ?? .min }
    var known = spells[unit] ?? []
    if let last = known.last, last.parent == parent { known.removeLast() }
    known.removeAll { rank($0.from) >= rank(from) }
    spells[unit] = known + [Spell(from: from, parent: parent)]
  }

  /// The days on which a unit is one of some others or stands below one, ascending and apart; none when it never
  /// does.
  package func days(of unit: UnitCode, within others: Set<UnitCode>) -> [DayRange] {
    days(of: unit, within: others, depth: 0)
  }

  private func days(of unit: UnitCode, within others: Set<UnitCode>, depth: Int) -> [DayRange] {
    if others.contains(unit) { return [.always] }
    // A unit below itself is below no other one by that.
    guard depth < spells.count else { return [] }
    return stretches(of: unit).flatMap { stretch -> [DayRange] in
      guard let parent = stretch.parent else { return [] }
      return days(of: parent, within: others, depth: depth + 1)
        .compactMap { $0.intersection(stretch.days) }
    }.joined
  }

  /// What stands above a unit, with the days, ascending and without a gap; the first has no first day.
  package func stretches(of unit: UnitCode) -> [(days: DayRange, parent: UnitCode?)] {
    let spells = self.spells[unit] ?? []
    let ends = spells.dropFirst().map { $0.from.map { $0 + -1 } } + [nil]
    var stretches = zip(spells, ends).map { spell, end in
      (days: DayRange(from: spell.from, to: end), parent: spell.parent)
    }
    if let first = spells.first?.from {
      stretches.insert((DayRange(from: nil, to: first + -1), nil), at: 0)
    }
    return stretches
  }
}
