import Foundation
import Testing

@Suite struct `The two streams` {
  @Test(arguments: [
    "run --unit MPP-Banjarbaru.PN --as-of \(Mall.asOf)",
    "run --unit MPP-Banjarbaru.PN --as-of \(Mall.asOf) --details", "units list",
    "units show MPP-Banjarbaru.PN", "services list", "services show SKCK", "standards list",
    "standards show SKCK", "calendars list",
    "calendars show --calendar mpp-banjarbaru --from 2026-01-01",
    "status", "rules", "rules W-01", "config show",
  ])
  func `keep the result clean for programs`(line: String) async throws {
    let answer = try await Mall.place().run(line + " --format json")
    #expect(answer.status == 0)
    #expect(answer.output.first == UInt8(ascii: "{") || answer.output.first == UInt8(ascii: "["))
    let object = try answer.json()
    #expect((object["schema"] as? String)?.hasPrefix("audit.") == true)
    #expect(object["tool"] as? String == "audit 0.1.0")
    #expect(answer.messages.isEmpty)
  }

  @Test func `give an empty list for nothing and say so`() async throws {
    let place = try await Mall.place()
    let line = "--unit MPP-Banjarbaru.PN --as-of \(Mall.asOf) --rules B-02 --details"
    let json = try await place.run(line + " --format json")
    #expect((try json.json()["items"] as? [Any])?.isEmpty == true)
    #expect(json.messages.contains("tidak ada baris"))
    let plain = try await place.run(line)
    #expect(plain.lines.count == 1)
    #expect(plain.lines.first?.hasPrefix("Penyimpangan\t") == true)
  }

  @Test func `tell mistakes of the command line to machines in their form`() async throws {
    let place = try Place()
    let answer = try await place.run("--unt X --error-format json")
    #expect(answer.status == 64 && answer.output.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(answer.messages.utf8))
    let members = try #require(object as? [String: String])
    #expect(members["code"] == "E_USAGE" && members["message"]?.contains("--unt") == true)
    let unnamed = try await place.run("run --error-format=json")
    #expect(unnamed.status == 64 && unnamed.messages.hasPrefix("{\"code\":\"E_USAGE\""))
    #expect(try await place.run("--unt X").messages.contains("Pemakaian: audit"))
  }

  @Test func `carry the answer of the clock below its days`() async throws {
    let place = try await SmallOffice.place()
    let due = "calendars due --calendar kantor --from 2025-02-03T09:00 --limit 2"
    let people = try await place.run(due)
    #expect(people.lines.last == "jatuh tempo: 2025-02-05T16:00:00+08:00")
    #expect(people.messages.isEmpty)
    let machine = try await place.run(due + " --format json").json()
    let counts = try #require(machine["counts"] as? [String: Int])
    #expect(counts["due_epoch_seconds"] == 1_738_742_400)
    let elapsed =
      "calendars elapsed --calendar kantor --from 2025-02-03T09:00 --to 2025-02-04T09:00"
    #expect(try await place.run(elapsed).lines.last == "waktu kerja: 28800 detik")
  }

  @Test func `say what was imported on standard error alone`() async throws {
    let place = try await SmallOffice.place()
    let row = SmallOffice.row(1, received: "2025-02-03T09:00", finished: "2025-02-04T09:00")
    try place.write(SmallOffice.file([row]), to: "a.csv")
    let answer = try await place.run("import transactions a.csv")
    #expect(answer.status == 0 && answer.output.isEmpty)
    #expect(answer.messages.contains("1 baru, 0 berubah, 0 tetap"))
    #expect(answer.messages.contains("SHA-256"))
    // The days of receipt are those at the unit.
    #expect(answer.messages.contains("diterima 03/02/2025 – 03/02/2025 (WITA)"))
    let again = try await place.run("import transactions a.csv")
    #expect(again.status == 0 && again.messages.contains("sudah diimpor"))
    #expect(try await place.run("import transactions a.csv --quiet").messages.isEmpty)
  }

  @Test(arguments: [
    ["--unit", "MPP-Banjarbaru", "--as-of", Mall.asOf, "--details", "--format", "csv"],
    ["--unit", "MPP-Banjarbaru", "--as-of", Mall.asOf], ["units", "list"],
  ])
  func `end quietly when the reader has gone`(arguments: [String]) async throws {
    let place = try await Mall.place()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let answer = try await place.run(arguments, output: pipe.fileHandleForWriting)
    #expect(answer.status == 0)
    #expect(answer.messages.isEmpty)
  }

  @Test(arguments: [
    "--unit MPP-Banjarbaru", "status", "units list", "status --upgrade",
    "import calendars kalender.yaml", "import transactions a.csv", "explain W-01-1",
  ])
  func `name a mistyped database, and nothing is made`(line: String) async throws {
    let place = try await SmallOffice.place()
    try place.write(SmallOffice.file([]), to: "a.csv")
    let before = place.names
    let answer = try await place.run(line + " --db adit.db")
    #expect(answer.status == 2)
    #expect(answer.messages.contains("adit.db") && answer.output.isEmpty)
    #expect(place.names == before)
  }

