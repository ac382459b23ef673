internal import AuditImport
internal import AuditReport
internal import AuditStore
internal import Glibc
internal import HandoverFiles
internal import ServiceStandards
internal import WorkingTime

extension Night {
  /// Imports the files of the inbox, those of each source in the order of what they are about. An imported file goes to the archive
  /// and a refused one to its folder, both with the start of their hash in the name; one that may
  /// still be written stays for the next night.
  ///
  /// A file that cannot be imported does not keep the others out, unless it is the database that
  /// fails: then everything stays where it is.
  func importInbox() throws -> Outcome {
    guard let inbox = plan.inbox else {
      try tellOfPieces(joined: [:], imports: [])
      return .idle
    }
    guard let names = FolderNames.all(in: inbox.folder) else {
      throw NightFault.folder(path: inbox.folder, SystemReason(number: errno))
    }
    let demanding = try checkProfiles(inbox.sources)
    var tally = InboxTally()
    for file in files(names, of: inbox) {
      let taken = try take(file, of: inbox, demanding, &tally)
      // Before the file moves: a night that is cut off in between finds it again, the other way round
      // nobody would be told of it.
      try store.write { () throws(StoreError) in try store.insert(taken.record, night: id) }
      if let folder = taken.folder { try put(file, taken.record, into: folder) }
    }
    removeUnfinished(names, in: inbox.folder)
    try tellOfEarlierFiles()
    try tellOfSilence(inbox.sources)
    try tellOfPieces(joined: tally.joined, imports: tally.imports)
    return tally.outcome
  }

  /// The files of each source in the order of what they are about, then those of none.
  private func files(_ names: [String], of inbox: NightPlan.Inbox) -> [InboxFile] {
    let all = Set(names)
    let files = names.filter { name in
      // A control file is read with the file of which it speaks, and goes where that one does.
      let isRead = ControlFile.subject(of: name).map(all.contains) ?? false
      return !isRead && !RejectLog.endings.contains(where: name.hasSuffix)
        && !OutputFile.isUnfinished(name)
    }.compactMap { InboxFile($0, in: inbox.folder) }
    let places = files.map { file in
      inbox.sources.firstIndex { $0.takes(file) } ?? inbox.sources.count
    }
    return (0...inbox.sources.count).flatMap { source in
      let form = source < inbox.sources.count ? inbox.sources[source].dateInName : nil
      return DeliveryName.ordered(
        zip(files, places).filter { $1 == source }.map { $0.0 },
        name: { DeliveryName($0.name, form: form) }, writtenAt: \.writtenAt)
    }
  }

  /// What imports that were cut off left of files that are not there any more.
  private func removeUnfinished(_ names: [String], in folder: String) {
    let unfinished = names.filter(OutputFile.isUnfinished)
    guard !unfinished.isEmpty else { return }
    let files = names.filter { !OutputFile.isUnfinished($0) }
      .flatMap { name in RejectLog.endings.map { name + $0 } }
    for name in unfinished
    where !files.contains(where: { OutputFile.isUnfinished(name, of: $0) }) {
      unsafe unlink("\(folder)/\(name)")
    }
  }

  /// A profile that cannot be used is no reason to refuse the files that it is for.
  ///
  /// - Returns: The sources whose files come with a control file, by their names.
  private func checkProfiles(_ sources: [NightPlan.Source]) throws(NightFault) -> Set<String> {
    var demanding: Set<String> = []
    for source in sources {
      guard let profile = source.profile else { continue }
      do throws(ImportFault) {
        let demandsControl =
          switch source.kind {
          case .transactions: try MappingProfile.read(InputFile(path: profile)).demandsControl
          case .complaints: try ComplaintProfile.read(InputFile(path: profile)).demandsControl
          }
        if demandsControl { demanding.insert(source.name) }
      } catch {
        throw .profile(error)
      }
    }
    return demanding
  }

  /// What a file was found to be, and where it belongs now; `nil`: it stays.
  private struct TakenFile {
    let record: NightFileRecord
    var folder: String?
  }

