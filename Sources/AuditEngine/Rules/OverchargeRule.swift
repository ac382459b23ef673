package import ServiceStandards

/// Tariff charges above the tariff for the case.
package enum OverchargeRule: RowRule {
  package static let card = RuleCard(
    id: .overcharge,
    title: Wording(
      "Biaya melebihi tarif standar",
      "Charged more than the tariff of the standard"),
    source: "UU 25/2009 Pasal 21; PermenPANRB 15/2014 (biaya/tarif); "
      + "peraturan tarif yang disebut standar",
    criterion: .cost, measure: .money, money: .overcharged, severity: .high, namesStandard: true,
    condition: Condition(
      "charge_above", [.expected("expected"), .actual("actual"), .amount, .currency],
      Wording(
        "Dari pemohon dipungut tarif {actual}, sedangkan tarif yang berlaku {expected}. Kelebihan pungutan {amount}.",
        "A tariff of {actual} was taken from the applicant, while the tariff in force is {expected}. The excess is {amount}."
      )),
    explains: [.standard, .cost],
    codes: RuleCard.Codes(
      finding: "1.04",
      causes: [
        RuleCard.Draft(
          "SB-04", "Pemeriksaan silang antara pungutan dan tarif diduga belum dilakukan.",
          "Charges may not be checked against the tariff."),
        RuleCard.Draft(
          "SB-02", "Petugas diduga memakai tarif yang tidak berlaku.",
          "Staff may use a tariff that is not in force."),
      ],
      effect: Wording(
        "Pemohon membayar melebihi tarif yang ditetapkan.", "Applicants pay more than the tariff."),
      recommendations: [
        RuleCard.Draft(
          "RK-03", "Kembalikan kelebihan pungutan kepada pemohon dengan bukti pengembalian.",
          "Refund the excess to the applicants, with proof."),
        RuleCard.Draft(
          "RK-02", "Tegur dan bina petugas, serta umumkan tarif di loket.",
          "Admonish and coach staff, and display the tariff at the counter."),
      ],
      programmes: ["law_enforcement", "service_behaviour", "rewards_sanctions"],
      maladministration: ["demand_for_reward", "procedural_deviation"]),
    fields: ["class", "tier", "charges"],
    passing: [
      Example("the tariff, and a fine beside it") {
        $0.charges?.append(Charge(kind: .fine, amount: Money(10_000), proof: "D-1"))
      },
      Example("a charge that a law forbids is `B-02`, not this") {
        $0.promise?.cost = .free(lawBasis: "UU 24/2013 Pasal 79A")
      },
    ],
    failing: [
      Example("a second tariff charge of one rupiah") {
        $0.charges?.append(Charge(kind: .tariff, amount: Money(1), proof: "820250303002"))
      },
      Example("the standard is free of charge") { $0.promise?.cost = .free(lawBasis: nil) },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows where judged.cost[row].tariff != TransactionBatch.missing {
      let (tariff, paid) = (judged.cost[row].tariffMost, judged.cost[row].tariffPaid)
      if paid > tariff && !judged.cost[row].isFreeByLaw {
        result.deviates(row, expected: tariff, actual: paid, amount: paid.minus(tariff))
      }
    }
  }
}
