import Foundation
import Testing

@Suite struct `The pager` {
  /// Marks each line that passes through it.
  static let marking = ["PAGER": "sed 's/^/> /'"]

  @Test func `shows a result when both ends are a terminal`() async throws {
    let shown = try await onTerminal("units list", environment: Self.marking)
    #expect(shown.contains("> ") && shown.contains("KANTOR"))
  }

  @Test(arguments: [
    ("units list --no-pager", marking), ("units list", marking.merging(["TERM": "dumb"]) { $1 }),
    ("units list --output -", marking), ("units list", ["PAGER": "", "PATH": "/nowhere"]),
  ])
  func `is left out when it is not wanted or not there`(
    line: String, environment: [String: String]
  ) async throws {
    let shown = try await onTerminal(line, environment: environment)
    #expect(!shown.contains("> ") && shown.contains("KANTOR"))
  }

  @Test func `is never started for a script`() async throws {
    let place = try await SmallOffice.place()
    let answer = try await place.run("units list", environment: Self.marking)
    #expect(!answer.text.contains("> ") && answer.text.contains("KANTOR"))
  }

  @Test func `may be left before the end`() async throws {
    let shown = try await onTerminal("units list", environment: ["PAGER": "true"])
    #expect(!shown.contains("KANTOR"))
  }

  /// Standard input is the terminal, too.
  private func onTerminal(
    _ line: String, environment: [String: String]
  ) async throws -> String {
    let place = try await SmallOffice.place()
    let terminal = try PseudoTerminal()
    let usual = ["TERM": "xterm-256color"].merging(environment) { _, new in new }
    let program = try place.start(
      line.split(separator: " ").map(String.init), environment: usual, output: terminal.terminal,
      script: "exec \"$0\" \"$@\" <&1")
    let shown = try terminal.read()
    let answer = try await program.answer()
    #expect(answer.status == 0 && answer.messages.isEmpty)
    return shown
  }
}
