import Foundation
import Testing

@Suite struct `Cases on the command line` {
  @Test func `are listed and shown in every form, and nothing is written`() async throws {
    let place = try await Mall.place()
    let before = try place.data("audit.db")
    let list = try await place.run(
      "cases list --unit MPP-Banjarbaru --verdict not_assessable --criterion time --limit 1"
        + " --columns unit,case_number,time --no-header --format csv --csv-profile data")
    #expect(list.status == 0)
    let cells = try #require(list.lines.first).split(separator: ",")
    #expect(cells.last == "not_assessable")
    let name = "\(cells[0])/\(cells[1])"
    for format in ["table", "plain", "json", "jsonl", "markdown", "html"] {
      let answer = try await place.run(["cases", "show", name, "--format", format, "--lang", "en"])
      #expect(answer.status == 0 && answer.text.contains(cells[1]), "\(answer.messages)")
    }
    let csv = try await place.run(["cases", "show", name, "--format", "csv"])
    #expect(csv.status == 64)
    for format in ["table", "plain", "csv", "json", "jsonl", "markdown"] {
      let answer = try await place.run("cases list --limit 2 --format \(format)")
      #expect(answer.status == 0 && !answer.text.isEmpty, "\(answer.messages)")
    }
    #expect(try place.data("audit.db") == before)
  }

  @Test(arguments: [
    ("show X", "UNIT/NOMOR", "UNIT/NUMBER"),
    ("show MPP-Banjarbaru/X-1", "tidak ada berkas", "there is no case"),
    ("show MPP-Banjarbru/X-1", "MPP-Banjarbaru?", "MPP-Banjarbaru?"),
    ("list --criterion time", "--verdict atau --reason", "--verdict or --reason"),
    ("list --verdict compliant --reason no_news", "tidak mempunyai alasan", "has no reason"),
    ("list --reason no_new", "no_new", "no_new"),
  ])
  func `are refused with what is wrong`(
    command: String, indonesian: String, english: String
  ) async throws {
    let place = try await Mall.place()
    for (language, text) in [("id", indonesian), ("en", english)] {
      let answer = try await place.run("cases \(command) --lang \(language)")
      #expect(answer.status == 64)
      #expect(answer.messages.contains(text), "\(answer.messages)")
    }
  }
}
