internal import AuditReport
internal import AuditStore
internal import HandoverFiles
internal import ServiceStandards
internal import WorkingTime

#if XLSX
  internal import AuditSpreadsheet
#endif

/// Writes the files of one hand-over into its folder, then the text for people, the key, and the
/// manifest with its signature.
struct HandoverWriter {
  static let readMeName = "BACA-SAYA.txt"
  static let publicKeyName = "kunci.pub"
  static let signersName = "allowed_signers"

  let folder: HandoverFolder
  let assembly: HandoverAssembly
  /// `nil`: not signed.
  let key: SSHPrivateKey?

  private var request: HandoverRequest { assembly.request }

  func write(
    _ chosen: [HandoverFile], progress: ProgressReport
  ) throws -> HandoverResult {
    var entries = try writeFiles(chosen, progress: progress)
    entries.append(try write(readMe(chosen, entries).text, to: HandoverWriter.readMeName))
    if let publicKey = key?.publicKey {
      entries.append(try write(publicKey.line + "\n", to: HandoverWriter.publicKeyName))
      let signers = publicKey.allowedSignersLine(identity: identity(of: publicKey)) + "\n"
      entries.append(try write(signers, to: HandoverWriter.signersName))
    }
    let manifest = try CanonicalJSON.bytes(try manifest(entries))
    let facts = try write(String(decoding: manifest, as: UTF8.self), to: Manifest.fileName)
    if let key {
      let signature = try SSHSignature(
        of: manifest, by: key, namespace: SSHSignature.exportNamespace)
      _ = try write(signature.text, to: Manifest.signatureName)
    }
    return HandoverResult(
      run: assembly.run.id,
      files: entries.map {
        HandoverResult.File(name: $0.name, bytes: $0.bytes, rows: $0.rows)
      }, keyID: key?.publicKey.fingerprint, manifestSHA256: facts.sha256)
  }

  // MARK: Files

  private func writeFiles(
    _ chosen: [HandoverFile], progress: ProgressReport
  ) throws -> [Manifest.FileEntry] {
    var made: HandoverContent?
    func content() throws -> HandoverContent {
      if let made { return made }
      let content = try assembly.content(progress: progress)
      made = content
      return content
    }
    return try chosen.flatMap { file in
      let presentation = assembly.presentation(file.csvReader ?? .program)
      switch file.source {
      case .annex:
        return [
          try write(file.name) {
            try assembly.deviations().writeCSV(to: $0, presentation, order: .transaction)
          }
        ]
      case .content(let writer):
        let content = try content()
        return [try write(file.name) { try writer(content, presentation, $0) }]
      case .report: return try writeReport(file.name, try content(), presentation)
      case .workbook: return [try writeWorkbook(file.name, try content(), presentation)]
      }
    }
  }

  private func writeReport(
    _ name: String, _ content: HandoverContent, _ presentation: Presentation
  ) throws -> [Manifest.FileEntry] {
    var entries = [
      try write(name) {
        try content.writeHTML(to: $0, presentation)
        return FileFacts()
      }
    ]
    try content.writePages(presentation) { name, body in
      entries.append(
        try write(name) {
          try body($0)
          return FileFacts()
        })
    }
    return entries
  }

  private func write(
    _ name: String, _ body: (NewFile) throws -> FileFacts?
  ) throws -> Manifest.FileEntry {
    let target = try folder.file(name)
    return try folder.writing(name) { try entry(name, target, try body(target)) }
  }

  /// The workbook's library opens and closes the file by itself; its bytes are counted afterwards.
  private func writeWorkbook(
    _ name: String, _ content: HandoverContent, _ presentation: Presentation
  ) throws -> Manifest.FileEntry {
    let path = try folder.reserve(name)
    #if XLSX
      try content.writeXLSX(to: path, presentation)
    #endif
    let digest = try FileDigest(of: path)
    return entry(name, bytes: digest.bytes, sha256: digest.sha256, FileFacts())
  }

  private func write(_ text: String, to name: String) throws -> Manifest.FileEntry {
    try write(name) { file in
      try file.write(text)
      return nil
    }
  }

  private func entry(
    _ name: String, _ file: NewFile, _ facts: FileFacts?
  ) throws -> Manifest.FileEntry {
    entry(name, bytes: file.bytes, sha256: try file.finish(), facts)
  }