  @Test func `suggest the near name in both languages`() async throws {
    let place = try await Mall.place()
    let indonesian = try await place.run("--unit MPP-Banjarbru")
    #expect(indonesian.messages.contains("maksud Anda MPP-Banjarbaru?"))
    let english = try await place.run("--unit MPP-Banjarbru --lang en")
    #expect(english.messages.contains("did you mean MPP-Banjarbaru?"))
    let service = try await place.run("--unit MPP-Banjarbaru --service SKCC --lang en")
    #expect(service.messages.contains("did you mean SKCK?"))
    let rule = try await place.run("rules w-1 --lang en")
    #expect(rule.status == 64 && rule.messages.contains("did you mean W-01?"))
  }

  @Test func `name a subcommand that does not exist`() async throws {
    let place = try Place()
    let answer = try await place.run("frobnicate")
    #expect(answer.status == 64 && answer.messages.contains("frobnicate"))
    let missing = try await place.run([])
    #expect(missing.status == 64 && missing.messages.contains("--all-units"))
  }

  @Test func `give errors as one object a line for machines`() async throws {
    let place = try await SmallOffice.place()
    let unknown = try await place.run("--unit KANTR --error-format json")
    let fault = try #require(try objects(unknown.messages).first)
    #expect(text(fault, "code") == "E_UNIT" && text(fault, "severity") == "error")
    #expect(text(fault, "message").contains("KANTOR"))

    let rows = [
      SmallOffice.row(1, received: "2025-02-03T09:00", finished: "31/02/2025"),
      SmallOffice.row(2, received: "kemarin", finished: ""),
    ]
    try place.write(SmallOffice.file(rows), to: "a.csv")
    let refused = try await place.run("import transactions a.csv --error-format json --quiet")
    let problems = try objects(refused.messages)
    let errors = problems.filter { text($0, "severity") == "error" }
    #expect(errors.map { $0["line"] as? Int } == [2, 3])
    let first = try #require(problems.first)
    #expect(text(first, "column") == "finished_at" && text(first, "file") == "a.csv")
    #expect(text(first, "code") == "E_DATE" && text(first, "value") == "31/02/2025")
    #expect(problems.allSatisfy { !text($0, "message").isEmpty })
  }

  @Test func `sum up an import in one object for machines`() async throws {
    let place = try await SmallOffice.place()
    let good = SmallOffice.row(1, received: "2025-02-03T09:00", finished: "2025-02-03T10:00")
    let bad = SmallOffice.row(2, received: "kemarin", finished: "")
    try place.write(SmallOffice.file([good, bad]), to: "a.csv")
    let line = "import transactions a.csv --error-format json --allow-rejects "
    let refused = try #require(
      try objects(try await place.run(line + "0").messages).summaries.first)
    #expect(text(refused, "state") == "refused" && refused["rejected"] as? Int == 1)
    let all = try objects(try await place.run(line + "1").messages).summaries
    let imported = try #require(all.first)
    #expect(all.count == 1 && text(imported, "state") == "imported")
    #expect(imported["inserted"] as? Int == 1 && imported["rows"] as? Int == 2)
    #expect(text(imported, "rejects_file") == "a.csv.rejects.csv")
    let known = try #require(try objects(try await place.run(line + "1").messages).summaries.first)
    #expect(text(known, "state") == "known" && known["rows"] is NSNull)
  }

  @Test func `give the mistakes of a YAML file one by one to machines`() async throws {
    let place = try Place()
    #expect(try await place.run("init").status == 0)
    try place.write("format: audit.standards/1\nunit: []\nnote: []\n", to: "salah.yaml")
    let answer = try await place.run("import standards salah.yaml --error-format json")
    let found = try objects(answer.messages)
    #expect(answer.status == 65)
    #expect(found.map { text($0, "code") } == ["E_KEY", "E_TYPE", "I_IMPORT"])
    #expect(found.map { $0["line"] as? Int } == [2, 3, nil])
    #expect(found.last.map { $0["problems"] as? Int } == 2)
    try place.write("unit,service\n", to: "kurang.csv")
    let short = try objects(
      try await place.run("import transactions kurang.csv --error-format json").messages)
    #expect(short.map { text($0, "code") } == ["E_IMPORT", "I_IMPORT"])
    #expect(short.map { text($0, "file") } == ["kurang.csv", "kurang.csv"])
    #expect(short.first?["line"] as? Int == 1)
    let people = try await place.run("import standards salah.yaml")
    #expect(people.messages.contains("salah.yaml:2:1: [E_KEY]"))
  }

  @Test func `tell mistakes of one kind together to people`() async throws {
    let place = try await SmallOffice.place()
    let rows = (1...40).map { SmallOffice.row($0, received: "kemarin", finished: "") }
    try place.write(SmallOffice.file(rows), to: "a.csv")
    let answer = try await place.run("import transactions a.csv --lang en")
    let told = answer.messages.split(separator: "\n").filter { $0.contains("[E_DATE]") }
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("a.csv:2: [E_DATE]") == true)
    #expect(told.first?.contains("40 times, on lines 2, 3, 4, 5, 6, …") == true)
    #expect(try place.text("a.csv.rejects.csv").split(separator: "\r\n").count == 41)
  }

  private func objects(_ messages: String) throws -> [[String: Any]] {
    try messages.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func text(_ object: [String: Any], _ key: String) -> String {
    object[key] as? String ?? ""
  }
}

extension [[String: Any]] {
  fileprivate var summaries: Self { filter { $0["code"] as? String == "I_IMPORT" } }
}
