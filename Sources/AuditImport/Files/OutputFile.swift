internal import Glibc

/// A file that a result goes to, under a name that somebody gave: every such output is one.
///
/// A regular file, and a name that is free, is taken by what is whole only: that is written beside it,
/// put on the disk and renamed. Of a symbolic link its target is. Whatever else bears the name (a
/// device, a named pipe, what a descriptor stands for) stays what it is, and is written to.
///
/// Left without `finish`, nothing of a file stays.
package final class OutputFile {
  package let path: String
  private var descriptor: Int32
  /// Where the file is to stand; `nil` for what is written to as it is.
  private let place: OutputPlace?
  /// What it is called until then.
  private var temporary: String?
  private var isPrepared = false

  /// Begins to write; with `waits` until somebody reads a named pipe.
  ///
  /// - Throws: `ImportFault.cannotWrite`.
  package init(path: String, waits: Bool = true) throws(ImportFault) {
    self.path = path
    do throws(SystemReason) {
      guard let place = try OutputPlace(path) else {
        let flags = O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY | (waits ? 0 : O_NONBLOCK)
        descriptor = unsafe path.withCString { unsafe open($0, flags) }
        guard descriptor >= 0 else { throw SystemReason(number: errno) }
        _ = fcntl(descriptor, F_SETFL, O_APPEND)
        place = nil
        return
      }
      (descriptor, temporary) = try place.begin()
      self.place = place
    } catch {
      throw .cannotWrite(file: path, reason: error)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let temporary { unsafe unlink(temporary) }
  }

  /// By which a library that opens files itself writes this one; `nil` for what is no regular file.
  package var libraryPath: String? { place == nil ? nil : "/proc/self/fd/\(descriptor)" }

  package func write(_ bytes: borrowing Span<UInt8>) throws(ImportFault) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count > 0 {
        written += count
      } else if errno != EINTR {
        throw fault
      }
    }
  }

  /// Puts what was written on the disk, still without its name, under one that says what it belongs to:
  /// `finishCut` gives it its name when this program cannot.
  package func prepare(for purpose: String) throws(ImportFault) {
    guard let place, let temporary else { return }
    guard fsync(descriptor) == 0 else { throw fault }
    let ready = place.ready(for: purpose)
    guard unsafe rename(temporary, ready) == 0 else { throw fault }
    self.temporary = ready
    isPrepared = true
    FolderNames.synchronize(place.folderToOpen)
  }

  /// Puts the file in its place.
  package func finish() throws(ImportFault) {
    guard let place, let temporary else {
      // A pipe and a terminal have nothing to be put anywhere.
      guard fsync(descriptor) == 0 || [EINVAL, EROFS, ENOTSUP].contains(errno) else { throw fault }
      return
    }
    guard fsync(descriptor) == 0 else { throw fault }
    // What was prepared stays, also when it does not get its name now.
    if isPrepared { self.temporary = nil }
    guard unsafe rename(temporary, place.path) == 0 else { throw fault }
    self.temporary = nil
    FolderNames.synchronize(place.folderToOpen)
  }

  private var fault: ImportFault {
    .cannotWrite(file: path, reason: SystemReason(number: errno))
  }
}

extension OutputFile {
  /// Puts the file in its place that a program had prepared for that purpose before it was cut off, and
  /// says whether there was one.
  package static func finishCut(_ path: String, for purpose: String) throws(ImportFault) -> Bool {
    guard let place = try? OutputPlace(path) else { return false }
    let ready = place.ready(for: purpose)
    guard OutputPlace.isAbandoned(ready) else { return false }
    guard unsafe rename(ready, place.path) == 0 else {
      throw .cannotWrite(file: path, reason: SystemReason(number: errno))
    }
    FolderNames.synchronize(place.folderToOpen)
    return true
  }

