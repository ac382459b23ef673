internal import AuditImport
internal import Glibc
internal import HandoverFiles
internal import WorkingTime

/// A file of the inbox as it was when it was looked at.
struct InboxFile {
  let name: String
  let path: String
  private let state: State

  /// Whatever changes when somebody writes to it.
  private struct State: Hashable {
    let inode: UInt64
    let size: Int64
    let changedAt: Int64
    let nanoseconds: Int64
  }

  /// Why a file is left for the next night.
  enum Doubt: String {
    /// Its name says that it is not finished.
    case temporaryName = "temporary_name"
    /// A program has it open for writing.
    case openForWriting = "open_for_writing"
    /// It changed within the last minute and does not end with a line end.
    case unfinishedLine = "unfinished_line"
    /// A control file whose file is not there.
    case controlAlone = "control_alone"
    /// Its profile demands a control file, which is not there.
    case controlMissing = "control_missing"
    /// It changed while it was looked at.
    case growing
  }

  var bytes: Int64 { state.size }
  /// When it was written last, in epoch seconds.
  var writtenAt: Int64 { state.changedAt }

  /// `nil` for what is no file: a folder, a link, a socket.
  init?(_ name: String, in folder: String) {
    self.name = name
    path = "\(folder)/\(name)"
    guard let state = InboxFile.state(of: path) else { return nil }
    self.state = state
  }

  /// The control file beside it.
  var control: InboxFile? {
    guard let end = path.lastIndex(of: "/") else { return nil }
    return InboxFile(name + ControlFile.ending, in: String(path[..<end]))
  }

  private var isControl: Bool { ControlFile.subject(of: name) != nil }

  /// It is as it was.
  var isUnchanged: Bool { InboxFile.state(of: path) == state }

  /// Whether somebody may still be writing it; looks at the name, at who has it open, at its end, and
  /// whether it has changed meanwhile.
  func doubt(now: Instant) -> Doubt? {
    if hasTemporaryName { return .temporaryName }
    if isControl, InboxFile.state(of: String(path.dropLast(ControlFile.ending.count))) == nil {
      return .controlAlone
    }
    let descriptor = unsafe path.withCString {
      unsafe open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    }
    // What cannot be opened is the importer's to tell.
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    if InboxFile.isWritten(descriptor) { return .openForWriting }
    if now.seconds - state.changedAt < InboxFile.settled, !endsWithLineEnd(descriptor) {
      return .unfinishedLine
    }
    return isUnchanged ? nil : .growing
  }

  /// Seconds after which a file without a line end at its end counts as finished.
  private static let settled: Int64 = 60

  private var hasTemporaryName: Bool {
    let endings = [".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".swp", "~"]
    return name.hasPrefix(".") || name.hasPrefix("~$")
      || endings.contains { name.lowercased().hasSuffix($0) }
  }

  /// The kernel grants a lease for reading only when nobody has the file open for writing. Where there
  /// are no leases (some network folders, files of others) it says something else, and the other
  /// signs have to do.
  private static func isWritten(_ descriptor: Int32) -> Bool {
    if fcntl(descriptor, setLease, F_RDLCK) == 0 {
      _ = fcntl(descriptor, setLease, F_UNLCK)
      return false
    }
    return errno == EAGAIN
  }

  /// F_SETLEASE of Linux, which is not imported.
  private static let setLease: Int32 = 1024

  private func endsWithLineEnd(_ descriptor: Int32) -> Bool {
    var last: UInt8 = 0
    guard state.size > 0, unsafe pread(descriptor, &last, 1, off_t(state.size - 1)) == 1 else {
      return false
    }
    // UTF-16, little-endian: the line end is followed by a zero.
    if last == 0, state.size > 1 {
      _ = unsafe pread(descriptor, &last, 1, off_t(state.size - 2))
    }
    return last == 0x0A || last == 0x0D
  }

  private static func state(of path: String) -> State? {
    var status = stat()
    guard unsafe path.withCString({ unsafe lstat($0, &status) }) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return State(
      inode: UInt64(status.st_ino), size: Int64(status.st_size),
      changedAt: Int64(status.st_mtim.tv_sec), nanoseconds: Int64(status.st_mtim.tv_nsec))
  }
}

/// Moves files between folders, also from one disk to another.
enum FileMove {
  /// Puts a file into a folder under a name, which is made when it is not there. What has that name
  /// already makes way: names hold the digest of the bytes, or the file was there before. At every
  /// moment its bytes are on the disk under one of the names.
  static func move(_ path: String, into folder: String, as name: String) throws(NightFault) {
    try makeFolder(folder)
    let target = "\(folder)/\(name)"
    // Who brought it may not have waited for the disk.
    Durable.file(path)
    if unsafe rename(path, target) == 0 {
      Durable.folder(folder)
      return
    }
    guard errno == EXDEV else {
      throw .cannotMove(file: path, to: folder, SystemReason(number: errno))
    }
    let temporary = "\(folder)/.\(name).part"
    unsafe unlink(temporary)
    do {
      try copy(path, to: temporary)
    } catch let fault {
      unsafe unlink(temporary)
      throw fault
    }
    guard unsafe rename(temporary, target) == 0 else {
      throw .cannotMove(file: path, to: folder, SystemReason(number: errno))
    }
    Durable.folder(folder)
    guard unsafe unlink(path) == 0 else {
      throw .cannotMove(file: path, to: folder, SystemReason(number: errno))
    }
  }

  /// Copies a file and puts the copy on the disk.
  ///
  /// - Returns: SHA-256 of the bytes, in hexadecimal digits.
  @discardableResult
  static func copy(_ path: String, to target: String) throws(NightFault) -> String {
    do throws(WriteFault) {
      let file = try NewFile(path: target)
      var failure: (any Error)?
      do throws(ImportFault) {
        try FilePieces.forEach(of: path) { piece in
          guard failure == nil else { return }
          do { try file.write(piece) } catch { failure = error }
        }
      } catch {
        throw WriteFault(path: path, number: error.systemReason?.number ?? EIO)
      }
      if let fault = failure as? WriteFault { throw fault }
      return try file.finish()
    } catch {
      throw NightFault(error)
    }
  }

  static func makeFolder(_ folder: String) throws(NightFault) {
    guard Durable.makeFolder(folder) else {
      throw .folder(path: folder, SystemReason(number: errno))
    }
  }
}
