package import ServiceStandards
internal import WorkingTime

/// One proof-of-payment number in two cases that were paid on different days, where the number is said to be the
/// only one: one payment has one day. Paid on the same day it is a joint payment.
package enum ProofOnTwoDaysRule: PatternRule {
  package static let card = RuleCard(
    id: .proofOnTwoDays,
    title: Wording(
      "Satu nomor bukti untuk pembayaran pada hari berbeda",
      "One proof number for payments on different days"),
    source: "PP 60/2008 (SPIP: dokumentasi transaksi); peraturan tarif yang disebut standar "
      + "(PNBP: kode billing, NTPN; retribusi: SKRD)",
    criterion: .cost, measure: .instant, severity: .medium, holding: .proposal,
    namesStandard: false,
    condition: Condition(
      "proof_on_two_days", [.expected("first_paid_at"), .actual("last_paid_at")],
      Wording(
        "Satu nomor bukti pembayaran tercatat pada lebih dari satu berkas, dibayar antara {first_paid_at} dan {last_paid_at}; satu pembayaran hanya mempunyai satu hari.",
        "One proof-of-payment number stands in more than one case, paid between {first_paid_at} and {last_paid_at}; one payment has one day."
      )),
    explains: [.cost, .stamps, .companions],
    codes: RuleCard.Codes(
      finding: "1.04",
      causes: [
        RuleCard.Draft(
          "SB-07", "Nomor bukti diduga dipakai ulang, atau salah dicatat.",
          "The number may have been used again, or recorded wrongly.")
      ],
      effect: Wording(
        "Penerimaan dan penyetoran uang tidak dapat ditelusuri.",
        "Receipt and remittance of the money cannot be traced."),
      recommendations: [
        RuleCard.Draft(
          "RK-06", "Telusuri setiap pembayaran dengan nomor itu.",
          "Trace every payment with that number.")
      ],
      programmes: ["law_enforcement", "standards_e_government"],
      maladministration: ["procedural_deviation"]),
    fields: ["charges", "paid_at"],
    passing: [
      Example("two cases paid together") { $0.payAgain(on: 3, scope: .nation) },
      Example("nothing is said of the number") { $0.payAgain(on: 9, scope: nil) },
      Example("a number that begins anew every year") {
        $0.payAgain(on: -60, scope: .yearly)
        $0.others[0].stamps.received = Example.march(-61, 9)
      },
      Example("twice in one case, with a refund") {
        $0.proofScope = .nation
        $0.charges?.append(Charge(kind: .tariff, amount: Money(-20_000), proof: "820250303001"))
      },
      Example("the day of one payment not recorded") {
        $0.payAgain(on: 9, scope: .nation)
        $0.others[0].stamps.paid = nil
      },
      Example("a word for a number") {
        $0.payAgain(on: 9, scope: .nation)
        $0.charges?[0].proof = "TUNAI-SAJA"
        $0.others[0].charges?[0].proof = "TUNAI-SAJA"
      },
    ],
    failing: [
      Example("paid again six days later") { $0.payAgain(on: 9, scope: .nation) },
      Example("paid again in the same year at one unit") { $0.payAgain(on: 9, scope: .yearly) },
    ])

  package static let looksAt = TransactionBatch.Contents.proofs
  package static let leastCases = 2
  /// What stands on more cases is no number, but a word for the way of payment.
  private static let mostCases = 50

  package static func observe(
    _ batch: borrowing TransactionBatch, asOf: Int64, _ rulebook: borrowing Rulebook,
    _ take: (Int, Clue) -> Void
  ) {
    for (index, proof) in batch.proofKeys.enumerated() {
      let row = Int(batch.proofRows[index])
      let paid = batch.paid[row].happened(by: asOf)
      let flags = TransactionBatch.Flags(rawValue: batch.flags[row])
      guard paid != TransactionBatch.missing, let scope = flags.proofScope else { continue }
      let service = rulebook.service(ofTransactionsOf: batch.service[row])
      let key =
        switch scope {
        case .nation: Clue.key(of: proof)
        case .unit: Clue.key(of: proof, service.unit)
        case .yearly:
          Clue.key(of: proof, service.unit, Int64(rulebook.day(of: paid, in: service).year))
        }
      take(row, Clue(key: key, value: paid))
    }
  }

  package static func conclude(_ cases: [PatternCase], _ rulebook: borrowing Rulebook) -> Pattern? {
    guard cases.count <= mostCases else { return nil }
    let days = cases.map {
      rulebook.day(of: $0.value, in: rulebook.service(ofTransactionsOf: $0.service))
    }
    let payments = cases.map(\.value)
    guard Set(days).count > 1, let first = payments.min(), let last = payments.max() else {
      return nil
    }
    return Pattern(expected: first, actual: last, transactions: cases.map(\.transaction))
  }
}

extension Example {
  /// Another case with the same number, paid on that day of March.
  fileprivate mutating func payAgain(on day: Int, scope: ProofScope?) {
    proofScope = scope
    let other = Example("another case") {
      $0.proofScope = scope
      $0.stamps.paid = Example.march(day, 14)
    }
    others = [other]
  }
}
