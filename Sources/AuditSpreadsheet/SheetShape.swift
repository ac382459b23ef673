internal import AuditReport

/// How a column looks in a sheet: its heading and how wide it is.
struct SheetColumn {
  let heading: String
  /// In characters.
  let width: Double
  /// Long text is broken into lines.
  let wraps: Bool

  init(_ column: Column, _ presentation: Presentation) {
    heading = column.heading(in: presentation)
    wraps = column.kind == .text || column.kind == .list
    let usual: Double =
      switch column.kind {
      case .text: column.isTypedByPeople ? 48 : 28
      case .list: 32
      case .identifier, .word, .mixed, .instant: 18
      case .money: 16
      case .count, .share, .day, .duration, .limit, .boolean: 12
      }
    width = max(usual, min(Double(heading.count) + 3, 30))
  }
}
