/// For which years an office has said that its list of holidays is complete.
///
/// A holiday in the list says nothing of the others of its year: a local day does not tell when Idul
/// Fitri is, and a national list does not tell the joint leave around it. So every kind of holiday
/// that closes the office has to be declared.
public struct HolidayDeclarations: Hashable, Sendable {
  /// Kinds set by one joint decree: an office that keeps one of them keeps the other, unless it
  /// names the kinds that close it.
  private static let national: Set<String> = ["libur_nasional", "cuti_bersama"]

  /// Kinds that close the office, at least one; the empty kind is that of holidays without one.
  public let kinds: Set<String>
  private let completeYears: Set<Int>
  private let byKind: [String: Set<Int>]

  /// `nil` when the calendar keeps no holidays, so that there is nothing to know.
  public init?(_ definition: CalendarDefinition) {
    guard case .declared(let complete, let byKind) = definition.holidayKnowledge else {
      return nil
    }
    if let named = definition.holidayKinds {
      guard !named.isEmpty else { return nil }
      kinds = named
    } else {
      var kinds = Set(definition.holidays.map(\.kind)).union(byKind.keys)
      if !kinds.isDisjoint(with: Self.national) { kinds.formUnion(Self.national) }
      self.kinds = kinds.isEmpty ? [""] : kinds
    }
    completeYears = complete
    self.byKind = byKind
  }

  /// Years of which anything is declared.
  public var namedYears: Set<Int> { byKind.values.reduce(completeYears) { $0.union($1) } }

  public func isComplete(_ kind: String, in year: Int) -> Bool {
    completeYears.contains(year) || byKind[kind]?.contains(year) ?? false
  }

  public func isKnown(_ year: Int) -> Bool {
    kinds.allSatisfy { isComplete($0, in: year) }
  }

  /// The kinds that keep a year from being known, in order; none when it is known, and none when
  /// only the year as a whole can be declared, for the list has holidays without a kind.
  public func missingKinds(of year: Int) -> [String] {
    let missing = kinds.filter { !isComplete($0, in: year) }
    return missing.contains("") ? [] : missing.sorted()
  }
}

extension CalendarDefinition {
  /// The same calendar with its list taken as complete for each year that has a holiday in it: for
  /// questions to the clock, whose answer accuses nobody.
  public var trustingItsList: CalendarDefinition {
    guard case .declared(let complete, let byKind) = holidayKnowledge else { return self }
    var definition = self
    definition.holidayKnowledge = .declared(
      completeYears: complete.union(holidays.map(\.day.year)), byKind: byKind)
    return definition
  }
}
