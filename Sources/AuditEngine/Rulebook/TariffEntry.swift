internal import ServiceStandards

/// What a standard lets one variant pay.
enum TariffEntry: Hashable, Sendable {
  /// Minor units of money; `line` is the index in the tariff table.
  case amount(Int64, line: Int32)
  /// One of several amounts: the least and the greatest of them, and why it cannot be told which.
  case between(Int64, Int64, Reason)
  case free(byLaw: Bool)
  case none(Reason)

  init(_ standard: Standard, _ classes: ClassNames, _ variant: Variant) {
    switch standard.cost {
    case .notStated: self = .none(.costNotStated)
    case .byRegulation: self = .none(.costByRegulation)
    case .free(let lawBasis): self = .free(byLaw: lawBasis != nil)
    case .tariffs(let lines, legalBasis: _): self.init(lines, classes, variant)
    }
  }

  /// Of each class and tier that the case can have the most exact line.
  private init(_ lines: [TariffLine], _ classes: ClassNames, _ variant: Variant) {
    let named = classes.named(variant.applicantClass)
    // `nil` stands for one that no line names.
    let possibleClasses = named.map { [$0] } ?? classes.all + [nil]
    let tiers = lines.compactMap { $0.tier.map(FoldedName.init) }
    let tier = variant.tier.map(FoldedName.init)
    let isNamedTier = tier.map(tiers.contains) ?? false
    let possibleTiers = isNamedTier ? [tier] : tiers + [nil]
    var fitting: Set<Int> = []
    for name in possibleClasses {
      for tier in possibleTiers {
        if let line = TariffEntry.line(lines, name, tier) { fitting.insert(line) }
      }
    }
    // What is not recorded comes before what is recorded wrongly.
    let lacks =
      variant.applicantClass == nil && named == nil && !classes.all.isEmpty
      || variant.tier == nil && !tiers.isEmpty
    let reason =
      lacks || variant == .unknown ? Reason.classMissing : .classNotInStandard
    let amounts = fitting.map { lines[$0].amount.minorUnits }
    guard let least = amounts.min(), let greatest = amounts.max() else {
      self = .none(reason)
      return
    }
    self =
      least == greatest
      ? .amount(least, line: Int32(fitting.min() ?? 0)) : .between(least, greatest, reason)
  }

  /// The most exact line that fits: class and tier, class alone, tier alone, neither.
  private static func line(
    _ lines: [TariffLine], _ name: FoldedName?, _ tier: FoldedName?
  ) -> Int? {
    for (wanted, size) in [(name, tier), (name, nil), (nil, tier), (nil, nil)] {
      let line = lines.firstIndex {
        $0.applicantClass.map(FoldedName.init) == wanted && $0.tier.map(FoldedName.init) == size
      }
      if let line { return line }
    }
    return nil
  }
}
