internal import AuditImport
internal import AuditStore
internal import Glibc
internal import HandoverFiles
internal import ServiceStandards
internal import WorkingTime

/// The head of a ledger, to be kept outside of its database: four lines, short enough for paper. Who has
/// one can tell whether the entries up to it are still those of that day, and which numbers were given.
package struct Checkpoint: Hashable, Sendable {
  /// What tells the database from every other; see `Store.identity`.
  package let database: String
  package let entries: Int64
  /// Of the last entry, in hexadecimal digits.
  package let hash: String
  /// The highest numbers that were given by then.
  let given: GivenNumbers

  init(database: String, head: LedgerHead, given: GivenNumbers) {
    self.database = database
    self.given = given
    entries = head.entries
    hash = head.hash
  }

  /// Reads what `text` writes; `nil` for anything else.
  init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    guard (3...4).contains(lines.count), lines[0].hasPrefix(Checkpoint.origin),
      let entries = Int64(lines[1]), entries > 0,
      let given = GivenNumbers(lines.count == 4 ? lines[3] : "")
    else { return nil }
    self.given = given
    database = String(lines[0].dropFirst(Checkpoint.origin.count))
    self.entries = entries
    hash = lines[2]
    guard Checkpoint.isHexadecimal(database, bytes: 16),
      Checkpoint.isHexadecimal(hash, bytes: 32)
    else { return nil }
  }

  package var text: String {
    "\(Checkpoint.origin)\(database)\n\(entries)\n\(hash)\n"
      + (given.isEmpty ? "" : "\(given.text)\n")
  }

  private static let origin = "audit-ledger "

  private static func isHexadecimal(_ text: String, bytes: Int) -> Bool {
    text.utf8.count == 2 * bytes && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }

  /// Names of the file of a night: the first that is free is taken.
  fileprivate func fileNames(_ day: CivilDay) -> [String] {
    ["checkpoint-\(day).txt", "checkpoint-\(day)-\(entries).txt"]
  }

  /// The checkpoints of a file, or of all files of a folder that are named like those of nights.
  ///
  /// - Throws: `LedgerFault` for what cannot be read and for a file that is none.
  static func read(_ path: String) throws(LedgerFault) -> [(file: String, checkpoint: Checkpoint)] {
    let names = FolderNames.all(in: path)
    let files =
      names.map { names in
        names.filter { $0.hasPrefix("checkpoint-") && $0.hasSuffix(".txt") }.sorted()
          .map { "\(path)/\($0)" }
      } ?? [path]
    var checkpoints: [(file: String, checkpoint: Checkpoint)] = []
    for file in files {
      guard let bytes = try? WholeFile.bytes(of: file) else { throw .checkpointMissing(file) }
      guard let checkpoint = Checkpoint(String(decoding: bytes, as: UTF8.self)) else {
        throw .noCheckpoint(file)
      }
      checkpoints.append((file, checkpoint))
    }
    return checkpoints
  }
}

extension Workspace {
  /// The head of the ledger as a checkpoint; `nil` before its first entry.
  package func checkpoint() throws -> Checkpoint? {
    let store = try openForReading()
    return try store.read { try Checkpoint(of: store) }
  }
}

extension Checkpoint {
  init?(of store: Store) throws {
    guard let head = try store.ledgerHead() else { return nil }
    self.init(
      database: try store.identity(), head: head, given: try store.givenNumbers())
  }
}

