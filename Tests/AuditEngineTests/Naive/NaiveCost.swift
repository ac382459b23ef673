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
      for charge in charges where charge.proof == nil {
        // What went to others needs no proof of the office, and an amount of several kinds may be that.
        if charge.kind == .thirdParty || charge.kind == .total { continue }
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
    var mixed: Int64 = 0
    for charge in charges {
      switch charge.kind {
      case .tariff, .acceleration: taken += charge.amount.minorUnits
      case .total: mixed += charge.amount.minorUnits
      case .fine, .tax, .thirdParty: break
      }
    }
    let paid = NaivePaid(least: taken, most: taken + max(0, mixed))
    if paid.most <= 0, own.most > 0 {
      if `case`.isOpen { return (.notApplicable(.notYetPaid), []) }
      if !`case`.isFinished { return (.notApplicable(.nothingDue), []) }
    }
    return compare(paid, with: own, owed, anyUntilPayment: standard.value.tariffOf == nil)
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
    _ paid: NaivePaid, with own: NaiveAmounts, _ standard: Standard, anyUntilPayment: Bool
  ) -> Answer {
    var possible = own
    for version in anyUntilPayment ? versionsUntilPayment() : [] {
      possible.add(NaiveAmounts(version, for: `case`.record.variant))
    }
    if case .free(.some) = standard.cost, paid.least > 0, possible.most == 0 {
      return deviates(
        .chargedThoughFree, .critical, expected: 0, actual: paid.least, amount: paid.least)
    }
    if paid.least > possible.most {
      return deviates(
        .overcharge, .high, expected: possible.most, actual: paid.least,
        amount: paid.least - possible.most)
    }
    if paid.most < possible.least, `case`.isFinished || paid.most > 0 {
      return deviates(
        .undercharge, .medium, expected: possible.least, actual: paid.most,
        amount: possible.least - paid.most)
    }
    if possible.isRight(paid) { return (.compliant, []) }
    if own.isRight(paid) { return (.notAssessable(.tariffChanged), []) }
    if own.lines.count > 1 { return (.notAssessable(own.reason), []) }
    return (.notAssessable(paid.least < paid.most ? .chargesMixed : .tariffChanged), [])
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

/// What a case may have paid as tariff.
struct NaivePaid {
  let least: Int64
  let most: Int64

  /// Some of the amounts between, what was given back beyond what was taken left aside.
  var some: [Int64] { [least, (least + most) / 2, most].map { max(0, $0) } }
}

/// The amounts that a version may ask of a case.
struct NaiveAmounts {
  /// Of the lines that may hold, each once.
  private(set) var lines: Set<ClosedRange<Int64>> = []
  /// Why the version gives no amount at all.
  private(set) var lack: Reason?
  /// Why one of several amounts cannot be told.
  private(set) var reason: Reason = .classMissing

  init(_ standard: Standard, for variant: Variant) {
    switch standard.cost {
    case .notStated: lack = .costNotStated
    case .byRegulation: lack = .costByRegulation
    case .free: lines = [0...0]
    case .tariffs(let lines, _): read(lines, standard, variant)
    }
  }

  // Without a tariff that can be compared anything may be right.
  var least: Int64 { isUntold ? 0 : lines.map(\.lowerBound).min() ?? 0 }
  var most: Int64 { isUntold ? .max : lines.map(\.upperBound).max() ?? .max }

  /// Some version says nothing that can be compared.
  private var isUntold: Bool { lack != nil || hasUntold }
  private var hasUntold = false

  /// Right by every line, whatever part of it is tariff.
  func isRight(_ paid: NaivePaid) -> Bool {
    !isUntold && paid.some.allSatisfy { amount in lines.allSatisfy { $0.contains(amount) } }
  }

  private mutating func read(_ lines: [TariffLine], _ standard: Standard, _ variant: Variant) {
    let classes = NaiveClasses(standard, of: variant)
    let tiers = Set(lines.compactMap(\.tier).map(readName))
    var possibleTiers: [String?] = tiers.sorted() + [nil]
    if let tier = variant.tier.map(readName), tiers.contains(tier) { possibleTiers = [tier] }
    for applicantClass in classes.candidates {
      for tier in possibleTiers {
        if let line = NaiveAmounts.line(applicantClass, tier, lines) {
          let amount = line.amount.minorUnits
          self.lines.insert(line.isCeiling ? 0...amount : amount...amount)
        }
      }
    }
    let lacksClass = variant.applicantClass == nil && !classes.names.isEmpty
    let lacksTier = variant.tier == nil && !tiers.isEmpty
    let lacksBoth = variant.applicantClass == nil && variant.tier == nil
    reason = lacksClass || lacksTier || lacksBoth ? .classMissing : .classNotInStandard
    if self.lines.isEmpty { lack = reason }
  }

  mutating func add(_ other: NaiveAmounts) {
    lines.formUnion(other.lines)
    if other.isUntold { hasUntold = true }
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
