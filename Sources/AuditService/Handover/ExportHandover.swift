internal import AuditImport
package import AuditReport
internal import AuditStore
internal import HandoverFiles
package import ServiceStandards
package import WorkingTime

/// What to hand over, and how.
package struct HandoverRequest: Sendable {
  /// Units and days of receipt.
  package var selection: Selection
  /// What this run saw and found; `nil`: the last one that looked at all of it.
  package var run: Int64?
  /// Path of the folder that is made.
  package var folder: String
  package var privacy: PrivacyProfile
  /// Why nothing is masked; for the profile `internal`.
  package var reason: String?
  /// `nil`: both forms of CSV.
  package var csvReader: CSVProfile.Reader?
  /// Names of the files that are wanted; empty: all.
  package var files: [String]
  /// Path of a private key; `nil`: not signed.
  package var keyFile: String?
  /// What the report says of itself as a letter.
  package var letter: ReportLetter
  package var language: Language
  /// Takes also a run that could not judge some part.
  package var allowsIncomplete: Bool
  /// Does everything, and removes what it made.
  package var dryRun: Bool

  package init(
    selection: Selection, run: Int64? = nil, folder: String,
    privacy: PrivacyProfile = .inspectorate,
    reason: String? = nil, csvReader: CSVProfile.Reader? = nil, files: [String] = [],
    keyFile: String? = nil, letter: ReportLetter = ReportLetter(), language: Language = .indonesian,
    allowsIncomplete: Bool = false,
    dryRun: Bool = false
  ) {
    self.selection = selection
    self.run = run
    self.folder = folder
    self.privacy = privacy
    self.reason = reason
    self.csvReader = csvReader
    self.files = files
    self.keyFile = keyFile
    self.letter = letter
    self.language = language
    self.allowsIncomplete = allowsIncomplete
    self.dryRun = dryRun
  }

  /// The files of the list that are asked for, in its order.
  ///
  /// - Throws: `HandoverFault.unknownFile` for a name that these options do not give.
  func chosenFiles() throws(HandoverFault) -> [HandoverFile] {
    let offered = HandoverFile.all.filter { file in
      file.isMade(for: privacy)
        && (csvReader == nil || file.csvReader == nil || file.csvReader == csvReader)
    }
    for name in files where !offered.contains(where: { $0.name == name }) {
      throw .unknownFile(name: name, known: offered.map(\.name))
    }
    return files.isEmpty ? offered : offered.filter { files.contains($0.name) }
  }
}

/// What was handed over.
package struct HandoverResult: Hashable, Sendable {
  package let run: Int64
  /// Name and bytes of each file, in order.
  package let files: [File]
  /// Fingerprint of the key that signed.
  package let keyID: String?
  package let manifestSHA256: String
  /// The ledger has an entry of it; false for a database that cannot be written to.
  package var isRecorded = false
  /// What has happened since the run.
  package var notes: [HandoverNote] = []

  package struct File: Hashable, Sendable {
    package let name: String
    package let bytes: Int64
    package let rows: Int64?
  }
}

extension Workspace {
  /// Makes a folder with everything that a run found about a selection. The same run, moves and
  /// waivers give the same bytes. Of the database only the ledger grows, by an entry; one that cannot be
  /// written to is handed over without it.
  ///
  /// - Throws: `HandoverFault`, `KeyFault`; `ServiceFault` for unknown names; `StoreError`. Then
  ///   nothing is left of the folder.
  package func exportHandover(
    _ request: HandoverRequest, progress: ProgressReport
  ) throws -> HandoverResult {
    let chosen = try request.chosenFiles()
    let key = try request.keyFile.map { path throws(KeyFault) in
      try KeyFiles.privateKey(in: path)
    }
    let store = try openForReading()
    try store.keepLittleInMemory()
    return try store.read {
      let assembly = try HandoverAssembly(workspace: self, store: store, request: request)
      let folder = try HandoverFolder(path: request.folder)
      if !request.dryRun { folder.removeAbandoned() }
      let writer = HandoverWriter(folder: folder, assembly: assembly, key: key)
      var result = try writer.write(chosen, progress: progress)
      result.notes = assembly.notes
      if request.privacy == .public {
        result.notes += try EarlierPublic(request.selection, run: assembly.run.id).notes(store)
      }
      if request.dryRun {
        folder.remove()
      } else {
        result.isRecorded = try finish(folder, request, result)
      }
      return result
    }
  }

  /// Gives the folder its name after its entry in the ledger is on the disk; `false` when there is none.
  private func finish(
    _ folder: HandoverFolder, _ request: HandoverRequest, _ result: HandoverResult
  ) throws -> Bool {
    folder.settle()
    var isRecorded = true
    do {
      try record(.export, in: try openForWriting()) { _, entry in
        entry.say("run", result.run)
        entry.say("manifest_sha256", result.manifestSHA256)
        entry.say("units", request.selection.units.joined(separator: " "))
        entry.say("from", request.selection.from?.description)
        entry.say("to", request.selection.to?.description)
        entry.say("privacy", request.privacy.rawValue)
        entry.say("reason", request.reason)
        entry.say("key", result.keyID)
        try folder.requireFree()
      }
    } catch let error as StoreError where error.problem == .readOnly {
      isRecorded = false
    }
    try folder.finish()
    return isRecorded
  }

  /// The recap of the follow-up of a selection, and the zones of its instants.
  package func followUpRecap(_ request: HandoverRequest) throws -> (table: Table, zones: [Zone]) {
    let store = try openForReading()
    return try store.read {
      let assembly = try HandoverAssembly(workspace: self, store: store, request: request)
      let table = HandoverShape.followUpTable(
        try assembly.findings(progress: { _ in }), envelope: assembly.envelope,
        language: request.language,
        privacy: request.privacy)
      return (table, assembly.book.zones)
    }
  }

  /// The columns of every file that is handed over.
  package func handoverSchema() -> Table { HandoverShape.schemaTable(envelope()) }

  /// The command that audits a selection.
  func auditCommand(for selection: Selection) -> String {
    let units =
      selection.units.isEmpty
      ? " --all-units" : selection.units.map { " --unit \($0)" }.joined()
    return "audit\(units)" + (database == Workspace.usualDatabase ? "" : " --db \(database)")
  }

  /// The same with the clock at the start of a run, and the database without its folder.
  func asOfRun(_ start: Instant) -> Workspace {
    named(database.split(separator: "/").last.map(String.init) ?? database, at: start)
  }
}
