package import ServiceStandards

/// The standard in force lacks a measurable time, a cost or a requirement list: one deviation for
/// each version that held for some transaction.
package enum IncompleteStandardRule: CatalogueRule {
  package static let card = RuleCard(
    id: .incompleteStandard,
    title: Wording(
      "Standar tidak memuat waktu, biaya, atau persyaratan",
      "The standard lacks a measurable time, a cost or a requirement list"),
    source: "UU 25/2009 Pasal 21; PermenPANRB 15/2014 (persyaratan, jangka waktu, biaya/tarif)",
    criterion: .standard, scope: .standard, measure: .standard, severity: .medium,
    namesStandard: false,
    condition: Condition(
      "incomplete_standard", [.lacks, .actual("transactions")],
      Wording(
        "Standar pelayanan yang berlaku tidak memuat {lacks}; {transactions} transaksi terdampak.",
        "The service standard in force does not state {lacks}; {transactions} transactions are concerned."
      )),
    explains: [.standard],
    codes: RuleCard.Codes(
      finding: "2.03",
      causes: [
        RuleCard.Draft(
          "SB-03", "Komponen standar diduga disusun tanpa angka yang dapat diukur.",
          "Components of the standard may have been written without measurable figures.")
      ],
      effect: Wording(
        "Kepatuhan layanan ini tidak dapat diukur seluruhnya.",
        "Compliance of this service cannot be measured in full."),
      recommendations: [
        RuleCard.Draft(
          "RK-05", "Lengkapi standar pelayanan dengan waktu, biaya, dan persyaratan yang terukur.",
          "Complete the standard with measurable time, cost and requirements.")
      ],
      programmes: ["standards_e_government"],
      maladministration: ["procedural_deviation"]),
    fields: ["service", "received_at", "complete_at", "paid_at"],
    passing: [
      Example("a list that says that nothing is needed") {
        $0.promise?.papers = []
        $0.demanded = []
      },
      Example("free of charge is a cost") { $0.promise?.cost = .free(lawBasis: nil) },
    ],
    failing: [
      Example("no number for the time") { $0.promise?.times = [] },
      Example("a tariff that stands elsewhere") { $0.promise?.cost = .byRegulation("Perda") },
      Example("no requirement list") { $0.promise?.papers = nil },
    ])

  package static func judge(_ standard: Standard) -> Set<StandardDeviation.Lack>? {
    var lacks: Set<StandardDeviation.Lack> = []
    if standard.times.isEmpty { lacks.insert(.time) }
    switch standard.cost {
    case .notStated, .byRegulation: lacks.insert(.cost)
    case .free, .tariffs: break
    }
    if standard.documents == nil { lacks.insert(.requirements) }
    return lacks.isEmpty ? nil : lacks
  }

  package static let gapsDeviate = false
}
