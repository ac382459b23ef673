package import ServiceStandards
internal import WorkingTime

/// A case still open after its due instant.
package enum OpenOverdueRule: RowRule {
  package static let card = RuleCard(
    id: .openOverdue,
    title: Wording(
      "Belum selesai padahal jangka waktu standar telah lewat",
      "Still open after the time limit of the standard"),
    source: "UU 25/2009 Pasal 4 huruf k (ketepatan waktu); UU 30/2014 Pasal 53; "
      + "PermenPANRB 15/2014 (jangka waktu pelayanan)",
    criterion: .time, measure: .instant, severity: .high, namesStandard: true,
    condition: Condition(
      "open_overdue", [.expected("due"), .overrun],
      Wording(
        "Sampai dengan {as_of} permohonan belum diselesaikan, sedangkan batas waktunya {due}. Batas waktu terlampaui {overrun}.",
        "On {as_of} the application was not yet finished, while it was due on {due}. The due instant was exceeded by {overrun}."
      )),
    explains: [.standard, .clock, .pauses],
    codes: RuleCard.Codes(
      finding: "1.04", repeated: "3.03",
      causes: [
        RuleCard.Draft(
          "SB-04", "Berkas yang melewati batas waktu diduga tidak ditindaklanjuti atasan langsung.",
          "Overdue files may not be followed up by the direct superior."),
        RuleCard.Draft(
          "SB-06", "Penyelesaian diduga menunggu instansi lain tanpa tenggat.",
          "Completion may wait for another agency without a deadline."),
      ],
      effect: Wording(
        "Permohonan belum memperoleh kepastian penyelesaian.",
        "Applications have no certainty of completion."),
      recommendations: [
        RuleCard.Draft(
          "RK-01", "Selesaikan berkas yang lewat waktu dan laporkan penyelesaiannya satu per satu.",
          "Finish the overdue files and report each of them.")
      ],
      programmes: ["discipline", "performance_management"],
      maladministration: ["prolonged_delay", "no_service"]),
    fields: ["status", "received_at", "complete_at", "paid_at", "pauses"],
    passing: [
      Example("open at closing time of the third working day") {
        $0.status = .open
        $0.stamps.finished = nil
        $0.asOf = Example.march(6, 16)
      },
      Example("told to be open before it came due, and not since") {
        $0.status = .open
        $0.stamps.finished = nil
        $0.news = Example.march(5, 9)
        $0.asOf = Example.march(20, 9)
      },
      Example("waiting for the applicant since the second day") {
        $0.promise?.clock.stoppingReasons = [.applicant]
        $0.status = .open
        $0.stamps.finished = nil
        $0.pauses = [CasePause(reason: .applicant, from: Example.march(4, 9), to: nil)]
      },
    ],
    failing: [
      Example("open one second after closing time of the third working day") {
        $0.status = .open
        $0.stamps.finished = nil
        $0.asOf = Example.march(6, 16) + 1
      },
      Example("finished since, but not yet at the as-of instant") {
        $0.stamps.finished = Example.march(20, 9)
        $0.asOf = Example.march(10, 9)
      },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows
    where judged.standing[row].isOpen && judged.knownOpen(row, batch) > judged.time[row].due {
      result.deviates(row, expected: judged.time[row].due, actual: nil)
    }
  }
}
