package import ServiceStandards

/// Tariff charges below the tariff: revenue lost.
package enum UnderchargeRule: RowRule {
  package static let card = RuleCard(
    id: .undercharge,
    title: Wording(
      "Biaya kurang dari tarif standar",
      "Charged less than the tariff of the standard"),
    source: "PermenPANRB 15/2014 (biaya/tarif); peraturan tarif yang disebut standar",
    criterion: .cost, measure: .money, money: .undercharged, severity: .medium, namesStandard: true,
    condition: Condition(
      "charge_below", [.expected("expected"), .actual("actual"), .amount, .currency],
      Wording(
        "Dari pemohon dipungut tarif {actual}, sedangkan tarif yang berlaku {expected}. Kekurangan penerimaan {amount}.",
        "A tariff of {actual} was taken from the applicant, while the tariff in force is {expected}. The loss of revenue is {amount}."
      )),
    explains: [.standard, .cost],
    codes: RuleCard.Codes(
      finding: "1.03",
      causes: [
        RuleCard.Draft(
          "SB-02", "Golongan atau tarif diduga salah diterapkan.",
          "Class or tariff may be applied wrongly.")
      ],
      effect: Wording(
        "Penerimaan negara/daerah berkurang.", "The revenue of state or region is reduced."),
      recommendations: [
        RuleCard.Draft(
          "RK-04", "Tagih kekurangan penerimaan menurut ketentuan.",
          "Collect the shortfall as the rules provide.")
      ],
      programmes: ["law_enforcement", "performance_management"],
      maladministration: ["procedural_deviation"]),
    fields: ["status", "class", "tier", "charges"],
    passing: [
      Example("rejected, and nothing taken") {
        $0.status = .rejected
        $0.charges = []
      },
      Example("the most exact line of the tariff table fits") {
        $0.variant = Variant(applicantClass: "perpanjangan", tier: nil)
        $0.promise?.cost = .tariffs(
          [
            TariffLine(applicantClass: nil, tier: nil, amount: Money(75_000)),
            TariffLine(applicantClass: "perpanjangan", tier: nil, amount: Money(50_000)),
          ], legalBasis: nil)
      },
    ],
    failing: [
      Example("finished, and nothing taken") { $0.charges = [] },
      Example("still open, and a part of the tariff taken") {
        $0.status = .open
        $0.stamps.finished = nil
        $0.charges = [Charge(kind: .tariff, amount: Money(49_999), proof: "820250303001")]
      },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows where judged.cost[row].tariff != TransactionBatch.missing {
      let (tariff, paid) = (judged.cost[row].tariff, judged.cost[row].tariffPaidMost)
      // Before it is finished, a case that has paid nothing owes nothing yet.
      if paid < tariff && (judged.standing[row].isFinished || paid > 0) {
        result.deviates(row, expected: tariff, actual: paid, amount: tariff.minus(paid))
      }
    }
  }
}