  /// Imports a file when it is ready, and says what there is to say.
  private func take(
    _ file: InboxFile, of inbox: NightPlan.Inbox, _ demanding: Set<String>,
    _ tally: inout InboxTally
  ) throws -> TakenFile {
    let name = PersonalData.masked(file.name)
    func record(
      _ outcome: NightFileRecord.Outcome, source: String?, code: String? = nil
    ) -> NightFileRecord {
      NightFileRecord(
        source: source, file: name, bytes: file.bytes, outcome: outcome, code: code)
    }
    let source = inbox.sources.first { $0.takes(file) }
    let lacksControl = source.map { demanding.contains($0.name) } == true && file.control == nil
    if let doubt = file.doubt(now: workspace.now) ?? file.control?.doubt(now: workspace.now)
      ?? (lacksControl ? .controlMissing : nil)
    {
      tally.waiting += 1
      tell(.waiting, record(.waiting, source: source?.name), reason: doubt.wording)
      return TakenFile(record: record(.waiting, source: source?.name, code: doubt.rawValue))
    }
    guard let source else {
      tally.unmatched += 1
      let found = record(.unmatched, source: nil)
      // It is told once, not every night until somebody comes.
      let isKnown = try told.map {
        try store.wasUnmatched(name, bytes: file.bytes, inNight: $0.id)
      }
      if isKnown != true { tell(.unmatched, found) }
      return TakenFile(record: found)
    }
    do {
      return try bring(file, from: source, of: inbox, &tally)
    } catch let fault as ImportFault where fault.systemReason != nil {
      // It is there and cannot be read: somebody has to look, and the others go on.
      tally.unreadable += 1
      let left = record(.waiting, source: source.name, code: fault.code)
      tell(.waiting, left, reason: fault.masked)
      return TakenFile(record: left)
    } catch is ImportFault where !file.isUnchanged {
      // Whatever is wrong with it, it is not what it will be.
      tally.waiting += 1
      let left = record(.waiting, source: source.name, code: InboxFile.Doubt.growing.rawValue)
      tell(.waiting, left, reason: InboxFile.Doubt.growing.wording)
      return TakenFile(record: left)
    } catch let fault as any Fault where fault.exitStatus == .data {
      // Not rows that are wrong, but the file as a whole: its header, its encoding.
      tally.refused += 1
      var refused = record(.refused, source: source.name, code: fault.code)
      refused.sha256 = try FileDigest(of: file.path).sha256
      tell(.refused, refused, reason: fault.masked)
      return TakenFile(record: refused, folder: inbox.refused)
    }
  }

  private func bring(
    _ file: InboxFile, from source: NightPlan.Source, of inbox: NightPlan.Inbox,
    _ tally: inout InboxTally
  ) throws -> TakenFile {
    let request = TransactionImport(
      file: file.path, profile: source.profile,
      exportedAt: source.dateInName.flatMap { DeliveryName(file.name, form: $0).date }
        .map(Moment.endOfDay), allowance: source.allowance,
      hashKeys: source.hashKeys, language: language)
    let result =
      switch source.kind {
      case .transactions:
        try workspace.importTransactions(request, progress: progress)
      case .complaints: try workspace.importComplaints(request, source: .lapor)
      }
    tally.joined.merge(result.joined) { $0 + $1 }
    var record = NightFileRecord(
      source: source.name, file: PersonalData.masked(file.name), bytes: file.bytes,
      sha256: result.sha256, outcome: .imported,
      accepted: result.inserted + result.changed + result.unchanged, rejected: result.rejected)
    switch result.state {
    case .imported(let id):
      record.importID = id
      tally.imported += 1
      tally.imports.insert(id)
      tally.rows += record.accepted
      if result.rejected > 0 { tell(.partly, record) }
      let older = result.notes.older.values.reduce(0) { $0 + $1.count }
      if older > 0 { tell(.older, record, rows: older) }
      if result.notes.reopened.count > 0 {
        tell(.reopened, record, rows: result.notes.reopened.count)
      }
      if !result.registered.isEmpty {
        tell(.registered, record, rows: result.registered.count)
      }
      if let comparison = result.comparison, comparison.isRetelling, comparison.missing > 0 {
        tell(.shrunk, record, rows: Int(comparison.missing), reason: comparison.wording(most: 3))
      }
      if let first = result.notes.neighbours.first {
        tell(
          .neighbours, record, rows: result.notes.neighbours.count, reason: reason(first))
      }
    case .known(let id):
      record.importID = id
      record.outcome = .known
      tally.known += 1
    case .refused(let id):
      record.importID = id
      record.outcome = .refused
      record.accepted = 0
      tally.refused += 1
      tell(.refused, record)
    }
    // Written while it was read: it stays, and what was added comes in the next night.
    guard file.isUnchanged else {
      record.outcome = .waiting
      record.code = InboxFile.Doubt.growing.rawValue
      tell(.waiting, record, reason: InboxFile.Doubt.growing.wording)
      return TakenFile(record: record)
    }
    return TakenFile(
      record: record, folder: record.outcome == .refused ? inbox.refused : inbox.archive)
  }

