import Foundation
import Testing

/// What holds for all commands alike, asked of each of them.
@Suite struct `Every command` {
  // MARK: What is not there

  /// A line for each name that a command takes, in which that name, NIHIL or 99, is not there.
  private static let missing: [String: String] = [
    "run --unit": "--unit NIHIL",
    "run --service": "--all-units --service NIHIL",
    "run --rule": "--all-units --rule Z-99",
    "look --unit": "look --unit NIHIL",
    "look --service": "look --all-units --service NIHIL",
    "look --rule": "look --all-units --rule Z-99",
    "look --run": "look --run 99",
    "runs show <id>": "runs show 99",
    "runs compare <first>": "runs compare 99 {run}",
    "runs compare <second>": "runs compare {run} 99",
    "runs void <id>": "runs void 99 --reason x",
    "explain <id>": "explain W-01-99",
    "import holidays --calendar": "import holidays libur.csv --calendar NIHIL",
    "imports show <id>": "imports show 99",
    "imports undo <id>": "imports undo 99 --reason x",
    "cases list --unit": "cases list --unit NIHIL",
    "cases list --service": "cases list --service NIHIL",
    "cases show <name>": "cases show KANTOR/NIHIL",
    "cases show --service": "cases show KANTOR/S-1 --service NIHIL",
    "cases retract <name>": "cases retract KANTOR/NIHIL --reason x",
    "cases retract --service": "cases retract KANTOR/S-1 --service NIHIL --reason x",
    "cases restore <name>": "cases restore KANTOR/NIHIL --reason x",
    "cases restore --service": "cases restore KANTOR/S-1 --service NIHIL --reason x",
    "rules <id>": "rules Z-99",
    "units show <unit>": "units show NIHIL",
    "services list --unit": "services list --unit NIHIL",
    "services show <service>": "services show NIHIL",
    "standards list --unit": "standards list --unit NIHIL",
    "standards show <service>": "standards show NIHIL",
    "documents unplaced --unit": "documents unplaced --unit NIHIL",
    "documents unplaced --service": "documents unplaced --service NIHIL",
    "documents assign <spelling>": "documents assign NIHIL --not-listed --all --reason x",
    "documents assign --unit": "documents assign x --not-listed --unit NIHIL --reason x",
    "documents assign --service": "documents assign x --not-listed --service NIHIL --reason x",
    "documents assign --agency": "documents assign x --not-listed --agency NIHIL --reason x",
    "documents assign --paper": "documents assign x --paper NIHIL --all --reason x",
    "calendars show --unit": "calendars show --unit NIHIL --from 2025-01-01",
    "calendars show --calendar": "calendars show --calendar NIHIL --from 2025-01-01",
    "calendars due --unit": "calendars due --unit NIHIL --from 2025-01-01T09:00 --limit 1",
    "calendars due --calendar": "calendars due --calendar NIHIL --from 2025-01-01T09:00 --limit 1",
    "calendars elapsed --unit":
      "calendars elapsed --unit NIHIL --from 2025-01-01T09:00 --to 2025-01-02T09:00",
    "calendars elapsed --calendar":
      "calendars elapsed --calendar NIHIL --from 2025-01-01T09:00 --to 2025-01-02T09:00",
    "findings list --unit": "findings list --unit NIHIL",
    "findings list --service": "findings list --service NIHIL",
    "findings list --rule": "findings list --rule Z-99",
    "findings show <finding>": "findings show T-2025-0099",
    "findings describe <finding>": "findings describe T-2025-0099 --cause x",
    "findings describe --cause-code": "findings describe {finding} --cause x --cause-code NIHIL",
    "findings recommend <finding>": "findings recommend T-2025-0099 --text x",
    "findings recommend --code": "findings recommend {finding} --text x --code NIHIL",
    "findings classify <finding>": "findings classify T-2025-0099 --code x --reason x",
    "findings classify --code": "findings classify {finding} --code NIHIL --reason x",
    "findings classify --withdraw": "findings classify {finding} --withdraw NIHIL --reason x",
    "findings assign <finding>": "findings assign T-2025-0099 --role x",
    "findings deliver <finding>": "findings deliver T-2025-0099 --received 2025-03-04",
    "findings respond <finding>": "findings respond T-2025-0099 --text x",
    "findings verify <finding>": "findings verify T-2025-0099 --accept --reason x",
    "findings close <finding>": "findings close T-2025-0099",
    "findings reopen <finding>": "findings reopen T-2025-0099 --reason x",
    "recap --unit": "recap --unit NIHIL",
    "export --unit": "export --unit NIHIL --to keluar",
    "export --run": "export --all-units --run 99 --to keluar",
    "ledger show <entry>": "ledger show 99",
    "ledger accept <entry>": "ledger accept 99 --reason x",
    "replay <number>": "replay 99",
    "waivers list --unit": "waivers list --unit NIHIL",
    "waivers show <id>": "waivers show K-2025-0099",
    "waivers revoke <id>": "waivers revoke K-2025-0099 --reason x",
    "waivers add --unit": Self.waiver("--unit NIHIL --rule W-01"),
    "waivers add --service": Self.waiver("--unit KANTOR --service NIHIL --rule W-01"),
    "waivers add --rule": Self.waiver("--unit KANTOR --rule Z-99"),
    "baselines list --unit": "baselines list --unit NIHIL",
    "baselines take --unit": "baselines take --unit NIHIL --reason x --approved-by Inspektur",
    "complaints list --unit": "complaints list --unit NIHIL",
    "complaints list --service": "complaints list --service NIHIL",
    "complaints show <number>": "complaints show NIHIL",
    "complaints match --unit": "complaints match --unit NIHIL",
    "complaints match --service": "complaints match --service NIHIL",
  ]

