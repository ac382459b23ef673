import Foundation
import Testing

@Suite struct `Findings on the command line` {
  /// The mall after its first run, and the name of the finding of late family cards.
  private static func place() async throws -> (place: Place, finding: String) {
    let place = try await Mall.place()
    let run = try await place.run(Mall.department)
    #expect(run.status == 0 && run.messages.contains("temuan baru dibuka"))
    let list = try await place.run(
      "findings list --service KK --rules W-01 --columns finding --no-header")
    return (place, try #require(list.lines.first))
  }

  private func place() async throws -> (place: Place, finding: String) {
    try await Self.place()
  }

  @Test func `are listed, and completed by the shell`() async throws {
    let (place, finding) = try await place()
    let json = try await place.run("findings list --unit MPP-Banjarbaru --state open --format json")
    let object = try json.json()
    #expect(json.messages.isEmpty && object["schema"] as? String == "audit.findings/1")
    let items = try #require(object["items"] as? [[String: Any]])
    #expect(items.count > 30 && items.allSatisfy { $0["state"] as? String == "open" })
    #expect(items.first?["finding"] as? String == "T-2026-0001")
    #expect(try await place.run("findings list --overdue").lines.count == 1)
    let names = try await place.run([
      "---completion", "findings", "show", "--", "positional@0", "3", "0", "audit", "findings",
      "show", "",
    ])
    #expect(names.text.contains(finding))
  }

  @Test func `are listed with what their codes mean, for programs with the codes`() async throws {
    let (place, _) = try await place()
    let list = "findings list --rules B-02,W-01 --columns maladministration,proposed_codes"
    for format in ["table", "plain", "csv"] {
      let text = try await place.run("\(list) --format \(format)").text
      #expect(
        text.contains("Permintaan imbalan") && text.contains("Penundaan berlarut"), "\(format)")
      #expect(!text.contains("demand_for_reward") && !text.contains("prolonged_delay"), "\(format)")
    }
    let json = try await place.run("\(list) --format json").text
    #expect(json.contains("\"demand_for_reward\"") && json.contains("\"prolonged_delay\""))
  }

  @Test func `go by commands from delivery to acceptance`() async throws {
    let (place, finding) = try await place()
    try place.write("daftar hadir", to: "bukti.pdf")
    let steps = [
      (["describe", finding, "--cause", "Petugas kurang", "--cause-code", "SB-01"], "sebab diisi"),
      (["describe", finding, "--effect", "Warga 6371010101900001 menunggu"], "akibat diisi"),
      (["recommend", finding, "--text", "Tambah petugas", "--code", "RK-01"], "rekomendasi"),
      (["assign", finding, "--role", "Kepala Seksi"], "penanggung jawab"),
      (["deliver", finding, "--received", "2026-07-01"], "batas 30/08/2026"),
      (
        ["respond", finding, "--text", "Sudah ditambah", "--evidence", "bukti.pdf"],
        "tanggapan unit"
      ),
      (["verify", finding, "--accept", "--reason", "Cukup"], "bukti diterima"),
    ]
    for (arguments, said) in steps {
      let answer = try await place.run(["findings"] + arguments)
      #expect(answer.status == 0 && answer.output.isEmpty, "\(arguments): \(answer.messages)")
      #expect(answer.messages.contains(said) && answer.messages.contains("berikutnya:"))
    }
    let page = try await place.run("findings show \(finding)")
    #expect(page.status == 0)
    for part in [
      "KONDISI", "KRITERIA", "SEBAB", "AKIBAT", "REKOMENDASI", "TANGGAPAN", "TINDAK LANJUT",
      "BUKTI", "diterima  ", "RIWAYAT", "SB-01 Kemampuan", "6371********0001", "Kepala Seksi",
      "utuh",
      "0 dari 4", "30/08/2026", "YANG MASIH KURANG",
    ] {
      #expect(page.text.contains(part), "\(part)")
    }
    #expect(!page.text.contains("6371010101900001") && !page.text.contains("[konsep"))
    let english = try await place.run("findings show \(finding) --lang en")
    #expect(english.text.contains("CONDITION") && english.text.contains("evidence accepted"))
    let object = try await place.run("findings show \(finding) --format json").json()
    #expect(object["schema"] as? String == "audit.finding/1")
    #expect((object["history"] as? [Any])?.count == 8)
    let evidence = (object["evidence"] as? [[String: Any]])?.first
    #expect(evidence?["state"] as? String == "intact")
    #expect(evidence?["decision"] as? String == "accepted")

    let early = try await place.run("findings close \(finding)")
    #expect(early.status == 2 && early.messages.contains("minggu bersih"))
    let rows = try await place.run("findings show \(finding) --format csv")
    #expect(rows.status == 64)
  }

