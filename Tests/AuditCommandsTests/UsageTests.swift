import Foundation
import Testing

@Suite struct `A command line that cannot be read` {
  struct Case: CustomTestStringConvertible {
    let line: String
    let indonesian: String
    let english: String

    var testDescription: String { line }

    init(_ line: String, _ indonesian: String, _ english: String) {
      (self.line, self.indonesian, self.english) = (line, indonesian, english)
    }
  }

  @Test(arguments: [
    Case(
      "units show", "“audit units show” memerlukan <unit>, yang belum diberikan.",
      "“audit units show” needs <unit>, which was not given."),
    Case(
      "units list --formt csv",
      "opsi “--formt” tidak dikenal oleh “audit units list”; maksud Anda “--format”?",
      "“audit units list” has no option “--formt”; did you mean “--format”?"),
    Case(
      "units list -x", "opsi “-x” tidak dikenal oleh “audit units list”.",
      "“audit units list” has no option “-x”."),
    Case(
      "units list --format jsn",
      "nilai “jsn” tidak berlaku untuk “--format <format>”; maksud Anda “json”? Pilihan: table, plain",
      "the value “jsn” is invalid for “--format <format>”; did you mean “json”? Choices: table, plain"
    ),
    Case(
      "--unit X --from 31/02/2026",
      "nilai “31/02/2026” tidak berlaku untuk “--from <from>”. Tulis hari sebagai tahun-bulan-tanggal",
      "the value “31/02/2026” is invalid for “--from <from>”. (Print only what was received from this day on, YYYY-MM-DD.)"
    ),
    Case(
      "--unit X --as-of kemarin", "Tulis hari (2026-07-31) atau saat dengan zona waktu",
      "the value “kemarin” is invalid for “--as-of <as-of>”."),
    Case(
      "units list --columns", "opsi “--columns <column>” memerlukan nilai, yang belum diberikan.",
      "the option “--columns <column>” needs a value, which was not given."),
    Case(
      "--unit X --details=3", "opsi “--details” tidak menerima nilai; hapus “3”.",
      "the option “--details” takes no value; leave out “3”."),
    Case(
      "units list nihil", "“nihil” tidak dapat dipahami oleh “audit units list”.",
      "“nihil” is not understood by “audit units list”."),
    Case(
      "findngs list",
      "“findngs list” tidak dapat dipahami oleh “audit run”; maksud Anda “findings”?",
      "“findngs list” is not understood by “audit run”; did you mean “findings”?"),
    Case(
      "findings shw T-2026-0001", "maksud Anda “show”?", "did you mean “show”?"),
    Case(
      "--unit X --all-units", "pilih salah satu: --unit atau --all-units.",
      "--unit and --all-units exclude each other."),
    Case(
      "findings verify T-2026-0001 --reason x", "pilih salah satu: --accept atau --reject.",
      "say either --accept or --reject."),
  ])
  func `is told in the language of the user`(example: Case) async throws {
    let place = try Place()
    for (language, sentence) in [("id", example.indonesian), ("en", example.english)] {
      let words = example.line.split(separator: " ").map(String.init)
      let answer = try await place.run(words, environment: ["AUDIT_LANG": language])
      #expect(answer.status == 64 && answer.output.isEmpty)
      #expect(answer.messages.contains(sentence), "\(answer.messages)")
      #expect(answer.messages.hasPrefix(language == "id" ? "galat: " : "error: "))
      #expect(
        answer.messages.contains(language == "id" ? "\nPemakaian: audit " : "\nUsage: audit "))

      let json = try await place.run(
        words + ["--error-format=json"], environment: ["AUDIT_LANG": language])
      // What follows a missing value would become that value.
      guard !example.line.hasSuffix("--columns") else { continue }
      #expect(json.status == 64 && json.output.isEmpty)
      let object = try JSONSerialization.jsonObject(with: Data(json.messages.utf8))
      let members = try #require(object as? [String: String])
      #expect(members["code"] == "E_USAGE" && members["severity"] == "error")
      #expect(members["message"]?.contains(sentence) == true)
    }
  }

  @Test func `names the command also when it refuses while it runs`() async throws {
    let place = try Place()
    let export = try await place.run("--lang id export --unit X --to out --privacy internal")
    #expect(export.status == 64 && export.messages.contains("--privacy internal memerlukan"))
    #expect(
      export.messages.contains(
        "\nPemakaian: audit export <options>\n  Lihat “audit export --help”."))
    let run = try await place.run("--unit X --all-units --lang en")
    #expect(run.messages.contains("\nUsage: audit run <options>\n"))
  }

  @Test func `names the subcommands where one is needed`() async throws {
    let place = try Place()
    #expect(try await place.run("import trans").messages.contains("maksud Anda “transactions”?"))
    for line in ["--lang en import", "import --db x.db --lang en", "import --lang en"] {
      let answer = try await place.run(line)
      #expect(answer.status == 64 && answer.output.isEmpty)
      #expect(answer.messages.contains("“audit import” needs one of: standards, "), "\(line)")
    }
  }

  @Test func `takes its language from the option, the environment, the configuration, the locale`()
    async throws
  {
    let place = try Place()
    #expect(try await place.run("explain").messages.hasPrefix("galat: "))
    let locale = try await place.run("explain", environment: ["LANG": "en_GB.UTF-8"])
    #expect(locale.messages.hasPrefix("error: "))
    try place.write("lang: en\n", to: "audit.yaml")
    #expect(try await place.run("explain").messages.hasPrefix("error: "))
    let environment = try await place.run("explain", environment: ["AUDIT_LANG": "id"])
    #expect(environment.messages.hasPrefix("galat: "))
    #expect(try await place.run("explain --lang id").messages.hasPrefix("galat: "))
    #expect(try await place.run("--lang=id explain").messages.hasPrefix("galat: "))
    // A language that does not exist is itself the mistake.
    #expect(try await place.run("explain W-01-1 --lang jw").messages.contains("“jw”"))
  }
}
