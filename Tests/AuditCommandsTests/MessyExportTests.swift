import Fixtures
import Foundation
import Testing

/// The export of `Fixtures/messy` as an office sends it, and what the program says of each of its traps to
/// somebody who types the commands of the page on formats.
@Suite struct `A messy export` {
  @Test(arguments: MessyExport.traps)
  func `has the line of output that is due to each trap`(trap: MessyExport.Trap) async throws {
    let said = try await MessyExport.said.value
    let lines = try #require(said.lines[trap.place], "\(trap): no such place")
    #expect(lines.count { $0 == trap.expected } == 1, "\(trap)")
  }

  @Test func `has at least twenty-five traps, each told once`() {
    let traps = MessyExport.traps
    #expect(traps.count >= 25)
    #expect(traps.map(\.number) == Array(1...traps.count))
    #expect(Set(traps.map(\.expected)).count == traps.count)
    #expect(Set(traps.map(\.what)).count == traps.count)
  }

  @Test func `is refused as a whole until its rejects are allowed`() async throws {
    let said = try await MessyExport.said.value
    #expect(said.statuses == [0, 0, 0, 65, 0, 0, 0, 0])
  }

  @Test func `has no row that is neither read nor named`() async throws {
    let said = try await MessyExport.said.value
    let counts = try #require(said.summary)
    // Two of those that were accepted repeat others.
    #expect(counts["rows"] as? Int == 39)
    #expect(counts["accepted"] as? Int == 23)
    #expect(counts["rejected"] as? Int == 16)
    #expect(counts["inserted"] as? Int == 21)
    // One of them has not been received yet.
    #expect(said.lines["cases"]?.count == 1 + 20)
    let rejected = said.rejects.dropFirst().compactMap { $0.split(separator: ",").first }
    #expect(rejected.count == 16)
    let named = Set(MessyExport.traps.flatMap(\.rows).map(String.init))
    for line in rejected { #expect(named.contains(String(line)), "line \(line) is no trap") }
  }
}

/// The commands of the page, run once.
enum MessyExport {
  struct Trap: CustomStringConvertible, Sendable {
    let number: Int
    /// Lines of the export.
    let rows: [Int]
    let what: String
    /// Which output has the line: `import`, `look`, `cases` or `unplaced`.
    let place: String
    let expected: String

    var description: String { "trap \(number), \(what)" }
  }

  struct Said: Sendable {
    /// By place.
    var lines: [String: [String]] = [:]
    var statuses: [Int32] = []
    var rejects: [String] = []
    var summaryText = ""

    /// The counts that a program gets.
    var summary: [String: Any]? {
      let objects = summaryText.split(whereSeparator: \.isNewline).compactMap {
        try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
      return objects.first { $0["code"] as? String == "I_IMPORT" }
    }
  }

  static let traps: [Trap] = {
    let lines = (try? Fixtures.lines("messy/traps.txt")) ?? []
    return lines.filter { !$0.hasPrefix("#") }.compactMap { line in
      let fields = line.components(separatedBy: " | ")
      guard fields.count == 5, let number = Int(fields[0]) else { return nil }
      let rows = fields[1].split(separator: "+").compactMap { Int($0) }
      return Trap(
        number: number, rows: rows, what: fields[2], place: fields[3], expected: fields[4])
    }
  }()

  static let said = Task {
    let place = try Place()
    for name in ["rekap.csv", "calendars.yaml", "standards.yaml", "profile.yaml"] {
      try FileManager.default.copyItem(
        at: Fixtures.url("messy/\(name)"), to: place.url.appending(path: name))
    }
    var said = Said()
    for command in try commands() {
      if command.hasPrefix("import transactions"), !command.hasSuffix("--dry-run") {
        // The same counts as a program gets them.
        said.summaryText = try await place.run(command + " --dry-run --error-format json").messages
      }
      let answer = try await place.run(command)
      said.statuses.append(answer.status)
      // The last one of a place counts: the import, not its rehearsal.
      if let name = places.first(where: { command.hasPrefix($0.command) })?.name {
        said.lines[name] = (answer.messages + answer.text).split(whereSeparator: \.isNewline)
          .map(String.init)
      }
    }
    said.rejects = try place.text("rekap.csv.rejects.csv").components(separatedBy: "\r\n")
      .filter { !$0.isEmpty }
    return said
  }

  private static let places: [(command: String, name: String)] = [
    ("import transactions", "import"), ("look", "look"), ("cases", "cases"),
    ("documents", "unplaced"),
  ]

  /// Those of the section of the page, without what stands behind `#`.
  private static func commands() throws -> [String] {
    let page = try String(contentsOf: Fixtures.url("../Documentation/formats.md"), encoding: .utf8)
    let section = page.components(separatedBy: "\n## From a messy export to an audit\n").last ?? ""
    let block = section.components(separatedBy: "\n```").first { $0.hasPrefix("sh\n") } ?? ""
    return block.split(separator: "\n").compactMap { line in
      let command = line.split(separator: "#").first?.trimmingCharacters(in: .whitespaces) ?? ""
      return command.hasPrefix("audit ") ? String(command.dropFirst("audit ".count)) : nil
    }
  }
}
