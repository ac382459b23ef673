import Foundation
import Testing

@Suite struct `The formats` {
  static let run = ["--unit", "MPP-Banjarbaru.POLRES", "--as-of", Mall.asOf]
  static let details = run + ["--details"]

  @Test func `list the same deviations`() async throws {
    let place = try await Mall.place()
    func list(_ format: String, _ more: String...) async throws -> Answer {
      try await place.run(Self.details + ["--format", format] + more)
    }
    let json = try await list("json").json()
    let items = try #require(json["items"] as? [[String: Any]])
    let ids = items.compactMap { $0["deviation"] as? String }
    #expect(json["schema"] as? String == "audit.deviations/1")
    #expect(ids.count == items.count && ids.count > 100)
    let lines = try await list("jsonl").lines
    #expect(try lines.map { try object($0)["deviation"] as? String } == ids)
    for (format, separator) in [("plain", "\t"), ("table", " ")] {
      let rows = try await list(format, "--no-header", "--columns", "deviation,severity").lines
      #expect(rows.map { String($0.split(separator: separator).first ?? "") } == ids, "\(format)")
    }
    let csv = try await list("csv", "--csv-profile", "data").lines
    #expect(csv.dropFirst().map { String($0.split(separator: ",")[0]) } == ids)
  }

  @Test func `give a spreadsheet what it opens right`() async throws {
    let answer = try await Mall.place().run(Self.details + ["--format", "csv"])
    #expect(answer.output.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = String(decoding: answer.output.dropFirst(3), as: UTF8.self)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.last == "" && lines.count > 100)
    #expect(lines[0].hasPrefix("Penyimpangan;Unit;Layanan;"))
    #expect(lines[1].hasPrefix("\"W-01-"))
    #expect(!text.replacing("\r\n", with: "").contains("\n"))
  }

  @Test func `give a program RFC 4180`() async throws {
    let place = try await Mall.place()
    let data = Self.details + ["--format", "csv", "--csv-profile", "data"]
    let answer = try await place.run(data)
    #expect(answer.output.first == UInt8(ascii: "d"))
    let lines = answer.text.components(separatedBy: "\r\n")
    #expect(lines[0].hasPrefix("deviation,unit,service,"))
    let english = try await place.run(data + ["--lang", "en"])
    #expect(english.text.components(separatedBy: "\r\n")[0] == lines[0])
    let bars = try await place.run(data + ["--delimiter", "|"])
    #expect(bars.text.hasPrefix("deviation|unit|service|"))
  }

  @Test func `choose columns, sort and limit`() async throws {
    let place = try await Mall.place()
    let chosen =
      Self.details + ["--rules", "B-01", "--format", "jsonl", "--sort", "-amount,deviation"]
    let all = try await place.run(chosen + ["--columns", "amount,deviation"]).lines
    let amounts = try all.map { try object($0)["amount"] as? Int ?? -1 }
    #expect(amounts == amounts.sorted(by: >) && Set(amounts).count > 1)
    #expect(all.allSatisfy { $0.hasPrefix("{\"amount\":") && !$0.contains("severity") })
    let limited = try await place.run(chosen + ["--columns", "amount,deviation", "--limit", "3"])
    #expect(limited.lines == Array(all.prefix(3)))
    let findings = try await place.run(
      Self.run + [
        "--format", "csv", "--csv-profile", "data", "--columns", "rule,deviations", "--limit", "1",
      ])
    #expect(findings.lines.count == 2 && findings.lines[0] == "rule,deviations")
  }

  @Test func `have one shape with a limit and without`() async throws {
    let place = try await Mall.place()
    #expect(try await place.run(Mall.department).status == 0)
    func keys(_ object: [String: Any]) -> [String] { object.keys.sorted() }
    for command in [Self.run, Self.details, ["cases", "list"], ["findings", "list"]] {
      let whole = try await place.run(command + ["--format", "json"]).json()
      let answer = try await place.run(command + ["--format", "json", "--limit", "1"])
      let limited = try answer.json()
      #expect(keys(limited) == keys(whole), "\(command)")
      #expect(limited["schema"] as? String == whole["schema"] as? String)
      let (all, few) = (whole["items"] as? [Any] ?? [], limited["items"] as? [Any] ?? [])
      #expect(few.count == 1 && all.count > 1)
      #expect(limited["left_out"] as? Int == all.count - 1 && whole["left_out"] as? Int == 0)
      #expect(answer.messages.contains("\(all.count - 1) baris tidak ditampilkan (--limit)"))
      for format in ["csv", "plain", "jsonl"] {
        let whole = try await place.run(command + ["--format", format]).lines
        let limited = try await place.run(command + ["--format", format, "--limit", "1"]).lines
        #expect(whole.count - limited.count == all.count - 1, "\(command) \(format)")
      }
    }
    let run = try await place.run(Self.run + ["--format", "jsonl", "--limit", "1"]).lines
    #expect(try (object(run[0])["left_out"] as? Int ?? 0) > 0)
    let page = try await place.run(Self.run + ["--format", "table", "--limit", "1"])
    #expect(page.text.hasPrefix("Audit standar pelayanan\n"))
  }

