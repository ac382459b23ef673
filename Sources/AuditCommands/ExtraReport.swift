internal import ArgumentParser
internal import AuditReport

/// `FORMAT:FILE`: one more form of the same result, so that a nightly run computes once.
struct ExtraReport: ExpressibleByArgument {
  let format: ReportFormat
  let file: String

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, let format = ReportFormat.named(String(parts[0]))
    else { return nil }
    self.format = format
    file = String(parts[1])
  }
}
