import Foundation
import Testing

@testable import AuditStore

@Suite struct `The exit status` {
  @Test func `is 0 after a run, whatever it found`() async throws {
    let answer = try await Mall.place().run(Mall.department)
    #expect(answer.status == 0)
    #expect(answer.text.contains("B-02"))
  }

  @Test(arguments: ["low", "critical", "new"])
  func `is 1 for deviations at or above the asked level`(level: String) async throws {
    let place = try await Mall.place()
    #expect(try await place.run(Mall.department + ["--fail-on", level]).status == 1)
    let again = try await place.run(Mall.department + ["--fail-on", level])
    #expect(again.status == (level == "new" ? 0 : 1))
    #expect(try await place.run(Mall.department + ["--fail-on", level, "--exit-zero"]).status == 0)
  }

  @Test func `is 0 when all deviations are below the asked level`() async throws {
    let place = try await Mall.place()
    let answer = try await place.run(Mall.department + ["--rules", "D-02", "--fail-on", "medium"])
    #expect(answer.status == 0)
  }

  @Test func `does not depend on the format`() async throws {
    let place = try await Mall.place()
    for format in ["table", "plain", "csv", "json", "jsonl"] {
      let answer = try await place.run(Mall.department + ["--fail-on", "high", "--format", format])
      #expect(answer.status == 1, "\(format)")
    }
  }

  @Test func `is 2 when holidays of a year are missing, and names the year`() async throws {
    let place = try await SmallOffice.place()
    let row = SmallOffice.row(1, received: "2025-12-30T09:00", finished: "2026-01-20T09:00")
    try place.write(SmallOffice.file([row]), to: "a.csv")
    #expect(try await place.run("import transactions a.csv").status == 0)
    let answer = try await place.run("--unit KANTOR --as-of 2026-02-01")
    #expect(answer.status == 2)
    #expect(answer.text.contains("2026") && answer.text.contains("belum lengkap"))
  }

  @Test func `is 2 for a unit without transactions`() async throws {
    let answer = try await SmallOffice.place().run("--unit KANTOR")
    #expect(answer.status == 2)
  }

  @Test(arguments: [
    "--no-such-option", "", "--unit MPP-Banjarbaru --as-of yesterday", "--unit X --all-units",
    "--unit MPP-Banjarbaru --from 2026-02-30",
    "--unit MPP-Banjarbaru --from 2026-02-02 --to 2026-02-01",
    "--unit MPP-Banjarbaru --rules W-99", "--unit MPP-Banjarbaru --limit -1", "explain nonsense",
    "explain",
    "--unit MPP-Banjarbaru --service NIHIL", "import transactions",
    "calendars due --from 2026-01-05T09:00 --limit 1", "services show NIHIL",
    "--unit MPP-Banjarbaru --format yaml", "calendars show --calendar nihil --from 2026-01-01",
  ])
  func `is 64 for a command that cannot be meant`(line: String) async throws {
    let answer = try await Mall.place().run(line)
    #expect(answer.status == 64)
    #expect(answer.output.isEmpty)
    #expect(!answer.messages.isEmpty)
  }

  @Test func `is 65 for rejected input`() async throws {
    let place = try await SmallOffice.place()
    let row = SmallOffice.row(1, received: "2025-02-03T09:00", finished: "31/02/2025")
    try place.write(SmallOffice.file([row]), to: "a.csv")
    let answer = try await place.run("import transactions a.csv")
    #expect(answer.status == 65)
    #expect(answer.messages.contains("a.csv:2") && answer.messages.contains("31/02/2025"))
    #expect(try place.text("a.csv.rejects.csv").contains("E_DATE"))
    #expect(try place.mode("a.csv.rejects.csv") == 0o600)

    try place.write("format: audit.standards/1\nunit: []\n", to: "salah.yaml")
    #expect(try await place.run("import standards salah.yaml").status == 65)
    #expect(try await place.run("import transactions a.csv --expect-rows 7").status == 65)
  }

  @Test func `is 75 while another process writes, and reading goes on`() async throws {
    let place = try await Mall.place()
    let other = try Connection(path: place.path("audit.db"), access: .write)
    try other.execute("BEGIN IMMEDIATE")
    #expect(try await place.run("units list").status == 0)
    let answer = try await place.run(Mall.department)
    #expect(answer.status == 75)
    #expect(answer.output.isEmpty && answer.messages.contains("audit.db"))
    try other.execute("ROLLBACK")
    #expect(try await place.run(Mall.department).status == 0)
  }

  @Test(arguments: ["formt: json", "lang: jw", "fail_on: sometimes", "db: [a, b]", "db: 'x"])
  func `is 78 for a configuration that cannot be used`(text: String) async throws {
    let place = try await Mall.place()
    try place.write("\(text)\n", to: "audit.yaml")
    let answer = try await place.run("units list")
    #expect(answer.status == 78)
    #expect(answer.output.isEmpty && answer.messages.contains("audit.yaml"))
  }

  @Test func `is 78 for a named configuration that is not there and for an open key`() async throws
  {
    let place = try await SmallOffice.place()
    #expect(try await place.run("units list --config tidak-ada.yaml").status == 78)
    try place.write(String(repeating: "k", count: 40), to: "kunci")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: place.path("kunci"))
    try place.write(SmallOffice.file([]), to: "a.csv")
    let answer = try await place.run("import transactions a.csv --hash-applicants kunci")
    #expect(answer.status == 78)
    #expect(answer.messages.contains("chmod 600 kunci"))
  }
}
