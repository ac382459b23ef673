package import ServiceStandards

/// One column of a file that is handed over, with what a reader must know of it.
package struct HandoverColumn: Sendable {
  package let column: Column
  package let meaning: Wording
  /// The version of the program that first wrote it.
  package let since: String

  init(_ column: Column, _ indonesian: String, _ english: String, since: String = "0.1.0") {
    self.column = column
    meaning = Wording(indonesian, english)
    self.since = since
  }
}

/// The columns of one kind of file that is handed over. They are stable: new ones come at the end,
/// none is renamed or removed within a version.
package struct HandoverShape: Sendable {
  /// Name and version, e.g. `audit.handover.findings/1`.
  package let schema: String
  /// Names of the files that have these columns.
  package let files: [String]
  package let columns: [HandoverColumn]

  package static let all: [HandoverShape] = [
    .findings, .deviations, .standardDeviations, .complaints, .followUp,
  ]

  package func head(_ envelope: Envelope) -> TableHead {
    TableHead(schema: schema, columns: columns.map(\.column), envelope: envelope)
  }

  /// Every column of every file: name, type, meaning in both languages, and since when it is there.
  package static func schemaTable(_ envelope: Envelope) -> Table {
    let head = TableHead(
      schema: "audit.handover.schema/1",
      columns: [
        Column("schema", Wording("Skema", "Schema"), .identifier, visibility: .ifRoom),
        Column("files", Wording("Berkas", "Files"), .list, visibility: .ifRoom, isClosed: true),
        Column("column", Wording("Kolom", "Column"), .identifier, visibility: .always),
        Column("title_id", Wording("Judul (id)", "Title (id)"), .text, visibility: .onRequest),
        Column("title_en", Wording("Judul (en)", "Title (en)"), .text, visibility: .onRequest),
        Column("type", Wording("Jenis", "Type"), .identifier, visibility: .always),
        Column("meaning_id", Wording("Arti (id)", "Meaning (id)"), .text),
        Column("meaning_en", Wording("Arti (en)", "Meaning (en)"), .text),
        Column("since", Wording("Sejak versi", "Since version"), .identifier),
      ], envelope: envelope)
    return Table(
      head,
      rows: all.flatMap { shape in
        shape.columns.map { entry in
          [
            .identifier(shape.schema), .list(shape.files), .identifier(entry.column.key),
            .text(entry.column.title.indonesian), .text(entry.column.title.english),
            .identifier(entry.column.kind.word), .text(entry.meaning.indonesian),
            .text(entry.meaning.english), .identifier(entry.since),
          ]
        }
      })
  }
}

extension Column.Kind {
  /// The type of a column as its readers know it; `duration` and `limit` have a second column for
  /// the unit.
  package var word: String {
    switch self {
    case .text: "text"
    case .identifier: "identifier"
    case .count: "integer"
    case .share: "fraction"
    case .instant: "instant"
    case .day: "date"
    case .duration: "duration"
    case .limit: "limit"
    case .boolean: "boolean"
    case .word: "word"
    case .list: "list"
    case .money: "money"
    case .mixed: "by_measure"
    }
  }
}