extension Night {
  /// Puts the head of the ledger outside of the database, one file for each night. A night that is run
  /// again writes another one: what a checkpoint says is never written over.
  func writeCheckpoint() throws -> Outcome {
    guard let folder = plan.checkpoints, let checkpoint = try Checkpoint(of: store) else {
      return .idle
    }
    try FileMove.makeFolder(folder)
    var path: String?
    for name in checkpoint.fileNames(day) where path == nil {
      let place = "\(folder)/\(name)"
      guard unsafe access(place, F_OK) == 0 else {
        path = place
        break
      }
      if try Checkpoint.read(place).first?.checkpoint == checkpoint { return .idle }
    }
    guard let path else {
      throw NightFault.checkpointKept(path: "\(folder)/\(checkpoint.fileNames(day)[1])")
    }
    let temporary = "\(folder)/.checkpoint-\(day).part"
    unsafe unlink(temporary)
    do {
      let file = try NewFile(path: temporary)
      try file.write(checkpoint.text)
      _ = try file.finish()
    } catch let fault as WriteFault {
      unsafe unlink(temporary)
      throw NightFault(fault)
    }
    guard unsafe rename(temporary, path) == 0 else {
      throw NightFault.cannotWrite(path: path, SystemReason(number: errno))
    }
    Durable.folder(folder)
    return .done(("entries", Int(checkpoint.entries)))
  }
}

/// Checkpoints held against the ledger that is there now.
struct CheckpointFits {
  /// Why a checkpoint does not fit.
  enum Misfit: Hashable {
    /// Of another database.
    case other
    /// There are not so many entries any more.
    case cut
    /// The entry is another one.
    case rewritten
  }

  /// Number of the last entry; 0 without any.
  let last: Int64
  /// The greatest number of entries of which a checkpoint tells that they are still the same.
  private(set) var agreed: Int64 = 0
  /// Of this database, those that do not fit and that nobody has accepted, in their order.
  private(set) var misfits: [Checkpoint] = []
  /// For each checkpoint in its order; `nil`: it fits.
  private(set) var answers: [Misfit?] = []

  init(_ checkpoints: [Checkpoint], in store: Store, accepted: [Acceptance]) throws {
    guard !checkpoints.isEmpty else {
      last = 0
      return
    }
    last = try store.ledgerHead()?.entries ?? 0
    let identity = try store.identity()
    let lost = Set(accepted.flatMap(\.lost))
    for checkpoint in checkpoints {
      let answer = try CheckpointFits.answer(checkpoint, identity, last, store)
      answers.append(answer)
      switch answer {
      case nil: agreed = max(agreed, checkpoint.entries)
      case .other: break
      case .cut, .rewritten:
        let head = Acceptance.LostHead(entries: checkpoint.entries, hash: checkpoint.hash)
        if !lost.contains(head) { misfits.append(checkpoint) }
      }
    }
  }

  private static func answer(
    _ checkpoint: Checkpoint, _ identity: String, _ last: Int64, _ store: Store
  ) throws -> Misfit? {
    guard checkpoint.database == identity else { return .other }
    guard checkpoint.entries <= last else { return .cut }
    return try store.entryHash(checkpoint.entries) == checkpoint.hash ? nil : .rewritten
  }

  /// The entries up to `n` that are gone or others: those after the last one that is surely the same.
  func gone(through n: Int64) -> ClosedRange<Int64> {
    let first = agreed > 0 ? agreed + 1 : min(last.plus(1), n)
    return min(first, n)...n
  }
}

extension Workspace {
  /// A night goes on only on the ledger of the nights before: after an older copy was put back it would
  /// give numbers a second time.
  ///
  /// - Throws: `NightFault.checkpointDiffers`; `LedgerFault` for a file that cannot be read.
  func requireFittingCheckpoints(in folder: String?, of store: Store) throws {
    guard let folder, FolderNames.all(in: folder) != nil else { return }
    let kept = try Checkpoint.read(folder)
    let fits = try CheckpointFits(
      kept.map(\.checkpoint), in: store, accepted: try store.acceptances())
    if let other = zip(kept, fits.answers).first(where: { $1 == .other }) {
      throw NightFault.checkpointOfOther(path: other.0.file)
    }
    guard let worst = fits.misfits.map(\.entries).max() else { return }
    let file = kept.last { $0.checkpoint.entries == worst && fits.misfits.contains($0.checkpoint) }
    throw NightFault.checkpointDiffers(
      path: file?.file ?? folder, gone: fits.gone(through: worst), last: fits.last)
  }
}
