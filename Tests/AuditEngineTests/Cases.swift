import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

/// A named change of the example that keeps every rule, and what is expected of it.
struct Case<Expected: Sendable>: Sendable, CustomTestStringConvertible {
  let title: String
  let expected: Expected
  let example: Example

  init(_ title: String, _ expected: Expected, _ change: (inout Example) -> Void = { _ in }) {
    self.title = title
    self.expected = expected
    example = Example(title, change)
  }

  var testDescription: String { title }
}

extension Example {
  /// What an auditor says of the example.
  func judge(
    rules: Set<RuleID>? = nil
  ) throws -> (deviations: [Deviation], standards: [StandardDeviation], tally: Tally) {
    let book = try rulebook()
    var look = PatternLook(rulebook: book, asOf: asOf)
    for batch in batches() { look.count(batch) }
    if look.hasSeenAny { for batch in batches() { look.collect(batch) } }
    var auditor = Auditor(rulebook: book, asOf: asOf, rules: rules, patterns: look.conclude())
    var deviations: [Deviation] = []
    auditor.judge(batch(), into: &deviations)
    return (deviations, auditor.tally.standardDeviations, auditor.tally)
  }

  /// The rules that deviate, on the case or on its standard.
  func rules() throws -> Set<RuleID> {
    let judged = try judge()
    return Set(judged.deviations.map(\.rule) + judged.standards.map(\.rule))
  }

  func examine() throws -> Examination {
    try rulebook().examine(batch(), row: 0, asOf: asOf)
  }

  func rulebook() throws -> Rulebook {
    try Rulebook(catalogue: catalogue(), years: 2024...2026)
  }

  /// Still at work on it.
  mutating func leaveOpen() {
    status = .open
    stamps.finished = nil
  }
}

extension Catalogue {
  /// Adds a record of a version that is like the first one but for the change.
  mutating func addVersion(
    id: Int64, recordedAt: Instant = Instant(0), _ change: (inout Standard) -> Void
  ) {
    guard var standard = standards.first?.value else { return }
    standard.version = "\(id)"
    change(&standard)
    standards.append(Recorded(id: id, recordedAt: recordedAt, value: standard))
  }

  /// Changes the first record of the standard.
  mutating func changeVersion(_ change: (inout Standard) -> Void) {
    guard let first = standards.first else { return }
    var standard = first.value
    change(&standard)
    standards[0] = Recorded(id: first.id, recordedAt: first.recordedAt, value: standard)
  }

  func examine(_ example: Example) throws -> Examination {
    try Rulebook(catalogue: self, years: 2024...2026)
      .examine(example.batch(), row: 0, asOf: example.asOf)
  }
}
