import Testing

@Suite struct `The codes explained` {
  @Test(arguments: ["table", "plain", "csv", "json", "jsonl"], ["id", "en"])
  func `are listed in every form and both languages, without a database`(
    format: String, language: String
  ) async throws {
    let answer = try await Place().run("explain --codes --format \(format) --lang \(language)")
    #expect(answer.status == 0 && answer.messages.isEmpty)
    for code in ["E_DB_BUSY", "E_VERIFY_KEY", "no_standard", "W_NOTICE"] {
      #expect(answer.text.contains(code))
    }
    #expect(
      answer.text.contains(
        language == "id" ? "proses lain sedang menulis" : "another process is writing"))
    #expect(answer.text.contains("ulangi nanti") == (language == "id"))
    if format == "json" { #expect(try answer.json()["schema"] as? String == "audit.messages/1") }
    // The order of topics and of codes within them is that of the page.
    let busy = try #require(answer.text.firstRange(of: "E_DB_BUSY"))
    let key = try #require(answer.text.firstRange(of: "E_VERIFY_KEY"))
    #expect(busy.lowerBound < key.lowerBound)
  }

  @Test func `are explained one by one, with all that one stands for`() async throws {
    let place = try Place()
    let unit = try await place.run("explain e_unit --lang en --format table")
    #expect(unit.status == 0)
    #expect(unit.text.hasPrefix("E_UNIT\n\nNAMES AND SETTINGS\n"))
    #expect(unit.text.contains("\n\nIMPORTED FILES\n"))
    let reason = try await place.run("explain no_standard --format json")
    let items = try #require(try reason.json()["items"] as? [[String: Any]])
    #expect(items.count == 1 && items.first?["code"] as? String == "no_standard")
    let paused = try await place.run("explain paused")
    #expect(paused.status == 0 && paused.text.contains("sedang dijeda"))
  }

  @Test func `that do not exist are refused with the nearest one`() async throws {
    let answer = try await Place().run("explain E_DB_BUZY")
    #expect(answer.status == 64 && answer.output.isEmpty)
    #expect(answer.messages.contains("kode pesan “E_DB_BUZY” tidak ada; maksud Anda E_DB_BUSY?"))
    let json = try await Place().run("explain E_NIHIL_SAJA --error-format json --lang en")
    #expect(json.status == 64 && json.messages.contains("\"code\":\"E_MESSAGE_CODE\""))
    #expect(json.messages.contains("audit explain --codes"))
  }

  @Test(arguments: ["explain", "explain E_DB --codes"])
  func `are asked for in one of the ways`(line: String) async throws {
    let answer = try await Place().run(line)
    #expect(answer.status == 64 && answer.messages.contains("--codes, salah satu"))
  }
}