  private static func waiver(_ what: String) -> String {
    "waivers add \(what) --from 2025-03-01 --to 2025-03-02 --reason x --requested-by Kepala "
      + "--approved-by Inspektur"
  }

  private static let takesName: Set = [
    "--unit", "--service", "--rule", "--calendar", "--agency", "--run", "--code", "--cause-code",
    "--paper", "--withdraw",
  ]
  private static let takesPath: Set = ["<file>", "<folder>", "<old>", "<new>"]

  @Test func `that takes a name is asked for one that is not there`() async throws {
    let taken = try await DumpedCommand.all().filter { !$0.command.isGroup }.flatMap {
      path, command in
      command.shown.map(\.label).filter { label in
        Self.takesName.contains(label) || label.hasPrefix("<") && !Self.takesPath.contains(label)
      }.map { "\(path) \($0)" }
    }
    #expect(Set(taken).symmetricDifference(Self.missing.keys).sorted() == [])
  }

  @Test func `answers 64 for a name that is not there, and says it`() async throws {
    let place = try await SmallOffice.audited()
    try place.write(
      "date,name,kind,decree\n2025-12-25,Natal,libur_nasional,SKB 1\n", to: "libur.csv")
    let run = try #require(
      try await place.run("runs list --no-header --column run --format plain").lines.first)
    let finding = try #require(
      try await place.run("findings list --no-header --column finding --format plain").lines.first)
    let names = ["NIHIL", "Z-99", "W-01-99", "99", "-0099"]
    for line in Self.missing.values {
      let answer = try await place.run(
        line.replacing("{run}", with: run).replacing("{finding}", with: finding))
      #expect(answer.status == 64 && answer.output.isEmpty, "\(line): \(answer.messages)")
      // The first name of an assignment that could not be found may be the spelling.
      let isSaid = names.contains { line.contains($0) && answer.messages.contains($0) }
      #expect(isSaid || line.hasPrefix("documents assign"), "\(line): \(answer.messages)")
    }
  }

  // MARK: Groups

  @Test func `that is a group needs one of its commands, and prints its help`() async throws {
    let place = try Place()
    for (path, command) in try await DumpedCommand.all() where command.isGroup && !path.isEmpty {
      let alias = command.aliases?.first ?? path
      for line in [path, "--lang en \(alias)"] {
        let answer = try await place.run(line, environment: ["AUDIT_LANG": "en"])
        #expect(answer.status == 64 && answer.output.isEmpty, "\(line)")
        let sentence = "error: “audit \(path)” needs one of: "
        #expect(answer.messages.hasPrefix(sentence), "\(line): \(answer.messages)")
        #expect(answer.messages.contains("USAGE: audit \(path) <subcommand>"), "\(line)")
      }
      let json = try await place.run("\(path) --error-format json")
      #expect(json.status == 64 && json.messages.hasPrefix(#"{"code":"E_USAGE""#), "\(path)")
    }
  }

  @Test func `that is a group of things bears their plural, and answers to the other spelling`()
    async throws
  {
    // One thing each, or what is done; “run” and “import” do something else than their plurals.
    let alone: Set = ["import", "config", "ledger", "runs", "imports"]
    for (path, command) in try await DumpedCommand.all() where command.isGroup && !path.isEmpty {
      guard !alone.contains(path) else { continue }
      #expect(path.hasSuffix("s") && command.aliases == [String(path.dropLast())], "\(path)")
    }
    let place = try await SmallOffice.place()
    let plural = try await place.run("units list")
    #expect(plural.status == 0)
    #expect(try await place.run("unit list").text == plural.text)
    #expect(try await place.run("--format plain unit list").text == plural.text)
    #expect(try await place.run("calendar list").status == 0)
    #expect(try await place.run("import calendar kalender.yaml").status == 0)
  }

  // MARK: Options

  /// Commands about one unit, service or rule, not about a list.
  private static let single: Set = [
    "cases show --service", "cases retract --service", "cases restore --service",
    "documents assign --unit", "documents assign --service",
    "calendars show --unit", "calendars due --unit", "calendars elapsed --unit",
    "waivers add --unit", "waivers add --service", "waivers add --rule", "baselines take --unit",
  ]

  @Test func `takes several of what may be several by commas or repeated, under both spellings`()
    async throws
  {
    let lists: Set = ["unit", "service", "rule", "state", "event", "column", "sort", "only"]
    var single: Set<String> = []
    for (path, command) in try await DumpedCommand.all() {
      for option in command.shown where option.kind == "option" {
        let name = option.longNames.first ?? ""
        if lists.contains(name) {
          guard option.isRepeating else {
            single.insert("\(path) --\(name)")
            continue
          }
          let isTold = option.abstract?.contains("Repeated, or separated by commas.") ?? false
          #expect(isTold, "\(path) --\(name)")
          let isPlural = ["sort", "only"].contains(name) || option.longNames.contains(name + "s")
          #expect(isPlural, "\(path) --\(name)")
        } else if option.isRepeating {
          // Paths may hold commas.
          #expect(option.abstract?.contains("May be repeated.") ?? false, "\(path) --\(name)")
        }
      }
    }
    #expect(single.symmetricDifference(Self.single).sorted() == [])
  }

  @Test func `understands lists in every way`() async throws {
    let place = try await Mall.place()
    let details = ["look", "--all-units", "--as-of", Mall.asOf, "--details", "--format", "csv"]
    let units = ["--unit", "MPP-Banjarbaru.DUKCAPIL,MPP-Banjarbaru.POLRES"]
    let expected = try await place.run(details.filter { $0 != "--all-units" } + units)
    #expect(expected.status == 0 && expected.lines.count > 100)
    let again = try await place.run(
      details.filter { $0 != "--all-units" } + [
        "--units", "MPP-Banjarbaru.DUKCAPIL", "--unit", "MPP-Banjarbaru.POLRES",
      ])
    #expect(again.output == expected.output)
    for (one, other) in [
      (["--rules", "W-01, B-02"], ["--rule", "W-01", "--rule", "B-02"]),
      (["--services", "KK,SKCK"], ["--service", "KK", "--services", "SKCK"]),
      (["--columns", "deviation,unit"], ["--column", "deviation", "--columns", "unit"]),
      (["--sort", "-amount,deviation"], ["--sort", "-amount", "--sort", "deviation"]),
    ] {
      let first = try await place.run(details + one)
      #expect(first.status == 0 && first.lines.count > 10, "\(one)")
      #expect(try await place.run(details + other).output == first.output, "\(one)")
    }
    let listed = try await place.run(
      "services list --unit MPP-Banjarbaru.POLRES,MPP-Banjarbaru.SAMSAT")
    #expect(listed.text.contains("SKCK") && listed.text.contains("STNK-5TH"))
    #expect(!listed.text.contains("KIA"))
    #expect(try await place.run("findings list --state open,closed").status == 0)
    #expect(try await place.run("findings list --state open,shut").status == 64)
    #expect(try await place.run("--all-units --rule ,").status == 64)
  }

  @Test func `ends a span of days with --to, and names with --output what it makes`() async throws {
    for (path, command) in try await DumpedCommand.all() {
      let options = command.shown.filter { $0.kind == "option" }
      let names = Set(options.flatMap(\.longNames))
      for option in options where option.longNames.contains("to") {
        let isOutput = option.longNames.contains("output")
        #expect(isOutput != names.contains("from"), "\(path)")
      }
      for option in options where option.longNames.contains("output") {
        let short = (option.names ?? []).filter { $0.kind == "short" }.map(\.name)
        #expect(short == ["o"], "\(path)")
      }
    }
    let place = try Place()
    #expect(try await place.run("keys new -o kunci --identity x").status == 0)
    #expect(place.exists("kunci") && place.exists("kunci.pub"))
    #expect(try await place.run("export --schema --format csv --output kolom.csv").status == 0)
    #expect(try place.data("kolom.csv").starts(with: [0xEF, 0xBB, 0xBF]))
  }
}
