import AuditEngine
import Foundation
import ServiceStandards
import Testing

/// Documents of which a part is made from the cards of the rules.
@Suite struct `The cards of the rules` {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// With `AUDIT_UPDATE_GOLDEN=1` in the environment the part is written instead.
  private func expect(_ file: String, from mark: String, is part: String) throws {
    let url = Self.root.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let start = try #require(text.range(of: mark), "\(file) has no “\(mark)”").upperBound
    let expected = text[..<start] + part
    if ProcessInfo.processInfo.environment["AUDIT_UPDATE_GOLDEN"] == "1" {
      try Data(expected.utf8).write(to: url)
    }
    let kept = try String(contentsOf: url, encoding: .utf8)
    #expect(kept == expected, "\(file) differs from the cards of the rules")
  }

  @Test func `are the rules of the bundled mapping of codes`() throws {
    let rules = RuleSet.cards.map { card in
      let codes = card.codes
      var lines = ["  - rule: \(card.id)", "    finding: \"\(codes.finding)\""]
      if let repeated = codes.repeated { lines.append("    repeated: \"\(repeated)\"") }
      lines.append("    causes:")
      lines += codes.causes.map(Self.line)
      lines.append("    effect: \(Self.both(codes.effect, "{"))")
      lines.append("    recommendations:")
      lines += codes.recommendations.map(Self.line)
      lines.append("    programmes: [\(codes.programmes.joined(separator: ", "))]")
      lines.append("    maladministration: [\(codes.maladministration.joined(separator: ", "))]")
      return lines.map { $0 + "\n" }.joined()
    }
    try expect("Fixtures/codes/codes.yaml", from: "\nrules:\n", is: rules.joined())
  }

  @Test func `are told in both languages on the page of the rules`() throws {
    let sections = RuleSet.cards.map { card in
      let note = card.severityNote.map { "; \($0.english) / \($0.indonesian)" } ?? ""
      let sentences = [card.condition.words, card.condition.wordsWithoutEnd].compactMap(\.self)
      return """

        ### `\(card.id)` \(card.title.english) / \(card.title.indonesian)

        \(card.criterion.word), \(card.severity.word)\(note). Looks at \(card.fields.map { "`\($0)`" }.joined(separator: ", ")). \(card.source).

        \(sentences.map { "- “\($0.english)” / “\($0.indonesian)”" }.joined(separator: "\n"))

        """
    }
    try expect(
      "Documentation/rules.md", from: "\n## The cards\n",
      is: """

        What `audit rules` and `audit explain` say, with the values of a deviation in braces.

        """ + sections.joined())
  }

  @Test func `say in both languages the same of the same values`() {
    for card in RuleSet.cards {
      let names = Set(card.condition.values.map(\.name)).union(["as_of"])
      for words in [card.condition.words, card.condition.wordsWithoutEnd].compactMap(\.self) {
        let (indonesian, english) = (
          Self.names(in: words.indonesian), Self.names(in: words.english)
        )
        #expect(indonesian == english && english.isSubset(of: names), "\(card.id)")
      }
      #expect(card.condition.words.indonesian != card.condition.words.english, "\(card.id)")
      #expect(!card.explains.isEmpty, "\(card.id)")
    }
    #expect(Set(RuleSet.cards.map(\.condition.kind)).count == RuleSet.cards.count)
  }

  @Test func `about money say what their money is, and no others`() {
    for card in RuleSet.cards {
      #expect((card.measure == .money) == (card.money != nil), "\(card.id)")
    }
  }

  private static func names(in text: String) -> Set<String> {
    Set(text.matches(of: /\{([a-z_]+)[|}]/).map { String($0.1) })
  }

  private static func line(_ draft: RuleCard.Draft) -> String {
    "      - \(both(draft.text, "{code: \(draft.code), "))"
  }

  private static func both(_ text: Wording, _ start: String) -> String {
    "\(start)id: \"\(text.indonesian)\", en: \"\(text.english)\"}"
  }
}
