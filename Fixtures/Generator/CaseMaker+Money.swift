extension CaseMaker {
  /// Records what was taken, and plants `B-01` to `B-04`.
  func takeMoney(in record: inout Record, course: Course, with random: inout SplitMix64) {
    guard random.chance(plan.records.charges) else { return }
    var charges: [Record.Charge] = []
    let owesNothingYet = record.paid == nil && record.status != "finished"
    switch (course.version ?? plan.versions.first)?.price {
    case .free(let byLaw):
      if random.chance(plan.rates.over) {
        let amount = random.pick([10_000, 20_000, 25_000, 50_000] as [Int64])
        charges.append(tariff(amount, proven: random.chance(350), with: &random))
        if course.version != nil {
          record.planted.append(Planted(rule: byLaw ? "B-02" : "B-01", amount: amount))
        }
      }
    case .tariff(let tiers):
      guard !owesNothingYet else { break }
      let known = tiers.first { $0.tier == record.tier } ?? tiers.first { $0.tier == "" }
      var lines = (known ?? tiers.first)?.lines ?? []
      let owed = lines.reduce(0, +)
      if random.chance(plan.rates.over) {
        lines.append(random.pick([5_000, 10_000, 15_000, 20_000, 50_000]))
      } else if random.chance(plan.rates.under) {
        lines[lines.count - 1] -= random.pick([lines[lines.count - 1] / 2, 5_000])
      }
      let taken = lines.reduce(0, +)
      if course.version != nil, known != nil, taken != owed {
        record.planted.append(
          Planted(rule: taken > owed ? "B-01" : "B-03", amount: abs(taken - owed)))
      }
      let proof = proof(with: &random)
      charges = lines.map { Record.Charge(kind: "tariff", amount: $0, proof: proof) }
    case .byRegulation(let usual):
      if !owesNothingYet { charges = [tariff(usual, proven: true, with: &random)] }
    case .unstated, nil: break
    }
    for sideline in plan.sidelines where record.paid != nil && random.chance(sideline.perMille) {
      charges.append(
        Record.Charge(
          kind: sideline.kind, amount: random.pick(sideline.amounts),
          proof: sideline.isProven ? proof(with: &random) : ""))
    }
    if !charges.isEmpty, random.chance(plan.rates.unproven) {
      charges[random.number(0...(charges.count - 1))].proof = ""
    }
    let unproven = charges.filter { $0.kind != "third_party" && $0.proof.isEmpty }
      .reduce(0) { $0 + $1.amount }
    if unproven > 0 { record.planted.append(Planted(rule: "B-04", amount: unproven)) }
    record.charges = charges
  }

  private func tariff(
    _ amount: Int64, proven: Bool, with random: inout SplitMix64
  ) -> Record.Charge {
    Record.Charge(kind: "tariff", amount: amount, proof: proven ? proof(with: &random) : "")
  }

  private func proof(with random: inout SplitMix64) -> String {
    "8202" + String(random.number(10_000_000...99_999_999))
  }
}
