internal import ServiceStandards

// What the parts of the report are made of.
extension HandoverPage {
  /// A table with its name for links.
  mutating func append(_ table: Document.Table, named name: String) {
    var table = table
    table.name = name
    append(.table(table))
  }

  mutating func append(_ block: Document.Block) { html.append(block, style, linking: links) }

  /// Labels with their values.
  mutating func appendFacts(_ facts: [(label: String, value: String)]) {
    html.facts(facts)
  }

  mutating func appendParagraph(_ wording: Wording) { html.element(.p, wording) }
}