  /// Moves a file that is done with, and the file of its rejected lines with it.
  private func put(
    _ file: InboxFile, _ record: NightFileRecord, into folder: String
  ) throws(NightFault) {
    let stem = "\(day)-\(record.sha256?.prefix(16) ?? "")-"
    // 255 bytes is what a name may have.
    let name = stem + String(decoding: file.name.utf8.suffix(180), as: UTF8.self)
    // Also those of a night that was cut off before it could move them.
    for ending in RejectLog.endings where unsafe access(file.path + ending, F_OK) == 0 {
      try FileMove.move(file.path + ending, into: folder, as: name + ending)
    }
    try FileMove.move(file.path, into: folder, as: name)
    // After the file: one that a night was cut off before would come in again without its letter.
    if let control = file.control {
      try FileMove.move(control.path, into: folder, as: name + ControlFile.ending)
    }
  }

  private func reason(_ neighbour: TellingNotes.Neighbour) -> Wording {
    let number = PersonalData.masked(neighbour.caseNumber)
    return Wording(
      "\(number) dari \(neighbour.series), dan dari \(neighbour.other) yang tidak ada dalam berkas ini",
      "\(number) of \(neighbour.series), and of \(neighbour.other), which is not in this file")
  }

  private func tell(
    _ kind: NightLine.FileEvent.Kind, _ record: NightFileRecord, rows: Int? = nil,
    reason: Wording? = nil
  ) {
    lines.append(
      .file(
        NightLine.FileEvent(
          kind: kind, name: record.file, source: record.source, accepted: Int64(record.accepted),
          rejected: Int64(record.rejected), rows: rows.map { Int64($0) }, reason: reason)))
  }

  /// Nights that were cut off have told nobody of what they refused.
  private func tellOfEarlierFiles() throws(StoreError) {
    let files = try store.nightFiles(after: told?.id ?? 0, before: id)
    for file in files where file.outcome == .refused { tell(.refused, file) }
    for file in files where file.outcome == .imported && file.rejected > 0 { tell(.partly, file) }
  }

  /// Says which sources have brought nothing for longer than expected, once for each such stretch.
  private func tellOfSilence(_ sources: [NightPlan.Source]) throws(StoreError) {
    for source in sources {
      guard let every = source.expectedEvery,
        let last = try store.lastArrival(ofSource: source.name), day - last > every
      else { continue }
      let before = told.map { max(0, $0.day - last - 1) / every } ?? 0
      guard max(0, day - last - 1) / every > before else { continue }
      lines.append(
        .silence(
          source: source.name, pattern: source.pattern, since: last, days: day - last))
    }
  }
}

extension NightPlan.Source {
  fileprivate func takes(_ file: InboxFile) -> Bool {
    unsafe fnmatch(pattern, file.name, FNM_PERIOD) == 0
  }
}

/// Counts what became of the files.
private struct InboxTally {
  var imported = 0
  var known = 0
  var refused = 0
  var waiting = 0
  var unreadable = 0
  var unmatched = 0
  var rows = 0
  /// Payments, papers and pauses that have found their cases.
  var joined: [PieceKind: Int] = [:]
  /// Numbers of the imports.
  var imports: Set<Int64> = []

  var outcome: Night.Outcome {
    var outcome = Night.Outcome.done(
      ("imported", imported), ("known", known), ("refused", refused), ("waiting", waiting),
      ("unreadable", unreadable), ("unmatched", unmatched), ("rows", rows))
    if outcome.counts.allSatisfy({ $0.value == 0 }) { outcome.status = .idle }
    if refused > 0 { outcome.exitStatus = .data }
    if unreadable > 0 {
      outcome.status = .incomplete
      outcome.exitStatus = .incomplete
    }
    return outcome
  }
}

extension Fault {
  /// What it says, without population and telephone numbers.
  var masked: Wording {
    Wording(
      PersonalData.masked(message(in: .indonesian)), PersonalData.masked(message(in: .english)))
  }
}

extension InboxFile.Doubt {
  fileprivate var wording: Wording {
    switch self {
    case .temporaryName:
      Wording("namanya menandakan belum selesai", "its name says that it is not finished")
    case .openForWriting:
      Wording("masih dibuka untuk ditulis", "a program has it open for writing")
    case .unfinishedLine:
      Wording(
        "baru saja berubah dan baris terakhirnya belum berakhir",
        "it has just changed and its last line does not end")
    case .controlAlone:
      Wording("berkas kontrol tanpa berkasnya", "a control file, without its file")
    case .controlMissing:
      Wording(
        "berkas kontrol yang diwajibkan profilnya tidak ada (BERKAS.control)",
        "the control file that its profile demands is not there (FILE.control)")
    case .growing: Wording("berubah selagi dibaca", "it changed while it was read")
    }
  }
}
