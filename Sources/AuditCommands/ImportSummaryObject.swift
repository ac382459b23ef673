internal import AuditImport
internal import AuditReport
internal import AuditService
internal import SheetFiles

extension CommandContext {
  /// Tells a program in one object what came of importing a file of rows. Counts are `null` for a file
  /// that was not read, since its bytes are known.
  func summarize(_ result: TransactionImportResult, of file: String, dryRun: Bool) {
    let (state, id): (String, Int64?) =
      switch result.state {
      case .imported(let id): (dryRun ? "checked" : "imported", dryRun ? nil : id)
      case .known(let id): ("known", id)
      case .refused(let id): ("refused", dryRun ? nil : id)
      }
    let summary = result.summary
    // A workbook has neither.
    let text = summary?.workbook == nil ? summary : nil
    messages.summarize([
      ("file", .text(file)), ("state", .text(state)), ("import", JSONScalar(id.map { Int($0) })),
      ("sha256", .text(result.sha256)),
      ("form", JSONScalar(summary.map { $0.workbook?.form.rawValue ?? "text" })),
      ("encoding", JSONScalar(text?.encoding.rawValue)),
      ("delimiter", JSONScalar(text?.delimiter.word)), ("rows", JSONScalar(summary?.rows)),
      ("accepted", JSONScalar(summary?.accepted)), ("rejected", JSONScalar(result.rejected)),
      ("inserted", JSONScalar(result.inserted)), ("changed", JSONScalar(result.changed)),
      ("unchanged", JSONScalar(result.unchanged)), ("blank", JSONScalar(summary?.blank)),
      ("totals", JSONScalar(summary?.totals)), ("above_header", JSONScalar(summary?.aboveHeader)),
      ("skipped", JSONScalar(summary?.skipped)), ("after_table", JSONScalar(summary?.afterTable)),
      ("short_rows", JSONScalar(summary?.short)),
      ("spanning_cells", JSONScalar(summary?.spanningCells)),
      ("cleaned_cells", JSONScalar(summary?.cleanedCells)),
      ("filled_cells", JSONScalar(summary?.filledCells)),
      ("sheets", JSONScalar(summary?.workbook?.sheets.joined(separator: ", "))),
      ("hidden_sheets", JSONScalar(summary?.workbook?.hiddenSheets.joined(separator: ", "))),
      ("hidden_rows", JSONScalar(summary?.workbook?.hiddenRows)),
      ("hidden_columns", JSONScalar(summary?.workbook?.hiddenColumns.joined(separator: ", "))),
      ("cut_fractions", JSONScalar(summary?.cutFractions)),
      ("unused_columns", JSONScalar(summary?.unmappedColumns.joined(separator: ", "))),
      ("registered_services", JSONScalar(summary.map { _ in result.registered.count })),
      ("undeclared_words", JSONScalar(summary.map { _ in result.undeclared.count })),
      ("joined_rows", JSONScalar(summary.map { _ in result.joined.values.reduce(0, +) })),
      ("waiting_rows", JSONScalar(result.pieces?.waiting)),
      ("rejects_file", JSONScalar(result.rejectsFile)),
      ("control", JSONScalar(result.control?.file)),
      ("import_before", JSONScalar(result.comparison.map { Int($0.before) })),
      ("shrunk_months", JSONScalar(result.comparison?.shrunk.count)),
      ("missing_rows", JSONScalar(result.comparison.map { Int($0.missing) })),
    ])
  }

  /// The same for a file of standards, calendars or the like.
  func summarize(_ result: CatalogueImport, of file: String, dryRun: Bool) {
    let state = result.isKnown ? "known" : dryRun ? "checked" : "imported"
    let decrees: [(key: String, value: JSONScalar)] =
      result.decrees.map {
        [
          ("days_not_in_list", JSONScalar($0.kept.count)),
          ("days_taken_away", JSONScalar($0.takenAway.count)),
        ]
      } ?? []
    let members: [(key: String, value: JSONScalar)] = [
      ("file", .text(file)), ("state", .text(state)),
      ("import", JSONScalar(state == "imported" ? Int(result.importID) : nil)),
      ("sha256", .text(result.sha256)), ("inserted", JSONScalar(result.inserted)),
      ("changed", JSONScalar(result.changed)), ("unchanged", JSONScalar(result.unchanged)),
    ]
    messages.summarize(members + decrees)
  }
}
