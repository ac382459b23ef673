package import ServiceStandards

/// Money taken by the office without a proof-of-payment number.
package enum NoProofRule: RowRule {
  package static let card = RuleCard(
    id: .noProof,
    title: Wording(
      "Pembayaran tanpa nomor bukti",
      "Money taken without a proof-of-payment number"),
    source: "PP 60/2008 (SPIP: dokumentasi transaksi); peraturan tarif yang disebut standar "
      + "(PNBP: kode billing, NTPN; retribusi: SKRD)",
    criterion: .cost, measure: .money, money: .unproven, severity: .high, namesStandard: false,
    condition: Condition(
      "charge_without_proof", [.expected("expected"), .actual("actual"), .amount, .currency],
      Wording(
        "Pungutan sebesar {amount} tidak disertai nomor bukti pembayaran.",
        "Charges of {amount} have no proof-of-payment number."
      )),
    explains: [.standard, .cost],
    codes: RuleCard.Codes(
      finding: "1.04",
      causes: [
        RuleCard.Draft(
          "SB-07", "Nomor bukti pembayaran diduga tidak dicatat, atau bukti tidak diterbitkan.",
          "Proof numbers may not be recorded, or no proof is issued.")
      ],
      effect: Wording(
        "Penerimaan dan penyetoran uang tidak dapat ditelusuri.",
        "Receipt and remittance of the money cannot be traced."),
      recommendations: [
        RuleCard.Draft(
          "RK-06",
          "Terbitkan dan catat bukti untuk setiap pembayaran; telusuri pembayaran tanpa bukti.",
          "Issue and record a proof for every payment; trace the payments without one.")
      ],
      programmes: ["law_enforcement", "standards_e_government"],
      maladministration: ["procedural_deviation"]),
    fields: ["charges"],
    passing: [
      Example("each charge has a number"),
      Example("money of a third party is not the office's") {
        $0.charges?.append(Charge(kind: .thirdParty, amount: Money(25_000), proof: nil))
      },
    ],
    failing: [
      Example("the tariff without a number") {
        $0.charges = [Charge(kind: .tariff, amount: Money(50_000), proof: nil)]
      },
      Example("a fine without a number, and no standard") {
        $0.promise = nil
        $0.charges?.append(Charge(kind: .fine, amount: Money(10_000), proof: nil))
      },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows where judged.cost[row].unproven > 0 {
      let unproven = judged.cost[row].unproven
      result.deviates(row, expected: 0, actual: unproven, amount: unproven)
    }
  }
}
