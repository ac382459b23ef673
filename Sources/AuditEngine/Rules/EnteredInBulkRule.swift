package import ServiceStandards
internal import WorkingTime

/// Ten or more cases of one officer that each have two steps in one and the same second: nobody works like
/// that, so they were entered afterwards, and the times between their steps prove nothing.
package enum EnteredInBulkRule: PatternRule {
  package static let card = RuleCard(
    id: .enteredInBulk,
    title: Wording(
      "Langkah banyak berkas tercatat pada detik yang sama",
      "Steps of many cases recorded in one second"),
    source: "PP 60/2008 (SPIP: pencatatan yang akurat dan tepat waktu)",
    criterion: .record, measure: .cases, severity: .low, holding: .caution, namesStandard: false,
    condition: Condition(
      "entered_in_bulk", [.actual("cases")],
      Wording(
        "Pada {cases} berkas petugas yang sama, dua langkah atau lebih tercatat pada satu detik yang sama; data diduga dimasukkan sekaligus sesudahnya.",
        "In {cases} cases of the same officer two steps or more are recorded in one and the same second; they were probably entered afterwards, all at once."
      )),
    explains: [.stamps, .companions],
    codes: RuleCard.Codes(
      finding: "2.01",
      causes: [
        RuleCard.Draft(
          "SB-07", "Data diduga dimasukkan sekaligus sesudah pelayanan.",
          "The data may have been entered all at once after the service.")
      ],
      effect: Wording("Catatan waktu tidak dapat diyakini.", "The stamps cannot be relied on."),
      recommendations: [
        RuleCard.Draft(
          "RK-06", "Catat setiap langkah pada saat terjadi.",
          "Record every step when it happens.")
      ],
      programmes: ["standards_e_government"],
      maladministration: ["incompetence"]),
    fields: ["officer", "received_at", "complete_at", "paid_at", "finished_at", "handed_over_at"],
    passing: [
      Example("ten cases finished in one second, and received at different times") {
        $0.officer = "L-1"
        $0.stamps.finished = Example.march(5, 15) + 10
        $0.others = (1...9).map { minute in
          Example("received \(minute) minutes later") {
            $0.officer = "L-1"
            $0.stamps.finished = Example.march(5, 15) + 10
            $0.stamps.received = Example.march(3, 8, minute)
          }
        }
      },
      Example("nine cases") { $0.enterInBulk(cases: 9) },
      Example("ten cases, the officer of one not recorded") {
        $0.enterInBulk(cases: 10)
        $0.others[0].officer = nil
      },
      Example("ten cases on the full minute, which may have been rounded") {
        $0.enterInBulk(cases: 10, second: 0)
      },
    ],
    failing: [
      Example("ten cases of one officer received, complete and finished in one second") {
        $0.enterInBulk(cases: 10)
      }
    ])

  package static let looksAt = TransactionBatch.Contents.officers
  package static let leastCases = 10

  package static func observe(
    _ batch: borrowing TransactionBatch, asOf: Int64, _: borrowing Rulebook,
    _ take: (Int, Clue) -> Void
  ) {
    for row in 0..<batch.count where batch.officer[row] != TransactionBatch.missing {
      forEachSharedSecond(batch, row) { second in
        guard second <= asOf else { return }
        take(row, Clue(key: Clue.key(of: batch.officer[row], second), value: second))
      }
    }
  }

  /// Seconds in which a case has two steps or more. A full minute may be a rounded one, and so may midnight.
  private static func forEachSharedSecond(
    _ batch: borrowing TransactionBatch, _ row: Int, _ body: (Int64) -> Void
  ) {
    let steps: InlineArray<5, Int64> = [
      batch.received[row], batch.complete[row], batch.paid[row], batch.finished[row],
      batch.handedOver[row],
    ]
    for later in 1..<5 where steps[later] != TransactionBatch.missing && steps[later] % 60 != 0 {
      var before = 0
      for earlier in 0..<later where steps[earlier] == steps[later] { before += 1 }
      if before == 1 { body(steps[later]) }
    }
  }

  package static func conclude(_ cases: [PatternCase], _: borrowing Rulebook) -> Pattern? {
    Pattern(
      expected: 0, actual: Int64(cases.count), transactions: cases.map(\.transaction))
  }
}

extension Example {
  /// The case and others of its officer, all received, complete and finished in one second.
  fileprivate mutating func enterInBulk(cases: Int, second: Int64 = 7) {
    func enter(_ example: inout Example) {
      let at = Example.march(5, 15) + second
      example.officer = "L-1"
      example.stamps = Stamps(received: at, complete: at, finished: at)
    }
    enter(&self)
    others = (2...cases).map { Example("case \($0)", enter) }
  }
}
