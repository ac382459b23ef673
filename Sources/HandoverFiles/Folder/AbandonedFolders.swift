internal import AuditImport
internal import Glibc

/// What exports that were killed left beside the folders they were making: hidden folders by the name
/// `.NAME.PID.part`, where that process is gone.
struct AbandonedFolders {
  /// Ends with a slash, or is empty for the working directory.
  let parent: String

  /// A process of another machine that shares the disk cannot be seen; no export takes so long.
  private static let secondsUntouched = 86_400

  /// Removes them. What is in use or was touched within a day, is not a folder of this user, or holds
  /// anything but plain files stays: nothing is removed that an export cannot have made.
  func remove() {
    for name in FolderNames.all(in: parent.isEmpty ? "." : parent) ?? [] {
      guard let process = AbandonedFolders.process(in: name), isGone(process) else { continue }
      let folder = parent + name
      guard let touched = lastTouched(folder, S_IFDIR),
        touched + AbandonedFolders.secondsUntouched < time(nil),
        let files = FolderNames.all(in: folder),
        files.allSatisfy({ lastTouched("\(folder)/\($0)", S_IFREG) != nil })
      else { continue }
      for file in files { unsafe unlink("\(folder)/\(file)") }
      unsafe rmdir(folder)
    }
  }

  /// The hidden name beside a folder while a process makes it.
  static func name(for folder: some StringProtocol, process: pid_t) -> String {
    ".\(folder).\(process).part"
  }

  /// The process in such a name; `nil` for any other name.
  private static func process(in name: String) -> pid_t? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0].isEmpty, !parts[1].isEmpty, parts.last == "part",
      let process = pid_t(parts[parts.count - 2]), process > 0,
      process.description == parts[parts.count - 2]
    else { return nil }
    return process
  }

  /// A process of somebody else is there, though it cannot be signalled (`EPERM`).
  private func isGone(_ process: pid_t) -> Bool { kill(process, 0) != 0 && errno == ESRCH }

  /// When something of that kind was written to last; `nil` when it is of another kind or not this
  /// user's own.
  private func lastTouched(_ path: String, _ kind: mode_t) -> time_t? {
    var status = stat()
    guard unsafe path.withCString({ unsafe lstat($0, &status) }) == 0,
      status.st_mode & S_IFMT == kind, status.st_uid == geteuid()
    else { return nil }
    return status.st_mtim.tv_sec
  }
}
