internal import Glibc

/// What a folder holds.
package enum FolderNames {
  /// Names in the order of their bytes, without `.` and `..`; `nil` when it cannot be read (`errno`).
  package static func all(in folder: String) -> [String]? {
    guard let stream = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Puts the names of a folder on the disk, which those of its files are not. Some file systems cannot
  /// do that; then there is nothing to be done.
  package static func synchronize(_ folder: String) {
    let descriptor = unsafe folder.withCString {
      unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
