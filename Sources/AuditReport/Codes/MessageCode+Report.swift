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
    try format.write(
      table(codes, presentation.language, envelope), to: sink, presentation, envelope
    ) { _ in
      Document(
        Phrase(codes.first?.code ?? ""), codes.map { .init($0.topic.title, [.facts($0.facts)]) })
    }
  }

  private var facts: [Document.Fact] {
    [
      .init(Texts.meaning, meaning), .init(Texts.remedy, remedy),
    ]
      + (exitStatuses.isEmpty
        ? [] : [.init(Texts.exitStatuses, .list(exitStatuses.map(String.init)))])
  }
}