  /// Removes a regular file; whatever else has the name stays.
  package static func removeRegular(_ path: String) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    unsafe unlink(path)
  }

  /// Removes what programs that were cut off left of that file.
  package static func removeCut(_ path: String) {
    guard let place = try? OutputPlace(path) else { return }
    for name in FolderNames.all(in: place.folderToOpen) ?? []
    where isUnfinished(name, of: place.name) && OutputPlace.isAbandoned(place.folder + name) {
      unsafe unlink(place.folder + name)
    }
  }

  /// Whether a file of that name is one that is not finished.
  package static func isUnfinished(_ name: String) -> Bool {
    name.hasPrefix(OutputPlace.mark)
      && (name.hasSuffix(OutputPlace.begun) || name.hasSuffix(OutputPlace.prepared))
  }

  /// Whether a file of that name was to become the one with the other name.
  package static func isUnfinished(_ name: String, of file: String) -> Bool {
    isUnfinished(name) && name.hasPrefix(OutputPlace.stem(file))
  }
}

/// Where a file is to stand once it is whole.
private struct OutputPlace {
  static let mark = ".audit-output."
  static let begun = ".part"
  static let prepared = ".ready"
  private static let mostLinks = 40
  /// Of a name, which may have 255 bytes with all that is added.
  private static let mostBytes = 160

  /// With its slash; empty for the folder in which the program runs.
  let folder: String
  let name: String

  var path: String { folder + name }
  var folderToOpen: String { folder.isEmpty ? "." : folder }

  /// `nil`: there is something that is no regular file.
  init?(_ path: String) throws(SystemReason) {
    var status = stat()
    // The kernel follows the links first: it may forbid it (links of others in a folder for all).
    if unsafe path.withCString({ unsafe stat($0, &status) }) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw SystemReason(number: EISDIR) }
      if status.st_mode & S_IFMT != S_IFREG { return nil }
    } else if errno != ENOENT {
      throw SystemReason(number: errno)
    }
    var path = path
    for _ in 0..<OutputPlace.mostLinks {
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      guard unsafe path.withCString({ unsafe lstat($0, &status) }) == 0,
        status.st_mode & S_IFMT == S_IFLNK
      else {
        self.folder = folder
        name = String(path.dropFirst(folder.count))
        guard !name.isEmpty else { throw SystemReason(number: EISDIR) }
        return
      }
      // Links of /proc stand for open files, whatever has their name by now.
      if OutputPlace.isOfProcesses(status) { return nil }
      guard let target = OutputPlace.target(of: path) else { throw SystemReason(number: errno) }
      path = target.hasPrefix("/") ? target : folder + target
    }
    throw SystemReason(number: ELOOP)
  }

  /// Makes the file under its first name, and locks it for as long as this program has it open.
  func begin() throws(SystemReason) -> (descriptor: Int32, name: String) {
    for number in 1...1000 {
      let temporary = "\(stem)\(getpid())-\(number)\(OutputPlace.begun)"
      let descriptor = unsafe temporary.withCString {
        unsafe open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      }
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { throw SystemReason(number: errno) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        // Somebody who cleans up was faster.
        close(descriptor)
        continue
      }
      return (descriptor, temporary)
    }
    throw SystemReason(number: EEXIST)
  }

  func ready(for purpose: String) -> String { "\(stem)\(purpose)\(OutputPlace.prepared)" }

  private var stem: String { folder + OutputPlace.stem(name) }

  /// How the names begin that a file has before its own.
  static func stem(_ name: String) -> String {
    "\(mark)\(String(decoding: name.utf8.prefix(mostBytes), as: UTF8.self))."
  }

  /// Nobody has the file open for writing.
  static func isAbandoned(_ path: String) -> Bool {
    let descriptor = unsafe path.withCString {
      unsafe open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  private static func target(of link: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(link, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func isOfProcesses(_ link: stat) -> Bool {
    var status = stat()
    return unsafe stat("/proc", &status) == 0 && status.st_dev == link.st_dev
  }
}
