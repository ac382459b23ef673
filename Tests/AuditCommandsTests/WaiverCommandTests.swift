import Foundation
import Testing

@Suite struct `Waivers on the command line` {
  private static let good: [String: String] = [
    "--unit": "MPP-Banjarbaru.DUKCAPIL", "--rule": "W-01", "--from": "2026-06-01",
    "--to": "2026-07-31", "--reason": "Listrik padam", "--requested-by": "Siti Aminah",
    "--approved-by": "Budi Santoso",
  ]

  private static func add(_ changes: [String: String] = [:], _ more: [String] = []) -> [String] {
    let options = good.merging(changes) { _, new in new }
    return ["waivers", "add"] + options.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
      + more
  }

  @Test(arguments: [
    ("--approved-by", " siti  AMINAH", "E_WAIVER_APPROVER", "orang lain", "another person"),
    ("--to", "2026-12-31", "E_WAIVER_TOO_LONG", "--to 2026-11-27", "--to 2026-11-27"),
    ("--to", "2026-05-31", "E_WAIVER_DAYS", "31/05/2026", "before the first day"),
    ("--reason", " ", "E_WAIVER_EMPTY", "--reason TEKS", "--reason TEXT"),
    ("--requested-by", " ", "E_WAIVER_EMPTY", "pemohon", "requester"),
    ("--approved-by", "--", "E_WAIVER_EMPTY", "penyetuju", "approver"),
    ("--unit", "MPP-Banjarbru", "E_UNIT", "maksud Anda MPP-Banjarbaru?", "did you mean MPP-B"),
    ("--service", "KTP-LE", "E_SERVICE", "maksud Anda KTP-EL?", "did you mean KTP-EL?"),
    ("--rule", "W-1", "E_RULE", "maksud Anda", "did you mean"),
    ("--case", " ", "E_WAIVER_EMPTY", "--case NOMOR", "--case NUMBER"),
  ])
  func `are refused with what is wrong`(
    option: String, value: String, code: String, indonesian: String, english: String
  ) async throws {
    let place = try await Mall.place()
    let before = try place.data("audit.db")
    var arguments = Self.add()
    if let index = arguments.firstIndex(of: option) {
      arguments[index...(index + 1)] = ["\(option)=\(value)"]
    } else {
      arguments.append("\(option)=\(value)")
    }
    for (language, text) in [("id", indonesian), ("en", english)] {
      let answer = try await place.run(arguments + ["--lang", language])
      #expect(answer.status == 64)
      #expect(answer.messages.contains(text), "\(answer.messages)")
    }
    let machine = try await place.run(arguments + ["--error-format", "json"])
    #expect(machine.messages.contains("\"code\":\"\(code)\""))
    #expect(try place.data("audit.db") == before)
  }

  @Test func `of a rule about standards name no case`() async throws {
    let answer = try await Mall.place().run(Self.add(["--rule": "S-02", "--case": "A-1"]))
    #expect(answer.status == 64 && answer.messages.contains("S-02"))
  }

  @Test func `that do not exist are said so`() async throws {
    let place = try await Mall.place()
    let unknown = try await place.run("waivers revoke K-2026-0007 --reason keliru")
    #expect(unknown.status == 64 && unknown.messages.contains("K-2026-0007"))
    #expect(try await place.run("waivers show W-01").status == 64)
    #expect(try await place.run("waivers show K-2026-0001").status == 64)
    #expect(try await place.run("waivers list --state gone").status == 64)
  }

