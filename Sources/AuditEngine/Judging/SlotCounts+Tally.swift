internal import ServiceStandards
internal import WorkingTime

extension SlotCounts {
  /// Adds receipts and deviations of what was looked at to the services of a tally.
  func add(to tally: inout Tally, _ judged: borrowing JudgedBatch) {
    for (slot, service) in (judged.rulebook.slots.ids + judged.strangers).enumerated()
    where earliest[slot] <= latest[slot] {
      tally.services[service]?.received = Instant(earliest[slot])...Instant(latest[slot])
      let rules = rules(of: slot)
      tally.services[service]?.rules = rules.filter { !RuleSet.isProposal($0.key) }
      tally.services[service]?.proposals = rules.filter { RuleSet.isProposal($0.key) }
        .mapValues(\.count)
    }
    for (slot, service) in (judged.rulebook.slots.ids + judged.strangers).enumerated()
    where later[slot].transactions > 0 { tally.later[service] = later[slot] }
  }

  private func rules(of slot: Int) -> [RuleID: RuleTally] {
    var tallies: [RuleID: RuleTally] = [:]
    for (place, trait) in places.traits.enumerated() {
      let counted = rules[slot * places.rules.count + place]
      guard counted.count > 0 else { continue }
      tallies[trait.id] = RuleTally(
        count: counted.count, amount: Money(counted.amount), worst: counted.worst,
        severities: Dictionary(
          uniqueKeysWithValues: Severity.allCases.compactMap { severity in
            let count = counted.severities[Int(severity.rawValue)]
            return count > 0 ? (severity, count) : nil
          }))
    }
    return tallies
  }
}
