internal import ServiceStandards

/// What the rules about standards say of each version and of days without one: asked once, before any
/// transaction is looked at.
struct CatalogueVerdicts: Sendable {
  struct Deviation: Sendable {
    let card: RuleCard
    let lacks: Set<StandardDeviation.Lack>
    /// Its deviations are wanted.
    let isSelected: Bool
  }

  /// By index into `Rulebook.versions`.
  private let ofVersions: [[Deviation]]
  private let ofGaps: [Deviation]
  /// The same as verdicts on the criterion.
  private let codes: [VerdictCode]
  private let codeOfGaps: VerdictCode

  init(_ rulebook: Rulebook, selected: Set<RuleID>?) {
    let rules = RuleSet.all.compactMap { $0 as? any CatalogueRule.Type }
      .sorted { $0.card.id < $1.card.id }
    func deviation(_ card: RuleCard, _ lacks: Set<StandardDeviation.Lack>) -> Deviation {
      Deviation(card: card, lacks: lacks, isSelected: selected?.contains(card.id) ?? true)
    }
    func code(_ deviations: [Deviation]) -> VerdictCode {
      VerdictCode(deviations.isEmpty ? .compliant : .deviates)
    }
    ofVersions = rulebook.records.map { record in
      let standard = rulebook.catalogue.standards[record].value
      return rules.compactMap { rule in
        rule.judge(standard).map { deviation(rule.card, $0) }
      }
    }
    ofGaps = rules.filter { $0.gapsDeviate }.map { deviation($0.card, []) }
    codes = ofVersions.map(code)
    codeOfGaps = code(ofGaps)
  }

  /// What deviates in a version, by its index; below 0: in days without one.
  func deviations(of version: Int32) -> [Deviation] {
    version < 0 ? ofGaps : ofVersions[Int(version)]
  }

  /// The verdict on the standard of a transaction that the version binds.
  @inline(__always)
  func code(of version: Int32) -> VerdictCode {
    version < 0 ? codeOfGaps : codes[Int(version)]
  }
}
