package import ServiceStandards

/// No standard in force on the day on which the clock started: one deviation for each service and
/// stretch of days without one.
package enum NoStandardRule: CatalogueRule {
  package static let card = RuleCard(
    id: .noStandard,
    title: Wording(
      "Tidak ada standar pelayanan yang berlaku",
      "No service standard in force"),
    source: "UU 25/2009 Pasal 20 dan Pasal 22",
    criterion: .standard, scope: .service, measure: .standard, severity: .high,
    namesStandard: false,
    condition: Condition(
      "no_standard", [.firstDay, .lastDay, .actual("transactions"), .period],
      Wording(
        "{period} tidak ada standar pelayanan yang berlaku; {transactions} transaksi terdampak.",
        "{period} there was no service standard in force; {transactions} transactions are concerned."
      ),
      withoutEnd: Wording(
        "Tidak pernah ada standar pelayanan yang berlaku; {transactions} transaksi terdampak.",
        "At no time was there a service standard in force; {transactions} transactions are concerned."
      )),
    explains: [.standard],
    codes: RuleCard.Codes(
      finding: "2.03",
      causes: [
        RuleCard.Draft(
          "SB-03", "Standar pelayanan diduga belum ditetapkan atau belum diperbarui.",
          "The service standard may not have been issued or renewed.")
      ],
      effect: Wording(
        "Pemohon tidak memiliki kepastian waktu, biaya, dan persyaratan.",
        "Applicants have no certainty of time, cost and requirements."),
      recommendations: [
        RuleCard.Draft(
          "RK-05", "Tetapkan dan umumkan standar pelayanan.",
          "Issue and publish a service standard.")
      ],
      programmes: ["standards_e_government", "deregulation"],
      maladministration: ["procedural_deviation"]),
    fields: ["service", "received_at", "complete_at", "paid_at"],
    passing: [
      Example("complete on the last day in force") { $0.promise?.validTo = Example.day(3) }
    ],
    failing: [
      Example("complete on the day before the first in force") {
        $0.promise?.validFrom = Example.day(4)
      },
      Example("the service has no standard") { $0.promise = nil },
    ])

  package static func judge(_: Standard) -> Set<StandardDeviation.Lack>? { nil }

  package static let gapsDeviate = true
}
