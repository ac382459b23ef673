import Fixtures
import Foundation
import Testing

@Suite struct `The demonstration` {
  static let golden = Fixtures.url("golden/demo.txt")

  /// As `make demo` runs it.
  @Test(.enabled(if: FileManager.default.isReadableFile(atPath: golden.path)))
  func `prints what the documents show`() async throws {
    let place = try await Mall.demonstration()
    let answer = try await place.run(
      "--unit MPP-Banjarbaru --db .build/demo/audit.db --as-of \(Mall.asOf) --lang id --format table"
    )
    let expected = try String(contentsOf: Self.golden, encoding: .utf8)
    let difference = answer.text.split(separator: "\n", omittingEmptySubsequences: false)
      .difference(from: expected.split(separator: "\n", omittingEmptySubsequences: false))
    #expect(difference.isEmpty)
    #expect(answer.text == expected)
  }

  @Test func `is made once and not over something else`() async throws {
    let place = try Place()
    let folder = Fixtures.url("demo").path
    let made = try await place.run(["demo", "--data", folder, "--db", "mal.db"])
    #expect(made.status == 0 && made.output.isEmpty)
    #expect(made.messages.contains("--db mal.db --as-of 2026-07-01T08:00"))
    #expect(try place.mode("mal.db") == 0o600)
    let before = try place.data("mal.db")
    let again = try await place.run(["demo", "--data", folder, "--db", "mal.db"])
    #expect(again.status == 2 && again.messages.contains("mal.db"))
    #expect(try place.data("mal.db") == before)
    let nowhere = try await place.run("demo --data tidak-ada --db lain.db")
    #expect(nowhere.status == 2 && nowhere.messages.contains("--data"))
    #expect(!place.exists("lain.db"))
  }

  @Test func `writes nothing in a look, and a run that would ask is told that command`()
    async throws
  {
    let place = try await Mall.place()
    let before = try place.data("audit.db")
    let answer = try await place.run(["look"] + Mall.department + ["--fail-on", "new"])
    #expect(answer.status == 1)
    let listed = try await place.run(["look"] + Mall.department + ["--details", "--format", "csv"])
    #expect(listed.status == 0 && listed.lines.count > 1)
    let page = try await place.run(["look"] + Mall.department + ["--format", "html"])
    #expect(page.status == 0 && page.text.hasPrefix("<!DOCTYPE html>"))
    let refusedList = try await place.run(
      ["look"] + Mall.department + ["--details", "--format", "html"])
    #expect(refusedList.status == 64 && refusedList.messages.contains("jsonl"))
    for option in [["--dry-run"], ["--known-at", "2026-01-01"]] {
      let refused = try await place.run(Mall.department + option)
      #expect(refused.status == 64)
      #expect(refused.messages.contains("audit look --unit MPP-Banjarbaru.DUKCAPIL --as-of"))
    }
    let future = try await place.run("--unit MPP-Banjarbaru --as-of 2062-07-01 --lang en")
    #expect(future.status == 2)
    #expect(
      future.messages.contains("audit look --unit MPP-Banjarbaru --as-of 2062-07-01 --lang en"))
    #expect(try place.data("audit.db") == before)
  }

  @Test func `shows the clock's reckoning`() async throws {
    let place = try await Mall.place()
    let answer = try await place.run(
      "calendars due --unit MPP-Banjarbaru --from 2026-01-08T15:59 --limit 6 --in working_days")
    #expect(answer.status == 0)
    #expect(answer.lines.last == "jatuh tempo: 2026-01-19T15:30:00+08:00")
    #expect(answer.text.contains("Isra"))
    let elapsed = try await place.run(
      "calendars elapsed --unit MPP-Banjarbaru --from 2026-01-05T09:00 --to 2026-01-06T09:00")
    #expect(elapsed.lines.last == "waktu kerja: 23400 detik")
  }
}
