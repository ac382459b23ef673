import NaiveAudit
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditEngine

@Suite struct `A transaction that waits` {
  /// What an auditor says of every transaction as of an instant.
  private struct Said {
    var deviations: [Int64: [Deviation]] = [:]
    var judgements: [Int64: Judgement] = [:]
    /// From when on a transaction may be judged otherwise.
    var waiting: [Int64: Int64] = [:]

    init(_ rulebook: Rulebook, _ batches: [TransactionBatch], asOf: Instant) {
      var auditor = Auditor(rulebook: rulebook, asOf: asOf)
      for batch in batches {
        var found: [Deviation] = []
        auditor.judge(batch, into: &found)
        for deviation in found { deviations[deviation.transaction, default: []].append(deviation) }
        for row in 0..<batch.count where auditor.judgementOfRow[row] >= 0 {
          judgements[batch.id[row]] = auditor.counts.judgements[Int(auditor.judgementOfRow[row])]
        }
        auditor.forEachWaiting(in: batch) { waiting[$0.id] = $0.from }
      }
    }
  }

  @Test(arguments: [UInt64(20_261_126), UInt64.random(in: .min ... .max)])
  func `is judged the same until its instant comes, and no other one is judged otherwise`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    var (same, moved) = (0, 0)
    for _ in 0..<20 {
      let world = try RandomWorld(seed: random.next(), transactions: 150, asOf: 6)
      let rulebook = try Rulebook(catalogue: world.catalogue, years: 2016...2034)
      let batches = try BatchBuilder(world.catalogue).batches(of: world.transactions, size: 64)
      let instants = world.asOf.sorted()
      for (earlier, later) in zip(instants, instants.dropFirst()) where earlier < later {
        let (before, after) = (
          Said(rulebook, batches, asOf: earlier), Said(rulebook, batches, asOf: later)
        )
        for id in batches.flatMap(\.id) {
          if let from = before.waiting[id], from <= later.seconds {
            moved += before.judgements[id] == after.judgements[id] ? 0 : 1
            continue
          }
          same += 1
          #expect(before.judgements[id] == after.judgements[id], "seed \(seed), transaction \(id)")
          #expect(before.deviations[id] == after.deviations[id], "seed \(seed), transaction \(id)")
        }
      }
    }
    #expect(same > 3_000 && moved > 300)
  }

  @Test func `packs every verdict in five bits and gives it back`() {
    let reasons = (0...UInt8.max).compactMap(Reason.init(rawValue:))
    let verdicts: [Verdict] =
      [.compliant, .deviates]
      + reasons.map { $0.isNotApplicable ? .notApplicable($0) : .notAssessable($0) }
    for (index, verdict) in verdicts.enumerated() {
      let code = VerdictCode(verdict)
      #expect(code.verdict == verdict && code.value < 32)
      var codes = JudgementCodes(
        byStandard: code, holdsStandard: index % 2 == 0, marks: UInt64(index), missingYear: 2026)
      for (place, criterion) in Criterion.allCases.enumerated() {
        codes.set(criterion, VerdictCode(verdicts[(index + place) % verdicts.count]))
      }
      let unpacked = JudgementCodes(rawValue: codes.rawValue)
      for (place, criterion) in Criterion.allCases.enumerated() {
        #expect(unpacked[criterion].verdict == verdicts[(index + place) % verdicts.count])
      }
      #expect(unpacked.byStandard == code && unpacked.missingYear == 2026)
      #expect(unpacked.holdsStandard == (index % 2 == 0))
      #expect((0..<16).allSatisfy { unpacked.isMarked($0) == (index >> $0 & 1 == 1) })
    }
  }
}
