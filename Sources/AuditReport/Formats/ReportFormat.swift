/// A form in which results can be written. To add one: a file beside this one, and a line in `all`.
package struct ReportFormat: Sendable {
  package static let all: [ReportFormat] = [
    .table,
    .plain,
    .csv,
    .json,
    .jsonLines,
    .html,
    .markdown,
  ]

  /// A form for subjects of one kind.
  typealias Form<Subject> = @Sendable (Subject, Presentation, inout Output) throws -> Void
  /// Lays a document out for a presentation and shows it.
  typealias DocumentForm =
    @Sendable (_ layout: (Presentation) -> Document, Presentation, Envelope, inout Output) -> Void

  /// The word of the `--format` option.
  package let name: String
  /// `nil`: the format is for programs, which get all columns and stable words.
  var document: DocumentForm?
  /// `nil`: the format has no form for lists.
  var rows: (@Sendable (TableHead, Presentation) -> any RowRenderer)?
  // Forms that take the place of the document; `nil`: there is none.
  var run: Form<RunReport>?
  var explanation: Form<Explanation>?
  var dossier: Form<FindingDossier>?
  var caseSheet: Form<CaseSheet>?

  /// Written in the words of the language, without the columns that are shown on request only.
  package var isForPeople: Bool { document != nil }

  /// The format of that name.
  package static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }

  /// - Throws: `TableFault.formNotOffered`, with the formats that offer one.
  func notOffered(_ offers: (ReportFormat) -> Bool) -> TableFault {
    .formNotOffered(format: name, offered: ReportFormat.all.filter(offers).map(\.name))
  }
}

/// Turns the rows of one table into bytes.
protocol RowRenderer {
  mutating func begin(into bytes: inout [UInt8])
  /// Takes a cell for each column that the renderer was made with.
  mutating func append(_ row: [Cell], into bytes: inout [UInt8])
  /// `leftOut`: rows that a limit has kept out.
  mutating func end(leftOut: Int, into bytes: inout [UInt8])
}

// MARK: Whole reports

extension ReportFormat {
  /// Writes a subject in the form that the format has for it, else as its document.
  ///
  /// - Throws: `TableFault.formNotOffered` when it has neither, and what the sink throws.
  func write<Subject>(
    _ subject: Subject, _ form: KeyPath<ReportFormat, Form<Subject>?>, to sink: any ByteSink,
    _ presentation: Presentation, _ envelope: Envelope, layout: (Presentation) -> Document
  ) throws {
    var output = Output(to: sink)
    if let write = self[keyPath: form] {
      try write(subject, presentation, &output)
    } else if let document {
      document(layout, presentation, envelope, &output)
    } else {
      throw notOffered { $0[keyPath: form] != nil || $0.isForPeople }
    }
    try output.flush()
  }

  /// Writes a document for people, a table for programs.
  func write(
    _ table: @autoclosure () -> Table, to sink: any ByteSink, _ presentation: Presentation,
    _ envelope: Envelope, layout: (Presentation) -> Document
  ) throws {
    guard let document else {
      try table().write(as: self, to: sink, presentation)
      return
    }
    var output = Output(to: sink)
    document(layout, presentation, envelope, &output)
    try output.flush()
  }
}

extension RunReport {
  /// Writes the report to the sink.
  package func write(
    as format: ReportFormat, to sink: any ByteSink, _ presentation: Presentation
  ) throws {
    try format.write(self, \.run, to: sink, presentation, heading.envelope) {
      RunDocument(self, PeopleStyle($0)).document
    }
  }
}

extension Explanation {
  /// Writes the explanation to the sink.
  ///
  /// - Throws: `TableFault.formNotOffered` for a format of rows, and what the sink throws.
  package func write(
    as format: ReportFormat, to sink: any ByteSink, _ presentation: Presentation
  ) throws {
    try format.write(self, \.explanation, to: sink, presentation, envelope) {
      ExplanationDocument(self, $0).document
    }
  }
}

extension CaseSheet {
  /// Writes the case to the sink.
  ///
  /// - Throws: `TableFault.formNotOffered` for a format of rows, and what the sink throws.
  package func write(
    as format: ReportFormat, to sink: any ByteSink, _ presentation: Presentation
  ) throws {
    try format.write(self, \.caseSheet, to: sink, presentation, envelope) {
      CaseDocument(self, $0).document
    }
  }
}

extension FindingDossier {
  /// Writes the finding to the sink.
  ///
  /// - Throws: `TableFault.formNotOffered` for a format of rows, and what the sink throws.
  package func write(
    as format: ReportFormat, to sink: any ByteSink, _ presentation: Presentation
  ) throws {
    try format.write(self, \.dossier, to: sink, presentation, envelope) {
      FindingDocument(self, $0).document
    }
  }
}

extension RuleSheet {
  /// Writes the card of one rule to the sink.
  package func write(
    as format: ReportFormat, to sink: any ByteSink, _ presentation: Presentation,
    envelope: Envelope
  ) throws {
    try format.write(
      Table(RuleSheet.head(envelope), rows: [row(presentation)]), to: sink, presentation, envelope
    ) { RuleDocument(self, $0).document }
  }
}
