internal import AuditImport
internal import AuditReport
internal import Glibc

/// A folder that appears under its name only when it is whole: everything is written into a folder
/// beside it, put on the disk, and renamed. Left without `finish`, nothing of it stays.
final class HandoverFolder {
  private let path: String
  private let temporary: String
  private var names: [String] = []
  private var isOpen = true

  /// - Throws: `HandoverFault`, also when something is at that path.
  init(path: String) throws(HandoverFault) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    var status = stat()
    guard unsafe path.withCString({ unsafe lstat($0, &status) }) != 0 else {
      throw .folderExists(path: path)
    }
    temporary = HandoverFolder.temporary(beside: path)
    guard unsafe temporary.withCString({ unsafe mkdir($0, 0o700) }) == 0 else {
      isOpen = false
      throw HandoverFault(WriteFault(path: path, number: errno))
    }
  }

  deinit { if isOpen { remove() } }

  /// Hidden, and of this process alone.
  private static func temporary(beside path: String) -> String {
    let parent = parent(of: path)
    return parent + AbandonedFolders.name(for: path.dropFirst(parent.count), process: getpid())
  }

  /// With its slash; empty for a name alone.
  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// Makes room by what killed exports left beside this folder.
  func removeAbandoned() { AbandonedFolders(parent: HandoverFolder.parent(of: path)).remove() }

  /// A new file in the folder.
  func file(_ name: String, mode: mode_t = 0o600) throws(HandoverFault) -> NewFile {
    do throws(WriteFault) {
      let file = try NewFile(path: "\(temporary)/\(name)", mode: mode)
      names.append(name)
      return file
    } catch {
      throw HandoverFault(WriteFault(path: "\(path)/\(name)", number: error.number))
    }
  }

  /// The path of an empty file in the folder that somebody else will write; only its owner may read it.
  func reserve(_ name: String) throws(HandoverFault) -> String {
    names.append(name)
    let file = "\(temporary)/\(name)"
    let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw HandoverFault(WriteFault(path: "\(path)/\(name)", number: errno))
    }
    close(descriptor)
    return file
  }

  /// Does some writing; what the disk refuses becomes a fault that names the folder as people know
  /// it.
  func writing<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let fault as WriteFault {
      throw HandoverFault(WriteFault(path: "\(path)/\(name)", number: fault.number))
    }
  }

  /// Puts the folder in its place.
  func finish() throws(HandoverFault) {
    synchronize(temporary)
    // Takes the place of nothing but, at the worst, of an empty folder that has come meanwhile.
    guard unsafe rename(temporary, path) == 0 else {
      throw errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR
        ? .folderExists(path: path) : HandoverFault(WriteFault(path: path, number: errno))
    }
    isOpen = false
    synchronize(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".")
  }

  /// Leaves nothing.
  func remove() {
    for name in names { unsafe unlink("\(temporary)/\(name)") }
    unsafe rmdir(temporary)
    isOpen = false
  }

  /// A name in a folder is on the disk when the folder is. Some file systems cannot do that; then
  /// there is nothing to be done.
  private func synchronize(_ folder: String) {
    let descriptor = unsafe folder.withCString {
      unsafe Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    Glibc.close(descriptor)
  }
}

extension HandoverFault {
  init(_ fault: WriteFault) {
    self =
      fault.isFull
      ? .diskFull(path: fault.path) : .cannotWrite(path: fault.path, fault.reason)
  }
}
