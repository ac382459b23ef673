import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

/// A case of the folder of examples, with what is to be said of it.
struct WorkedExample: Sendable, CustomTestStringConvertible {
  let name: String
  /// File and line where it stands.
  let place: String
  let row: Recorded<Transaction>
  let asOf: Instant
  let expected: [Criterion: ExpectedVerdict]

  var testDescription: String { name }

  /// Criteria on which the answer is another one, in words; none when the example is met.
  func differences(from answer: Answer) -> [String] {
    expected.sorted { $0.key < $1.key }.compactMap { criterion, verdict in
      if verdict.isMet(by: answer, on: criterion) { return nil }
      return "\(criterion.word): \(answer.text(of: criterion)) instead of \(verdict.text)"
    }
  }
}

/// What an example says of one criterion, such as `+`, `?no_limit`, `B-03 at least 60000`.
struct ExpectedVerdict: Hashable, Sendable {
  /// As it stands in the file.
  let text: String
  /// `nil`: it is no deviation.
  private var rule: RuleID?
  private var severity: Severity?
  /// Money at stake, or papers.
  private var amount: Int64?
  private var due: Instant?

  /// - Throws: `UnreadableExpectation` for anything that has no meaning.
  init(_ text: String) throws(UnreadableExpectation) {
    self.text = text
    if text == "+" || text == Answer.leftOut { return }
    if (text.hasPrefix("?") || text.hasPrefix("-")) && text.count > 1 { return }
    var words = text.split(separator: " ").map(String.init)[...]
    rule = words.popFirst().flatMap { RuleID($0) }
    if words.starts(with: ["at", "least"]) { words.removeFirst(2) }
    while let word = words.popFirst() {
      if let severity = Severity.allCases.first(where: { $0.word == word }) {
        self.severity = severity
      } else if word == "due", let due = words.popFirst().flatMap({ Instant(iso: $0) }) {
        self.due = due
      } else if let amount = Int64(word) {
        self.amount = amount
      } else {
        throw UnreadableExpectation(text: text)
      }
    }
    if rule == nil { throw UnreadableExpectation(text: text) }
  }

  func isMet(by answer: Answer, on criterion: Criterion) -> Bool {
    guard let rule else { return answer.text(of: criterion) == text }
    let found = answer.deviations(on: criterion)
    guard answer.verdicts[criterion] == .deviates, found.count == 1, let found = found.first,
      found.rule == rule
    else { return false }
    return (severity.map { $0 == found.severity } ?? true)
      && (amount.map { $0 == Answer.amount(of: found) } ?? true)
      && (due.map { $0.seconds == found.expected } ?? true)
  }
}

struct UnreadableExpectation: Error, Hashable {
  let text: String
}

/// What an auditor says of one case and of its standard.
struct Answer: Sendable {
  static let leftOut = "left out"

  /// Empty when the case is left out.
  var verdicts: [Criterion: Verdict] = [:]
  var deviations: [Deviation] = []

  /// Those that make the criterion deviate; a rule's letter tells its criterion.
  func deviations(on criterion: Criterion) -> [Deviation] {
    deviations.filter { "\($0.rule)".first == Answer.letters[criterion] }
  }

  func text(of criterion: Criterion) -> String {
    switch verdicts[criterion] {
    case .compliant: return "+"
    case .notAssessable(let reason): return "?\(reason.word)"
    case .notApplicable(let reason): return "-\(reason.word)"
    case .deviates:
      return deviations(on: criterion).map { deviation in
        let due =
          criterion == .time ? " due \(Instant(deviation.expected).iso(offset: 8 * 3600))" : ""
        return "\(deviation.rule) \(deviation.severity.word) \(Answer.amount(of: deviation))\(due)"
      }.joined(separator: ", ")
    case nil: return Answer.leftOut
    }
  }

  /// Money at stake; papers for rules about papers.
  static func amount(of deviation: Deviation) -> Int64 {
    let isAboutPapers = "\(deviation.rule)".first == letters[.requirements]
    return isAboutPapers ? deviation.actual ?? 0 : deviation.amount.minorUnits
  }

  private static let letters: [Criterion: Character] = [
    .time: "W", .cost: "B", .requirements: "P", .standard: "S", .record: "D",
  ]
}
