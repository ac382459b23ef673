/// A line that is not imported, with every reason.
package struct RejectedLine: Hashable, Sendable {
  /// Physical line on which it starts, from 1.
  package let line: Int
  /// The text as it stands in the file, without the line break at its end; cut after 64 KiB.
  package let original: String
  /// At least one.
  package let diagnostics: [Diagnostic]

  package init(line: Int, original: String, diagnostics: [Diagnostic]) {
    self.line = line
    self.original = original
    self.diagnostics = diagnostics
  }
}
