internal import Glibc

/// A folder that appears under its name only when it is whole: everything is written into a folder
/// beside it, put on the disk, and renamed. Left without `finish`, nothing of it stays.
package final class HandoverFolder {
  private let path: String
  private let temporary: String
  private var names: [String] = []
  /// Paths of files that somebody else writes.
  private var reserved: [String] = []
  private var isOpen = true

  /// - Throws: `HandoverFault`, also when something is at that path.
  package init(path: String) throws(HandoverFault) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    temporary = HandoverFolder.temporary(beside: path)
    isOpen = false
    try requireFree()
    guard unsafe temporary.withCString({ unsafe mkdir($0, 0o700) }) == 0 else {
      throw HandoverFault(WriteFault(path: path, number: errno))
    }
    isOpen = true
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
  package func removeAbandoned() {
    AbandonedFolders(parent: HandoverFolder.parent(of: path)).remove()
  }

  /// A new file in the folder.
  package func file(_ name: String) throws(HandoverFault) -> NewFile {
    do throws(WriteFault) {
      let file = try NewFile(path: "\(temporary)/\(name)")
      names.append(name)
      return file
    } catch {
      throw HandoverFault(WriteFault(path: "\(path)/\(name)", number: error.number))
    }
  }

  /// The path of an empty file in the folder that somebody else will write; only its owner may read it.
  package func reserve(_ name: String) throws(HandoverFault) -> String {
    names.append(name)
    let file = "\(temporary)/\(name)"
    let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw HandoverFault(WriteFault(path: "\(path)/\(name)", number: errno))
    }
    close(descriptor)
    reserved.append(file)
    return file
  }

  /// Does some writing; what the disk refuses becomes a fault that names the folder as people know
  /// it.
  package func writing<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let fault as WriteFault {
      throw HandoverFault(WriteFault(path: "\(path)/\(name)", number: fault.number))
    }
  }

  /// Nothing is at the path of the folder.
  ///
  /// - Throws: `HandoverFault.folderExists`.
  package func requireFree() throws(HandoverFault) {
    var status = stat()
    guard unsafe path.withCString({ unsafe lstat($0, &status) }) != 0 else {
      throw .folderExists(path: path)
    }
  }

  /// Puts everything that is in the folder on the disk, still under its hidden name.
  package func settle() {
    for file in reserved { Durable.file(file) }
    Durable.folder(temporary)
    Durable.folder(Durable.parent(of: path))
  }

  /// Puts the folder in its place; call `settle` before.
  package func finish() throws(HandoverFault) {
    // Takes the place of nothing but, at the worst, of an empty folder that has come meanwhile.
    guard unsafe rename(temporary, path) == 0 else {
      throw errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR
        ? .folderExists(path: path) : HandoverFault(WriteFault(path: path, number: errno))
    }
    isOpen = false
    Durable.folder(Durable.parent(of: path))
  }

  /// Leaves nothing.
  package func remove() {
    for name in names { unsafe unlink("\(temporary)/\(name)") }
    unsafe rmdir(temporary)
    isOpen = false
  }
}

extension HandoverFault {
  init(_ fault: WriteFault) {
    self =
      fault.isFull
      ? .diskFull(path: fault.path) : .cannotWrite(path: fault.path, fault.reason)
  }
}
