import Fixtures
import Foundation
import Testing

/// What README and Documentation show of the program is so.
@Suite struct `The documents` {
  @Test func `name no command and no option that is not there`() async throws {
    let program = try CommandTree(await DumpedCommand.all())
    var named = 0
    for document in try ProjectDocument.all() {
      for words in document.commands {
        named += 1
        let line = "\(document.name): audit \(words.joined(separator: " "))"
        for wrong in program.unknown(in: words) { Issue.record("\(line): \(wrong)") }
      }
    }
    #expect(named > 250)
  }

  @Test(arguments: ["README.md", "README.id.md", "Documentation/tour.md"])
  func `show what the program prints`(name: String) async throws {
    let shown = try ProjectDocument(name).shown
    #expect(!shown.isEmpty)
    let place = try await Mall.demonstration()
    for block in shown {
      let line = block.command == "make demo" ? Self.demo : block.command
      let answer = try await place.run(
        String(line.dropFirst("audit ".count)),
        environment: ["AUDIT_DB": ".build/demo/audit.db", "AUDIT_LANG": "id"])
      let printed = (answer.text.isEmpty ? answer.messages : answer.text)
        .components(separatedBy: "\n")
      #expect(answer.status == 0 && line.hasPrefix("audit "), "\(line): \(answer.messages)")
      if let missing = Self.firstMissing(of: block.lines, in: printed) {
        Issue.record("\(name), “\(block.command)” does not print: \(missing)")
      }
    }
  }

  @Test func `refer to pages and headings that are there`() throws {
    let documents = try ProjectDocument.all()
    let anchors = Dictionary(
      uniqueKeysWithValues: documents.map { ($0.name, Set(Self.anchors(of: $0.text))) })
    for document in documents {
      let folder = document.name.hasPrefix("Documentation/") ? "Documentation/" : ""
      for link in document.text.matches(of: /\]\(([^)#]*\.md)?(#[^)]*)?\)/) {
        let page = link.1.map { path -> String in
          path.hasPrefix("../") ? String(path.dropFirst(3)) : folder + path
        }
        let name = page ?? document.name
        guard let known = anchors[name] else {
          #expect(Self.isThere(name), "\(document.name): \(link.0)")
          continue
        }
        if let anchor = link.2 {
          #expect(known.contains(String(anchor.dropFirst())), "\(document.name): \(link.0)")
        }
      }
    }
  }

  // MARK: What is compared

  /// What `make demo` runs when the demonstration is made.
  private static let demo =
    "audit --unit MPP-Banjarbaru --as-of \(Mall.asOf) --format table"

  /// The first shown line that the output does not have where it should: lines between two `…` follow
  /// each other, the first are its beginning and the last its end.
  private static func firstMissing(of shown: [String], in printed: [String]) -> String? {
    var printed = printed[...]
    while printed.last?.isEmpty == true { printed.removeLast() }
    let pieces = shown.split(separator: "…", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() where !piece.isEmpty {
      let (isFirst, isLast) = (index == 0, index == pieces.count - 1)
      let last = printed.endIndex - piece.count
      let places =
        isFirst
        ? [printed.startIndex]
        : isLast ? [last] : Array(stride(from: printed.startIndex, through: last, by: 1))
      guard
        let place = places.first(where: {
          $0 >= printed.startIndex && printed[$0...].starts(with: piece)
        })
      else {
        return piece.first { !printed.contains($0) } ?? piece.joined(separator: "\n")
      }
      printed = printed[(place + piece.count)...]
      if isFirst, isLast, !printed.isEmpty { return printed.first }
    }
    return nil
  }

  /// As they are made of headings: small letters, spaces as dashes, marks left out.
  private static func anchors(of text: String) -> [String] {
    text.components(separatedBy: "\n").filter { $0.hasPrefix("#") }.map { line in
      let heading = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
      return String(
        heading.compactMap { character in
          if character == " " { return "-" }
          return character.isLetter || character.isNumber || "-_".contains(character)
            ? character : nil
        })
    }
  }

  private static func isThere(_ name: String) -> Bool {
    (try? ProjectDocument(name)) != nil
  }
}
