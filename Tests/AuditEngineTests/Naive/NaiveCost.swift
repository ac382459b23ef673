import ServiceStandards

/// Section 4 of the rules for one case.
struct NaiveCost {
  let `case`: NaiveCase
  let standard: Recorded<Standard>?

  func judge() -> (verdict: Verdict, deviations: [Deviation]) {
    let tariff = judgeTariff()
    var deviations = tariff.deviations
    if let charges = `case`.charges {
      var unproven: Int64 = 0
      for charge in charges where charge.kind != .thirdParty && charge.proof == nil {
        unproven += charge.amount.minorUnits
      }
      if unproven > 0 {
        deviations.append(
          Deviation(
            transaction: `case`.id, rule: .noProof, severity: .high, standard: nil, expected: 0,
            actual: unproven, amount: Money(unproven)))
      }
    }
    return (deviations.isEmpty ? tariff.verdict : .deviates, deviations)
  }

  private func judgeTariff() -> (verdict: Verdict, deviations: [Deviation]) {
    guard let standard else { return (.notAssessable(.noStandard), []) }
    if `case`.isPaidLater { return (.notApplicable(.notYetPaid), []) }
    guard let charges = `case`.charges else { return (.notAssessable(.chargesNotRecorded), []) }
    var taken: Int64 = 0
    for charge in charges where charge.kind == .tariff { taken += charge.amount.minorUnits }

    let tariff: Int64
    var isFreeByLaw = false
    switch standard.value.cost {
    case .notStated: return (.notAssessable(.costNotStated), [])
    case .byRegulation: return (.notAssessable(.costByRegulation), [])
    case .free(let law):
      tariff = 0
      isFreeByLaw = law != nil
    case .tariffs(let lines, _):
      guard let line = line(for: `case`.record.variant, in: lines) else {
        return (.notAssessable(reasonForNoLine(`case`.record.variant, in: lines)), [])
      }
      tariff = line.amount.minorUnits
    }

    if isFreeByLaw, taken > 0 {
      return deviates(.chargedThoughFree, .critical, expected: 0, actual: taken, amount: taken)
    }
    if taken > tariff {
      return deviates(
        .overcharge, .high, expected: tariff, actual: taken, amount: taken - tariff)
    }
    if taken < tariff, `case`.isFinished || taken > 0 {
      return deviates(
        .undercharge, .medium, expected: tariff, actual: taken, amount: tariff - taken)
    }
    return (.compliant, [])
  }

  private func deviates(
    _ rule: RuleID, _ severity: Severity, expected: Int64, actual: Int64, amount: Int64
  ) -> (verdict: Verdict, deviations: [Deviation]) {
    (
      .deviates,
      [
        Deviation(
          transaction: `case`.id, rule: rule, severity: severity, standard: standard?.id,
          expected: expected, actual: actual, amount: Money(amount))
      ]
    )
  }

  /// The most exact line: class and tier, class alone, tier alone, neither.
  private func line(for variant: Variant, in lines: [TariffLine]) -> TariffLine? {
    if let applicantClass = variant.applicantClass, let tier = variant.tier {
      for line in lines where line.applicantClass == applicantClass && line.tier == tier {
        return line
      }
    }
    if let applicantClass = variant.applicantClass {
      for line in lines where line.applicantClass == applicantClass && line.tier == nil {
        return line
      }
    }
    if let tier = variant.tier {
      for line in lines where line.applicantClass == nil && line.tier == tier { return line }
    }
    for line in lines where line.applicantClass == nil && line.tier == nil { return line }
    return nil
  }

  private func reasonForNoLine(_ variant: Variant, in lines: [TariffLine]) -> Reason {
    if variant.applicantClass == nil, variant.tier == nil { return .classMissing }
    for line in lines {
      if line.applicantClass != nil, variant.applicantClass == nil { return .classMissing }
      if line.tier != nil, variant.tier == nil { return .classMissing }
    }
    return .classNotInStandard
  }
}
