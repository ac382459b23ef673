import Foundation
import Testing

@Suite struct `The completion` {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `has a script for each shell`(shell: String) async throws {
    let place = try Place()
    let answer = try await place.run("--generate-completion-script \(shell)")
    #expect(answer.status == 0 && answer.messages.isEmpty)
    for word in ["audit", "explain", "import", "as-of"] { #expect(answer.text.contains(word)) }
    guard FileManager.default.isExecutableFile(atPath: "/bin/\(shell)") else { return }
    try place.write(answer.text, to: "script")
    let check = Process()
    check.executableURL = URL(filePath: "/bin/\(shell)")
    check.arguments = ["-n", place.path("script")]
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
  }

  /// The program as the scripts call it: which argument is completed, then the words of the line.
  private func names(
    _ place: Place, _ argument: [String], _ line: String, environment: [String: String] = [:]
  ) async throws -> [String] {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let answer = try await place.run(
      ["---completion"] + argument + ["\(words.count - 1)", "\(words.last?.count ?? 0)"] + words,
      environment: environment.merging(["SAP_SHELL": "bash", "SAP_SHELL_VERSION": "5.2"]) { $1 })
    #expect(answer.status == 0 && answer.messages.isEmpty, "\(answer.messages)")
    return answer.lines
  }

  private static let unit = ["run", "--", "--unit"]

  @Test func `knows the names of the database in force`() async throws {
    let place = try await SmallOffice.audited()
    #expect(try await names(place, Self.unit, "audit --unit K") == ["KANTOR"])
    let services = try await names(place, ["run", "--", "--service"], "audit --service K")
    #expect(services == ["KANTOR/SURAT", "SURAT"])
    let rules = try await names(place, ["run", "--", "--rule"], "audit --rules W-01,W")
    #expect(rules.contains("W-01,W-02"))
    let findings = try await names(
      place, ["findings", "show", "--", "positional@0"], "audit findings show T")
    #expect(findings.count == 1 && findings[0].hasPrefix("T-20"))
    let runs = try await names(place, ["look", "--", "--run"], "audit look --run ")
    #expect(runs.count == 1)
    let shown = try await place.run(["runs", "show"] + runs)
    #expect(shown.status == 0)
    let imports = try await names(
      place, ["imports", "undo", "--", "positional@0"], "audit imports undo ")
    #expect(imports.count == 3)
    let calendars = try await names(
      place, ["calendars", "due", "--", "--calendar"], "audit calendars due --calendar k")
    #expect(calendars == ["kantor"])
    let units = try await names(
      place, ["cases", "show", "--", "positional@0"], "audit cases show K")
    #expect(units == ["KANTOR/"])
    let cases = try await names(
      place, ["cases", "show", "--", "positional@0"], "audit cases show KANTOR/S")
    #expect(cases == ["KANTOR/S-1"])
    let codes = try await names(
      place, ["explain", "--", "positional@0"], "audit explain E_DB")
    #expect(codes.contains("E_DB_BUSY") && codes.contains("no_standard"))
  }

  @Test func `takes the database from option, environment and configuration`() async throws {
    let place = try await SmallOffice.place()
    try FileManager.default.createDirectory(
      atPath: place.path("kantor"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: place.path("audit.db"), toPath: place.path("kantor/lain.db"))
    try place.write("db: lain.db\n", to: "kantor/audit.yaml")
    #expect(try await names(place, Self.unit, "audit --unit K").isEmpty)
    for line in [
      "audit --db kantor/lain.db --unit K", "audit --db = kantor/lain.db --unit K",
      "audit --config kantor/audit.yaml --unit K",
    ] {
      #expect(try await names(place, Self.unit, line) == ["KANTOR"], "\(line)")
    }
    for environment in [["AUDIT_DB": "kantor/lain.db"], ["AUDIT_CONFIG": "kantor/audit.yaml"]] {
      #expect(
        try await names(place, Self.unit, "audit --unit K", environment: environment) == ["KANTOR"])
    }
  }

  @Test func `is silent without a database, and makes none`() async throws {
    let place = try Place()
    let before = place.names
    #expect(try await names(place, Self.unit, "audit --unit K").isEmpty)
    #expect(try await names(place, Self.unit, "audit --db tidak/ada.db --unit K").isEmpty)
    #expect(place.names == before)
    try place.write("bukan basis data", to: "audit.db")
    try place.write("formt: json\n", to: "audit.yaml")
    #expect(try await names(place, Self.unit, "audit --unit K").isEmpty)
    #expect(try place.text("audit.db") == "bukan basis data")

    let office = try await SmallOffice.place()
    // Whoever reads a database makes SQLite put its index of the log beside it.
    func files() -> [String] { office.names.filter { !$0.hasPrefix("audit.db-") } }
    let (bytes, others) = (try office.data("audit.db"), files())
    #expect(try await names(office, Self.unit, "audit --unit K") == ["KANTOR"])
    #expect(try office.data("audit.db") == bytes && files() == others)
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash")),
    arguments: [
      ("audit --unit K", "KANTOR"), ("audit run --unit K", "KANTOR"),
      ("audit --units K", "KANTOR"), ("audit look --details --unit ", "KANTOR"),
      ("audit units list --format js", "json jsonl"), ("audit --format js", "json jsonl"),
      ("audit --service SUR", "SURAT"), ("audit --lang id findings list --unit K", "KANTOR"),
      ("audit --lang en cal", "calendars"), ("audit unit show K", "KANTOR"),
      ("audit --ver", "--version"), ("audit --lan", "--lang"), ("audit find", "findings"),
      ("audit calendar du", "due"),
    ]
  )
  func `in bash gives`(line: String, expected: String) async throws {
    let place = try await SmallOffice.place()
    try place.write(try await place.run("--generate-completion-script bash").text, to: "script")
    // What bash does on TAB, with the words parted as it does.
    try place.write(
      """
      source "$1"
      shift
      audit() { "$AUDIT" "$@"; }
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
      _audit audit "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      echo "${COMPREPLY[@]}"
      """, to: "tab")
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let answer = try await place.start(
      [place.path("tab"), place.path("script")] + words,
      script: #"AUDIT="$0" exec /bin/bash "$@""#
    ).answer()
    #expect(answer.status == 0 && answer.messages.isEmpty, "\(answer.messages)")
    let replies = Set(answer.text.split(whereSeparator: \.isWhitespace).map(String.init))
    #expect(replies.isSuperset(of: expected.split(separator: " ").map(String.init)), "\(replies)")
  }
}
