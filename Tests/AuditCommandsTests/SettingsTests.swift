import Foundation
import Testing

@Suite struct `A setting` {
  @Test func `is taken from the option, the environment, the files, in this order`() async throws {
    let place = try Place()
    func shown(_ line: String = "", _ environment: [String: String] = [:]) async throws -> String {
      let answer = try await place.run(
        "config show --origin --format jsonl " + line, environment: environment)
      let setting = try #require(answer.lines.first { $0.contains("\"key\":\"lang\"") })
      let members = try #require(
        try JSONSerialization.jsonObject(with: Data(setting.utf8)) as? [String: Any])
      return "\(members["value"] ?? "") \(members["origin"] ?? "")"
    }
    #expect(try await shown() == "id –")
    try user(place, "lang: en\n")
    let file = place.path("home/.config/audit/audit.yaml")
    #expect(try await shown() == "en \(file):1")
    try place.write("# ini\ndb: lain.db\nlang: id\n", to: "audit.yaml")
    #expect(try await shown() == "id audit.yaml:3")
    #expect(try await shown("", ["AUDIT_LANG": "en"]) == "en AUDIT_LANG")
    #expect(try await shown("--lang id", ["AUDIT_LANG": "en"]) == "id --lang")
    try place.write("lang: en\n", to: "pilihan.yaml")
    #expect(try await shown("--config pilihan.yaml") == "en pilihan.yaml:1")
    #expect(try await shown("", ["AUDIT_CONFIG": "pilihan.yaml"]) == "en pilihan.yaml:1")
  }

  @Test func `of the user stands where the environment says`() async throws {
    let place = try Place()
    try FileManager.default.createDirectory(
      atPath: place.path("xdg/audit"), withIntermediateDirectories: true)
    try place.write("lang: en\n", to: "xdg/audit/audit.yaml")
    let answer = try await place.run(
      "config show", environment: ["XDG_CONFIG_HOME": place.path("xdg")])
    #expect(answer.text.hasPrefix("Key\tValue\n"))
  }

  @Test func `names the database`() async throws {
    let place = try await SmallOffice.place()
    try FileManager.default.moveItem(
      atPath: place.path("audit.db"), toPath: place.path("lain.db"))
    #expect(try await place.run("units list").status == 2)
    let named = try await place.run("units list", environment: ["AUDIT_DB": "lain.db"])
    #expect(named.status == 0)
    try place.write("db: lain.db\n", to: "audit.yaml")
    #expect(try await place.run("units list").status == 0)
    #expect(try await place.run("units list --db audit.db").status == 2)
    #expect(try await place.run("units list", environment: ["AUDIT_DB": ""]).status == 0)
  }

  @Test func `that is a path starts at the folder of its file, one that is typed starts here`()
    async throws
  {
    let place = try await SmallOffice.place()
    try FileManager.default.createDirectory(
      atPath: place.path("kantor"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: place.path("audit.db"), toPath: place.path("kantor/lain.db"))
    try place.write("db: lain.db\n", to: "kantor/audit.yaml")
    #expect(try await place.run("units list --config kantor/audit.yaml").status == 0)
    let absolute = try await place.run(
      "units list", environment: ["AUDIT_CONFIG": place.path("kantor/audit.yaml")])
    #expect(absolute.status == 0)
    let shown = try await place.run("config show --config kantor/audit.yaml --format plain")
    #expect(shown.text.contains("db\tkantor/lain.db\n"))
    let typed = try await place.run("units list --config kantor/audit.yaml --db lain.db")
    #expect(typed.status == 2)
    let variable = try await place.run(
      "units list --config kantor/audit.yaml", environment: ["AUDIT_DB": "lain.db"])
    #expect(variable.status == 2)
  }

  @Test(arguments: [
    ("explain W-01-%", "csv"), ("cases show KANTOR/S-1 --as-of 2025-06-01", "csv"),
    ("units list", "html"),
    ("runs list", "html"), ("export --schema", "html"),
  ])
  func `of the format that does not fit a command gives way, a typed one is refused`(
    line: String, format: String
  ) async throws {
    let place = try await SmallOffice.audited()
    let id = try await place.run(
      "--unit KANTOR --details --no-header --columns deviation --format plain")
    let command = line.replacing("W-01-%", with: id.lines.first ?? "")
    let usual = try await place.run(command)
    #expect(usual.status == 0 && !usual.output.isEmpty)
    let given = try await place.run(command, environment: ["AUDIT_FORMAT": format])
    #expect(given.status == 0 && given.text == usual.text && given.messages == usual.messages)
    try place.write("format: \(format)\n", to: "audit.yaml")
    let configured = try await place.run(command)
    #expect(configured.status == 0 && configured.text == usual.text)
    let typed = try await place.run("\(command) --format \(format)")
    #expect(typed.status == 64 && typed.output.isEmpty && typed.messages.contains(format))
    // It is still a mistake when it is no format at all.
    let mistyped = try await place.run(command, environment: ["AUDIT_FORMAT": "jsn"])
    #expect(mistyped.status == 78)
  }

  @Test func `names the format, the profile and the failing level`() async throws {
    let place = try await Mall.place()
    try place.write("format: csv\ncsv_profile: data\nfail_on: critical\n", to: "audit.yaml")
    let configured = try await place.run("units list")
    #expect(configured.text.hasPrefix("unit,name,"))
    let json = try await place.run("units list", environment: ["AUDIT_FORMAT": "json"])
    #expect(json.text.hasPrefix("{"))
    let option = try await place.run(
      "units list --format plain", environment: ["AUDIT_FORMAT": "json"])
    #expect(option.text.hasPrefix("Unit\tNama\t"))
    #expect(try await place.run(Mall.department).status == 1)
    let never = try await place.run(Mall.department + ["--rules", "W-03"])
    #expect(never.status == 0)
    let asked = try await place.run(Mall.department + ["--rules", "W-03", "--fail-on", "low"])
    #expect(asked.status == 1)
  }

  @Test func `that is mistyped is named with its line and the near name`() async throws {
    let place = try Place()
    try place.write("lang: id\nformt: json\nfail-on: new\n", to: "audit.yaml")
    for line in ["config check", "config show", "rules"] {
      let answer = try await place.run(line)
      #expect(answer.status == 78, "\(line)")
      #expect(answer.messages.contains("audit.yaml:2") && answer.messages.contains("format"))
      #expect(answer.messages.contains("audit.yaml:3") && answer.messages.contains("fail_on"))
    }
    try place.write("lang: id\n", to: "audit.yaml")
    let good = try await place.run("config check")
    #expect(good.status == 0 && good.messages.contains("audit.yaml"))
  }

  @Test(arguments: [
    (["LANG": "en_US.UTF-8"], true), (["LANG": "id_ID.UTF-8"], false), (["LANG": "C"], false),
    (["LANG": ""], false), (["LC_ALL": "en_GB.UTF-8"], true),
    (["LANG": "en_US.UTF-8", "LC_ALL": "id_ID.UTF-8"], false),
    (["LC_MESSAGES": "en_US.UTF-8"], true), (["AUDIT_LANG": "en"], true),
    (["LANG": "en_US.UTF-8", "AUDIT_LANG": "id"], false),
  ])
  func `of language follows the locale`(
    environment: [String: String], isEnglish: Bool
  ) async throws {
    let place = try Place()
    let answer = try await place.run("units list", environment: environment)
    #expect(answer.messages.hasPrefix(isEnglish ? "error: " : "galat: "))
    let option = try await place.run("units list --lang en", environment: environment)
    #expect(option.messages.hasPrefix("error: "))
  }

  @Test func `of language never changes keys and codes`() async throws {
    let place = try await Mall.place()
    func keys(_ language: String) async throws -> [String] {
      let answer = try await place.run(
        Mall.department + ["--details", "--format", "json", "--lang", language])
      let items = try #require(try answer.json()["items"] as? [[String: Any]])
      let words = items.compactMap { $0["severity"] as? String }
      return try #require(items.first).keys.sorted() + words
    }
    #expect(try await keys("id") == keys("en"))
  }

  private func user(_ place: Place, _ text: String) throws {
    try FileManager.default.createDirectory(
      atPath: place.path("home/.config/audit"), withIntermediateDirectories: true)
    try place.write(text, to: "home/.config/audit/audit.yaml")
  }
}