  @Test func `are written several at once`() async throws {
    let place = try await Mall.place()
    let answer = try await place.run(
      Self.run + ["--report", "json:a.json", "--report", "csv:a.csv", "--color", "always"])
    #expect(answer.status == 0 && answer.text.contains("SKCK"))
    let object = try JSONSerialization.jsonObject(with: place.data("a.json"))
    #expect((object as? [String: Any])?["schema"] as? String == "audit.run/1")
    #expect(try place.text("a.csv").contains("SKCK"))
    #expect(!(try place.text("a.csv").contains("\u{1B}")))
    #expect(try place.mode("a.json") == 0o600)
    let wrong = try await place.run(Self.run + ["--report", "docx:a.docx"])
    #expect(wrong.status == 64 && !place.exists("a.docx"))
  }

  @Test func `of details lists the deviations of standards, each with an id that can be explained`()
    async throws
  {
    let place = try await Mall.place()
    let command = ["--all-units", "--as-of", Mall.asOf, "--details"]
    let rows = try await place.run(command + ["--rules", "S-01,S-02", "--format", "json"])
      .json()
    let items = try #require(rows["items"] as? [[String: Any]])
    let rules = Set(items.compactMap { $0["rule"] as? String })
    #expect(rules == ["S-01", "S-02"])
    for item in items {
      let id = try #require(item["deviation"] as? String)
      #expect(item["case_number"] is NSNull && item["expected"] is NSNull, "\(id)")
      #expect((item["actual"] as? Int ?? 0) >= 0, "\(id)")
      #expect((item["standard_version"] is NSNull) == id.hasPrefix("S-01"), "\(id)")
    }
    let id = try #require(items.first?["deviation"] as? String)
    #expect(try await place.run(["explain", id]).status == 0)
  }

  @Test func `name the near column for one that does not exist`() async throws {
    let answer = try await Mall.place().run(Self.details + ["--columns", "severty"])
    #expect(answer.status == 64 && answer.output.isEmpty)
    #expect(answer.messages.contains("severity"))
  }

  @Test func `write the run for people and for programs`() async throws {
    let place = try await Mall.place()
    let report = try await place.run(Self.run + ["--format", "json"]).json()
    #expect(report["schema"] as? String == "audit.run/1")
    #expect(report["as_of"] as? String == Mall.asOf)
    let counts = try #require(report["counts"] as? [String: Int])
    #expect(counts["examined"] == 2398)
    let lines = try await place.run(Self.run + ["--format", "jsonl"]).lines
    let kinds = try lines.map { try object($0)["record"] as? String ?? "" }
    #expect(kinds.first == "run" && kinds.contains("finding"))
    let table = try await place.run(Self.run + ["--format", "table"]).text
    #expect(table.hasPrefix("Audit standar pelayanan\n") && table.contains("01/07/2026 08:00"))
    let plain = try await place.run(Self.run + ["--format", "plain"]).text
    #expect(plain.contains("\t") && !plain.contains("──"))
    let csv = try await place.run(Self.run + ["--format", "csv"])
    #expect(csv.output.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test func `explain in words and for programs`() async throws {
    let place = try await Mall.place()
    let listed = try await place.run(Self.details + ["--format", "jsonl", "--limit", "1"]).lines
    let first = try #require(listed.first)
    let id = try #require(try object(first)["deviation"] as? String)
    let words = try await place.run(["explain", id])
    #expect(words.status == 0 && words.text.contains(id) && words.messages.isEmpty)
    let english = try await place.run(["explain", id, "--lang", "en"])
    #expect(english.text.contains(id) && english.text != words.text)
    let json = try await place.run(["explain", id, "--format", "json"]).json()
    #expect(json["schema"] as? String == "audit.explanation/1")
    #expect(try await place.run(["explain", id, "--format", "csv"]).status == 64)
  }

  @Test func `go to a file that appears whole and for its owner alone`() async throws {
    let place = try await Mall.place()
    let listing = Self.details + ["--format", "csv"]
    _ = try await place.run(Self.run)
    let direct = try await place.run(listing)
    let answer = try await place.run(listing + ["--output", "hasil.csv"])
    #expect(answer.status == 0 && answer.output.isEmpty)
    #expect(answer.messages.contains("hasil.csv"))
    #expect(try place.data("hasil.csv") == direct.output)
    #expect(try place.mode("hasil.csv") & 0o077 == 0)
    let names = place.names
    // What fails leaves the file of before, and nothing beside it.
    let failed = try await place.run(listing + ["--output", "hasil.csv", "--columns", "nihil"])
    #expect(failed.status == 64)
    #expect(try place.data("hasil.csv") == direct.output)
    #expect(place.names == names)
    let nowhere = try await place.run(listing + ["--output", "tidak/ada/hasil.csv"])
    #expect(nowhere.status == 2 && nowhere.messages.contains("tidak/ada/hasil.csv"))
    let dash = try await place.run(listing + ["--output", "-"])
    #expect(dash.output == direct.output)
  }

  private func object(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }
}
