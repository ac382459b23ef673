import Foundation
import Testing

@Suite struct `Colour` {
  static let line = ["--unit", "MPP-Banjarbaru.PN", "--as-of", Mall.asOf, "--format", "table"]

  @Test func `is used on a terminal alone`() async throws {
    let place = try await Mall.place()
    #expect(try await onTerminal(Self.line, in: place).contains("\u{1B}["))
    let answer = try await place.run(Self.line, environment: ["TERM": "xterm-256color"])
    #expect(!answer.text.contains("\u{1B}") && !answer.messages.contains("\u{1B}"))
  }

  @Test(arguments: [
    (["NO_COLOR": "1"], [String]()), (["TERM": "dumb"], []), ([:], ["--no-color"]),
    ([:], ["--color", "never"]), (["CLICOLOR_FORCE": "1"], ["--no-color"]),
    (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], []),
  ])
  func `is left out of a terminal that does not want it`(
    environment: [String: String], options: [String]
  ) async throws {
    let place = try await Mall.place()
    let shown = try await onTerminal(Self.line + options, environment: environment, in: place)
    #expect(!shown.contains("\u{1B}"))
    #expect(shown.contains("SKTPD"))
  }

  @Test(arguments: [
    ([:], ["--color", "always"]), (["NO_COLOR": "1"], ["--color", "always"]),
    (["CLICOLOR_FORCE": "1"], [String]()),
  ])
  func `is forced into a pipe when asked for`(
    environment: [String: String], options: [String]
  ) async throws {
    let answer = try await Mall.place().run(Self.line + options, environment: environment)
    #expect(answer.text.contains("\u{1B}["))
  }

  @Test func `carries no meaning alone`() async throws {
    let place = try await Mall.place()
    let plain = try await place.run(Self.line)
    let coloured = try await place.run(Self.line + ["--color", "always"])
    let bare = coloured.text.replacing(try Regex("\u{1B}\\[[0-9;]*m"), with: "")
    // The second run compares itself with the first.
    #expect(bare.contains("SKTPD") && plain.text.contains("SKTPD"))
    #expect(bare.count > plain.text.count / 2)
  }

  @Test func `and shape follow the reader`() async throws {
    let place = try await Mall.place()
    let units = try await onTerminal(["units", "list"], in: place)
    #expect(units.contains("──") && !units.contains("\t"))
    let answer = try await place.run("units list")
    #expect(answer.text.contains("\t") && !answer.text.contains("──"))
    let ascii = try await onTerminal(["units", "list"], environment: ["LANG": "C"], in: place)
    #expect(ascii.utf8.allSatisfy { $0 < 128 })
  }

  private func onTerminal(
    _ arguments: [String], environment: [String: String] = [:], in place: Place
  ) async throws -> String {
    let terminal = try PseudoTerminal()
    let usual = ["TERM": "xterm-256color"].merging(environment) { _, new in new }
    let program = try place.start(arguments, environment: usual, output: terminal.terminal)
    let shown = try terminal.read()
    let answer = try await program.answer()
    #expect(answer.status == 0)
    #expect(!answer.messages.contains("\u{1B}"))
    return shown
  }
}
