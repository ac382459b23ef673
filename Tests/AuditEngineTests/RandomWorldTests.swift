import NaiveAudit
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `A random world` {
  @Test func `is the same for the same seed`() throws {
    let first = try RandomWorld(seed: 7, transactions: 60, asOf: 5)
    let again = try RandomWorld(seed: 7, transactions: 60, asOf: 5)
    let other = try RandomWorld(seed: 8, transactions: 60, asOf: 5)
    #expect(first.transactions == again.transactions)
    #expect(first.asOf == again.asOf)
    #expect(first.catalogue.standards == again.catalogue.standards)
    #expect(first.transactions != other.transactions)
  }

  @Test func `holds every rule, every severity and every reason, and cases on every boundary`()
    throws
  {
    var rules: [RuleID: Set<Severity>] = [:]
    var verdicts: Set<Verdict> = []
    var offsets: [RuleID: [Int64: Int]] = [:]
    var standardRules: Set<RuleID> = []
    var furtherDocuments = 0
    var inherited = 0
    for seed in UInt64(1)...20 {
      let world = try RandomWorld(seed: seed, transactions: 150, asOf: 6)
      let oracle = try NaiveAuditor(world.catalogue, news: world.news)
      for asOf in world.asOf {
        let audit = try oracle.audit(world.transactions, asOf: asOf)
        standardRules.formUnion(audit.standardDeviations.map(\.rule))
        for judgement in audit.judgements {
          let unit = world.catalogue.services.first { $0.id == judgement.service }?.value.unit
          let owner = world.catalogue.standards.first { $0.id == judgement.standard }?.value.unit
          if let owner, owner != unit { inherited += 1 }
          verdicts.formUnion(judgement.verdicts.values)
          for deviation in judgement.deviations {
            rules[deviation.rule, default: []].insert(deviation.severity)
            // How far it lies behind what would have been right.
            let actual = deviation.actual ?? asOf.seconds
            offsets[deviation.rule, default: [:]][actual - deviation.expected, default: 0] += 1
          }
        }
      }
      furtherDocuments += try BatchBuilder(world.catalogue, news: world.news)
        .batches(of: world.transactions, size: 40).reduce(0) { $0 + $1.furtherDocuments.count }
    }
    let expected: [RuleID: Set<Severity>] = [
      .finishedLate: [.medium, .high], .openOverdue: [.high], .promiseBroken: [.medium],
      .overcharge: [.high], .chargedThoughFree: [.critical], .undercharge: [.medium],
      .noProof: [.high], .unlistedDocument: [.high], .missingDocument: [.medium],
      .impossibleOrder: [.medium], .futureStamp: [.low], .contradiction: [.medium],
      .waitedLong: [.low], .datedBack: [.medium],
    ]
    #expect(rules == expected)
    #expect(standardRules == [.noStandard, .incompleteStandard])
    for reason in Reason.allCases {
      let isFound = verdicts.contains(
        reason < .notYetDue ? .notAssessable(reason) : .notApplicable(reason))
      #expect(isFound, "\(reason)")
    }
    for rule in [RuleID.finishedLate, .openOverdue, .promiseBroken, .overcharge, .futureStamp] {
      #expect(offsets[rule]?[1] ?? 0 > 0, "\(rule) by a single second or rupiah")
    }
    #expect(furtherDocuments > 50)
    #expect(inherited > 250)
  }
}
