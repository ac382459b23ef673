import Foundation
import Testing

@Suite struct `The help` {
  @Test func `of every command is printed`() async throws {
    let place = try Place()
    for (command, _) in try await DumpedCommand.all() {
      let answer = try await place.run("\(command) --help --lang en")
      #expect(answer.status == 0 && answer.messages.isEmpty, "\(command)")
      let usage = "USAGE: " + ["audit", command].filter { !$0.isEmpty }.joined(separator: " ")
      #expect(answer.text.contains(usage), "\(command)")
      #expect(answer.text.contains("OVERVIEW: "), "\(command)")
    }
    for command in ["", "run", "findings", "findings close"] {
      let answer = try await place.run("--lang en help \(command)")
      #expect(answer.status == 0 && answer.text.contains("USAGE: audit"), "\(command)")
    }
  }

  @Test func `names the exit statuses and the environment`() async throws {
    let text = try await Place().run("--lang en help").text
    for status in ["0 ", "1 ", "2 ", "64 ", "65 ", "75 ", "78 ", "130 "] {
      #expect(text.contains(status))
    }
    for word in ["AUDIT_DB", "NO_COLOR", "explain", "import", "demo"] {
      #expect(text.contains(word))
    }
  }

  @Test func `names versions of program, schema and database`() async throws {
    let answer = try await Place().run("--version")
    #expect(answer.status == 0)
    #expect(
      answer.text.wholeMatch(
        of: try Regex(#"audit \d+\.\d+\.\d+ \(schema \d+, SQLite 3\.\d+\.\d+\)\n"#)) != nil)
  }
}
