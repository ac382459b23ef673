package import ServiceStandards
internal import WorkingTime

/// A stamp later than the moment at which its row was imported, whatever the as-of instant.
package enum FutureStampRule: RowRule {
  package static let card = RuleCard(
    id: .futureStamp,
    title: Wording(
      "Waktu tercatat di masa depan",
      "A stamp in the future when it was imported"),
    source: "PP 60/2008 (SPIP: pencatatan yang akurat dan tepat waktu)",
    criterion: .record, measure: .instant, severity: .low, namesStandard: false,
    condition: Condition(
      "future_stamp", [.stamp(0, "stamp"), .actual("at"), .expected("imported_at")],
      Wording(
        "Catatan “{stamp}” bertanggal {at}, sesudah data dimuat pada {imported_at}.",
        "The stamp “{stamp}” says {at}, after the data were imported on {imported_at}."
      )),
    explains: [.stamps, .pauses],
    codes: RuleCard.Codes(
      finding: "2.01",
      causes: [
        RuleCard.Draft(
          "SB-07", "Jam perangkat atau cara pencatatan diduga tidak benar.",
          "The clock of a device or the way of recording may be wrong.")
      ],
      effect: Wording("Catatan waktu tidak dapat diyakini.", "The stamps cannot be relied on."),
      recommendations: [
        RuleCard.Draft(
          "RK-06", "Samakan jam perangkat dan perbaiki catatan yang salah.",
          "Set the clocks of devices right, and correct the wrong records.")
      ],
      programmes: ["standards_e_government"],
      maladministration: ["incompetence"]),
    fields: [
      "received_at", "complete_at", "paid_at", "finished_at", "handed_over_at", "pauses",
    ],
    passing: [
      Example("imported at the moment of the last stamp") { $0.imported = Example.march(5, 10) },
      Example("the promised date may lie in the future") {
        $0.imported = Example.march(5, 10)
        $0.stamps.promised = Example.march(6, 16)
      },
    ],
    failing: [
      Example("imported before it was finished") { $0.imported = Example.march(5, 9) },
      Example("a pause that ends after the import") {
        $0.imported = Example.march(5, 10)
        $0.pauses = [
          CasePause(reason: .applicant, from: Example.march(4, 9), to: Example.march(20, 9))
        ]
      },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows where !batch.isPlainlyPast(row) {
      guard let future = batch.latestFutureStamp(row) else { continue }
      result.deviates(row, expected: batch.recorded[row], actual: future.at.seconds)
    }
  }

  package static func stamps(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch, _ row: Int
  ) -> [StampName] {
    batch.latestFutureStamp(row).map { [$0.stamp, .imported] } ?? []
  }
}
