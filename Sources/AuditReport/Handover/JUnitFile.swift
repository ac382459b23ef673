internal import ServiceStandards

/// The outcomes of a run as JUnit XML: a suite for each unit, a case for each rule that ran in it,
/// so that a consumer sees also what has been corrected.
struct JUnitFile {
  private let outcomes: [RuleOutcome]
  private let language: Language
  /// The public gets no counts: those of several rules could be compared with other totals.
  private let showsCounts: Bool

  init(_ content: HandoverContent, _ presentation: Presentation) {
    outcomes = content.outcomes
    language = presentation.language
    showsCounts = content.privacy != .public
  }

  func write(to sink: any ByteSink) throws {
    var output = Output(to: sink)
    output.bytes.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"audit\"")
    appendCounts(outcomes, to: &output.bytes)
    output.bytes.append(">\n")
    var rest = outcomes[...]
    while let unit = rest.first?.unit {
      let suite = rest.prefix { $0.unit == unit }
      rest = rest.dropFirst(suite.count)
      output.bytes.append("  <testsuite name=\"\(escaped(unit.code.text))\"")
      appendCounts(Array(suite), to: &output.bytes)
      output.bytes.append(">\n")
      for outcome in suite {
        append(outcome, to: &output.bytes)
        try output.flushIfFull()
      }
      output.bytes.append("  </testsuite>\n")
    }
    output.bytes.append("</testsuites>\n")
    try output.flush()
  }

  private func appendCounts(_ outcomes: [RuleOutcome], to bytes: inout [UInt8]) {
    func count(_ verdict: RuleOutcome.Verdict) -> Int { outcomes.count { $0.verdict == verdict } }
    bytes.append(
      " tests=\"\(outcomes.count)\" failures=\"\(count(.failed))\" errors=\"\(count(.notEvaluated))\" skipped=\"\(count(.skipped))\""
    )
  }

  private func append(_ outcome: RuleOutcome, to bytes: inout [UInt8]) {
    let name = "\(outcome.rule) \(outcome.title.text(language))"
    bytes.append(
      "    <testcase classname=\"\(escaped(outcome.unit.code.text))\" name=\"\(escaped(name))\"")
    let message = escaped(message(of: outcome).text(language))
    switch outcome.verdict {
    case .passed: bytes.append("/>\n")
    case .failed:
      bytes.append(
        "><failure type=\"\(outcome.severity.word)\" message=\"\(message)\"/></testcase>\n")
    case .notEvaluated:
      bytes.append("><error type=\"not_assessable\" message=\"\(message)\"/></testcase>\n")
    case .skipped: bytes.append("><skipped message=\"\(message)\"/></testcase>\n")
    }
  }

  private func message(of outcome: RuleOutcome) -> Wording {
    let (deviations, excepted) = (outcome.deviations, outcome.excepted)
    switch outcome.verdict {
    case .passed: return Wording("", "")
    case .failed where showsCounts && excepted > 0:
      return Wording(
        "\(deviations) penyimpangan, \(excepted) di antaranya dikecualikan",
        "\(deviations) deviations, \(excepted) of them excepted")
    case .failed where showsCounts:
      return Wording("\(deviations) penyimpangan", "\(deviations) deviations")
    case .failed: return Wording("ada penyimpangan", "there are deviations")
    case .notEvaluated: return Wording("tidak dapat dinilai", "could not be judged")
    case .skipped where deviations > 0:
      return Wording(
        "semua penyimpangan dikecualikan atau lama", "every deviation is waived or of the baseline")
    case .skipped: return Wording("tidak ada yang dinilai", "nothing to judge")
    }
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
