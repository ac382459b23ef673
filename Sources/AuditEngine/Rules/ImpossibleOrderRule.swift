package import ServiceStandards
internal import WorkingTime

/// Stamps in an order in which they cannot have happened, as recorded, whatever the as-of instant.
package enum ImpossibleOrderRule: RowRule {
  package static let card = RuleCard(
    id: .impossibleOrder,
    title: Wording(
      "Urutan waktu mustahil",
      "Stamps in an impossible order"),
    source: "PP 60/2008 (SPIP: pencatatan yang akurat dan tepat waktu)",
    criterion: .record, measure: .order, severity: .medium, namesStandard: false,
    condition: Condition(
      "disorder",
      [.stamp(0, "first"), .expected("first_at"), .stamp(1, "second"), .actual("second_at"), .gap],
      Wording(
        "Catatan “{second}” ({second_at}) mendahului “{first}” ({first_at}) dengan selisih {gap}; urutan itu mustahil.",
        "The stamp “{second}” ({second_at}) lies before “{first}” ({first_at}) by {gap}; that order is impossible."
      )),
    explains: [.stamps, .pauses],
    codes: RuleCard.Codes(
      finding: "2.01",
      causes: [
        RuleCard.Draft(
          "SB-07", "Waktu layanan diduga dicatat kemudian dari ingatan.",
          "Stamps may be recorded later from memory.")
      ],
      effect: Wording(
        "Ketepatan waktu layanan tidak dapat diyakini dari catatan.",
        "Punctuality cannot be relied on from the records."),
      recommendations: [
        RuleCard.Draft(
          "RK-06", "Catat waktu pada saat kejadian dan batasi perubahan catatan.",
          "Record stamps when they happen, and limit changes of records.")
      ],
      programmes: ["standards_e_government", "discipline"],
      maladministration: ["incompetence"]),
    fields: [
      "received_at", "complete_at", "paid_at", "finished_at", "handed_over_at", "pauses",
    ],
    passing: [
      Example("everything at the same moment") {
        $0.stamps.paid = Example.march(3, 8)
        $0.stamps.finished = Example.march(3, 8)
        $0.stamps.handedOver = Example.march(3, 8)
      }
    ],
    failing: [
      Example("finished before received") { $0.stamps.finished = Example.march(2, 10) },
      Example("handed over before finished") { $0.stamps.handedOver = Example.march(5, 9) },
      Example("a pause that ends before it starts") {
        $0.pauses = [
          CasePause(reason: .applicant, from: Example.march(4, 9), to: Example.march(4, 8))
        ]
      },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows where !batch.isPlainlyInOrder(row) {
      guard let broken = batch.firstBrokenOrder(row, judged.days(of: row)) else { continue }
      result.deviates(
        row, expected: broken.firstAt.seconds, actual: broken.secondAt.seconds)
    }
  }

  package static func stamps(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch, _ row: Int
  ) -> [StampName] {
    batch.firstBrokenOrder(row, judged.days(of: row)).map { [$0.first, $0.second] } ?? []
  }
}
