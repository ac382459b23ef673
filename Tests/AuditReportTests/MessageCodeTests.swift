import AuditReport
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `The codes of messages` {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// With `AUDIT_UPDATE_GOLDEN=1` in the environment the tables of the page are written instead.
  @Test func `are the tables of their page`() throws {
    let file = Self.root.appending(path: "Documentation/messages.md")
    let page = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let head = try #require(page.components(separatedBy: "\n## ").first)
    let expected = head + Self.tables()
    if ProcessInfo.processInfo.environment["AUDIT_UPDATE_GOLDEN"] == "1" {
      try Data(expected.utf8).write(to: file)
    }
    let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(kept == expected, "Documentation/messages.md differs from MessageCode.all")
  }

  private static func tables() -> String {
    MessageCode.Topic.allCases.map { topic in
      let rows = MessageCode.all.filter { $0.topic == topic }.map { code in
        let statuses = code.exitStatuses.map(String.init).joined(separator: ", ")
        return
          "| `\(code.code)` | \(statuses) | \(code.meaning.english) | \(code.remedy.english) |\n"
      }
      return
        "\n## \(topic.title.english)\n\n| code | status | meaning | what to do |\n|---|---|---|---|\n"
        + rows.joined()
    }.joined()
  }

  @Test func `are those that the sources use, all of them`() throws {
    let sources = Self.root.appending(path: "Sources")
    let walker = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var used: Set<String> = []
    for case let file as URL in walker where file.pathExtension == "swift" {
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      used.formUnion(text.matches(of: /"([EW]_[A-Z_]+)"/).map { String($0.1) })
    }
    #expect(used.count > 100)
    let known = Set(MessageCode.all.map(\.code))
    #expect(used.subtracting(known).sorted() == [])
    #expect(
      known.filter { $0.wholeMatch(of: /[EW]_[A-Z_]+/) != nil }.subtracting(used).sorted() == [])
  }

  @Test func `hold every reason for a missing verdict and every fault of the clock`() {
    let known = Set(MessageCode.all.map(\.code))
    for reason in Reason.allCases { #expect(known.contains(reason.word)) }
    let faults: [ClockFault] = [
      .endBeforeStart, .noWorkingTime, .holidaysMissing(year: 2026), .outsideYears(year: 2026),
    ]
    for fault in faults { #expect(known.contains(fault.code)) }
  }

  @Test func `say in both languages what they mean and what to do`() {
    for code in MessageCode.all {
      for wording in [code.meaning, code.remedy] {
        #expect(!wording.indonesian.isEmpty && !wording.english.isEmpty, "\(code.code)")
        #expect(wording.indonesian != wording.english, "\(code.code)")
        #expect(!wording.english.contains("|"), "\(code.code) would break the table")
      }
    }
    let entries = Set(MessageCode.all.map { "\($0.topic) \($0.code)" })
    #expect(entries.count == MessageCode.all.count)
  }
}
