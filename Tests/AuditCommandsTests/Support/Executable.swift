import Foundation

/// The program as it was built beside the tests.
enum Executable {
  static let url: Result<URL, NotBuilt> = {
    var places: [URL] = []
    if let named = ProcessInfo.processInfo.environment["AUDIT_EXECUTABLE"] {
      places.append(URL(filePath: named))
    }
    let starts = [
      URL(filePath: "/proc/self/exe").resolvingSymlinksInPath(), Bundle.main.bundleURL,
      URL(filePath: CommandLine.arguments[0]),
    ]
    for start in starts {
      var folder = start
      for _ in 0..<5 {
        places.append(folder.appending(path: "audit"))
        folder.deleteLastPathComponent()
      }
    }
    // `swift test --build-path` or another runner: the usual folder below the package.
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    places += ["debug", "release"].map { package.appending(path: ".build/\($0)/audit") }
    let found = places.first { place in
      var isFolder: ObjCBool = false
      let exists = unsafe FileManager.default.fileExists(
        atPath: place.path, isDirectory: &isFolder)
      return exists && !isFolder.boolValue
        && FileManager.default.isExecutableFile(atPath: place.path)
    }
    return found.map { .success($0) } ?? .failure(NotBuilt(searched: places.map(\.path)))
  }()

  struct NotBuilt: Error {
    let searched: [String]
  }
}
