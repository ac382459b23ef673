import Foundation
import Testing

/// The pages are made with `make man`; the completions are made when they are installed.
@Suite struct `The manual pages` {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Documentation/man")

  private struct Command {
    let path: [String]
    let abstract: String
    let options: Set<String>

    var page: String { path.joined(separator: ".") + ".1" }
  }

  private static func commands() async throws -> [Command] {
    let answer = try await Place().run("--experimental-dump-help")
    var waiting = [([String](), try #require(try answer.json()["command"] as? [String: Any]))]
    var found: [Command] = []
    while let (above, command) = waiting.popLast() {
      let path = above + [try #require(command["commandName"] as? String)]
      for below in command["subcommands"] as? [[String: Any]] ?? [] {
        waiting.append((path, below))
      }
      let arguments = command["arguments"] as? [[String: Any]] ?? []
      // Some are understood and not told of.
      let told = arguments.filter { $0["shouldDisplay"] as? Bool ?? true }
      let names = told.flatMap { $0["names"] as? [[String: String]] ?? [] }
      found.append(
        Command(
          path: path, abstract: command["abstract"] as? String ?? "",
          options: Set(names.filter { $0["kind"] == "long" }.compactMap { $0["name"] })))
    }
    return found
  }

  @Test func `are those of the commands`() async throws {
    let pages = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let expected = try await Self.commands().map(\.page)
    #expect(expected.count > 50)
    #expect(Set(pages).symmetricDifference(expected).sorted() == [], "run make man")
  }

  @Test func `have the options that the commands have, and say the same of them`() async throws {
    for command in try await Self.commands() {
      let file = Self.folder.appending(path: command.page)
      guard let data = try? Data(contentsOf: file) else { continue }
      let page = String(decoding: data, as: UTF8.self)
      let options = page.matches(of: /\n\.It Fl ([^\n]*)/).flatMap { entry in
        entry.1.split(separator: " ").filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
      }
      // The page of `audit help` leaves out what every command has.
      let wanted = command.path.last == "help" ? [] : command.options
      #expect(wanted.subtracting(options).sorted() == [], "\(command.page): run make man")
      #expect(
        Set(options).subtracting(command.options).sorted() == [], "\(command.page): run make man")
      let summary = page.firstMatch(of: /\n\.Nd "(.*)"/).map { String($0.1) }
      #expect(summary == command.abstract, "\(command.page): run make man")
    }
  }
}
