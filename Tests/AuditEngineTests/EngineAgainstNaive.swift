import AuditEngine
import NaiveAudit
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

/// The engine and the slow auditor judging the same random transactions, at least 52 000 a run; `AUDIT_SEEDS=n` adds 13 000 for each.
@Suite struct `The engine` {
  private static let years = 2016...2034

  @Test(
    arguments: SplitMix64.seeds(
      10_418_223_092_415_612_143, 9_568_998_083_013_173_321, 16_792_746_759_483_168_752,
      20_260_929))
  func `judges as the text says, row by row`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var compared = 0
    while compared < 13_000 {
      let world = try RandomWorld(seed: random.next(), transactions: 120, asOf: 9)
      let rulebook = try Rulebook(catalogue: world.catalogue, years: Self.years)
      let oracle = try NaiveAuditor(world.catalogue, news: world.news)
      let batches = BatchBuilder(world.catalogue, news: world.news)
      for (index, asOf) in world.asOf.enumerated() {
        let rows = world.transactions.shuffled(using: &random)
        let size = [1, 7, 100, 4096][index % 4]
        var auditor = Auditor(rulebook: rulebook, asOf: asOf)
        var deviations: [Deviation] = []
        for batch in try batches.batches(of: rows, size: size) {
          auditor.judge(batch, into: &deviations)
        }
        let audit = try oracle.audit(rows, asOf: asOf)
        let expected = ExpectedTally(audit, rows, asOf: asOf)
        guard audit.deviations == deviations, expected.agrees(with: auditor) else {
          let disagreement = try Disagreement(world, rulebook, oracle, asOf)
          Issue.record("seed \(seed), batches of \(size): \(disagreement)")
          return
        }
        compared += audit.judgements.count
      }
    }
  }

  @Test(arguments: SplitMix64.seeds(20_261_125))
  func `leaves out what lies outside a run, and only the deviations of rules left out`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<8 {
      let world = try RandomWorld(seed: random.next(), transactions: 150, asOf: 3)
      let rulebook = try Rulebook(catalogue: world.catalogue, years: Self.years)
      let oracle = try NaiveAuditor(world.catalogue, news: world.news)
      let builder = BatchBuilder(world.catalogue, news: world.news)
      for asOf in world.asOf {
        let first = CivilDay(number: Int32.random(in: 18_800...20_400, using: &random))
        let scope = AuditScope(
          services: Set(world.catalogue.services.map(\.id).dropFirst()), receivedFrom: first,
          receivedThrough: first + Int.random(in: 0...900, using: &random))
        let rules = Set(
          RandomWorld.rules.filter { _ in Bool.random(using: &random) })
        var auditor = Auditor(rulebook: rulebook, asOf: asOf, scope: scope, rules: rules)
        var deviations: [Deviation] = []
        for batch in try builder.batches(of: world.transactions, size: 64) {
          auditor.judge(batch, into: &deviations)
        }
        let rows = try world.transactions.filter { try isInside(scope, $0, world.catalogue) }
        let audit = try oracle.audit(rows, asOf: asOf)
        let expected = ExpectedTally(audit, rows, asOf: asOf, rules: rules)
        let place = "seed \(seed): world \(world.seed) at \(asOf.seconds)"
        #expect(
          deviations == audit.deviations.filter { rules.contains($0.rule) }, "\(place)")
        #expect(auditor.tally.services == expected.services, "\(place)")
        #expect(auditor.tally.later == expected.later, "\(place)")
        #expect(Set(auditor.tally.standardDeviations) == expected.standardDeviations, "\(place)")
      }
    }
  }

  @Test(arguments: SplitMix64.seeds(20_261_126, 7_187_517_232_985_328_504))
  func `gives the same verdicts when it examines one transaction`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<5 {
      let world = try RandomWorld(seed: random.next(), transactions: 40, asOf: 3)
      let rulebook = try Rulebook(catalogue: world.catalogue, years: Self.years)
      let oracle = try NaiveAuditor(world.catalogue, news: world.news)
      for asOf in world.asOf {
        for batch in try BatchBuilder(world.catalogue, news: world.news).batches(
          of: world.transactions, size: 9)
        {
          for row in 0..<batch.count {
            let found = rulebook.examine(batch, row: row, asOf: asOf)
            let place: Comment =
              "seed \(seed): world \(world.seed) at \(asOf.seconds), transaction \(batch.id[row])"
            let recorded = try #require(world.transactions.first { $0.id == batch.id[row] })
            let judgement = try oracle.judge(recorded, asOf: asOf)
            #expect(found.isLeftOut == (judgement == nil), place)
            #expect(found.verdicts == judgement?.verdicts ?? [:], place)
            #expect(found.deviations == judgement?.deviations ?? [], place)
            #expect(found.standing.standard?.id == judgement?.standard, place)
            guard let judgement else { continue }
            #expect(found.time.verdictByStandard == judgement.verdictByStandard, place)
          }
        }
      }
    }
  }

  private func isInside(
    _ scope: AuditScope, _ row: Recorded<Transaction>, _ catalogue: Catalogue
  ) throws -> Bool {
    let service = catalogue.services.first {
      $0.value.unit == row.value.unit && $0.value.code == row.value.service
    }
    let unit = catalogue.units.first { $0.value.code == row.value.unit }
    let zone = try #require(NaiveZone(unit?.value.zone ?? ""))
    let day = zone.day(of: row.value.stamps.received)
    guard let service, let services = scope.services, services.contains(service.id) else {
      return false
    }
    return try day >= #require(scope.receivedFrom) && day <= #require(scope.receivedThrough)
  }
}
