import Foundation
import Testing

@Suite struct `The help` {
  @Test(arguments: [
    "", "run", "explain", "import", "import standards", "import calendars", "import holidays",
    "import transactions", "init", "status", "demo", "rules", "units", "units list", "units show",
    "services", "services list", "services show", "standards", "standards list", "standards show",
    "calendars", "calendars list", "calendars show", "calendars due", "calendars elapsed",
    "calendars answer", "config", "config show", "config check", "import codes", "findings",
    "findings list", "findings show", "findings describe", "findings recommend", "findings assign",
    "findings deliver", "findings respond", "findings verify", "findings close", "findings reopen",
    "documents", "documents unplaced", "documents assign", "cases", "cases list", "cases show",
    "recap", "codes", "codes list", "codes show", "nightly",
  ])
  func `of every command is printed`(command: String) async throws {
    let place = try Place()
    let answer = try await place.run("\(command) --help --lang en")
    #expect(answer.status == 0 && answer.messages.isEmpty)
    let usage = "USAGE: " + (["audit", command].filter { !$0.isEmpty }.joined(separator: " "))
    #expect(answer.text.contains(usage))
    #expect(answer.text.contains("OVERVIEW: "))
    let other = try await place.run("--lang en help \(command)")
    #expect(other.status == 0 && other.text.contains(usage))
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
