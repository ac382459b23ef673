import Foundation

/// A folder for the files of one test; it vanishes with the value.
final class Scratch {
  let folder: URL

  init() throws {
    // In memory where that is possible: some tests write thousands of files.
    let memory = URL(filePath: "/dev/shm")
    let isThere = FileManager.default.isWritableFile(atPath: memory.path)
    let parent = isThere ? memory : FileManager.default.temporaryDirectory
    folder = parent.appending(path: "audit-import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var folderPath: String { folder.path }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Writes a file and returns its path.
  func file(_ bytes: [UInt8], name: String = "file.csv") throws -> String {
    let url = folder.appending(path: name)
    try Data(bytes).write(to: url)
    return url.path
  }

  func file(_ text: String, name: String = "file.csv") throws -> String {
    try file(Array(text.utf8), name: name)
  }
}
