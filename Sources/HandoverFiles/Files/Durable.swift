internal import Glibc

/// Puts names and bytes on the disk, so that nothing that is told afterwards can be lost by a power cut.
///
/// The order everywhere: the bytes of a file, its name in the folder, the folder's own name in the one
/// above; then the commit that speaks of it; then what tells others.
package enum Durable {
  /// The names in a folder live in the folder. Some file systems cannot put them on the disk by
  /// themselves; then there is nothing to be done.
  package static func folder(_ path: String) {
    let descriptor = unsafe path.withCString {
      unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// The bytes of a file that somebody else has written.
  package static func file(_ path: String) {
    let descriptor = unsafe path.withCString {
      unsafe open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Makes a folder for its owner alone, unless there is one; `false` with `errno` when it cannot be made.
  package static func makeFolder(_ path: String) -> Bool {
    guard unsafe mkdir(path, 0o700) == 0 else { return errno == EEXIST }
    folder(parent(of: path))
    return true
  }

  /// The folder in which a path lies.
  static func parent(of path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
