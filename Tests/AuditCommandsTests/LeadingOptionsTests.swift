import Foundation
import Testing

@Suite struct `Options in front of a subcommand` {
  /// The database has another name, so that an option that is lost is noticed.
  private func place() async throws -> Place {
    let place = try await SmallOffice.place()
    for name in place.names where name.hasPrefix("audit.db") {
      try FileManager.default.moveItem(
        atPath: place.path(name), toPath: place.path("kantor" + name.dropFirst(5)))
    }
    return place
  }

  @Test(arguments: [
    ("--db kantor.db units list --format csv", "units list --format csv --db kantor.db"),
    ("--db=kantor.db --format json units list", "units list --format json --db kantor.db"),
    ("--db kantor.db units --format csv list", "units list --format csv --db kantor.db"),
    ("--db kantor.db -q --color never unit list", "units list --db kantor.db"),
    ("--sort -unit --db kantor.db units list", "units list --db kantor.db --sort -unit"),
    ("--db kantor.db --unit KANTOR findings list", "findings list --unit KANTOR --db kantor.db"),
    ("--db kantor.db --lang en finding list", "findings list --lang en --db kantor.db"),
    ("--lang en help findings list", "findings list --help --lang en"),
  ])
  func `count for the subcommand`(line: String, usual: String) async throws {
    let place = try await place()
    let answer = try await place.run(line)
    let expected = try await place.run(usual)
    #expect(expected.status == 0)
    #expect(answer.status == 0, "\(answer.messages)")
    // Reports in JSON carry the second in which they were made.
    #expect(answer.text.filter { !$0.isNumber } == expected.text.filter { !$0.isNumber })
  }

  @Test func `give way to the same option behind it`() async throws {
    let place = try await place()
    let answer = try await place.run("--db nihil.db --lang en units list --db kantor.db")
    #expect(answer.status == 0)
    let english = try await place.run("--lang id --db kantor.db units show X --lang en")
    #expect(english.messages.contains("there is no unit"))
  }

  @Test func `may have the name of a subcommand as their value`() async throws {
    let place = try await place()
    let answer = try await place.run("--db findings units list")
    #expect(answer.status == 2 && answer.messages.contains("findings: "))
  }

  @Test func `that it does not know are refused with its name`() async throws {
    let place = try await place()
    let answer = try await place.run("--db kantor.db --details units list")
    #expect(answer.status == 64 && answer.output.isEmpty)
    #expect(answer.messages.contains("“--details” tidak dikenal oleh “audit units list”"))
    let english = try await place.run("--lang en --fail-on low findings list")
    #expect(english.status == 64)
    #expect(english.messages.contains("“audit findings list” has no option “--fail-on”"))
  }

  @Test func `without a subcommand belong to the main job`() async throws {
    let place = try await place()
    let answer = try await place.run("--db kantor.db --unit KANTOR --format json")
    let usual = try await place.run("run --unit KANTOR --format json --db kantor.db")
    #expect(answer.status == usual.status)
    #expect(try answer.json()["schema"] as? String == usual.json()["schema"] as? String)
  }

  @Test func `never mean a value in one command and a switch in another`() async throws {
    let answer = try await Place().run("--experimental-dump-help")
    let root = try #require(try answer.json()["command"] as? [String: Any])
    var kinds: [String: Set<String>] = [:]
    var commands = [root]
    while let command = commands.popLast() {
      commands += command["subcommands"] as? [[String: Any]] ?? []
      for argument in command["arguments"] as? [[String: Any]] ?? [] {
        for name in argument["names"] as? [[String: String]] ?? [] {
          kinds[name["name"] ?? "", default: []].insert(argument["kind"] as? String ?? "")
        }
      }
    }
    #expect(kinds.count > 50)
    #expect(kinds.filter { $0.value.count > 1 }.isEmpty)
  }
}
