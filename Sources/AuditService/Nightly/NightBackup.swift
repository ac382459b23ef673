internal import AuditImport
internal import AuditReport
internal import AuditStore
internal import Glibc
internal import HandoverFiles
internal import ServiceStandards
internal import WorkingTime

extension Night {
  /// Copies the database into the backup folder, checks the copy, writes its SHA-256 beside it, adds
  /// the evidence files, and lets the oldest copies go. Nothing old is touched before the new copy is
  /// whole.
  func backUp() throws -> Outcome {
    guard let backup = plan.backup else { return .idle }
    let folder = try BackupFolder(backup.folder, database: workspace.file)
    folder.removeUnfinished()
    let evidence = try copyEvidence(to: folder)
    let temporary = folder.temporary(day)
    try store.copy(to: temporary)
    do {
      try check(temporary)
    } catch let fault {
      unsafe unlink(temporary)
      throw fault
    }
    let bytes = try folder.keep(temporary, day: day)
    let removed = folder.removeOldest(keeping: backup.keep)
    return .done(
      ("kilobytes", Int(bytes / 1024)), ("evidence", evidence), ("removed", removed))
  }

  private func check(_ copy: String) throws {
    do throws(StoreError) {
      try Store.checkCopy(copy)
    } catch {
      switch error.problem {
      case .damaged, .foreign:
        throw NightFault.backupDamaged(database: workspace.database, detail: error.detail)
      default: throw error
      }
    }
  }

  /// Copies the evidence that the backup does not have yet. Files there are never changed: they bear
  /// the digest of their bytes as their name.
  private func copyEvidence(to folder: BackupFolder) throws -> Int {
    let source = EvidenceFolder(database: workspace.file)
    let target = EvidenceFolder(path: folder.evidence)
    var copied = 0
    let files = try findings().findings.flatMap { $0.evidence.map(\.file) }
    for file in files where !target.has(file) {
      guard source.state(of: file) == .intact else {
        throw NightFault.evidenceLost(sha256: file.sha256, path: source.path(of: file))
      }
      try FileMove.makeFolder(target.path)
      let place = target.path(of: file)
      let parent = String(place.dropLast(file.sha256.utf8.count + 1))
      try FileMove.makeFolder(parent)
      let temporary = "\(target.path)/.incoming.part"
      unsafe unlink(temporary)
      guard try FileMove.copy(source.path(of: file), to: temporary) == file.sha256 else {
        throw NightFault.evidenceLost(sha256: file.sha256, path: source.path(of: file))
      }
      guard unsafe rename(temporary, place) == 0 else {
        throw NightFault.cannotWrite(path: place, SystemReason(number: errno))
      }
      Durable.folder(parent)
      copied += 1
    }
    return copied
  }
}

/// The folder of the copies of one database: `audit-2026-07-02.db` with its digest beside it, and
/// `audit.evidence`, which all of them share.
struct BackupFolder {
  private let path: String
  /// Name of the database without its ending.
  private let stem: String

  init(_ path: String, database: String) throws(NightFault) {
    self.path = path
    let name = database.split(separator: "/").last.map(String.init) ?? database
    stem = name.hasSuffix(".db") ? String(name.dropLast(3)) : name
    try FileMove.makeFolder(path)
    guard unsafe access(path, W_OK | X_OK) == 0 else {
      throw .folder(path: path, SystemReason(number: errno))
    }
  }

  var evidence: String { "\(path)/\(stem).evidence" }

  /// Hidden until it is whole.
  func temporary(_ day: CivilDay) -> String { "\(path)/.\(stem)-\(day).db.part" }

  /// What nights left that were cut off; no other night runs now.
  func removeUnfinished() {
    for name in FolderNames.all(in: path) ?? []
    where name.hasPrefix(".\(stem)-") && name.contains(".part") {
      unsafe unlink("\(path)/\(name)")
    }
  }

  /// Gives a checked copy its name, with its digest beside it, and says how many bytes it has.
  func keep(_ temporary: String, day: CivilDay) throws -> Int64 {
    let digest = try FileDigest(of: temporary)
    let names = Set(FolderNames.all(in: path) ?? [])
    // A night that is run again does not overwrite the copy of its first time.
    var copy = Copy(day: day, number: 1)
    while names.contains(copy.name(stem)) { copy.number += 1 }
    let name = copy.name(stem)
    let digestPath = "\(path)/\(name).sha256"
    unsafe unlink(digestPath)
    do {
      let file = try NewFile(path: digestPath)
      try file.write("\(digest.sha256)  \(name)\n")
      _ = try file.finish()
    } catch let fault as WriteFault {
      unsafe unlink(digestPath)
      throw NightFault(fault)
    }
    guard unsafe rename(temporary, "\(path)/\(name)") == 0 else {
      throw NightFault.cannotWrite(path: "\(path)/\(name)", SystemReason(number: errno))
    }
    Durable.folder(path)
    return digest.bytes
  }

  /// Removes all copies but the newest so many, and says how many went.
  func removeOldest(keeping count: Int) -> Int {
    let copies = (FolderNames.all(in: path) ?? []).compactMap { Copy($0, stem: stem) }.sorted()
    let old = copies.dropLast(count)
    for copy in old {
      let name = "\(path)/\(copy.name(stem))"
      unsafe unlink(name)
      unsafe unlink(name + ".sha256")
    }
    return old.count
  }

  /// One copy by its name.
  struct Copy: Hashable, Comparable {
    let day: CivilDay
    /// From 1, among the copies of that day.
    var number: Int

    init(day: CivilDay, number: Int) {
      self.day = day
      self.number = number
    }

    /// `nil` for a file that is none: nothing else in the folder is ever removed.
    init?(_ name: String, stem: String) {
      guard name.hasPrefix(stem + "-"), name.hasSuffix(".db") else { return nil }
      self.init(folder: String(name.dropFirst(stem.utf8.count + 1).dropLast(3)))
    }

    /// Reads `2026-07-02` or `2026-07-02-2`.
    init?(folder text: String) {
      guard let day = CivilDay(iso: text.prefix(10)) else { return nil }
      let rest = text.dropFirst(10)
      guard !rest.isEmpty else {
        self.init(day: day, number: 1)
        return
      }
      guard rest.first == "-", let number = Int(rest.dropFirst()), number > 1 else { return nil }
      self.init(day: day, number: number)
    }

    var folder: String { number == 1 ? "\(day)" : "\(day)-\(number)" }

    func name(_ stem: String) -> String { "\(stem)-\(folder).db" }

    static func < (left: Copy, right: Copy) -> Bool {
      (left.day, left.number) < (right.day, right.number)
    }
  }
}
