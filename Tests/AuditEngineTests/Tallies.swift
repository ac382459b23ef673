import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `A tally` {
  /// Judges copies of the example's case, each changed in its own way; ids count from 1.
  private func tally(
    of example: Example = Example("case"), _ changes: [(inout TransactionBatch) -> Void]
  ) throws -> Tally {
    var auditor = Auditor(rulebook: try example.rulebook(), asOf: example.asOf)
    var deviations: [Deviation] = []
    for (index, change) in changes.enumerated() {
      var batch = example.batch()
      batch.id = [Int64(index + 1)]
      change(&batch)
      auditor.judge(batch, into: &deviations)
    }
    return auditor.tally
  }

  @Test func `keeps the longest overrun, of an open case up to the as-of instant`() throws {
    let tally = try tally([
      { $0.finished = [Example.march(7, 9).seconds] },
      { $0.finished = [Example.march(10, 9).seconds] },
      { $0.finished = [Example.march(10, 9).seconds] },
      {
        $0.status = [0]
        $0.finished = [TransactionBatch.missing]
      },
    ])
    let due = Example.march(6, 16)
    #expect(
      tally.total.rules[.finishedLate]
        == RuleTally(
          count: 3, amount: .zero,
          worst: .init(severity: .medium, transaction: 2, measure: Example.march(10, 9) - due),
          severities: [.medium: 3]))
    #expect(
      tally.total.rules[.openOverdue]?.worst
        == .init(severity: .high, transaction: 4, measure: Example.march(31, 17) - due))
  }

  @Test func `keeps the gravest before the longest`() {
    let (long, grave) = (
      RuleTally.Worst(severity: .medium, transaction: 1, measure: 900),
      RuleTally.Worst(severity: .high, transaction: 2, measure: 10)
    )
    #expect(grave.isWorse(than: long) && !long.isWorse(than: grave))
    let later = RuleTally.Worst(severity: .high, transaction: 3, measure: 10)
    #expect(grave.isWorse(than: later) && !later.isWorse(than: grave))
  }

  @Test func `keeps the largest amount and the sum of all`() throws {
    let tally = try tally([
      { $0.tariffPaid = [51_000] }, { $0.tariffPaid = [60_000] }, { $0.tariffPaid = [55_000] },
    ])
    #expect(
      tally.total.rules[.overcharge]
        == RuleTally(
          count: 3, amount: Money(16_000),
          worst: .init(severity: .high, transaction: 2, measure: 10_000),
          severities: [.high: 3]))
  }

  @Test func `stays in range whatever the amounts`() throws {
    let tally = try tally([{ $0.tariffPaid = [.max] }, { $0.tariffPaid = [.max - 1] }])
    #expect(tally.total.rules[.overcharge]?.amount == Money(.max))
  }

  @Test func `keeps the most documents and the farthest order`() throws {
    let example = Example("papers") {
      $0.demanded = ["ktp", "tiket", "rekening", "kuasa"]
      $0.papersElsewhere = ["tiket", "rekening", "kuasa"]
    }
    let tally = try tally(
      of: example,
      [
        { $0.demanded = [0b1110] }, { $0.demanded = [0b110] },
        { $0.complete = [Example.march(3, 7).seconds] },
        { $0.complete = [Example.march(2, 8).seconds] },
      ])
    #expect(
      tally.total.rules[.unlistedDocument]?.worst
        == .init(severity: .high, transaction: 1, measure: 3))
    #expect(
      tally.total.rules[.impossibleOrder]?.worst
        == .init(severity: .medium, transaction: 4, measure: 86_400))
  }

  @Test func `counts for a target only what the standard judges`() throws {
    let tally = try tally([
      { _ in },
      { $0.finished = [Example.march(7, 9).seconds] },
      { $0.promised = [Example.march(4, 9).seconds] },
      {
        $0.complete = [TransactionBatch.missing]
        $0.finished = [Example.march(19, 9).seconds]
      },
      {
        $0.complete = [TransactionBatch.missing]
        $0.finished = [Example.march(19, 9).seconds]
        $0.promised = [Example.march(20, 9).seconds]
      },
    ])
    let standard = ServedStandard(service: Example.ids, standard: 1)
    #expect(
      tally.standards == [standard: StandardTally(held: 5, judged: 3, onTime: 2, undecided: 2)])
    #expect(tally.total.punctuality.compliant == 1)
    #expect(tally.total.punctuality.judged == 3)
  }

  @Test func `adds up to the same in any order`() throws {
    let first = try tally([{ $0.tariffPaid = [51_000] }, { $0.submitted = [0] }])
    let second = try tally([
      {
        $0.tariffPaid = [51_000]
        $0.id = [9]
      }
    ])
    #expect(first + second == second + first)
    #expect((first + second).total.rules[.overcharge]?.worst.transaction == 1)
    #expect(first + Tally() == first)
  }
}
