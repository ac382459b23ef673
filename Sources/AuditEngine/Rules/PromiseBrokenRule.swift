package import ServiceStandards

/// A case finished, or still open, after the date promised to this very applicant.
package enum PromiseBrokenRule: RowRule {
  package static let card = RuleCard(
    id: .promiseBroken,
    title: Wording(
      "Melewati tanggal yang dijanjikan kepada pemohon",
      "Later than the date promised to the applicant"),
    source: "UU 25/2009 Pasal 4 huruf k (ketepatan waktu) dan Pasal 22 (maklumat pelayanan)",
    criterion: .time, measure: .instant, severity: .medium, namesStandard: false,
    condition: Condition(
      "promise_broken", [.expected("promised"), .actual("finished"), .overrun],
      Wording(
        "Kepada pemohon dijanjikan {promised}, sedangkan permohonan diselesaikan pada {finished}. Janji terlampaui {overrun}.",
        "The applicant was promised {promised}, while the application was finished on {finished}. The promise was exceeded by {overrun}."
      ),
      withoutEnd: Wording(
        "Kepada pemohon dijanjikan {promised}, sedangkan sampai dengan {as_of} permohonan belum diselesaikan. Janji terlampaui {overrun}.",
        "The applicant was promised {promised}, while on {as_of} the application was not yet finished. The promise was exceeded by {overrun}."
      )),
    explains: [.standard, .stamps],
    codes: RuleCard.Codes(
      finding: "1.04", repeated: "3.03",
      causes: [
        RuleCard.Draft(
          "SB-02", "Tanggal yang dijanjikan diduga ditetapkan tanpa memperhitungkan beban kerja.",
          "Dates may be promised without regard to the workload.")
      ],
      effect: Wording(
        "Kepercayaan pemohon terhadap janji layanan berkurang.",
        "Applicants trust the promises of the office less."),
      recommendations: [
        RuleCard.Draft(
          "RK-01",
          "Tetapkan tanggal janji menurut standar, dan beri tahu pemohon sebelum janji terlampaui.",
          "Promise dates by the standard, and tell applicants before a promise is missed.")
      ],
      programmes: ["service_behaviour", "performance_management"],
      maladministration: ["prolonged_delay"]),
    fields: ["status", "received_at", "finished_at", "promised_at"],
    passing: [
      Example("finished at the promised instant") { $0.stamps.promised = Example.march(5, 10) },
      Example("nothing was promised"),
    ],
    failing: [
      Example("finished within the limit of the standard, but after the promised date") {
        $0.stamps.promised = Example.march(4, 16)
      },
      Example("open after the promised date, and no standard") {
        $0.promise = nil
        $0.status = .open
        $0.stamps.finished = nil
        $0.stamps.promised = Example.march(10, 16)
      },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows where judged.time[row].promised != JudgedBatch.never {
      let promised = judged.time[row].promised
      if judged.standing[row].isOpen {
        if judged.knownOpen(row, batch) > promised {
          result.deviates(row, expected: promised, actual: nil)
        }
      } else if judged.standing[row].finished > promised {
        result.deviates(row, expected: promised, actual: judged.standing[row].finished)
      }
    }
  }

  package static func stamps(
    _: borrowing TransactionBatch, _: borrowing JudgedBatch, _: Int
  ) -> [StampName] {
    [.promised, .finished]
  }
}
