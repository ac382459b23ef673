internal import ServiceStandards

extension FindingDocument {
  /// What those who work on a finding need.
  func work(_ dossier: FindingDossier) -> [Document.Section] {
    let commands = dossier.allowed.compactMap { move in
      move.command(sheet.id).map {
        Document.Command(line: "audit findings \($0)", purpose: Texts.findingMove(move))
      }
    }
    return [
      Document.Section(Texts.evidenceTitle, [.table(evidence(dossier.evidence))]),
      Document.Section(Texts.historyTitle, [.table(history(dossier.history))]),
      Document.Section(
        Texts.beforeClosing, dossier.lacking.map { .paragraph($0, .none, .wrong) }),
      Document.Section(
        Texts.allowedTitle,
        commands.isEmpty ? [.paragraph(Texts.nothingAllowed)] : [.commands(commands)]),
    ]
  }

  private func evidence(_ files: [FindingDossier.Evidence]) -> Document.Table {
    Document.Table(
      Texts.evidenceTitle, files,
      [
        .init("name", Texts.evidenceFile, .text) { Phrase($0.name) },
        .init("bytes", Texts.bytesTitle, .count, .usual) { Phrase(.count($0.bytes)) },
        .init("received", Texts.receivedAt, .day, .usual) { Phrase(.optional($0.received)) },
        .init("decision", Texts.decisionTitle, .word) {
          Phrase(Texts.evidenceDecision($0.decision))
        },
        .init("sha256", Wording("SHA-256", "SHA-256"), .identifier) {
          Phrase(String($0.sha256.prefix(16)) + style.presentation.glyphs.ellipsis)
        },
        .init("state", ReportTexts.state, .word) {
          Phrase(Texts.evidence($0.state), $0.state == .intact ? .none : .critical)
        },
      ])
  }

  private func history(_ entries: [FindingDossier.Entry]) -> Document.Table {
    Document.Table(
      Texts.historyTitle, entries,
      [
        .init("at", Texts.moveTime, .identifier) { Phrase(.instant($0.at)) },
        .init("move", Texts.moveTitle, .text) { entry in
          let move = style.text(Texts.findingMove(entry.move))
          let details = details(of: entry).joined(separator: "; ")
          return Phrase(details.isEmpty ? move : "\(move): \(details)")
        },
        .init("actor", Texts.actorTitle, .text) { entry in
          entry.run.map { Phrase(Texts.byRun($0, entry.actor)) } ?? Phrase(entry.actor)
        },
      ])
  }

  private func details(of entry: FindingDossier.Entry) -> [String] {
    var details: [String] = []
    if let day = entry.day.map({ style.text(.day($0)) }) {
      switch entry.move {
      case .closed: details.append(style.text(Texts.asOfDay(day)))
      case .reopened: details.append(style.text(Texts.fromDay(day)))
      default: details.append(style.text(Texts.onDay(day)))
      }
    }
    if let due = entry.due { details.append(style.text(Texts.dueDay(style.text(.day(due))))) }
    if entry.isPartial { details.append(style.text(Texts.partialResponse)) }
    let code = entry.code.map { code in
      ExcuseGround(rawValue: code).map { style.text(Texts.excuse($0)) } ?? meaning(of: code)
    }
    let typed = [entry.text, entry.reason].compactMap(\.self) + entry.files
    return details + (entry.role.map { [$0] } ?? []) + (code.map { [$0] } ?? [])
      + typed
  }
}
