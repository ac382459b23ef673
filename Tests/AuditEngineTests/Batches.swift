import AuditEngine
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@Suite struct `An auditor` {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  struct Outcome: Equatable {
    var deviations: [Deviation] = []
    var standards: [StandardDeviation] = []
    var tally = Tally()

    /// Without running numbers, which are known of cases outside the scope too.
    var withoutNumbers: Outcome {
      var outcome = self
      outcome.tally.completeness = tally.completeness.compactMapValues { completeness in
        var completeness = completeness
        completeness.series = [:]
        return completeness == ServiceCompleteness() ? nil : completeness
      }
      return outcome
    }
  }

  private func judge(
    _ catalogue: Catalogue, _ batches: [TransactionBatch], scope: AuditScope = .everything,
    rules: Set<RuleID>? = nil
  ) throws -> Outcome {
    let book = try Rulebook(catalogue: catalogue, years: 2024...2026)
    var auditor = Auditor(rulebook: book, asOf: RandomOffice.asOf, scope: scope, rules: rules)
    var outcome = Outcome()
    for batch in batches { auditor.judge(batch, into: &outcome.deviations) }
    outcome.standards = auditor.tally.standardDeviations
    outcome.tally = auditor.tally
    return outcome
  }

  private func office(
    _ seed: UInt64, count: Int = 800
  ) throws -> (catalogue: Catalogue, batch: TransactionBatch) {
    var office = try RandomOffice(seed: seed)
    let batch = office.transactions(count)
    return (office.catalogue, batch)
  }

  @Test(arguments: seeds) func `finds the same in batches of any size`(seed: UInt64) throws {
    let (catalogue, batch) = try office(seed)
    let whole = try judge(catalogue, [batch])
    #expect(whole.deviations.count > 400, "seed \(seed)")
    for size in [1, 7, 4096] {
      let batches = stride(from: 0, to: batch.count, by: size).map {
        batch.rows(Array($0..<min($0 + size, batch.count)))
      }
      #expect(try judge(catalogue, batches) == whole, "seed \(seed), batches of \(size)")
    }
  }

  @Test(arguments: seeds) func `finds the same in any order of rows`(seed: UInt64) throws {
    let (catalogue, batch) = try office(seed)
    let whole = try judge(catalogue, [batch])
    var random = SplitMix64(seed: seed)
    var shuffled = try judge(catalogue, [batch.rows((0..<batch.count).shuffled(using: &random))])
    shuffled.deviations.sort { $0.key < $1.key }
    #expect(shuffled == whole, "seed \(seed)")
  }

  @Test(arguments: seeds) func `gives deviations in the order of their keys`(seed: UInt64) throws {
    let (catalogue, batch) = try office(seed)
    let keys = try judge(catalogue, [batch]).deviations.map(\.key)
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
  }

  @Test(arguments: seeds) func `may share the work with another`(seed: UInt64) throws {
    let (catalogue, batch) = try office(seed)
    let whole = try judge(catalogue, [batch])
    let evens = Array(stride(from: 0, to: batch.count, by: 2))
    let odds = Array(stride(from: 1, to: batch.count, by: 2))
    var sum = try judge(catalogue, [batch.rows(evens)]).tally
    sum += try judge(catalogue, [batch.rows(odds)]).tally
    #expect(sum == whole.tally, "seed \(seed)")
    #expect(sum.standardDeviations == whole.standards, "seed \(seed)")
  }

  @Test(arguments: seeds) func `says of each transaction what an examination says`(
    seed: UInt64
  ) throws {
    let (catalogue, batch) = try office(seed, count: 150)
    let whole = try judge(catalogue, [batch])
    let book = try Rulebook(catalogue: catalogue, years: 2024...2026)
    var deviations: [Deviation] = []
    var verdicts: [Criterion: [Verdict: Int64]] = [:]
    for row in 0..<batch.count {
      let examined = book.examine(batch, row: row, asOf: RandomOffice.asOf)
      deviations += examined.deviations
      for (criterion, verdict) in examined.verdicts {
        verdicts[criterion, default: [:]][verdict, default: 0] += 1
      }
    }
    #expect(deviations == whole.deviations, "seed \(seed)")
    for criterion in Criterion.allCases {
      let counts = try #require(whole.tally.total.verdicts[criterion])
      var expected: [Verdict: Int64] = [.compliant: counts.compliant, .deviates: counts.deviates]
      for (reason, count) in counts.notAssessable { expected[.notAssessable(reason)] = count }
      for (reason, count) in counts.notApplicable { expected[.notApplicable(reason)] = count }
      let found = verdicts[criterion]?.filter { $0.value > 0 }
      #expect(found == expected.filter { $0.value > 0 }, "seed \(seed), \(criterion)")
    }
  }

  @Test(arguments: seeds) func `counts each transaction once on each criterion`(
    seed: UInt64
  ) throws {
    let (catalogue, batch) = try office(seed)
    let tally = try judge(catalogue, [batch]).tally
    let received = batch.received.filter { $0 <= RandomOffice.asOf.seconds }
    #expect(tally.examined == Int64(received.count))
    #expect(tally.received?.lowerBound.seconds == received.min())
    #expect(tally.received?.upperBound.seconds == received.max())
    for service in tally.services.values {
      for counts in service.verdicts.values {
        let sum = counts.applicable + counts.notApplicable.values.reduce(0, +)
        #expect(sum == service.examined, "seed \(seed)")
      }
    }
  }

  @Test(arguments: seeds) func `counts what it reports`(seed: UInt64) throws {
    let (catalogue, batch) = try office(seed)
    let whole = try judge(catalogue, [batch])
    for (rule, counted) in whole.tally.total.rules {
      let own = whole.deviations.filter { $0.rule == rule }
      #expect(counted.count == Int64(own.count))
      #expect(counted.amount == own.map(\.amount).reduce(.zero, +))
      let severities = Dictionary(grouping: own, by: \.severity).mapValues { Int64($0.count) }
      #expect(counted.severities == severities, "seed \(seed), \(rule)")
    }
  }

  @Test(arguments: seeds) func `reports only the rules that are asked for`(seed: UInt64) throws {
    let (catalogue, batch) = try office(seed)
    let whole = try judge(catalogue, [batch])
    let some: Set<RuleID> = [.finishedLate, .noProof, .noStandard]
    let part = try judge(catalogue, [batch], rules: some)
    #expect(part.deviations == whole.deviations.filter { some.contains($0.rule) })
    #expect(part.standards == whole.standards.filter { some.contains($0.rule) })
    #expect(part.tally.total.verdicts == whole.tally.total.verdicts, "seed \(seed)")
    #expect(part.tally.standards == whole.tally.standards, "seed \(seed)")
  }

  @Test(arguments: seeds) func `looks only at its scope`(seed: UInt64) throws {
    let (catalogue, batch) = try office(seed)
    let wanted: Set<Int64> = [10, 30, 7]
    let byService = try judge(catalogue, [batch], scope: AuditScope(services: wanted))
    let rows = (0..<batch.count).filter { wanted.contains(batch.service[$0]) }
    #expect(
      try byService.withoutNumbers == judge(catalogue, [batch.rows(rows)]).withoutNumbers,
      "seed \(seed)")
    #expect(Set(byService.tally.services.keys) == wanted)

    let from = Example.day(10)
    let scope = AuditScope(services: [10], receivedFrom: from, receivedThrough: from + 4)
    let byDay = try judge(catalogue, [batch], scope: scope)
    // Service 10 belongs to the counter in Jakarta, seven hours ahead of UTC.
    let days = (0..<batch.count).filter {
      let day = (batch.received[$0] + 7 * 3600) / 86_400
      return batch.service[$0] == 10 && (Int64(from.number)...Int64(from.number) + 4).contains(day)
    }
    #expect(
      try byDay.withoutNumbers == judge(catalogue, [batch.rows(days)]).withoutNumbers,
      "seed \(seed)")
    #expect(byDay.tally.examined == Int64(days.count))
  }

  @Test func `has no standard for a service that the catalogue does not know`() throws {
    var batch = Example("stranger").batch()
    batch.service = [99]
    let outcome = try judge(try Example("stranger").catalogue(), [batch])
    #expect(
      outcome.standards == [
        StandardDeviation(service: 99, rule: .noStandard, severity: .high, transactions: 1)
      ])
    #expect(outcome.tally.services[99]?.verdicts[.time]?.notAssessable == [.noStandard: 1])
  }

  @Test func `finds nothing in an empty batch`() throws {
    #expect(try judge(try Example("none").catalogue(), [TransactionBatch()]) == Outcome())
  }
}
