internal import ServiceStandards

/// The rules about transactions in the order of their numbers, which is the order of a row's deviations. A
/// rule's index here is its place: its bit in the marks of a row.
struct RulePlaces: Sendable {
  let rules: [any RowRule.Type]
  let cards: [RuleCard]
  /// What is needed of the cards for each deviation.
  let traits: [Trait]
  /// Bits of the rules whose deviations count in no total.
  let proposals: UInt64
  /// Bits of the selected rules.
  let reported: UInt64
  let deciding: Deciding

  /// Bits of the rules that decide each verdict.
  struct Deciding: Sendable {
    let time: UInt64
    /// Whether a case was on time.
    let punctuality: UInt64
    /// On time by the standard alone.
    let timeByStandard: UInt64
    let cost: UInt64
    let requirements: UInt64
    let record: UInt64
  }

  struct Trait: Sendable {
    let id: RuleID
    let measure: Measure
    let namesStandard: Bool
  }

  init(selected: Set<RuleID>?) {
    let rules = RuleSet.all.compactMap { $0 as? any RowRule.Type }
      .sorted { $0.card.id < $1.card.id }
    let cards = rules.map { $0.card }
    func bits(_ isMeant: (RuleCard) -> Bool) -> UInt64 {
      cards.indices.reduce(0) { $0 | (isMeant(cards[$1]) ? 1 << UInt64($1) : 0) }
    }
    self.rules = rules
    self.cards = cards
    traits = cards.map {
      Trait(id: $0.id, measure: $0.measure, namesStandard: $0.namesStandard)
    }
    let proposals = bits { $0.holding == .proposal }
    self.proposals = proposals
    reported = bits { selected?.contains($0.id) ?? true }
    func deciding(_ criterion: Criterion) -> UInt64 {
      bits { $0.criterion == criterion } & ~proposals
    }
    let punctuality = deciding(.time) & bits(\.tellsPunctuality)
    self.deciding = Deciding(
      time: deciding(.time), punctuality: punctuality,
      timeByStandard: punctuality & bits(\.namesStandard),
      cost: deciding(.cost), requirements: deciding(.requirements), record: deciding(.record))
  }
}