  /// What the manifest says of a file; there are no `facts` of one that is not made from the database.
  private func entry(
    _ name: String, bytes: Int64, sha256: String, _ facts: FileFacts?
  ) -> Manifest.FileEntry {
    let isMarked = facts?.csv?.reader == .spreadsheet
    let masking: String =
      switch request.privacy {
      case .internal: "none"
      case .inspectorate: "nik_phone"
      case .public: "public"
      }
    var entry = Manifest.FileEntry(
      name: name, bytes: bytes, sha256: sha256,
      encoding: isMarked ? Manifest.encodings.marked : Manifest.encodings.plain,
      masking: facts == nil ? "none" : masking)
    guard let facts, let rows = facts.rows else { return entry }
    entry.rows = rows
    entry.columns = facts.columns
    entry.sums = facts.sums
    entry.currencyColumn = facts.currencyColumn
    entry.firstKey = facts.firstKey
    entry.lastKey = facts.lastKey
    entry.order = facts.order?.rawValue
    entry.delimiter = facts.csv?.delimiter.rawValue
    entry.formulaGuard = facts.csv.map { $0.guardsFormulas ? "on" : "off" }
    return entry
  }

  // MARK: What stands around them

  private func manifest(_ entries: [Manifest.FileEntry]) throws -> Manifest {
    let instants = assembly.run.instants
    let selection = request.selection
    return Manifest(
      generator: "audit \(assembly.workspace.version)", runID: assembly.run.id,
      isComplete: assembly.run.isComplete, asOf: text(instants.asOf),
      generatedAt: text(instants.startedAt),
      databaseID: try assembly.store.identity(),
      databaseSchema: try assembly.store.schemaVersion(), ledger: try ledgerEntry(),
      filters: Dictionary(
        selection.filters.map { ($0.name, $0.values) }, uniquingKeysWith: { first, _ in first }),
      period: Manifest.Period(
        from: selection.from?.description, to: selection.to?.description),
      privacy: request.privacy.rawValue, reason: request.reason,
      language: request.language.rawValue, standards: standards, files: entries,
      keyID: key?.publicKey.fingerprint, keyIdentity: key.map { identity(of: $0.publicKey) })
  }

  private func ledgerEntry() throws -> Manifest.LedgerEntry? {
    guard let inputs = try assembly.store.inputs(ofRun: assembly.run.id),
      let hash = try assembly.store.entryHash(inputs.entry)
    else { return nil }
    return Manifest.LedgerEntry(entry: inputs.entry, hash: hash)
  }

  private var standards: [Manifest.StandardEntry] {
    let inheritance = Inheritance(assembly.catalogue)
    let wanted = assembly.catalogue.services
      .filter { assembly.selection.services?.contains($0.id) ?? true }
      .flatMap { inheritance.standards(of: $0.value) }
    return Dictionary(wanted.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }).values
      .sorted { $0.id < $1.id }
      .map { standard in
        Manifest.StandardEntry(
          id: standard.id, unit: standard.value.unit.text, service: standard.value.service.text,
          version: standard.value.version, sha256: StandardDigest(of: standard.value).sha256)
      }
  }

  private func readMe(_ chosen: [HandoverFile], _ entries: [Manifest.FileEntry]) -> ReadMeFile {
    let titles = Dictionary(uniqueKeysWithValues: chosen.map { ($0.name, $0.title) })
    return ReadMeFile(
      units: assembly.selection.heading.map { UnitName(code: $0.code, name: $0.name) },
      from: request.selection.from, to: request.selection.to, run: assembly.run.id,
      asOf: text(assembly.run.instants.asOf), privacy: request.privacy,
      files: entries.map { ($0.name, titles[$0.name] ?? HandoverFile.pageTitle) },
      signer: key.map {
        ReadMeFile.Signer(
          identity: identity(of: $0.publicKey), fingerprint: $0.publicKey.fingerprint)
      })
  }

  /// What stands behind the key, where that can be the name of a signer.
  private func identity(of key: SSHPublicKey) -> String {
    KeyFiles.isIdentity(key.comment) ? key.comment : "audit"
  }

  /// RFC 3339 by the clock of the first unit.
  private func text(_ instant: Instant) -> String {
    instant.iso(offset: assembly.selection.zone.offset(at: instant))
  }
}
