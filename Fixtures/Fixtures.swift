package import Foundation

/// Finds the sample files of this folder, wherever the package lies.
package enum Fixtures {
  /// The file at a path within `Fixtures`, such as `clock/vectors.jsonl`.
  package static func url(_ path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: path)
  }

  /// The lines of a text file, empty ones left out.
  package static func lines(_ path: String) throws -> [String] {
    try String(contentsOf: url(path), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }
}
