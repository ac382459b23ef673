package import ServiceStandards
internal import WorkingTime

/// What a file of complaints holds, a text or a workbook. Complaints are few: it is read as a whole.
package struct ComplaintsFile: Sendable {
  /// One complaint with its place in the file.
  package struct Row: Sendable {
    package let complaint: Complaint
    /// Physical line on which it starts.
    package let line: Int
    package let original: String
  }

  package private(set) var rows: [Row] = []
  /// Lines that cannot be read, in order.
  package private(set) var rejected: [RejectedLine] = []
  package private(set) var summary: ImportSummary

  /// Reads a file in the canonical form or by a profile. `source` is that of rows without one of their
  /// own.
  package init(
    _ file: InputFile, profile: ComplaintProfile = .canonical, source: ComplaintSource,
    known: [UnitCode: KnownUnit]
  ) throws(ImportFault) {
    var lines = try RecordLines(
      file, form: profile.form, needed: NeededHeadings(all: profile.requiredHeadings),
      filled: profile.filledHeadings, wanted: profile.headings, freeText: profile.columns[.text])
    summary = ImportSummary(
      encoding: lines.source.encoding, delimiter: lines.delimiter, unmappedColumns: lines.unmapped)
    let units = known.sorted { $0.key < $1.key }.map { (code: $0.key, known: $0.value) }
    var reader = ComplaintRow(
      path: file.path, header: lines.header, profile: profile, source: source, units: units)
    let sorter = LineSorter(
      totals: profile.form.totals, shape: profile.form.shape, header: lines.header)
    var isAfterTable = false
    // Lines at the end that begin with a word for totals are none, as in files of transactions.
    var held: [RejectedLine] = []
    reading: while true {
      switch try lines.advance() {
      case .end: break reading
      case .nextSheet:
        summary.totals += held.count
        held = []
        isAfterTable = false
      case .blank: summary.blank += 1
      case .damaged where isAfterTable: summary.afterTable += 1
      case .damaged(let problem):
        rejected += held + [lines.rejected([lines.diagnostic(problem)])]
        held = []
      case .record:
        let line = lines.source.line
        let spanning = lines.source.spanningFields
        if spanning > 0 {
          summary.spanningCells += spanning
          summary.firstSpanning = summary.firstSpanning ?? line
        }
        let faultsOfLine = lines.faultsOfLine()
        if faultsOfLine == nil, let complaint = reader.read(lines.cells(), at: lines.source) {
          guard !isAfterTable else {
            rejected += held + [lines.rejected([lines.diagnostic(.rowAfterTable)])]
            held = []
            continue
          }
          if lines.isShort { summary.short += 1 }
          rejected += held
          held = []
          accept(complaint, line: line, original: lines.source.originalText)
          continue
        }
        let rejected = lines.rejected(faultsOfLine ?? reader.takeDiagnostics())
        switch isAfterTable ? .end : sorter.kind(lines.source.bytes, lines.source.fields) {
        case .skipped: summary.skipped += 1
        case .end:
          isAfterTable = true
          summary.afterTable += 1
        case .total: held.append(rejected)
        case nil:
          self.rejected += held + [rejected]
          held = []
        }
      }
    }
    if let (heading, dates, texts) = reader.cells.exchanges.found {
      throw .exchangedDates(file: file.path, column: heading, dates: dates, texts: texts)
    }
    summary.totals += held.count
    summary.blank += lines.blankBefore
    summary.aboveHeader = lines.above
    summary.unmappedColumns = lines.unmapped
    summary.filledCells = lines.filledCells
    summary.workbook = lines.source.workbook.map { WorkbookNotes($0, of: lines) }
    summary.rejected = rejected.count
    summary.apostrophes = reader.cells.notes.apostrophes
    summary.cleanedCells = reader.cells.notes.cleaned
    summary.cutFractions = reader.cells.cutFractions
  }

  private mutating func accept(_ complaint: Complaint, line: Int, original: String) {
    rows.append(Row(complaint: complaint, line: line, original: original))
    summary.accepted += 1
    let received = complaint.stamps.received
    summary.firstReceived = min(summary.firstReceived ?? received, received)
    summary.lastReceived = max(summary.lastReceived ?? received, received)
  }
}

