package import ServiceStandards

/// Fields of a case that say different things of it, so that one of them is wrong.
package enum ContradictionRule: RowRule {
  package static let card = RuleCard(
    id: .contradiction,
    title: Wording(
      "Isian saling bertentangan",
      "Fields that contradict each other"),
    source: "PP 60/2008 (SPIP: pencatatan yang akurat dan tepat waktu)",
    criterion: .record, measure: .order, severity: .medium, namesStandard: false,
    condition: Condition(
      "contradiction", [.expected("first_at"), .actual("second_at")],
      Wording(
        "Tanggal yang dijanjikan ({second_at}) mendahului penerimaan permohonan ({first_at}); salah satunya keliru.",
        "The promised date ({second_at}) lies before the receipt of the application ({first_at}); one of them is wrong."
      ),
      withoutEnd: Wording(
        "Status permohonan masih berjalan, padahal tercatat selesai pada {first_at}; salah satunya keliru.",
        "The status says that the application is open, while it is recorded as finished on {first_at}; one of them is wrong."
      )),
    explains: [.stamps],
    codes: RuleCard.Codes(
      finding: "2.01",
      causes: [
        RuleCard.Draft(
          "SB-07", "Status dan waktu diduga diisi terpisah tanpa pemeriksaan silang.",
          "Status and stamps may be entered apart, without a cross-check.")
      ],
      effect: Wording(
        "Keadaan permohonan tidak dapat diyakini dari catatan.",
        "The state of the application cannot be relied on from the records."),
      recommendations: [
        RuleCard.Draft(
          "RK-06", "Perbaiki isian yang keliru, dan isi status serta waktu dalam satu langkah.",
          "Correct the wrong field, and enter status and stamp in one step.")
      ],
      programmes: ["standards_e_government", "discipline"],
      maladministration: ["incompetence"]),
    fields: ["status", "received_at", "finished_at", "promised_at"],
    passing: [
      Example("promised for the day of receipt") {
        $0.stamps.promised = Example.march(3, 0)
        $0.stamps.dates = .promised
        $0.stamps.finished = Example.march(3, 15)
      }
    ],
    failing: [
      Example("open, with a finish that has happened") { $0.status = .open },
      Example("promised before it was received") { $0.stamps.promised = Example.march(1, 8) },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows {
      if judged.standing[row].isContradictory {
        result.deviates(row, expected: batch.finished[row], actual: nil)
      } else if judged.time[row].isPromisedBeforeReceipt {
        result.deviates(row, expected: batch.received[row], actual: batch.promised[row])
      }
    }
  }
}
