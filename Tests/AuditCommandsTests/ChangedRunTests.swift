import Foundation
import Testing

@testable import AuditStore

@Suite struct `A run over what changed` {
  /// A small office after one whole run.
  private static func office() async throws -> Place {
    let place = try await SmallOffice.place()
    let rows = [
      SmallOffice.row(1, received: "2025-02-03T09:00", finished: "2025-02-11T09:00"),
      SmallOffice.row(2, received: "2025-02-03T09:00", finished: "2025-02-03T10:00"),
    ]
    try place.write(SmallOffice.file(rows), to: "a.csv")
    #expect(try await place.run("import transactions a.csv").status == 0)
    #expect(try await place.run("--all-units --as-of 2025-02-12").status == 0)
    return place
  }

  @Test func `prints no line when nothing has changed, and says so`() async throws {
    let place = try await Self.office()
    let answer = try await place.run("run --changed --all-units --as-of 2025-02-13 --format csv")
    #expect(answer.status == 0 && answer.lines.count == 1)
    #expect(answer.messages.contains("tidak ada yang berubah"))
  }

  @Test func `prints what came in, what was corrected and what it looked at`() async throws {
    let place = try await Self.office()
    let rows = [
      SmallOffice.row(1, received: "2025-02-03T09:00", finished: "2025-02-03T11:00"),
      SmallOffice.row(3, received: "2025-02-04T09:00", finished: "2025-02-12T09:00"),
    ]
    try place.write(SmallOffice.file(rows), to: "b.csv")
    #expect(try await place.run("import transactions b.csv").status == 0)
    let plan = try await place.run("run --explain-plan --all-units --as-of 2025-02-13 --lang en")
    #expect(plan.status == 0 && plan.text.contains("new transactions"))
    #expect(plan.text.contains("changed transactions"))
    let answer = try await place.run(
      "run --changed --all-units --as-of 2025-02-13 --lang en --format jsonl")
    #expect(answer.status == 0)
    #expect(answer.messages.contains("examined: 1 new transactions, 1 changed transactions; 3"))
    let lines = try answer.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let late = try #require(lines.first { $0["rule"] as? String == "W-01" })
    #expect(late["new_deviations"] as? Int == 1 && late["closed_deviations"] as? Int == 1)
  }

  @Test func `looks at everything once, and says why, when nothing was kept before`() async throws {
    let place = try await SmallOffice.place()
    let row = SmallOffice.row(1, received: "2025-02-03T09:00", finished: "2025-02-11T09:00")
    try place.write(SmallOffice.file([row]), to: "a.csv")
    #expect(try await place.run("import transactions a.csv").status == 0)
    let first = try await place.run("run --changed --all-units --as-of 2025-02-12 --lang en")
    #expect(first.status == 0 && first.messages.contains("all 1 transactions (all: never judged)"))
    #expect(first.text.contains("W-01"))
  }

  @Test(arguments: [("low", 1), ("critical", 0), ("new", 0)])
  func `fails for deviations that stand, not only for those it looked at`(
    level: String, status: Int32
  ) async throws {
    let place = try await Self.office()
    let answer = try await place.run(
      "run --changed --all-units --as-of 2025-02-13 --fail-on \(level)")
    #expect(answer.status == status)
  }

  @Test(arguments: [
    "--from 2025-02-01", "--rules W-01", "--known-at 2025-02-01", "--details",
    "--report json:laporan.json",
  ])
  func `is about all days and rules, by all that is recorded`(option: String) async throws {
    let place = try await Self.office()
    let answer = try await place.run("run --changed --all-units \(option)")
    #expect(answer.status == 64 && answer.messages.contains(option.prefix { $0 != " " }))
  }

  @Test func `does not look back`() async throws {
    let place = try await Self.office()
    let answer = try await place.run("run --changed --all-units --as-of 2025-02-10")
    #expect(answer.status == 64 && answer.messages.contains("2025-02-12"))
  }

  @Test func `writes nothing in a dry run or when it only explains`() async throws {
    let place = try await Self.office()
    let before = try place.data("audit.db")
    for line in ["run --changed --dry-run", "run --explain-plan"] {
      #expect(try await place.run(line + " --all-units --as-of 2025-02-13").status == 0)
    }
    #expect(try place.data("audit.db") == before)
  }
}
