import Foundation

/// A page of the project for people, and what it shows of the program.
struct ProjectDocument {
  /// Relative to the project, e.g. `Documentation/tour.md`.
  let name: String
  let text: String

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  init(_ name: String) throws {
    self.name = name
    text = try String(contentsOf: Self.root.appending(path: name), encoding: .utf8)
  }

  /// The two front doors, how to take part, and every page of `Documentation`.
  static func all() throws -> [ProjectDocument] {
    let folder = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Documentation").path)
    let pages = folder.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/\($0)" }
    return try (["README.md", "README.id.md", "CONTRIBUTING.md"] + pages).map(ProjectDocument.init)
  }

  /// What stands between fences: the word behind the first one, and the lines.
  var blocks: [(kind: String, lines: [String])] {
    text.components(separatedBy: "```").enumerated().compactMap { index, part in
      // Every other part is outside.
      guard index % 2 == 1 else { return nil }
      let lines = part.components(separatedBy: "\n")
      return (lines[0], Array(lines.dropFirst().dropLast()))
    }
  }

  /// A command and what it printed; in the lines `…` stands for lines left out.
  struct Shown {
    let command: String
    let lines: [String]
  }

  /// Those of the blocks of the kind `console`.
  var shown: [Shown] {
    blocks.filter { $0.kind == "console" }.map { block in
      let command = block.lines.first ?? ""
      return Shown(
        command: command.hasPrefix("$ ") ? String(command.dropFirst(2)) : "",
        lines: Array(block.lines.dropFirst()))
    }
  }

  /// Every command line of the program that is named, in a block or within a sentence, as words.
  var commands: [[String]] {
    var lines: [String] = []
    for block in blocks where ["", "sh", "console"].contains(block.kind) {
      let joined = block.lines.joined(separator: "\n").replacing("\\\n", with: " ")
      lines += joined.components(separatedBy: "\n")
    }
    let sentences = text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 0 }
    for (_, sentence) in sentences {
      lines += sentence.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }
        .map(\.element)
    }
    return lines.compactMap(Self.command)
  }

  /// The words behind `audit` up to a comment, a pipe or another command, where the line has it as its
  /// command; what stands in quotation marks is one word.
  private static func command(in line: String) -> [String]? {
    var words: [String] = []
    var word = ""
    var quotation: Character?
    for character in line + " " {
      if let mark = quotation {
        if character == mark { quotation = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" {
        quotation = character
      } else if character == " " {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    let isPath = words.firstIndex { $0.hasSuffix("/audit") }
    guard let start = isPath ?? words.firstIndex(of: "audit") else { return nil }
    // Before it a prompt, an environment, or the times and the user of cron; a drawing has something else.
    let isCommand = words[..<start].allSatisfy {
      $0.contains("=") || $0 == "audit" || !$0.contains(where: \.isLetter)
    }
    guard isCommand, words.dropFirst(start + 1).first?.hasPrefix("(") != true else { return nil }
    let ends = ["#", "|", ";", "&&", ">", "2>"]
    return Array(words[(start + 1)...].prefix { word in !ends.contains { word.hasPrefix($0) } })
  }
}
