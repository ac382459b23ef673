import Foundation
import Testing

@Suite struct `Spellings of papers on the command line` {
  @Test(arguments: [
    ("assign X --all --reason Y", "--paper KODE", "--not-listed"),
    ("assign X --paper ktp --not-listed --all --reason Y", "salah satu", "either"),
    ("assign X --paper ktp --reason Y", "untuk layanan mana", "which services"),
    ("assign X --paper ktp --all --unit U --reason Y", "salah satu", "one of"),
    ("assign Xyz --paper ktp --all --reason Y", "audit documents unplaced", "has recorded a paper"),
    (
      "assign Xyz --paper ktp --unit MPP-Banjarbru --reason Y", "MPP-Banjarbaru?",
      "did you mean MPP-B"
    ),
    ("assign Xyz --paper ktp --agency DUKCAPL --reason Y", "instansi", "no agency"),
  ])
  func `are refused with what is wrong`(
    command: String, indonesian: String, english: String
  ) async throws {
    let place = try await Mall.place()
    let before = try place.data("audit.db")
    for (language, text) in [("id", indonesian), ("en", english)] {
      let answer = try await place.run("documents \(command) --lang \(language)")
      #expect(answer.status == 64)
      #expect(answer.messages.contains(text), "\(answer.messages)")
    }
    #expect(try place.data("audit.db") == before)
  }

  @Test func `are listed in every form`() async throws {
    let place = try await Mall.place()
    for format in ["table", "plain", "csv", "json", "jsonl", "markdown"] {
      let answer = try await place.run("documents unplaced --format \(format)")
      #expect(answer.status == 0, "\(answer.messages)")
      #expect(!answer.text.isEmpty)
    }
  }
}
