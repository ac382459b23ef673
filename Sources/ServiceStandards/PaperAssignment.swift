/// What an auditor said that a spelling means which no list of standards knows.
public struct PaperAssignment: Hashable, Sendable {
  /// Where it holds. Of several the narrowest counts: what was said of one service is not undone by what is said of all.
  public enum Scope: Hashable, Sendable {
    case everywhere
    /// The services that belong to the agency.
    case agency(AgencyCode)
    /// The services of a unit and of those below it.
    case unit(UnitCode)
    /// The service and those that inherit from it.
    case service(unit: UnitCode, ServiceCode)
  }

  public enum Meaning: Hashable, Sendable {
    /// The paper of that code, wherever a list holds it.
    case paper(DocumentCode)
    /// A real paper that the standard does not hold: who asks for it asks for more than was promised.
    case notListed
  }

  /// As the auditor wrote it; compared by `PaperName.folded`.
  public var spelling: String
  public var scope: Scope
  public var meaning: Meaning

  public init(spelling: String, scope: Scope, meaning: Meaning) {
    self.spelling = spelling
    self.scope = scope
    self.meaning = meaning
  }
}

/// What the assignments of a catalogue mean to each of its services.
///
/// An assignment to a paper says nothing to a service none of whose lists holds that code: the same paper may have
/// another code there, and a spelling that may be a listed paper accuses nobody.
package struct PaperAssignments: Sendable {
  /// In the order in which they were said, with their spellings folded.
  private let said: [(spelling: String, assignment: PaperAssignment)]
  private let parents: [UnitCode: UnitCode]
  private let inheritance: Inheritance

  package init(_ catalogue: Catalogue) {
    said = catalogue.paperAssignments.map { (PaperName.folded($0.spelling), $0) }
    inheritance = Inheritance(catalogue)
    parents = Dictionary(
      catalogue.units.compactMap { unit in unit.value.parent.map { (unit.value.code, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What folded spellings mean to a service.
  package func meanings(to service: Service) -> [String: PaperAssignment.Meaning] {
    guard !said.isEmpty else { return [:] }
    let above = unitsAbove(service.unit)
    var found: [String: (rank: Int, meaning: PaperAssignment.Meaning)] = [:]
    for (spelling, assignment) in said {
      guard let rank = rank(of: assignment.scope, for: service, above) else { continue }
      // Of equally narrow ones the last holds.
      if let known = found[spelling], known.rank > rank { continue }
      found[spelling] = (rank, assignment.meaning)
    }
    // The codes in the lists by which the service goes, of any version.
    let codes = Set(
      inheritance.standards(of: service).flatMap { $0.value.documents ?? [] }.map(\.code))
    return found.mapValues(\.meaning).filter { _, meaning in
      switch meaning {
      case .paper(let code): codes.contains(code)
      case .notListed: true
      }
    }
  }

  /// Whether a scope has the service in it.
  package func holds(_ service: Service, in scope: PaperAssignment.Scope) -> Bool {
    rank(of: scope, for: service, unitsAbove(service.unit)) != nil
  }

  /// The greater the narrower; `nil`: it does not have the service in it.
  private func rank(
    of scope: PaperAssignment.Scope, for service: Service, _ above: [UnitCode]
  ) -> Int? {
    switch scope {
    case .everywhere: 0
    case .agency(let agency): service.agency == agency ? 1 : nil
    case .unit(let unit): above.firstIndex(of: unit).map { 2 + above.count - $0 }
    case .service(let unit, let code):
      inheritance.homes(of: service)
        .firstIndex { $0.unit == unit && $0.service == code }.map { .max - $0 }
    }
  }

  /// The unit itself, then those above it, the nearest first.
  private func unitsAbove(_ unit: UnitCode) -> [UnitCode] {
    var above = [unit]
    // A unit below itself has no end above it.
    while let last = above.last, let parent = parents[last], !above.contains(parent) {
      above.append(parent)
    }
    return above
  }
}
