internal import ServiceStandards
internal import WorkingTime

/// An explanation as a JSON object with a member for each section.
struct ExplanationObject {
  private let explanation: Explanation
  private let presentation: Presentation

  init(_ explanation: Explanation, _ presentation: Presentation) {
    self.explanation = explanation
    self.presentation = presentation
  }

  /// Writes the object; with a line depth of 0 on one line.
  func write(lineDepth: Int, to output: inout Output) {
    var json = JSONWriter(zones: presentation.zones, lineDepth: lineDepth)
    json.writing(to: &output.bytes) { json in
      json.beginObject()
      json.members(of: explanation.envelope, schema: "audit.explanation/1")
      write(explanation.subject, &json)
      for section in explanation.sections { section.write(to: &json) }
      json.end()
    }
    output.bytes.append(ascii: "\n")
  }

  private func write(_ subject: Explanation.Subject, _ json: inout JSONWriter) {
    json.member("deviation", subject.deviation)
    json.member("rule", subject.rule.description)
    json.member("rule_title", subject.ruleTitle.text(presentation.language))
    json.member("rule_source", subject.ruleSource)
    json.member("criterion", subject.criterion.word)
    json.member("severity", subject.severity.word)
    json.member("unit", subject.unit.code.text)
    json.member("unit_name", subject.unit.name)
    json.member("service", subject.service?.code.text)
    json.member("service_name", subject.service?.name)
    json.key("transaction")
    if let transaction = subject.transaction {
      json.object { json in
        json.member("id", "\(transaction.id)")
        json.member("case_number", transaction.caseNumber)
        json.member("class", transaction.variant.applicantClass)
        json.member("tier", transaction.variant.tier)
        json.member("status", transaction.status.word)
        json.member("open", transaction.isOpen)
      }
    } else {
      json.null()
    }
    if let complaint = subject.complaint {
      json.object("complaint") { json in
        json.member("source", complaint.source.rawValue)
        json.member("number", complaint.number)
      }
    }
    json.member("as_of", subject.asOf)
    json.member("known_at", subject.knownAt)
    json.member("database", subject.database)
  }
}
