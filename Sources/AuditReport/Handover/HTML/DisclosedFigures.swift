internal import ServiceStandards

/// Numbers as the privacy profile lets them be seen.
///
/// For the public, counts from 1 to 4 are written `<5`, and a share that would give such a count away
/// is `*`.
struct DisclosedFigures {
  static let smallest: Int64 = 5
  /// What stands for a share that must not be told.
  static let hidden = "*"

  let privacy: PrivacyProfile
  let style: PeopleStyle

  var isPublic: Bool { privacy == .public }

  func count(_ value: Int64) -> String {
    isHidden(value) ? "<\(DisclosedFigures.smallest)" : style.text(.count(value))
  }

  /// With its noun, which does not tell one from many where the count is hidden.
  func deviations(_ value: Int64) -> Wording {
    Texts.deviations(isHidden(value) ? DisclosedFigures.smallest : value, count(value))
  }

  /// Whether the count is too small to be told.
  func isHidden(_ value: Int64) -> Bool {
    isPublic && value > 0 && value < DisclosedFigures.smallest
  }

  /// Whether the share would give away a count that is too small to be told: its part, its whole, or
  /// what is missing between them.
  func isHidden(_ share: Share) -> Bool {
    isHidden(share.part) || isHidden(share.whole) || isHidden(share.whole - share.part)
  }

  /// The part of a share as a count, hidden also when what is missing to the whole must not be told
  /// and the whole stands beside it.
  func part(_ share: Share) -> String {
    isHidden(share) && !isHidden(share.part) ? DisclosedFigures.hidden : count(share.part)
  }

  /// The whole of a share as a count, hidden when the part stands beside it and their difference
  /// must not be told.
  func whole(_ share: Share) -> String {
    let gap = share.whole - share.part
    return isHidden(gap) && !isHidden(share.part) ? DisclosedFigures.hidden : count(share.whole)
  }

  /// `93,4 %`; a dash for a share of nothing.
  func share(_ share: Share) -> String {
    guard share.whole > 0 else { return style.presentation.glyphs.dash }
    return isHidden(share) ? DisclosedFigures.hidden : style.text(.share(share))
  }

  /// Both ends of a share of which some cases are undecided; see `JudgedShare`.
  func share(_ share: JudgedShare) -> String {
    guard share.lowest.whole > 0 else { return style.presentation.glyphs.dash }
    let isHidden = isHidden(share.known) || isHidden(share.lowest) || isHidden(share.highest)
    return isHidden ? DisclosedFigures.hidden : style.text(from: share.lowest, to: share.highest)
  }

  /// Whole per cent for narrow places. A share that is not quite all is never shown as 100, and one
  /// that is not quite nothing never as 0.
  func percent(_ share: Share) -> String {
    if isHidden(share) { return DisclosedFigures.hidden }
    let rounded = Share.rounded(share.part, of: share.whole, scale: 100)
    if rounded == 0, share.part > 0 { return "<1" }
    return "\(rounded == 100 && share.part < share.whole ? 99 : rounded)"
  }

  /// A sum of money over so many cases.
  func money(_ amount: Amount, cases: Int64) -> String {
    isHidden(cases) ? DisclosedFigures.hidden : style.text(.money(amount.money, amount.currency))
  }
}
