import AuditEngine
import NaiveAudit
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@Suite struct `A rule that looks across cases` {
  @Test(arguments: SplitMix64.seeds(5))
  func `finds what holding each case against all others finds`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var (found, repeated) = (0, 0)
    for _ in 0..<25 {
      let (catalogue, rows, asOf) = try office(&random)
      let expected = NaivePatterns(rows, asOf: asOf).enteredInBulk()
      let batches = try BatchBuilder(catalogue).batches(
        of: rows.shuffled(using: &random), size: 1 + random.below(70))
      let judged = try judge(batches, catalogue, asOf: asOf)
      let told = judged.filter { $0.rule == .enteredInBulk }
      #expect(
        Dictionary(uniqueKeysWithValues: told.map { ($0.transaction, $0.actual ?? 0) })
          == expected, "seed \(seed)")
      let zone = try #require(NaiveZone("Asia/Makassar"))
      let payments = NaivePatterns(rows, asOf: asOf).proofOnTwoDays(zone)
      let paid = judged.filter { $0.rule == .proofOnTwoDays }
      #expect(Set(paid.map(\.transaction)) == Set(payments.keys), "seed \(seed)")
      for deviation in paid {
        let last = try #require(deviation.actual)
        let told = NaivePayments(first: Instant(deviation.expected), last: Instant(last))
        #expect(payments[deviation.transaction]?.contains(told) == true, "seed \(seed)")
      }
      found += told.count
      repeated += paid.count
    }
    #expect(found > 0 && repeated > 0)
  }

  @Test func `sees cases outside the scope of the run, and speaks of none of them`() throws {
    var example = try #require(EnteredInBulkRule.card.failing.first)
    example.others.append(Example("another second") { $0.officer = "L-1" })
    let batches = example.batches()
    let book = try example.rulebook()
    var look = PatternLook(rulebook: book, asOf: example.asOf)
    for batch in batches { look.count(batch) }
    for batch in batches { look.collect(batch) }
    let patterns = look.conclude()
    let pattern = try #require(patterns.pattern(of: 1, by: .enteredInBulk))
    #expect(pattern.transactions == Array(1...10) && pattern.actual == 10)
    #expect(patterns.pattern(of: 11, by: .enteredInBulk) == nil)
    for (scope, count) in [(AuditScope.everything, 10), (AuditScope(services: []), 0)] {
      var auditor = Auditor(
        rulebook: book, asOf: example.asOf, scope: scope, rules: [.enteredInBulk],
        patterns: patterns)
      var deviations: [Deviation] = []
      for batch in batches { auditor.judge(batch, into: &deviations) }
      #expect(deviations.count == count)
    }
  }

  @Test(arguments: [(50, 50), (51, 0)])
  func `takes what stands on more than fifty cases for a word, not a number`(
    cases: Int, expected: Int
  ) throws {
    var example = try #require(ProofOnTwoDaysRule.card.failing.first)
    let other = try #require(example.others.first)
    example.others = Array(repeating: other, count: cases - 1)
    let judged = try judge(example.batches(), example.catalogue(), asOf: example.asOf)
    #expect(judged.count { $0.rule == .proofOnTwoDays } == expected)
  }

  @Test func `that proposes changes no verdict and no count`() throws {
    let example = try #require(ProofOnTwoDaysRule.card.failing.first)
    let judged = try example.judge()
    #expect(judged.deviations.map(\.rule) == [.proofOnTwoDays])
    #expect(judged.tally.total.verdicts[.cost]?.compliant == 1)
    #expect(judged.tally.total.rules.isEmpty)
    #expect(judged.tally.total.proposals == [.proofOnTwoDays: 1])
  }

  @Test func `takes nothing for seen that happens later`() throws {
    let example = try #require(EnteredInBulkRule.card.failing.first)
    let batches = example.batches()
    let book = try example.rulebook()
    var look = PatternLook(rulebook: book, asOf: example.stamps.received + -1)
    for batch in batches { look.count(batch) }
    #expect(!look.hasSeenAny)
  }

  private func judge(
    _ batches: [TransactionBatch], _ catalogue: Catalogue, asOf: Instant
  ) throws -> [Deviation] {
    let book = try Rulebook(catalogue: catalogue, years: 2024...2026)
    var look = PatternLook(rulebook: book, asOf: asOf)
    for batch in batches { look.count(batch) }
    for batch in batches.reversed() where look.hasSeenAny { look.collect(batch) }
    var auditor = Auditor(rulebook: book, asOf: asOf, patterns: look.conclude())
    var deviations: [Deviation] = []
    for batch in batches { auditor.judge(batch, into: &deviations) }
    return deviations
  }

  /// Few officers, seconds and proof numbers, so that much is shared; some at full minutes, some later than the look.
  private func office(
    _ random: inout SplitMix64
  ) throws -> (Catalogue, [Recorded<Transaction>], Instant) {
    let catalogue = try Example("an office").catalogue()
    let unit = try #require(catalogue.units.first?.value.code)
    let service = try #require(catalogue.services.first?.value.code)
    let seconds = (0..<4).map { Example.march(3, 9) + Int64($0) * 59 }
    let rows = (1...120).map { number in
      func stamp() -> Instant? {
        random.below(3) == 0 ? nil : random.pick(seconds, else: seconds[0])
      }
      let stamps = Stamps(
        received: random.pick(seconds, else: seconds[0]), complete: stamp(), paid: stamp(),
        finished: stamp(), handedOver: stamp())
      let proofs = ["820250", "820251", "820252", "123", "TUNAI-SAJA", nil]
      let charges = (0..<random.below(3)).map { _ in
        Charge(kind: .tariff, amount: Money(1000), proof: random.pick(proofs, else: nil))
      }
      // Some are paid around midnight, and around new year.
      var paid = stamps
      let nights = [Example.march(4, 0), Example.march(5, 0), Example.march(-58, 0)]
      if random.below(2) == 0 {
        paid.paid = random.pick(nights, else: nights[0]) + Int64(random.below(3)) + -1
      }
      return Recorded(
        id: Int64(number), recordedAt: Example.march(20, 9),
        value: Transaction(
          unit: unit, service: service, caseNumber: "K-\(number)", variant: .unknown,
          status: .finished, stamps: paid, charges: charges,
          proofScope: random.pick([nil] + ProofScope.allCases, else: nil),
          officer: random.pick([nil, "L-1", "L-2", "L-3"], else: nil)))
    }
    return (catalogue, rows, random.pick([Example.march(20, 9)] + seconds, else: seconds[0]))
  }
}
