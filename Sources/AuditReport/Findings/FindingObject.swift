internal import ServiceStandards

/// A finding as one JSON object: the members of the listing, then drafts, evidence, history, and what
/// is allowed next.
struct FindingObject {
  private let dossier: FindingDossier
  private let presentation: Presentation

  init(_ dossier: FindingDossier, _ presentation: Presentation) {
    self.dossier = dossier
    self.presentation = presentation
  }

  func write(to output: inout Output) {
    var json = JSONWriter(zones: presentation.zones, lineDepth: 3)
    json.writing(to: &output.bytes) { json in
      json.beginObject()
      json.members(of: dossier.envelope, schema: "audit.finding/1")
      json.key("finding")
      json.row(
        FindingSheet.head(dossier.envelope).columns,
        dossier.sheet.row(presentation.language, meanings: dossier.meanings))
      writeDrafts(&json)
      writeEvidence(&json)
      writeHistory(&json)
      json.member("clean_weeks_needed", dossier.cleanWeeksNeeded)
      json.member("lacking", dossier.lacking.map { $0.text(presentation.language) })
      json.member("allowed", dossier.allowed.map(\.rawValue))
      json.end()
    }
    output.bytes.append(ascii: "\n")
  }

  private func writeDrafts(_ json: inout JSONWriter) {
    let language = presentation.language
    json.object("drafts") { json in
      json.array("causes", dossier.drafts.causes) { write($1, &$0) }
      json.member("effect", dossier.drafts.effect?.text(language))
      json.array("recommendations", dossier.drafts.recommendations) { write($1, &$0) }
    }
  }

  private func write(_ draft: FindingDossier.Draft, _ json: inout JSONWriter) {
    json.object {
      $0.member("code", draft.code)
      $0.member("text", draft.text.text(presentation.language))
    }
  }

  private func writeEvidence(_ json: inout JSONWriter) {
    json.array("evidence", dossier.evidence) { json, file in
      json.object {
        $0.member("name", file.name)
        $0.member("bytes", file.bytes)
        $0.member("sha256", file.sha256)
        $0.member("received_on", file.received)
        $0.member("decision", file.decision.rawValue)
        $0.member("state", file.state.rawValue)
      }
    }
  }

  private func writeHistory(_ json: inout JSONWriter) {
    json.array("history", dossier.history) { json, entry in
      json.object {
        $0.member("move", entry.move.rawValue)
        $0.member("at", entry.at)
        $0.member("actor", entry.actor)
        $0.member("host", entry.host)
        $0.member("program", entry.program)
        $0.member("run_id", entry.run.map(String.init))
        $0.member("day", entry.day)
        $0.member("due", entry.due)
        $0.member("partial", entry.isPartial)
        $0.member("role", entry.role)
        $0.member("code", entry.code)
        $0.member("text", entry.text)
        $0.member("reason", entry.reason)
        $0.member("files", entry.files)
      }
    }
  }
}
