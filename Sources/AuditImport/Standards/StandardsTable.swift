internal import ServiceStandards
internal import WorkingTime

/// A table of standards, a text or a sheet of a workbook: one row for each service, class and tier. Rows of one service and
/// version are one standard.
enum StandardsTable {
  /// Whether the file is such a table by its content, and no YAML: a workbook, or a text with the headings of the
  /// canonical form.
  static func isTable(_ file: InputFile) throws(ImportFault) -> Bool {
    // Looking at it is no reading of it, which is certified.
    let watch = file.watch
    file.watch = nil
    defer {
      file.watch = watch
      try? file.rewind()
    }
    if case .workbook = try FileContent(file, nil) { return true }
    do throws(ImportFault) {
      _ = try lines(of: file, .canonical)
      return true
    } catch {
      return false
    }
  }

  private static func lines(
    of file: InputFile, _ profile: StandardsProfile
  ) throws(ImportFault) -> RecordLines {
    try RecordLines(
      file, form: profile.form, needed: NeededHeadings(all: profile.requiredHeadings),
      filled: profile.requiredHeadings, wanted: Set(profile.columns.values), freeText: nil)
  }

  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  static func read(
    _ file: InputFile, profile: StandardsProfile, known: KnownNames
  ) throws(ImportFault) -> StandardsFile {
    var lines = try lines(of: file, profile)
    var rows = try StandardsRows(file: file.path, header: lines.header, profile, known)
    let sorter = LineSorter(
      totals: profile.form.totals, shape: profile.form.shape, header: lines.header)
    reading: while true {
      switch try lines.advance() {
      case .end: break reading
      case .blank, .nextSheet: continue
      case .damaged(let problem): rows.note([lines.diagnostic(problem)])
      case .record:
        let faults: [Diagnostic]
        if let wrong = lines.faultsOfLine() {
          faults = wrong
        } else {
          faults = rows.read(lines.cells(), at: lines.source)
        }
        guard !faults.isEmpty else { continue }
        switch sorter.kind(lines.source.bytes, lines.source.fields) {
        case .skipped, .total: continue
        case .end: break reading
        case nil: rows.note(faults)
        }
      }
    }
    return try rows.contents()
  }
}
