import Foundation

@testable import AuditImport

/// What a broken sample says of itself: `# E_KEY E_DATE` at the end of a line names the mistakes of
/// that line.
enum Expectation {
  /// `line code` of each mistake, in order.
  static func read(_ path: String) throws -> [String] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { index, line in
      guard let comment = line.range(of: "# E_") else { return [String]() }
      let codes = line[comment.lowerBound...].dropFirst(2).split(separator: " ")
      return codes.map { "\(index + 1) \($0)" }.sorted()
    }
  }

  static func found(_ diagnostics: [Diagnostic]) -> [String] {
    Dictionary(grouping: diagnostics, by: \.line).sorted { $0.key < $1.key }.flatMap { line in
      line.value.map { "\(line.key) \($0.code.rawValue)" }.sorted()
    }
  }
}
