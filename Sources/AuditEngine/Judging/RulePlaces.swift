internal import ServiceStandards

/// The rules in the order of their numbers, which is the order of a row's deviations. A rule's index
/// here is its place: its bit in the marks of a row.
struct RulePlaces: Sendable {
  let rules: [any Rule.Type]
  let cards: [RuleCard]
  /// What is needed of the cards for each deviation.
  let traits: [Trait]
  /// Bits of the rules whose deviations count in no total.
  let proposals: UInt64
  /// Bits of the selected rules whose deviations are about transactions.
  let reported: UInt64
  /// By raw value of the criterion: bits of its rules that decide the verdict.
  let bitsOfCriterion: [UInt64]
  /// Bits of the rules on time that go by the standard.
  let timeByStandard: UInt64
  /// Rules whose deviations are about standards, selected or not; a rule's index here is its number in
  /// `JudgementCodes`.
  let aboutStandards: [AboutStandards]
  /// Their bits.
  let standardBits: UInt64

  struct AboutStandards: Sendable {
    let place: Int
    let isSelected: Bool
  }

  struct Trait: Sendable {
    let id: RuleID
    let measure: Measure
    let namesStandard: Bool
  }

  init(selected: Set<RuleID>?) {
    let rules = RuleSet.all.sorted { $0.card.id < $1.card.id }
    let cards = rules.map { $0.card }
    func bits(_ isMeant: (RuleCard) -> Bool) -> UInt64 {
      cards.indices.reduce(0) { $0 | (isMeant(cards[$1]) ? 1 << UInt64($1) : 0) }
    }
    func isSelected(_ card: RuleCard) -> Bool { selected?.contains(card.id) ?? true }

    self.rules = rules
    self.cards = cards
    traits = cards.map {
      Trait(id: $0.id, measure: $0.measure, namesStandard: $0.namesStandard)
    }
    let proposals = bits { $0.holding == .proposal }
    self.proposals = proposals
    reported = bits { isSelected($0) && $0.scope == .transaction }
    bitsOfCriterion = Criterion.allCases.map { criterion in
      bits { $0.criterion == criterion } & ~proposals
    }
    timeByStandard = bits { $0.criterion == .time && $0.namesStandard }
    standardBits = bits { $0.scope != .transaction }
    aboutStandards = cards.indices.filter { cards[$0].scope != .transaction }.map {
      AboutStandards(place: $0, isSelected: isSelected(cards[$0]))
    }
    precondition(aboutStandards.count <= JudgementCodes.markCount, "each has a bit of its own")
  }

  /// The marks of rules about standards, by their numbers.
  @inline(__always)
  func marksAboutStandards(_ marks: UInt64) -> UInt64 {
    guard marks & standardBits != 0 else { return 0 }
    var numbered: UInt64 = 0
    for (number, rule) in aboutStandards.enumerated() {
      numbered |= (marks >> UInt64(rule.place) & 1) << UInt64(number)
    }
    return numbered
  }
}
