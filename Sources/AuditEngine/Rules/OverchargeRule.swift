package import ServiceStandards

/// Tariff charges above the tariff for the case.
package enum OverchargeRule: Rule {
  package static let card = RuleCard(
    id: .overcharge,
    title: Wording(
      "Biaya melebihi tarif standar",
      "Charged more than the tariff of the standard"),
    source: "UU 25/2009 Pasal 21; PermenPANRB 15/2014 (biaya/tarif); "
      + "peraturan tarif yang disebut standar",
    criterion: .cost, measure: .money, severity: .high, namesStandard: true,
    condition: Condition(
      "charge_above", [.expected("expected"), .actual("actual"), .amount, .currency],
      Wording(
        "Dari pemohon dipungut tarif {actual}, sedangkan tarif yang berlaku {expected}. Kelebihan pungutan {amount}.",
        "A tariff of {actual} was taken from the applicant, while the tariff in force is {expected}. The excess is {amount}."
      )),
    explains: [.standard, .cost],
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
      let (tariff, paid) = (judged.cost[row].tariff, judged.cost[row].tariffPaid)
      if paid > tariff && !judged.cost[row].isFreeByLaw {
        result.deviates(row, expected: tariff, actual: paid, amount: paid.minus(tariff))
      }
    }
  }
}
