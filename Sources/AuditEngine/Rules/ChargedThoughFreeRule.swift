package import ServiceStandards

/// Any tariff charge on a service for which a law forbids it.
package enum ChargedThoughFreeRule: RowRule {
  package static let card = RuleCard(
    id: .chargedThoughFree,
    title: Wording(
      "Pungutan pada layanan yang digratiskan undang-undang",
      "Charged although a law makes the service free"),
    source: "Undang-undang yang disebut standar, mis. UU 24/2013 Pasal 79A dan 95B",
    criterion: .cost, measure: .money, money: .overcharged, severity: .critical,
    namesStandard: true,
    condition: Condition(
      "charge_though_free", [.expected("expected"), .actual("actual"), .amount, .currency],
      Wording(
        "Dari pemohon dipungut {actual}, sedangkan menurut undang-undang layanan ini bebas biaya.",
        "{actual} was taken from the applicant, while by law this service is free."
      )),
    explains: [.standard, .cost],
    codes: RuleCard.Codes(
      finding: "1.05",
      causes: [
        RuleCard.Draft(
          "SB-04", "Pengawasan atas pungutan di loket diduga lemah.",
          "Charges at the counter may be poorly supervised.")
      ],
      effect: Wording(
        "Pemohon membayar layanan yang menurut undang-undang tidak dipungut biaya.",
        "Applicants pay for a service that is free by law."),
      recommendations: [
        RuleCard.Draft(
          "RK-03", "Kembalikan seluruh pungutan kepada pemohon dengan bukti pengembalian.",
          "Refund all charges to the applicants, with proof."),
        RuleCard.Draft(
          "RK-07", "Lakukan pemeriksaan khusus terhadap pungutan pada layanan ini.",
          "Carry out a special examination of the charges of this service."),
      ],
      programmes: ["law_enforcement", "rewards_sanctions"],
      maladministration: ["demand_for_reward", "abuse_of_authority"]),
    fields: ["charges"],
    passing: [
      Example("free by law, and nothing taken") {
        $0.promise?.cost = .free(lawBasis: "UU 24/2013 Pasal 79A")
        $0.charges = []
      },
      Example("free by the standard alone is `B-01`, not this") {
        $0.promise?.cost = .free(lawBasis: nil)
      },
    ],
    failing: [
      Example("one rupiah on a service that is free by law") {
        $0.promise?.cost = .free(lawBasis: "UU 24/2013 Pasal 79A")
        $0.charges = [Charge(kind: .tariff, amount: Money(1), proof: "K-1")]
      }
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows where judged.cost[row].isFreeByLaw && judged.cost[row].tariffPaid > 0 {
      let paid = judged.cost[row].tariffPaid
      result.deviates(row, expected: 0, actual: paid, amount: paid)
    }
  }
}