  @Test func `are added, listed, shown, applied and revoked`() async throws {
    let place = try await Mall.place()
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    let id = "K-\(year)-0001"
    let before = try place.data("audit.db")
    let dry = try await place.run(Self.add([:], ["--dry-run"]))
    #expect(dry.status == 0 && dry.messages.contains("uji coba"))
    #expect(try place.data("audit.db") == before)

    let plain = try await place.run(Mall.department + ["--format", "json"])
    let added = try await place.run(Self.add([:], ["--lang", "en"]))
    #expect(added.status == 0 && added.messages.contains("\(id) recorded"))
    let list = try await place.run("waivers list --format json").json()
    let items = try #require(list["items"] as? [[String: Any]])
    #expect(items.map { $0["waiver"] as? String } == [id])
    #expect(items.first?["approved_by"] as? String == "Budi Santoso")

    let run = try await place.run(Mall.department + ["--format", "json"]).json()
    let exceptions = try #require(run["exceptions"] as? [String: Any])
    let waivers = try #require(exceptions["waivers"] as? [[String: Any]])
    let count = try #require(waivers.first?["deviations"] as? Int)
    #expect(count > 0)
    #expect(try plain.json()["exceptions"] == nil)
    let table = try await place.run(Mall.department + ["--format", "table"])
    #expect(table.text.contains("PENGECUALIAN") && table.text.contains(id))
    let details = try await place.run(Mall.department + ["--details", "--format", "json"]).json()
    let rows = try #require(details["items"] as? [[String: Any]])
    #expect(rows.filter { $0["exception"] as? String == "waived \(id)" }.count == count)
    let excepted = rows.filter { !($0["exception"] is NSNull) }
    #expect(excepted.allSatisfy { $0["rule"] as? String == "W-01" })
    #expect(rows.filter { $0["rule"] as? String == "W-01" }.count > excepted.count)

    let revoked = try await place.run(["waivers", "revoke", id, "--reason", "keliru"])
    #expect(revoked.status == 0 && revoked.messages.contains("kembali dihitung"))
    #expect(try await place.run(["waivers", "revoke", id, "--reason", "lagi"]).status == 64)
    let after = try await place.run(Mall.department + ["--format", "table"])
    #expect(after.text.contains("! \(id) dicabut") && after.text.contains("kembali dihitung"))
    let shown = try await place.run(["waivers", "show", id])
    #expect(shown.text.contains("keliru") && shown.text.contains("kembali dihitung"))
    let last = try await place.run(Mall.department + ["--format", "table"])
    #expect(!last.text.contains("PENGECUALIAN"))
  }

  @Test func `keep what they cover from failing a run, and warn when they cover nothing`()
    async throws
  {
    let place = try await Mall.place()
    // What is received from then on came due in the days of the waiver.
    let run = Mall.department + ["--rules", "W-01", "--fail-on", "low", "--from", "2026-06-01"]
    #expect(try await place.run(run).status == 1)
    #expect(try await place.run(Self.add()).status == 0)
    #expect(try await place.run(run).status == 0)
    #expect(try await place.run(Mall.department + ["--fail-on", "low"]).status == 1)

    #expect(try await place.run(Self.add(["--rule": "B-03", "--service": "KTP-EL"])).status == 0)
    let answer = try await place.run(Mall.department + ["--format", "table", "--output", "-"])
    #expect(answer.messages.contains("peringatan: pengecualian K-"))
    #expect(answer.text.contains("tidak ada penyimpangan yang dicakupnya"))
  }

  @Test func `that end soon are in the status`() async throws {
    let place = try await Mall.place()
    let format = ISO8601DateFormatter()
    format.formatOptions = [.withFullDate]
    let days = [0.0, 10, 90].map { format.string(from: Date(timeIntervalSinceNow: $0 * 86_400)) }
    #expect(try await place.run(Self.add(["--from": days[0], "--to": days[1]])).status == 0)
    #expect(try await place.run(Self.add(["--from": days[0], "--to": days[2]])).status == 0)
    let facts = try await place.run("status --format json").text
    #expect(facts.contains("waiver_K-") && facts.contains("-0001") && !facts.contains("-0002"))
  }

  @Test func `and a baseline are told apart`() async throws {
    let place = try await Mall.place()
    let take = [
      "baseline", "take", "--unit", "MPP-Banjarbaru.DUKCAPIL", "--reason", "awal", "--approved-by",
      "Inspektur",
    ]
    let early = try await place.run(take)
    #expect(early.status == 2 && early.messages.contains("audit --unit"))
    let failing = Mall.department + ["--fail-on", "low"]
    #expect(try await place.run(failing).status == 1)
    #expect(try await place.run(take).status == 0)
    #expect(try await place.run(failing).status == 0)
    let second = try await place.run(take + ["--lang", "en"])
    #expect(second.status == 64 && second.messages.contains("--again"))
    #expect(try await place.run(take + ["--again"]).status == 0)
    let shown = try await place.run("baselines list --format json").json()
    let items = try #require(shown["items"] as? [[String: Any]])
    #expect(items.count == 2)
    #expect(items.last?["standing"] as? Int == items.last?["deviations"] as? Int)
    let details = try await place.run(
      Mall.department + ["--details", "--format", "plain", "--columns", "deviation,exception"])
    #expect(details.lines.dropFirst().allSatisfy { $0.contains("keadaan awal") })
  }
}
