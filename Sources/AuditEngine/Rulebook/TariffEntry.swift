internal import ServiceStandards

/// What lines of a tariff ask for, one of which holds, in minor units of money.
struct TariffRange: Hashable, Sendable {
  /// No line asks for less.
  private(set) var least: Int64
  /// No line lets the office take more.
  private(set) var most: Int64
  /// Amounts that are right by every line; empty (the first above the last) where there are none.
  private(set) var firstRight: Int64
  private(set) var lastRight: Int64

  /// A line asks for its amount, or for anything up to it.
  init(_ line: TariffLine) {
    self.init(line.isCeiling ? 0 : line.amount.minorUnits, line.amount.minorUnits)
  }

  init(_ least: Int64, _ most: Int64) {
    (self.least, self.most) = (least, most)
    (firstRight, lastRight) = (least, most)
  }

  static let free = TariffRange(0, 0)
  /// Of a line that cannot be compared: whatever is taken may be right, or not.
  static var untold: TariffRange {
    var range = TariffRange(0, .max)
    (range.firstRight, range.lastRight) = (.max, 0)
    return range
  }

  /// The lines of both.
  mutating func form(_ other: TariffRange) {
    (least, most) = (min(least, other.least), max(most, other.most))
    (firstRight, lastRight) = (max(firstRight, other.firstRight), min(lastRight, other.lastRight))
  }

  /// Whether all amounts of a stretch are right, whichever line holds.
  func allows(_ amounts: ClosedRange<Int64>) -> Bool {
    firstRight <= amounts.lowerBound && amounts.upperBound <= lastRight
  }
}

/// What a standard lets one variant pay.
enum TariffEntry: Hashable, Sendable {
  /// `line` is the index in the tariff table.
  case line(TariffRange, Int32)
  /// One of several lines that differ, and why it cannot be told which.
  case several(TariffRange, Reason)
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
    guard let first = fitting.min() else {
      self = .none(reason)
      return
    }
    let isOneForAll = fitting.allSatisfy {
      TariffRange(lines[$0]) == TariffRange(lines[first])
    }
    var range = TariffRange(lines[first])
    for line in fitting { range.form(TariffRange(lines[line])) }
    self = isOneForAll ? .line(range, Int32(first)) : .several(range, reason)
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
