package import ServiceStandards
package import WorkingTime

/// A complaint answered after the limit of its class, or not answered although the limit is over. It
/// looks at complaints, not at transactions: `ComplaintJudge` applies it.
package enum AnsweredLateRule {
  package static let card = RuleCard(
    id: .answeredLate,
    title: Wording(
      "Pengaduan dijawab melewati batas waktu",
      "Complaint answered after its time limit"),
    source: "UU 25/2009 Pasal 36; Perpres 76/2013; PermenPANRB 62/2018",
    criterion: .time, scope: .complaint, measure: .instant, severity: .medium,
    severityNote: Wording("tinggi selama belum dijawab", "high while it is unanswered"),
    namesStandard: false,
    condition: Condition(
      "complaint_answered", [.expected("due"), .actual("answered"), .overrun],
      Wording(
        "Pengaduan harus dijawab paling lambat {due}, tetapi baru dijawab {answered}, yaitu {overrun} sesudahnya.",
        "The complaint was to be answered by {due} but was answered at {answered}, {overrun} later."
      ),
      withoutEnd: Wording(
        "Pengaduan harus dijawab paling lambat {due}, tetapi pada {as_of} belum dijawab, yaitu {overrun} sesudahnya.",
        "The complaint was to be answered by {due} but was not answered at {as_of}, {overrun} later."
      )),
    explains: [.ladder, .clock],
    codes: RuleCard.Codes(
      finding: "1.04", repeated: "3.03",
      causes: [
        RuleCard.Draft(
          "SB-04", "Pengaduan yang mendekati batas waktu diduga tidak dipantau.",
          "Complaints close to their time limit may not be watched."),
        RuleCard.Draft(
          "SB-06", "Penerusan pengaduan ke instansi yang berwenang diduga terlambat.",
          "Complaints may be forwarded late to the agency in charge."),
      ],
      effect: Wording(
        "Pengadu tidak memperoleh jawaban dalam waktu yang ditetapkan.",
        "People who complain get no answer within the time that is set."),
      recommendations: [
        RuleCard.Draft(
          "RK-01",
          "Tetapkan penanggung jawab pengaduan dan pantau setiap hari pengaduan yang mendekati batas waktu.",
          "Name who answers complaints, and watch every day those close to their time limit.")
      ],
      programmes: ["performance_management", "service_behaviour"],
      maladministration: ["prolonged_delay"]),
    fields: ["class", "received_at", "complete_at", "answered_at"], passing: [], failing: [])

  /// Complaints without a deviation.
  package static let passing: [ComplaintExample] = [
    ComplaintExample("answered at closing time of the fifth working day") {
      $0.stamps.answered = Example.march(10, 16)
    },
    ComplaintExample("unanswered, and the limit is not over") {
      $0.stamps.answered = nil
      $0.asOf = Example.march(10, 16)
    },
    ComplaintExample("within the longer limit of a complaint that needs an inspection") {
      $0.category = "inspection"
      $0.stamps.answered = Example.march(14, 10)
    },
  ]

  /// Complaints with one.
  package static let failing: [ComplaintExample] = [
    ComplaintExample("answered on the sixth working day of five") {
      $0.stamps.answered = Example.march(11, 8)
    },
    ComplaintExample("still unanswered after the limit") { $0.stamps.answered = nil },
  ]
}

/// A small complaint for the card of the rule: simple, received on Monday 3 March 2025 at 08:00,
/// answered on Wednesday; a simple complaint has five working days and one that needs an inspection
/// sixty. Everything else is as in `Example`.
package struct ComplaintExample: Sendable {
  /// What is shown, in a few words.
  package let title: String
  package var category = "simple"
  package var stamps = Complaint.Stamps(
    received: Example.march(3, 8), answered: Example.march(5, 10))
  package var asOf = Example.march(31, 17)

  package init(_ title: String, _ change: (inout ComplaintExample) -> Void = { _ in }) {
    self.title = title
    change(&self)
  }

  /// What the judge says of it.
  package func verdict() throws -> ComplaintVerdict {
    let catalogue = try Example(title).catalogue()
    func step(_ days: Int64) -> Ladder.Step {
      Ladder.Step(
        kind: .answer, limit: TimeLimit(days, .workingDays), start: .received, source: nil,
        isConfirmed: true)
    }
    let ladder = Ladder(
      name: "example", validFrom: nil, source: nil,
      classes: [
        Ladder.Class(code: "simple", name: nil, steps: [step(5)]),
        Ladder.Class(code: "inspection", name: nil, steps: [step(60)]),
      ])
    var judge = try ComplaintJudge(
      catalogue: catalogue, years: 2024...2026, ladders: Ladders([ladder]))
    let complaint = Complaint(
      unit: catalogue.units[0].value.code, source: .book, number: "1", category: category,
      topic: .delay, stamps: stamps)
    return try judge.judge(complaint, asOf: asOf)
  }
}
