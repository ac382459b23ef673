internal import ServiceStandards

/// What a standard lets one variant pay.
enum TariffEntry: Hashable, Sendable {
  /// Minor units of money; `line` is the index in the tariff table.
  case amount(Int64, line: Int32)
  case free(byLaw: Bool)
  case none(Reason)

  init(_ promise: CostPromise, _ variant: Variant) {
    switch promise {
    case .notStated: self = .none(.costNotStated)
    case .byRegulation: self = .none(.costByRegulation)
    case .free(let lawBasis): self = .free(byLaw: lawBasis != nil)
    case .tariffs(let lines, legalBasis: _): self.init(lines, variant)
    }
  }

  /// The most exact line that fits: class and tier, class alone, tier alone, neither.
  private init(_ lines: [TariffLine], _ variant: Variant) {
    let asked = [
      (variant.applicantClass, variant.tier), (variant.applicantClass, nil), (nil, variant.tier),
      (nil, nil),
    ]
    for (applicantClass, tier) in asked {
      let fitting = lines.firstIndex { $0.applicantClass == applicantClass && $0.tier == tier }
      guard let fitting else { continue }
      self = .amount(lines[fitting].amount.minorUnits, line: Int32(fitting))
      return
    }
    let lacksClass = variant.applicantClass == nil
    let lacksTier = variant.tier == nil
    let lacksWhatIsAsked =
      lacksClass && lacksTier
      || lacksClass && lines.contains { $0.applicantClass != nil }
      || lacksTier && lines.contains { $0.tier != nil }
    self = .none(lacksWhatIsAsked ? .classMissing : .classNotInStandard)
  }
}
