internal import ServiceStandards

/// Numbers of findings in words, as a reader may see them: all of them, or what `PublicFigures` tells.
///
/// For the public, counts from 1 to 4 are written `<5`, and what would give such a count away is `*`.
struct DisclosedFigures {
  /// What stands for a number that must not be told.
  static let hidden = "*"

  let style: PeopleStyle
  /// `nil`: everything may be told.
  let published: PublicFigures?

  init(_ style: PeopleStyle, _ published: PublicFigures? = nil) {
    self.style = style
    self.published = published
  }

  var isPublic: Bool { published != nil }

  /// A count from which nothing else follows.
  func count(alone value: Int64) -> String { isSmall(value) ? small : style.count(value) }

  func transactions(alone value: Int64) -> Wording {
    Texts.transactions(isSmall(value) ? SmallCounts.threshold : value, count(alone: value))
  }

  private func isSmall(_ value: Int64) -> Bool {
    isPublic && value > 0 && value < SmallCounts.threshold
  }

  private var small: String { "<\(SmallCounts.threshold)" }

  // MARK: Findings

  func count(of finding: FindingSheet) -> String {
    switch mark(of: finding) {
    case .shown: style.count(finding.figures.deviations)
    case .small: small
    case .protected: DisclosedFigures.hidden
    }
  }

  /// With its noun, which does not tell one from many where the count is hidden.
  func deviations(of finding: FindingSheet) -> Wording {
    let isShown = mark(of: finding) == .shown
    return Texts.deviations(
      isShown ? finding.figures.deviations : SmallCounts.threshold, count(of: finding))
  }

  /// For the order of a list, which must not say of a hidden count where it belongs.
  func weight(of finding: FindingSheet) -> Int64 {
    mark(of: finding) == .shown ? finding.figures.deviations : -1
  }

  /// Empty for rules that are not about money.
  func money(of finding: FindingSheet) -> String? {
    guard let amount = finding.figures.amount else { return nil }
    let mark = published?.marks(of: finding.id).amount ?? .shown
    return mark == .shown
      ? style.text(.money(amount.money, amount.currency)) : DisclosedFigures.hidden
  }

  private func mark(of finding: FindingSheet) -> SmallCounts.Mark {
    published?.marks(of: finding.id).deviations ?? .shown
  }

  /// `nil`: not told.
  func text(_ value: Int64?) -> String { value.map(style.count) ?? DisclosedFigures.hidden }
}
