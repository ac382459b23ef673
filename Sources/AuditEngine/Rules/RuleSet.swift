package import ServiceStandards

/// Every rule there is. A new one takes a file beside this one, a line in `all` and a constant in
/// `RuleID`; verdicts, counts, lists of rules and the test of its examples follow from its card.
package enum RuleSet {
  /// One line for each rule, in the order in which they are listed to people.
  package static let all: [any Rule.Type] = [
    FinishedLateRule.self,
    OpenOverdueRule.self,
    PromiseBrokenRule.self,
    OverchargeRule.self,
    ChargedThoughFreeRule.self,
    UnderchargeRule.self,
    NoProofRule.self,
    UnlistedDocumentRule.self,
    MissingDocumentRule.self,
    NoStandardRule.self,
    IncompleteStandardRule.self,
    ImpossibleOrderRule.self,
    FutureStampRule.self,
  ]

  /// The card of that rule; `nil` when there is no such rule.
  package static func card(of id: RuleID) -> RuleCard? {
    all.first { $0.card.id == id }?.card
  }
}
