import Foundation
import Testing

@testable import AuditStore

/// `Documentation/questions.md`: SQL for people, each with its answer on the demonstration.
@Suite struct `The questions of the documentation` {
  private struct Question {
    let title: String
    let sql: String
    let answer: String
  }

  @Test func `are answered as they say there`() throws {
    let questions = try Self.questions()
    #expect(questions.count == 11)
    let folder = try Demonstration.auditedFolder()
    let connection = try folder.shellForReading()
    for question in questions {
      var lines: [String] = []
      try connection.forEachRow(question.sql) { row in
        lines.append((0..<row.columnCount).map { row.text($0) }.joined(separator: "|"))
      }
      #expect(!lines.isEmpty, "\(question.title)")
      #expect(lines.joined(separator: "\n") == question.answer, "\(question.title)")
    }
  }

  @Test func `leave no view unnamed`() throws {
    let folder = try Demonstration.importedFolder()
    let text = try Self.page()
    for view in try folder.rows("SELECT name FROM sqlite_schema WHERE type = 'view'") {
      #expect(text.contains("`\(view)`"), "\(view)")
    }
  }

  private static func page() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "Documentation/questions.md"), encoding: .utf8)
  }

  /// Heading, block of SQL, block of the answer.
  private static func questions() throws -> [Question] {
    try page().components(separatedBy: "\n## ").dropFirst().map { part in
      let blocks = part.components(separatedBy: "```")
      return Question(
        title: String(part.prefix { !$0.isNewline }),
        sql: String(blocks[1].dropFirst("sql\n".count)),
        answer: blocks.count > 3 ? blocks[3].trimmingCharacters(in: .newlines) : "")
    }
  }
}
