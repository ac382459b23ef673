internal import AuditImport
internal import AuditStore
internal import Glibc
internal import ServiceStandards
internal import WorkingTime

/// The head of a ledger, to be kept outside of its database: three lines, short enough for paper. Who has
/// one can tell whether the entries up to it are still those of that day.
package struct Checkpoint: Hashable, Sendable {
  /// What tells the database from every other; see `Store.identity`.
  package let database: String
  package let entries: Int64
  /// Of the last entry, in hexadecimal digits.
  package let hash: String

  init(database: String, head: LedgerHead) {
    self.database = database
    entries = head.entries
    hash = head.hash
  }

  /// Reads what `text` writes; `nil` for anything else.
  init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    guard lines.count == 3, lines[0].hasPrefix(Checkpoint.origin),
      let entries = Int64(lines[1]), entries > 0
    else { return nil }
    database = String(lines[0].dropFirst(Checkpoint.origin.count))
    self.entries = entries
    hash = lines[2]
    guard Checkpoint.isHexadecimal(database, bytes: 16),
      Checkpoint.isHexadecimal(hash, bytes: 32)
    else { return nil }
  }

  package var text: String { "\(Checkpoint.origin)\(database)\n\(entries)\n\(hash)\n" }

  private static let origin = "audit-ledger "

  private static func isHexadecimal(_ text: String, bytes: Int) -> Bool {
    text.utf8.count == 2 * bytes && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }

  /// Name of the file of a night.
  static func fileName(_ day: CivilDay) -> String { "checkpoint-\(day).txt" }

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
    self.init(database: try store.identity(), head: head)
  }
}

extension Night {
  /// Puts the head of the ledger outside of the database, one file for each night. The file of a night
  /// that is run again takes the place of the first one, whose entries it has too.
  func writeCheckpoint() throws -> Outcome {
    guard let folder = plan.checkpoints, let checkpoint = try Checkpoint(of: store) else {
      return .idle
    }
    try FileMove.makeFolder(folder)
    let path = "\(folder)/\(Checkpoint.fileName(day))"
    let temporary = "\(folder)/.\(Checkpoint.fileName(day)).part"
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
