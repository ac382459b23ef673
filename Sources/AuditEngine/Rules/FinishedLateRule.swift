package import ServiceStandards

/// A case finished after its due instant.
package enum FinishedLateRule: RowRule {
  package static let card = RuleCard(
    id: .finishedLate,
    title: Wording(
      "Selesai melewati jangka waktu standar",
      "Finished after the time limit of the standard"),
    source: "UU 25/2009 Pasal 4 huruf k (ketepatan waktu); "
      + "PermenPANRB 15/2014 (jangka waktu pelayanan)",
    criterion: .time, measure: .instant, severity: .medium,
    severityNote: Wording(
      "tinggi bila juga melewati dua kali batas waktu", "high when also later than twice the limit"),
    namesStandard: true,
    condition: Condition(
      "finished_late", [.expected("due"), .actual("finished"), .overrun],
      Wording(
        "Permohonan diselesaikan pada {finished}, sedangkan batas waktunya {due}. Batas waktu terlampaui {overrun}.",
        "The application was finished on {finished}, while it was due on {due}. The due instant was exceeded by {overrun}."
      )),
    explains: [.standard, .clock, .pauses],
    codes: RuleCard.Codes(
      finding: "1.04", repeated: "3.03",
      causes: [
        RuleCard.Draft(
          "SB-01",
          "Jumlah petugas pada layanan ini diduga tidak sebanding dengan jumlah permohonan.",
          "Staff of this service may be too few for the number of applications."),
        RuleCard.Draft(
          "SB-04", "Pemantauan berkas yang mendekati batas waktu diduga belum berjalan.",
          "Files close to their due day may not be watched."),
      ],
      effect: Wording(
        "Pemohon menunggu lebih lama daripada yang dijanjikan standar pelayanan.",
        "Applicants wait longer than the service standard promises."),
      recommendations: [
        RuleCard.Draft(
          "RK-01",
          "Atur kembali alur kerja dan pembagian tugas, serta pantau setiap hari berkas yang mendekati batas waktu.",
          "Rearrange the flow and division of work, and watch every day the files close to their due day."
        )
      ],
      programmes: ["discipline", "performance_management"],
      maladministration: ["prolonged_delay"]),
    fields: ["status", "received_at", "complete_at", "paid_at", "finished_at", "pauses"],
    passing: [
      Example("finished at closing time of the third working day") {
        $0.stamps.finished = Example.march(6, 16)
      },
      Example("late only if the day on which the applicant was waited for counted") {
        $0.promise?.clock.stoppingReasons = [.applicant]
        $0.pauses = [
          CasePause(reason: .applicant, from: Example.march(4, 9), to: Example.march(5, 9))
        ]
        $0.stamps.finished = Example.march(7, 10)
      },
    ],
    failing: [
      Example("finished on the fourth working day of three") {
        $0.stamps.finished = Example.march(7, 9)
      },
      Example("a pause for a reason that does not stop the clock") {
        $0.pauses = [
          CasePause(reason: .other, from: Example.march(4, 9), to: Example.march(5, 9))
        ]
        $0.stamps.finished = Example.march(7, 10)
      },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows where judged.time[row].finished > judged.time[row].due {
      let time = judged.time[row]
      result.deviates(
        row, severity: time.finished > time.dueTwice ? .high : nil, expected: time.due,
        actual: time.finished)
    }
  }
}
