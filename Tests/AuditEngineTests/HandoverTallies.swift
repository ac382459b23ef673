import AuditEngine
import NaiveAudit
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@Suite struct `The counts behind the charts` {
  private static let limits: [Int64] = [3600, 86_400, 30 * 86_400]

  @Test(arguments: SplitMix64.seeds(20_261_127))
  func `are those of the slow auditor`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var counted: Int64 = 0
    for _ in 0..<8 {
      let world = try RandomWorld(seed: random.next(), transactions: 150, asOf: 3)
      let rulebook = try Rulebook(
        catalogue: world.catalogue, years: 2016...2034)
      let oracle = try NaiveAuditor(world.catalogue, news: world.news)
      for asOf in world.asOf {
        var auditor = Auditor(rulebook: rulebook, asOf: asOf)
        var tally = HandoverTally(overrunLimits: Self.limits)
        for batch in try BatchBuilder(world.catalogue, news: world.news).batches(
          of: world.transactions, size: 64)
        {
          var deviations: [Deviation] = []
          auditor.judge(batch, into: &deviations)
          tally.count(batch, judgedBy: auditor, deviations)
        }
        let expected = try Expected(
          try oracle.audit(world.transactions, asOf: asOf), world.transactions, world.catalogue)
        let place: Comment = "seed \(seed): world \(world.seed) at \(asOf.seconds)"
        #expect(tally.days == expected.days, place)
        #expect(tally.weekdays == expected.weekdays, place)
        #expect(tally.overruns == expected.overruns, place)
        // What the charts count adds up to what the report says of all.
        let total = auditor.tally.total
        #expect(tally.days.values.reduce(0) { $0 + $1.judged } == total.punctuality.judged, place)
        #expect(
          tally.days.values.reduce(0) { $0 + $1.onTime } == total.punctuality.compliant, place)
        counted += total.punctuality.judged
      }
    }
    #expect(counted > 100)
  }

  @Test func `put an overrun at the end of a class into that class`() throws {
    let example = Example("case")
    let due = Example.march(6, 16)
    var auditor = Auditor(rulebook: try example.rulebook(), asOf: example.asOf)
    var tally = HandoverTally(overrunLimits: Self.limits)
    for overrun in [0, 1, 3600, 3601, 86_400, 86_401] as [Int64] {
      var batch = example.batch()
      batch.finished = [due.seconds + overrun]
      var deviations: [Deviation] = []
      auditor.judge(batch, into: &deviations)
      tally.count(batch, judgedBy: auditor, deviations)
    }
    #expect(tally.overruns == [2, 2, 1, 0])
  }

  @Test func `leave out what a run leaves out`() throws {
    let example = Example("case")
    var auditor = Auditor(
      rulebook: try example.rulebook(), asOf: example.asOf,
      scope: AuditScope(services: []))
    var tally = HandoverTally(overrunLimits: Self.limits)
    var deviations: [Deviation] = []
    let batch = example.batch()
    auditor.judge(batch, into: &deviations)
    tally.count(batch, judgedBy: auditor, deviations)
    #expect(tally == HandoverTally(overrunLimits: Self.limits))
  }

  /// Counted again from the judgements of the slow auditor, with days by its own zones.
  private struct Expected {
    var days: [CivilDay: HandoverTally.Count] = [:]
    var weekdays: [Int64: [HandoverTally.Count]] = [:]
    var overruns: [Int64] = [0, 0, 0, 0]

    init(_ audit: NaiveAudit, _ rows: [Recorded<Transaction>], _ catalogue: Catalogue) throws {
      let transactions = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.value) })
      for judgement in audit.judgements {
        let transaction = try #require(transactions[judgement.transaction])
        let unit = catalogue.units.first { $0.value.code == transaction.unit }
        let zone = try #require(NaiveZone(unit?.value.zone ?? ""))
        let day = zone.day(of: transaction.stamps.received)
        let place = try #require(Weekday.allCases.firstIndex(of: day.weekday))
        var week =
          weekdays[judgement.service] ?? Array(repeating: HandoverTally.Count(), count: 7)
        switch judgement.punctuality {
        case .compliant:
          days[day, default: HandoverTally.Count()].onTime += 1
          days[day, default: HandoverTally.Count()].judged += 1
          week[place].onTime += 1
          week[place].judged += 1
        case .deviates:
          days[day, default: HandoverTally.Count()].judged += 1
          week[place].judged += 1
        default: days[day, default: HandoverTally.Count()].judged += 0
        }
        weekdays[judgement.service] = week
        for deviation in judgement.deviations where deviation.rule == .finishedLate {
          let overrun = try #require(deviation.actual) - deviation.expected
          overruns[overrun <= 3600 ? 0 : overrun <= 86_400 ? 1 : overrun <= 2_592_000 ? 2 : 3] += 1
        }
      }
    }
  }
}
