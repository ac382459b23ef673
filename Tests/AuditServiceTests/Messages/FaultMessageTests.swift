import Foundation
import ServiceStandards
import Testing

@testable import AuditReport

@Suite struct `The words of faults` {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  /// Code and key of every text of the file.
  private static let kept = Set(
    MessageFile.bundled.texts.flatMap { code, texts in texts.keys.map { "\(code) \($0)" } })

  @Test func `are those of the file, all of them`() throws {
    let said = Set(try FaultSamples.all().map { "\($0.message.code) \($0.message.key)" })
    #expect(said.subtracting(Self.kept).sorted() == [])
    #expect(Self.kept.subtracting(said).sorted() == [], "no sample says these")
  }

  /// What no sample says: a case that has come since.
  @Test func `stand in the file for every text that the sources name`() throws {
    let walker = try #require(
      FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil))
    var named: Set<String> = []
    for case let file as URL in walker where file.pathExtension == "swift" {
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      for match in text.matches(of: /\bMessage\(\s*"(\w+)"(?:,\s*"(\w+)")?/) {
        named.insert("\(match.1) \(match.2 ?? "text")")
      }
    }
    #expect(named.count > 150)
    #expect(named.subtracting(Self.kept).sorted() == [])
  }

  @Test func `name the same arguments in both languages`() {
    for (code, texts) in MessageFile.bundled.texts {
      for (key, wording) in texts {
        let names = Language.allCases.map { Set(MessageTemplate(wording.text($0)).names) }
        #expect(names[0] == names[1], "\(code) \(key)")
        #expect(!wording.indonesian.isEmpty && !wording.english.isEmpty, "\(code) \(key)")
      }
    }
  }

  @Test func `take exactly the arguments that the fault has`() throws {
    for message in try FaultSamples.all().map(\.message) {
      let template = MessageFile.bundled.template(message.code, message.key, .english)
      #expect(
        Set(template?.names ?? []) == Set(message.arguments.map(\.key)),
        "\(message.code) \(message.key)")
      #expect(Set(message.arguments.map(\.key)).count == message.arguments.count)
    }
  }

  @Test(arguments: Language.allCases) func `say every argument`(language: Language) throws {
    for fault in try FaultSamples.all() {
      let text = fault.message(in: language)
      #expect(!text.contains("{") && !text.contains("}"), "\(text)")
      for argument in fault.message.arguments {
        #expect(text.contains(argument.value.words(in: language)), "\(text)")
      }
    }
  }

  @Test func `differ by language, and by fault`() throws {
    let faults = try FaultSamples.all()
    #expect(faults.allSatisfy { $0.wording.indonesian != $0.wording.english })
    let texts = Dictionary(grouping: faults, by: { "\($0.code) \($0.wording)" })
    #expect(texts.filter { $0.value.count > 1 }.keys.sorted() == [])
  }

  @Test func `stand under codes with the exit status of the fault`() throws {
    for fault in try FaultSamples.all() {
      let statuses = MessageCode.named(fault.code).flatMap(\.exitStatuses)
      #expect(statuses.contains(Int(fault.exitStatus.rawValue)), "\(fault.code)")
    }
  }
}
