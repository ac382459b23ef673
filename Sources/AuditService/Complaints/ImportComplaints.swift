internal import AuditImport
internal import AuditStore
package import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// Imports a file of complaints as `importTransactions` imports transactions. `source` is that of rows
  /// without one of their own.
  ///
  /// - Throws: `ImportFault` when the file or the profile cannot be read; `StoreError`;
  ///   `ControlFault` for a wrong control total or no control file.
  package func importComplaints(_ request: TransactionImport, source: ComplaintSource) throws
    -> TransactionImportResult
  {
    let (profile, digest) = try read(request.profile, ComplaintProfile.read)
    return try importFile(
      request, kind: .complaints, profile: digest,
      demandsControl: profile?.demandsControl ?? false, progress: { _ in }
    ) { pass, _ in
      let file = try ComplaintsFile(
        pass.input, profile: profile ?? .canonical, source: source,
        known: try knownUnits(pass.store))
      var result = TransactionImportResult(
        state: .imported(id: pass.id), sha256: pass.record.sha256)
      var writer = try ComplaintWriter(store: pass.store)
      for line in file.rejected { try pass.rejects.append(line, to: &result) }
      for row in file.rows {
        switch try writer.write(row.complaint, line: row.line) {
        case .inserted: result.inserted += 1
        case .changed: result.changed += 1
        case .unchanged: result.unchanged += 1
        case .duplicate:
          let diagnostic = Diagnostic(
            file: request.file, line: row.line, column: nil, value: row.complaint.number,
            problem: .duplicateCase)
          try pass.rejects.append(
            RejectedLine(line: row.line, original: row.original, diagnostics: [diagnostic]),
            to: &result)
        }
      }
      result.summary = file.summary
      return result
    }
  }

  /// Records a version of the ladder of deadlines. The same ladder again changes nothing.
  ///
  /// - Throws: `ImportFault` with every problem of the file; `StoreError`.
  package func importLadder(file: String, dryRun: Bool) throws -> CatalogueImport {
    try importCatalogue(.ladder, file: file, dryRun: dryRun) { input, _, store, now, _ in
      let ladder = try LadderFile.read(input)
      var changes = CatalogueChanges()
      if try store.ladders().last == ladder {
        changes.unchanged = 1
      } else {
        try store.insert(ladder, knownFrom: now)
        changes.inserted = 1
      }
      return changes
    }
  }
}
