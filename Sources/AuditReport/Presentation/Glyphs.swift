/// Signs that are not ASCII, with what stands for them where they cannot be shown.
struct Glyphs {
  let usesUnicode: Bool

  var ellipsis: String { usesUnicode ? "…" : "..." }
  var line: String { usesUnicode ? "─" : "-" }
  var dot: String { usesUnicode ? "·" : "-" }
  /// Between the ends of a range, and for a value that is not there.
  var dash: String { usesUnicode ? "–" : "-" }
  var atMost: String { usesUnicode ? "≤" : "<=" }
  var wrong: String { usesUnicode ? "✗" : "x" }
  var right: String { usesUnicode ? "✓" : "v" }
  var alert: String { "!" }
}

extension Presentation {
  var glyphs: Glyphs { Glyphs(usesUnicode: usesUnicode) }
}
