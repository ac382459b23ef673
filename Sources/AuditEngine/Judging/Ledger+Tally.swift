internal import ServiceStandards
internal import WorkingTime

extension Ledger {
  /// What was counted so far, by database id.
  func tally(_ judged: borrowing JudgedBatch, _ result: borrowing RuleResult) -> Tally {
    let (rulebook, strangers) = (judged.rulebook, judged.strangers)
    var tally = Tally(failings: failings(rulebook, result))
    for (slot, service) in (rulebook.slots.ids + strangers).enumerated()
    where earliest[slot] <= latest[slot] {
      tally.services[service] = serviceTally(slot)
    }
    for (version, standard) in standards.enumerated() where standard.held > 0 {
      tally.standards[rulebook.versions[version].id] = standard
    }
    for (fault, transactions) in missingHolidays {
      let code = rulebook.calendars[Int(fault.calendar)].code
      tally.missingHolidays[MissingHolidays(calendar: code, year: Int(fault.year))] = transactions
    }
    return tally
  }

  /// What the selected rules about standards have marked.
  private func failings(
    _ rulebook: Rulebook, _ result: borrowing RuleResult
  ) -> [StandardDeviation: Int64] {
    var failings: [StandardDeviation: Int64] = [:]
    for place in places.aboutStandards {
      let (rule, card) = (places.rules[place], places.cards[place])
      for (version, transactions) in result.versions[place].enumerated() where transactions > 0 {
        let standard = rulebook.versions[version]
        let failing = StandardDeviation(
          service: standard.service, rule: card.id, severity: card.severity,
          standard: standard.id, lacks: rule.lacks(of: standard), transactions: 0)
        failings[failing] = transactions
      }
      for (stretch, transactions) in result.stretches[place] {
        let failing = StandardDeviation(
          service: stretch.service, rule: card.id, severity: card.severity,
          gapFrom: stretch.days.from, gapTo: stretch.days.to, transactions: 0)
        failings[failing] = transactions
      }
    }
    return failings
  }

  /// The counts of a service with at least one transaction.
  private func serviceTally(_ slot: Int) -> ServiceTally {
    var tally = ServiceTally(received: Instant(earliest[slot])...Instant(latest[slot]))
    for criterion in Criterion.allCases {
      tally.verdicts[criterion] = verdictCounts(slot, criterion)
    }
    tally.examined = VerdictCode.all.reduce(0) { $0 + counter(slot, Int($1.value), .record) }
    for (place, trait) in places.traits.enumerated() {
      let counted = rules[slot * places.rules.count + place]
      guard counted.count > 0 else { continue }
      tally.rules[trait.id] = RuleTally(
        count: counted.count, amount: Money(counted.amount), worst: counted.worst,
        severities: Dictionary(
          uniqueKeysWithValues: Severity.allCases.compactMap { severity in
            let count = counted.severities[Int(severity.rawValue)]
            return count > 0 ? (severity, count) : nil
          }))
    }
    return tally
  }

  private func verdictCounts(_ slot: Int, _ criterion: Criterion) -> VerdictCounts {
    var counts = VerdictCounts()
    for verdict in VerdictCode.all {
      let count = counter(slot, Int(verdict.value), criterion)
      guard count > 0 else { continue }
      switch verdict.verdict {
      case .compliant: counts.compliant = count
      case .deviates: counts.deviates = count
      case .notAssessable(let reason): counts.notAssessable[reason] = count
      case .notApplicable(let reason): counts.notApplicable[reason] = count
      }
    }
    return counts
  }

  private func counter(_ slot: Int, _ code: Int, _ criterion: Criterion) -> Int64 {
    verdicts[slot * Ledger.width + code * Ledger.criteria + Int(criterion.rawValue)]
  }
}
