// Counts and shares as people read them.
extension PeopleStyle {
  func count(_ value: Int64) -> String { text(.count(value)) }

  /// `93,4 %`; a dash for a share of nothing.
  func share(_ share: Share) -> String {
    share.whole > 0 ? text(.share(share)) : presentation.glyphs.dash
  }

  /// Both ends of a share of which some cases are undecided; see `JudgedShare`.
  func share(_ share: JudgedShare) -> String {
    share.lowest.whole > 0
      ? text(from: share.lowest, to: share.highest) : presentation.glyphs.dash
  }

  /// `788/876`.
  func counts(_ share: Share) -> String { "\(count(share.part))/\(count(share.whole))" }

  /// Whole per cent for narrow places. A share that is not quite all is never shown as 100, and one
  /// that is not quite nothing never as 0.
  func percent(_ share: Share) -> String {
    let rounded = Share.rounded(share.part, of: share.whole, scale: 100)
    if rounded == 0, share.part > 0 { return "<1" }
    return "\(rounded == 100 && share.part < share.whole ? 99 : rounded)"
  }
}
