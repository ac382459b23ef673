internal import ServiceStandards

/// A case as a JSON object with a member for each step of its judgement.
struct CaseObject {
  private let sheet: CaseSheet
  private let presentation: Presentation

  init(_ sheet: CaseSheet, _ presentation: Presentation) {
    self.sheet = sheet
    self.presentation = presentation
  }

  /// Writes the object; with a line depth of 0 on one line.
  func write(lineDepth: Int, to output: inout Output) {
    var json = JSONWriter(zones: presentation.zones, lineDepth: lineDepth)
    json.writing(to: &output.bytes) { json in
      json.beginObject()
      json.members(of: sheet.envelope, schema: "audit.case/1")
      write(sheet.subject, &json)
      write(sheet.record, &json)
      let steps = [.conclusion(ConclusionFacts(verdicts: sheet.verdicts))] + sheet.sections
      for step in [.stamps(sheet.stamps)] + steps { step.write(to: &json) }
      json.array("deviations", sheet.deviations) { json, deviation in
        json.object {
          $0.member("deviation", deviation.name)
          $0.member("rule", deviation.rule.description)
          $0.member("rule_title", deviation.title.text(presentation.language))
          $0.member("criterion", deviation.criterion.word)
          $0.member("severity", deviation.severity.word)
        }
      }
      writeHistory(&json)
      json.end()
    }
    output.bytes.append(ascii: "\n")
  }

  private func write(_ subject: CaseSheet.Subject, _ json: inout JSONWriter) {
    let transaction = subject.transaction
    json.member("id", "\(transaction.id)")
    json.member("unit", subject.unit.code.text)
    json.member("unit_name", subject.unit.name)
    json.member("service", subject.service.code.text)
    json.member("service_name", subject.service.name)
    json.member("case_number", transaction.caseNumber)
    json.member("series", subject.series.isEmpty ? nil : subject.series)
    json.member("class", transaction.variant.applicantClass)
    json.member("tier", transaction.variant.tier)
    json.member("status", transaction.status.word)
    json.member("open", transaction.isOpen)
    json.member("as_of", subject.asOf)
    json.member("database", subject.database)
  }

  private func write(_ record: CaseSheet.Record, _ json: inout JSONWriter) {
    json.member("extended", record.isExtended)
    json.member("received_in_hours", record.receivedInHours)
    json.member("officer", record.officer)
    json.member("applicant", record.applicant)
    json.member("note", record.note)
    json.member("untold", record.untold)
  }

  private func writeHistory(_ json: inout JSONWriter) {
    json.array("history", sheet.history) { json, telling in
      json.object {
        $0.member("import", telling.importID)
        $0.member("file", telling.file)
        $0.member("speaks_at", telling.speaksAt)
        $0.member("state", telling.state.rawValue)
        $0.member("told", telling.told)
        $0.member("changed", telling.changed)
      }
    }
  }
}
