internal import AuditImport
internal import AuditStore
package import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// Imports a file of complaints as `importTransactions` imports transactions. `source` is that of rows
  /// without one of their own.
  ///
  /// - Throws: `ImportFault` when the file or the profile cannot be read; `StoreError`;
  ///   `ServiceFault` for a wrong control total.
  package func importComplaints(_ request: TransactionImport, source: ComplaintSource) throws
    -> TransactionImportResult
  {
    let profile = try request.profile.map { try ComplaintProfile.read(path: $0) } ?? .canonical
    return try importFile(request, kind: .complaints) { record, id, store, rejects, _ in
      let file = try ComplaintsFile(
        path: request.file, profile: profile, source: source, known: try knownUnits(store))
      var result = TransactionImportResult(state: .imported(id: id), sha256: record.sha256)
      var writer = try ComplaintWriter(
        store: store, importID: id, recordedAt: record.recordedAt)
      for line in file.rejected { try rejects.append(line, to: &result) }
      for row in file.rows {
        switch try writer.write(row.complaint, line: row.line) {
        case .inserted: result.inserted += 1
        case .changed: result.changed += 1
        case .unchanged: result.unchanged += 1
        case .duplicate:
          let diagnostic = Diagnostic(
            file: request.file, line: row.line, column: nil, value: row.complaint.number,
            problem: .duplicateCase)
          try rejects.append(
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
    let store = try openForWriting()
    let ladder = try LadderFile.read(path: file)
    let digest = try FileDigest(of: file)
    let isKnown = try store.ladders().last == ladder
    var record = ImportRecord(
      kind: .ladder, file: file, sha256: digest.sha256, bytes: digest.bytes, profileSHA256: "",
      recordedAt: now, origin: origin)
    record.inserted = isKnown ? 0 : 1
    record.unchanged = isKnown ? 1 : 0
    let id = try self.record(
      .importing(.ladder), in: store, keepingIf: { (_: Int64) in !dryRun && !isKnown }
    ) { workspace, entry in
      record.recordedAt = workspace.now
      let id = try store.insert(record)
      entry.say(import: id, record)
      try store.insert(ladder, recordedAt: workspace.now, importID: id)
      return id
    }
    return CatalogueImport(
      importID: id, inserted: record.inserted, changed: 0, unchanged: record.unchanged,
      sha256: digest.sha256)
  }
}
