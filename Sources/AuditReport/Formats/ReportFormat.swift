/// A form in which results can be written. To add one: a file beside this one, and a line in `all`.
package struct ReportFormat: Sendable {
  package static let all: [ReportFormat] = [
    .table,
    .plain,
    .csv,
    .json,
    .jsonLines,
  ]

  /// The word of the `--format` option.
  package let name: String
  /// Written in the words of the language, without the columns that are shown on request only; a
  /// program gets all columns and stable words.
  package let isForPeople: Bool
  let rows: @Sendable (TableHead, Presentation) -> any RowRenderer
  let run: @Sendable (RunReport, Presentation, inout Output) throws -> Void
  /// `nil`: the format has no form for an explanation.
  let explanation: (@Sendable (Explanation, Presentation, inout Output) throws -> Void)?
  let rule: @Sendable (RuleSheet, Envelope, Presentation, inout Output) -> Void
  /// `nil`: the format has no form for one finding with its history.
  var dossier: (@Sendable (FindingDossier, Presentation, inout Output) -> Void)?

  /// The format of that name.
  package static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }
}

/// Turns the rows of one table into bytes.
protocol RowRenderer {
  mutating func begin(into bytes: inout [UInt8])
  /// Takes a cell for each column that the renderer was made with.
  mutating func append(_ row: [Cell], into bytes: inout [UInt8])
  mutating func end(into bytes: inout [UInt8])
}

// MARK: Whole reports

extension RunReport {
  /// Writes the report to the sink.
  package func write(
    as format: ReportFormat, to sink: any ByteSink, _ presentation: Presentation
  ) throws {
    var output = Output(to: sink)
    try format.run(self, presentation, &output)
    try output.flush()
  }
}

extension Explanation {
  /// Writes the explanation to the sink.
  ///
  /// - Throws: `TableFault.formNotOffered` for a format of rows, and what the sink throws.
  package func write(
    as format: ReportFormat, to sink: any ByteSink, _ presentation: Presentation
  ) throws {
    guard let write = format.explanation else {
      let offered = ReportFormat.all.filter { $0.explanation != nil }.map(\.name)
      throw TableFault.formNotOffered(format: format.name, offered: offered)
    }
    var output = Output(to: sink)
    try write(self, presentation, &output)
    try output.flush()
  }
}

extension RuleSheet {
  /// Writes the card of one rule to the sink.
  package func write(
    as format: ReportFormat, to sink: any ByteSink, _ presentation: Presentation,
    envelope: Envelope
  ) throws {
    var output = Output(to: sink)
    format.rule(self, envelope, presentation, &output)
    try output.flush()
  }
}
