package import ServiceStandards

/// A class or tier on rows of a file that no standard of their service names, though it tells classes or tiers apart:
/// nobody can say which of its lines hold for such a case.
package struct UndeclaredWord: Hashable, Sendable {
  package enum Kind: Int, Hashable, Sendable {
    case applicantClass, tier

    /// The column of a profile.
    package var column: String {
      switch self {
      case .applicantClass: "class"
      case .tier: "tier"
      }
    }
  }

  package let kind: Kind
  package let unit: UnitCode
  package let service: ServiceCode
  /// As most rows write it.
  package let text: String
  package let rows: Int
  /// The class or tier of a standard that is spelt nearest.
  package let nearest: String?

  /// All of them, those of most rows first. `counts`: rows of classes and tiers by database id of the service.
  static func find(_ counts: [Int64: [Variant: Int]], in catalogue: Catalogue) -> [UndeclaredWord] {
    guard !counts.isEmpty else { return [] }
    let inheritance = Inheritance(catalogue)
    var words: [UndeclaredWord] = []
    for service in catalogue.services {
      guard let variants = counts[service.id] else { continue }
      let standards = inheritance.standards(of: service.value).map(\.value)
        .filter { $0.state != .draft }
      words += find(
        .applicantClass, of: service.value, variants.map { ($0.applicantClass, $1) },
        known: standards.flatMap(\.namedClasses))
      words += find(
        .tier, of: service.value, variants.map { ($0.tier, $1) },
        known: standards.flatMap(\.namedTiers))
    }
    return words.sorted { $0.precedes($1) }
  }

  private static func find(
    _ kind: Kind, of service: Service, _ counts: [(text: String?, rows: Int)], known: [String]
  ) -> [UndeclaredWord] {
    // Where no line is for one class alone, every class is as good as any other.
    guard !known.isEmpty else { return [] }
    let names = Dictionary(
      known.map { (FoldedName($0), $0) }, uniquingKeysWith: { first, _ in first })
    var spellings: [FoldedName: [String: Int]] = [:]
    for case (let text?, let rows) in counts where names[FoldedName(text)] == nil {
      spellings[FoldedName(text), default: [:]][text, default: 0] += rows
    }
    return spellings.compactMap { folded, rows in
      let most = rows.max { ($0.value, $1.key) < ($1.value, $0.key) }
      let nearest = NearestName.of(folded.text, in: names.keys.map(\.text))
      return most.map { most in
        UndeclaredWord(
          kind: kind, unit: service.unit, service: service.code, text: most.key,
          rows: rows.values.reduce(0, +),
          nearest: nearest.flatMap { near in names.first { $0.key.text == near }?.value })
      }
    }
  }

  private func precedes(_ other: UndeclaredWord) -> Bool {
    if rows != other.rows { return rows > other.rows }
    return (unit.text, service.text, kind.rawValue, text)
      < (other.unit.text, other.service.text, other.kind.rawValue, other.text)
  }
}