  @Test func `mark evidence that has changed, with a status of its own`() async throws {
    let (place, finding) = try await place()
    try place.write("asli", to: "bukti.pdf")
    _ = try await place.run("findings deliver \(finding) --received 2026-07-01")
    _ = try await place.run("findings respond \(finding) --text ya --evidence bukti.pdf")
    let root = place.url.appending(path: "audit.db.evidence")
    let kept = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.utf8.count > 64 }
    #expect(kept.count == 1)
    try Data("palsu".utf8).write(to: root.appending(path: kept[0]))
    let page = try await place.run("findings show \(finding)")
    #expect(page.status == 3 && page.text.contains("BERUBAH"))
    #expect(page.messages.contains("bukti.pdf"))
    let accept = try await place.run("findings verify \(finding) --accept --reason ya --lang en")
    #expect(accept.status == 3 && accept.messages.contains("has changed"))
    let machine = try await place.run(
      "findings verify \(finding) --accept --reason ya --error-format json")
    #expect(machine.messages.contains("\"E_EVIDENCE_CHANGED\""))
  }

  @Test(arguments: [
    ("tidak-ada.pdf", "berkas itu tidak ada", "there is no such file"),
    ("home", "itu sebuah folder", "it is a folder"),
  ])
  func `say in both languages why evidence cannot be read, and record nothing`(
    path: String, indonesian: String, english: String
  ) async throws {
    let (place, finding) = try await place()
    _ = try await place.run("findings deliver \(finding) --received 2026-07-01")
    let line = "findings respond \(finding) --text ya --evidence \(path)"
    for (language, reason) in [("id", indonesian), ("en", english)] {
      let answer = try await place.run("\(line) --lang \(language)")
      #expect(answer.status == 2 && answer.messages.contains("(\(reason))"), "\(answer.messages)")
    }
    #expect(!place.exists("audit.db.evidence"))
    #expect(try await place.run("findings list --state delivered").lines.count == 2)
  }

  @Test func `are moved by one of two who come at once`() async throws {
    let (place, finding) = try await place()
    let line = ["findings", "deliver", finding, "--received", "2026-07-01"]
    let programs = try (0..<4).map { _ in try place.start(line) }
    var statuses: [Int32] = []
    for program in programs { statuses.append(try await program.answer().status) }
    #expect(statuses.sorted() == [0, 2, 2, 2])
    let object = try await place.run("findings show \(finding) --format json").json()
    #expect((object["history"] as? [Any])?.count == 2)
  }

  @Test func `write nothing in a dry run`() async throws {
    let (place, finding) = try await place()
    try place.write("asli", to: "bukti.pdf")
    _ = try await place.run("findings deliver \(finding) --received 2026-07-01")
    try place.shell("PRAGMA wal_checkpoint(TRUNCATE)")
    let before = try place.data("audit.db")
    for line in [
      "describe \(finding) --cause x", "recommend \(finding) --text x",
      "assign \(finding) --role x",
      "respond \(finding) --text x --evidence bukti.pdf",
      "close \(finding) --excused --ground court_case --reason x",
    ] {
      let answer = try await place.run("findings \(line) --dry-run")
      #expect(answer.status == 0 && answer.messages.contains("uji coba"), "\(line)")
    }
    #expect(try place.data("audit.db") == before)
    #expect(!place.exists("audit.db.evidence"))
  }

  @Test(arguments: [
    "deliver T-2026-0001", "verify T-2026-0001 --reason x",
    "verify T-2026-0001 --accept --reject --reason x", "close T-2026-0001 --excused --reason x",
    "close T-2026-0001 --reason x", "close T-2026-0001 --withdrawn",
    "close T-2026-0001 --excused --ground weather --reason x", "show W-01-1",
    "deliver T-2026-0001 --received 2020-01-01", "list --state asleep", "list --rules W-99",
    "show T-2026-9999",
  ])
  func `refuse what cannot be meant`(line: String) async throws {
    let (place, _) = try await place()
    let answer = try await place.run("findings \(line)")
    #expect(answer.status == 64 && answer.output.isEmpty && !answer.messages.isEmpty)
  }

  @Test(arguments: [
    "respond T-2026-0001 --text x", "reopen T-2026-0001 --reason x",
    "close T-2026-0001", "close T-2026-0001 --withdrawn --reason x",
  ])
  func `refuse a move that is not allowed`(line: String) async throws {
    let (place, _) = try await place()
    let answer = try await place.run("findings \(line)")
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(answer.messages.hasPrefix("galat: ") && answer.messages.contains("T-2026-"))
  }
}

@Suite struct `Codes and recap on the command line` {
  @Test func `are shown, edited and imported again`() async throws {
    let place = try await SmallOffice.place()
    let shown = try await place.run("codes show")
    #expect(shown.status == 0 && shown.text.hasPrefix("format: audit.codes/1\n"))
    #expect(try await place.run("codes show --output codes.yaml").status == 0)
    let edited = try place.text("codes.yaml").replacing("days: 60", with: "days: 30")
    try place.write(edited, to: "codes.yaml")
    let dry = try await place.run("import codes codes.yaml --dry-run")
    let rules = edited.ranges(of: "- rule:").count
    #expect(dry.status == 0 && dry.messages.contains("\(rules) aturan uji"))
    #expect(try await place.run("codes show").text == shown.text)
    #expect(try await place.run("import codes codes.yaml").status == 0)
    #expect(try await place.run("codes show").text == edited)
    #expect(try await place.run("import codes codes.yaml").messages.contains("sudah berlaku"))
    let table = try await place.run("codes list --format json").json()
    #expect((table["items"] as? [Any])?.count == rules)
    try place.write(edited.replacing("rule: W-01", with: "rule: W-10"), to: "salah.yaml")
    let wrong = try await place.run("import codes salah.yaml")
    #expect(wrong.status == 65 && wrong.messages.contains("E_WORD"))
  }

  @Test func `rank the units`() async throws {
    let place = try await Mall.place()
    _ = try await place.run("--unit MPP-Banjarbaru --as-of \(Mall.asOf)")
    let object = try await place.run("recap --unit MPP-Banjarbaru --format json").json()
    #expect(object["schema"] as? String == "audit.recap/1")
    let items = try #require(object["items"] as? [[String: Any]])
    #expect(items.first?["rank"] as? Int == 1)
    #expect(items.last?["rank"] is NSNull && items.last?["few_cases"] as? Bool == true)
  }
}
