import Foundation

/// The program that the tests run: that of `AUDIT_EXECUTABLE`, else the one built beside them.
enum Executable {
  static let url =
    ProcessInfo.processInfo.environment["AUDIT_EXECUTABLE"].map {
      .success(URL(filePath: $0))
    } ?? built("audit")

  /// A program as it was built beside the tests.
  static func built(_ name: String) -> Result<URL, NotBuilt> {
    var places: [URL] = []
    let starts = [
      URL(filePath: "/proc/self/exe").resolvingSymlinksInPath(), Bundle.main.bundleURL,
      URL(filePath: CommandLine.arguments[0]),
    ]
    for start in starts {
      var folder = start
      for _ in 0..<5 {
        places.append(folder.appending(path: name))
        folder.deleteLastPathComponent()
      }
    }
    // `swift test --build-path` or another runner: the usual folder below the package.
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    places += ["debug", "release"].map { package.appending(path: ".build/\($0)/\(name)") }
    let found = places.first { place in
      var isFolder: ObjCBool = false
      let exists = unsafe FileManager.default.fileExists(
        atPath: place.path, isDirectory: &isFolder)
      return exists && !isFolder.boolValue
        && FileManager.default.isExecutableFile(atPath: place.path)
    }
    return found.map { .success($0) } ?? .failure(NotBuilt(searched: places.map(\.path)))
  }

  struct NotBuilt: Error {
    let searched: [String]
  }
}
