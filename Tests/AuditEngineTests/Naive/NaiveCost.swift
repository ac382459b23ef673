import ServiceStandards
import WorkingTime

/// Section 4 of the rules for one case.
struct NaiveCost {
  let `case`: NaiveCase
  let standard: Recorded<Standard>?
  /// Those of the service.
  let standards: NaiveStandards

  func judge() -> (verdict: Verdict, deviations: [Deviation]) {
    let tariff = judgeTariff()
    var deviations = tariff.deviations
    if let charges = `case`.charges, !`case`.record.untold.contains(.proofs) {
      var unproven: Int64 = 0
      for charge in charges where charge.kind != .thirdParty && charge.proof == nil {
        // What was given back needs no proof of its own.
        unproven += max(0, charge.amount.minorUnits)
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

  private typealias Answer = (verdict: Verdict, deviations: [Deviation])

  private func judgeTariff() -> Answer {
    guard let standard else { return (.notAssessable(.noStandard), []) }
    if `case`.isPaidLater { return (.notApplicable(.notYetPaid), []) }
    let owed = owed(by: standard.value)
    let own = NaiveAmounts(owed, for: `case`.record.variant)
    guard let charges = `case`.charges else {
      let isWaited = `case`.isOpen && !`case`.record.untold.contains(.charges)
      if isWaited, own.most > 0, own.lack == nil { return (.notApplicable(.notYetPaid), []) }
      return (.notAssessable(.chargesNotRecorded), [])
    }
    if let lack = own.lack { return (.notAssessable(lack), []) }
    var taken: Int64 = 0
    for charge in charges where charge.kind == .tariff || charge.kind == .acceleration {
      taken += charge.amount.minorUnits
    }
    if taken == 0, own.most > 0 {
      if `case`.isOpen { return (.notApplicable(.notYetPaid), []) }
      if !`case`.isFinished { return (.notApplicable(.nothingDue), []) }
    }
    return compare(taken, with: own, owed, anyUntilPayment: standard.value.tariffOf == nil)
  }

  /// The version whose tariff is owed, where the one that holds names the day.
  private func owed(by standard: Standard) -> Standard {
    switch standard.tariffOf {
    case nil: standard
    case .receipt: inForce(at: `case`.received) ?? standard
    case .payment: `case`.paid.flatMap(inForce) ?? standard
    }
  }

  private func inForce(at stamp: NaiveSpan) -> Standard? {
    standards.inForce(on: standards.zone.day(of: Instant(stamp.first)))?.value
  }

  private func compare(
    _ taken: Int64, with own: NaiveAmounts, _ standard: Standard, anyUntilPayment: Bool
  ) -> Answer {
    var possible = own
    for version in anyUntilPayment ? versionsUntilPayment() : [] {
      possible.add(NaiveAmounts(version, for: `case`.record.variant))
    }
    if case .free(.some) = standard.cost, taken > 0, possible.most == 0 {
      return deviates(.chargedThoughFree, .critical, expected: 0, actual: taken, amount: taken)
    }
    if taken > possible.most {
      return deviates(
        .overcharge, .high, expected: possible.most, actual: taken, amount: taken - possible.most)
    }
    if taken < possible.least, `case`.isFinished || taken > 0 {
      return deviates(
        .undercharge, .medium, expected: possible.least, actual: taken,
        amount: possible.least - taken)
    }
    if own.least < own.most { return (.notAssessable(own.reason), []) }
    if possible.least < own.least || possible.most > own.most {
      return (.notAssessable(.tariffChanged), [])
    }
    return (.compliant, [])
  }

  private func deviates(
    _ rule: RuleID, _ severity: Severity, expected: Int64, actual: Int64, amount: Int64
  ) -> Answer {
    (
      .deviates,
      [
        Deviation(
          transaction: `case`.id, rule: rule, severity: severity, standard: standard?.id,
          expected: expected, actual: actual, amount: Money(amount))
      ]
    )
  }

  /// Other versions in force on some day from that of the receipt to that of the payment.
  private func versionsUntilPayment() -> [Standard] {
    guard let paid = `case`.paid else { return [] }
    let zone = `case`.zone
    var day = zone.day(of: Instant(`case`.received.first))
    // Of a payment before the receipt the day of receipt is left.
    let last = max(day, zone.day(of: Instant(paid.first)))
    var found: [Int64: Standard] = [:]
    while day <= last {
      // The one that is asked first holds on that day.
      let holding = standards.versions.first {
        $0.value.validFrom <= day && ($0.value.validTo.map { day <= $0 } ?? true)
      }
      if let holding, holding.id != standard?.id { found[holding.id] = holding.value }
      day = day + 1
    }
    return Array(found.values)
  }
}

/// The amounts that a version may ask of a case.
struct NaiveAmounts {
  private(set) var least: Int64 = 0
  private(set) var most: Int64 = 0
  /// Why the version gives no amount at all.
  private(set) var lack: Reason?
  /// Why one of several amounts cannot be told.
  private(set) var reason: Reason = .classMissing

  init(_ standard: Standard, for variant: Variant) {
    switch standard.cost {
    case .notStated: lack = .costNotStated
    case .byRegulation: lack = .costByRegulation
    case .free: return
    case .tariffs(let lines, _): read(lines, standard, variant)
    }
    // Without a tariff that can be compared anything may be right.
    if lack != nil { (least, most) = (0, .max) }
  }

  private mutating func read(_ lines: [TariffLine], _ standard: Standard, _ variant: Variant) {
    let classes = NaiveClasses(standard, of: variant)
    let tiers = Set(lines.compactMap(\.tier).map(readName))
    var possibleTiers: [String?] = tiers.sorted() + [nil]
    if let tier = variant.tier.map(readName), tiers.contains(tier) { possibleTiers = [tier] }
    var amounts: [Int64] = []
    for applicantClass in classes.candidates {
      for tier in possibleTiers {
        if let line = NaiveAmounts.line(applicantClass, tier, lines) {
          amounts.append(line.amount.minorUnits)
        }
      }
    }
    let lacksClass = variant.applicantClass == nil && !classes.names.isEmpty
    let lacksTier = variant.tier == nil && !tiers.isEmpty
    let lacksBoth = variant.applicantClass == nil && variant.tier == nil
    reason = lacksClass || lacksTier || lacksBoth ? .classMissing : .classNotInStandard
    if let least = amounts.min(), let most = amounts.max() {
      (self.least, self.most) = (least, most)
    } else {
      lack = reason
    }
  }

  mutating func add(_ other: NaiveAmounts) {
    least = min(least, other.least)
    most = max(most, other.most)
  }

  /// The most exact line: class and tier, class alone, tier alone, neither.
  private static func line(
    _ applicantClass: String?, _ tier: String?, _ lines: [TariffLine]
  ) -> TariffLine? {
    func first(_ wanted: String?, _ size: String?) -> TariffLine? {
      lines.first {
        $0.applicantClass.map(readName) == wanted && $0.tier.map(readName) == size
      }
    }
    return first(applicantClass, tier) ?? first(applicantClass, nil) ?? first(nil, tier)
      ?? first(nil, nil)
  }
}
