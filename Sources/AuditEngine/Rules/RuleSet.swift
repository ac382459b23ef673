package import ServiceStandards

/// Every rule on transactions and standards, and the cards of those and of the rule on complaints. A new
/// one takes a file beside this one, a line in `all` and a constant in `RuleID`; verdicts, counts, lists of rules, what
/// explanations say and show, and the test of its examples follow from its card.
package enum RuleSet {
  /// One line for each rule, in the order in which they are listed to people.
  package static let all: [any Rule.Type] = [
    FinishedLateRule.self,
    OpenOverdueRule.self,
    PromiseBrokenRule.self,
    WaitedLongRule.self,
    OverchargeRule.self,
    ChargedThoughFreeRule.self,
    UnderchargeRule.self,
    NoProofRule.self,
    ProofOnTwoDaysRule.self,
    UnlistedDocumentRule.self,
    MissingDocumentRule.self,
    NoStandardRule.self,
    IncompleteStandardRule.self,
    ImpossibleOrderRule.self,
    FutureStampRule.self,
    ContradictionRule.self,
    DatedBackRule.self,
    EnteredInBulkRule.self,
  ]

  /// Those that look across cases.
  static let patterns: [any PatternRule.Type] = all.compactMap { $0 as? any PatternRule.Type }

  /// The cards of all rules, in the order in which they are listed to people.
  package static let cards: [RuleCard] = all.map { $0.card } + [AnsweredLateRule.card]

  /// The card of that rule; `nil` when there is no such rule.
  package static func card(of id: RuleID) -> RuleCard? { cards.first { $0.id == id } }

  /// Whether its deviations belong to findings.
  package static func opensFindings(_ id: RuleID) -> Bool { card(of: id)?.holding == .finding }

  /// Those whose deviations count in no total until an auditor confirms them.
  package static let proposals = all.filter { $0.card.holding == .proposal }.map { $0.card.id }

  package static func isProposal(_ id: RuleID) -> Bool { proposals.contains(id) }

  /// Whether it looks across cases.
  package static func isPattern(_ id: RuleID) -> Bool { patterns.contains { $0.card.id == id } }

  /// Whether its deviations are those of standards, or of days without one.
  package static func isAboutStandards(_ id: RuleID) -> Bool {
    switch card(of: id)?.scope {
    case .standard, .service: true
    case .transaction, .complaint, nil: false
    }
  }
}