/// Turns the fields of one line into a complaint, or says everything that is wrong with it.
private struct ComplaintRow {
  private(set) var cells: CellReader
  private let sources: [ComplaintColumn: CellSource]
  /// The times of day beside dates.
  private let times: [ComplaintColumn: CellSource]
  private let profile: ComplaintProfile
  private let source: ComplaintSource
  private static let kinds = Dictionary(
    uniqueKeysWithValues: ComplaintSource.allCases.map { ($0.rawValue, $0) })

  init(
    path: String, header: RecordHeader, profile: ComplaintProfile, source: ComplaintSource,
    units: [(code: UnitCode, known: KnownUnit)]
  ) {
    var replacements: [[UInt8]] = []
    var sources: [ComplaintColumn: CellSource] = [:]
    for column in ComplaintColumn.allCases {
      sources[column] = CellSource(
        column.rawValue, mapped: profile.columns[column], constant: profile.constants[column],
        values: profile.values[column] ?? [:], isFreeText: column == .text, header: header,
        missing: profile.form.missing, replacements: &replacements)
    }
    self.sources = sources
    times = profile.timeColumns.mapValues {
      CellSource(heading: $0, header: header, missing: profile.form.missing)
    }
    self.profile = profile
    self.source = source
    cells = CellReader(
      file: path, profile: profile.form, replacements: replacements, units: units)
  }

  /// - Returns: `nil` when `takeDiagnostics()` has something to say.
  mutating func read(
    _ record: (bytes: [UInt8], fields: [RecordField]), at records: borrowing RecordSource
  ) -> Complaint? {
    let (text, fields) = (record.bytes.span, record.fields)
    cells.line = records.line
    cells.place = records.place
    let unit = sources[.unit].flatMap { cells.unit($0, text, fields) }
    let service = service(text, fields, unit: unit)
    let number = sources[.number].flatMap { cells.text($0, text, fields, isRequired: true) }
    let kind = sources[.source].flatMap { cells.choice($0, text, fields, ComplaintRow.kinds) }
    let category = category(text, fields)
    let topic = sources[.topic].flatMap {
      cells.choice($0, text, fields, profile.topics, isRequired: true)
    }
    let stamps = ComplaintColumn.stamps.map { column in
      sources[column].flatMap {
        cells.stamp(
          $0, time: times[column], text, fields, unit: unit,
          as: StampReading(dateOnly: profile.dateOnly[column] ?? 0, midnightIsInstant: true),
          isRequired: column == .receivedAt)
      }?.at
    }
    let caseNumber = sources[.caseNumber].flatMap { cells.text($0, text, fields) }
    let note = sources[.text].flatMap { cells.note($0, text, fields) }
    guard cells.diagnostics.isEmpty, let unit, let number, let topic, let received = stamps[0]
    else { return nil }
    return Complaint(
      unit: cells.code(of: unit), service: service, source: kind ?? source, number: number,
      category: category, topic: topic,
      stamps: Complaint.Stamps(
        received: received, complete: stamps[1], forwarded: stamps[2], answered: stamps[3],
        closed: stamps[4]),
      caseNumber: caseNumber, text: note)
  }

  /// What is wrong with the line read last.
  mutating func takeDiagnostics() -> [Diagnostic] {
    defer { cells.diagnostics.removeAll() }
    return cells.diagnostics
  }

  /// A complaint need not name a service; one that it names must exist.
  private mutating func service(
    _ text: Span<UInt8>, _ fields: [RecordField], unit: Int?
  ) -> ServiceCode? {
    sources[.service].flatMap { cells.service($0, text, fields, of: unit, isRequired: false) }
  }

  private mutating func category(_ text: Span<UInt8>, _ fields: [RecordField]) -> String? {
    guard let source = sources[.category] else { return nil }
    if profile.categories.isEmpty { return cells.word(source, text, fields)?.lowercased() }
    return cells.choice(source, text, fields, profile.categories)
  }
}
