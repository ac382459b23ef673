import AuditReport
import Fixtures
import Foundation
import Testing

@Suite struct `The help in Indonesian` {
  @Test func `has words for every command and every option, and no others`() async throws {
    let file = HelpFile.bundled
    let commands = try await DumpedCommand.all()
    #expect(Set(commands.map(\.path)).symmetricDifference(file.commands.keys).sorted() == [])
    var usesOfShared: [String: Set<String>] = [:]
    for (path, command) in commands {
      let words = try #require(file.commands[path])
      #expect(!words.abstract.isEmpty, "\(path)")
      #expect(words.discussion.isEmpty == (command.discussion ?? "").isEmpty, "\(path)")
      var own = Set(words.options.keys)
      for option in command.shown {
        #expect(file.option(option.label, of: path) != nil, "\(path) \(option.label)")
        if own.remove(option.label) == nil {
          usesOfShared[option.label, default: []].insert(option.abstract ?? "")
        }
      }
      #expect(own.sorted() == [], "\(path)")
    }
    #expect(Set(usesOfShared.keys).symmetricDifference(file.options.keys).sorted() == [])
    // What is told alike is told alike in English too.
    for (label, texts) in usesOfShared { #expect(texts.count == 1, "\(label): \(texts)") }
    let titles = commands.flatMap { $0.command.shown.compactMap(\.sectionTitle) }
    #expect(Set(titles).subtracting(file.headings.keys).sorted() == [])
  }

  @Test func `is printed whole, in either way of asking`() async throws {
    let place = try Place()
    let paths: Set = [
      "", "run", "findings", "findings close", "cases list", "keys rotate", "export", "nightly",
    ]
    for (path, command) in try await DumpedCommand.all() where paths.contains(path) {
      let answer = try await place.run("\(path) --help --lang id")
      #expect(answer.status == 0 && answer.messages.isEmpty, "\(path)")
      #expect(answer.text.hasPrefix("IKHTISAR: "), "\(path)")
      let usage = "\nPEMAKAIAN: " + ["audit", path].filter { !$0.isEmpty }.joined(separator: " ")
      #expect(answer.text.contains(usage), "\(path)")
      for word in ["OVERVIEW", "USAGE", "OPTIONS", "Show ", "(default"] {
        #expect(!answer.text.contains(word), "\(path): \(word)")
      }
      for option in command.shown { #expect(answer.text.contains(option.label), "\(path)") }
      let texts = answer.lines.filter { !$0.hasPrefix("PEMAKAIAN: ") }
      #expect(texts.allSatisfy { $0.count <= 100 }, "\(path)")
      let other = try await place.run("--lang id help \(path)")
      #expect(other.text == answer.text, "\(path)")
    }
  }

  @Test func `follows option, environment, configuration and locale`() async throws {
    let place = try Place()
    for line in ["--lang id run --help", "run --help --lang id", "help run", "run -h"] {
      #expect(try await place.run(line).text.hasPrefix("IKHTISAR: "), "\(line)")
    }
    for line in ["--lang en run --help", "run --help --lang en"] {
      #expect(try await place.run(line).text.hasPrefix("OVERVIEW: "), "\(line)")
    }
    let english = ["AUDIT_LANG": "en"]
    #expect(try await place.run("run --help", environment: english).text.hasPrefix("OVERVIEW: "))
    #expect(
      try await place.run("run --help --lang id", environment: english).text.hasPrefix("IKHT"))
    let locale = ["LANG": "en_US.UTF-8"]
    #expect(try await place.run("--help", environment: locale).text.hasPrefix("OVERVIEW: "))
    try place.write("lang: en\n", to: "audit.yaml")
    #expect(try await place.run("--help").text.hasPrefix("OVERVIEW: "))
    #expect(try await place.run("units --lang id").messages.contains("\nIKHTISAR: Mendaftar unit."))
    // Of the version there is one word only.
    #expect(try await place.run("--version --lang id").text.hasPrefix("audit 0."))
  }

  @Test func `of findings list is the page on record`() async throws {
    let answer = try await Place().run("findings list --help", environment: ["AUDIT_LANG": "id"])
    let golden = Fixtures.url("golden/help-findings-list.txt")
    if ProcessInfo.processInfo.environment["AUDIT_UPDATE_GOLDEN"] != nil {
      try answer.output.write(to: golden)
    }
    #expect(try answer.text == String(contentsOf: golden, encoding: .utf8))
  }
}
