package import ServiceStandards

extension MessageCode {
  /// The columns of a listing of codes.
  package static func head(_ envelope: Envelope) -> TableHead {
    TableHead(
      schema: "audit.messages/1",
      columns: [
        Column("code", Texts.messageCode, .identifier, visibility: .always),
        Column("topic", Texts.messageTopic, .word, visibility: .ifRoom),
        Column("exit_statuses", Texts.exitStatuses, .list),
        Column("meaning", Texts.meaning, .text, visibility: .always),
        Column("remedy", Texts.remedy, .text),
      ], envelope: envelope)
  }

  package static func table(
    _ codes: [MessageCode], _ language: Language, _ envelope: Envelope
  ) -> Table {
    Table(head(envelope), rows: codes.map { $0.row(language) })
  }

  private func row(_ language: Language) -> [Cell] {
    [
      .text(code), .term(.messageTopic(topic)), .list(exitStatuses.map(String.init)),
      .text(meaning.text(language)), .text(remedy.text(language)),
    ]
  }

  /// Writes the entries of one code: as a page for people, as rows for programs.
  package static func write(
    _ codes: [MessageCode], as format: ReportFormat, to sink: any ByteSink,
    _ presentation: Presentation, envelope: Envelope
  ) throws {
    guard format.isForPeople else {
      try table(codes, presentation.language, envelope).write(as: format, to: sink, presentation)
      return
    }
    var output = Output(to: sink)
    var page = Page(presentation)
    for (index, code) in codes.enumerated() {
      if index > 0 { page.blank() }
      code.append(to: &page)
    }
    page.move(to: &output)
    try output.flush()
  }

  private func append(to page: inout Page) {
    page.line("\(code) \(page.glyphs.dot) \(page.text(topic.title))", .strong)
    var facts = [
      (label: page.text(Texts.meaning), value: page.text(meaning)),
      (label: page.text(Texts.remedy), value: page.text(remedy)),
    ]
    if !exitStatuses.isEmpty {
      let statuses = exitStatuses.map(String.init).joined(separator: ", ")
      facts.append((label: page.text(Texts.exitStatuses), value: statuses))
    }
    page.facts(facts)
  }
}
