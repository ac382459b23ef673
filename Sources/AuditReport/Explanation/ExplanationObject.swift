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
      for section in explanation.sections { write(section, &json) }
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

  private func write(_ section: Explanation.Section, _ json: inout JSONWriter) {
    switch section {
    case .found(let found): json.object("found") { found.write(to: &$0) }
    case .standard(let facts): json.object("standard") { write(facts, &$0) }
    case .calendars(let calendars):
      json.array("calendars", calendars) { json, calendar in
        json.object {
          $0.member("code", calendar.code.text)
          $0.member("zone", calendar.zone)
          $0.member("valid_from", calendar.validFrom)
          $0.member("valid_to", calendar.validTo)
          $0.member("recorded_at", calendar.recordedAt)
          $0.member("source", calendar.source)
        }
      }
    case .clock(let clock): json.object("clock") { write(clock, &$0) }
    case .pauses(let pauses):
      json.array("pauses", pauses) { json, pause in
        json.object {
          $0.member("reason", pause.reason.word)
          $0.member("from", pause.from)
          $0.member("to", pause.to)
          $0.member("stops_clock", pause.stopsClock)
        }
      }
    case .cost(let cost): json.object("cost") { write(cost, &$0) }
    case .documents(let documents): json.object("documents") { write(documents, &$0) }
    case .stamps(let stamps):
      json.array("stamps", stamps.stamps.enumerated()) { json, numbered in
        json.object {
          $0.member("name", numbered.element.name.rawValue)
          $0.member("at", numbered.element.at)
          $0.member("faulty", stamps.faulty.contains(numbered.offset))
        }
      }
    case .companions(let companions):
      json.object("companions") {
        $0.member("count", companions.count)
        $0.array("cases", companions.cases) { json, one in
          json.object {
            $0.member("deviation", one.deviation)
            $0.member("service", one.service)
            $0.member("case_number", one.caseNumber)
          }
        }
      }
    case .ladder(let ladder): json.object("ladder") { write(ladder, &$0) }
    case .conclusion(let conclusion): json.object("conclusion") { write(conclusion, &$0) }
    }
  }
}
