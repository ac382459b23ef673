import Foundation
import Testing

@testable import AuditStore

@Suite struct `The ledger on the command line` {
  /// A small office with two runs.
  private static func office() async throws -> Place {
    let place = try await SmallOffice.place()
    let rows = [
      SmallOffice.row(1, received: "2025-02-03T09:00", finished: "2025-02-11T09:00"),
      SmallOffice.row(2, received: "2025-02-03T09:00", finished: "2025-02-03T10:00"),
    ]
    try place.write(SmallOffice.file(rows), to: "a.csv")
    for line in [
      "import transactions a.csv", "--all-units --as-of 2025-02-12",
      "--all-units --as-of 2025-02-13",
    ] { #expect(try await place.run(line).status == 0) }
    return place
  }

  @Test func `is listed, and an entry has the hash of its bytes`() async throws {
    let place = try await Self.office()
    let list = try await place.run(
      "ledger list --format csv --csv-profile data --columns entry,event,hash")
    #expect(list.status == 0 && list.lines.count == 1 + 6)
    let last = try #require(list.lines.last?.split(separator: ","))
    #expect(last.prefix(2) == ["6", "run"])
    let entry = try await place.run("ledger show 6")
    try place.write(entry.text, to: "entry.json")
    let object = try JSONSerialization.jsonObject(with: Data(entry.text.utf8)) as? [String: Any]
    #expect(object?["n"] as? Int == 6)
    let sum = try await place.start([], script: "sha256sum < entry.json | cut -c1-64").answer()
    #expect(sum.lines.first == String(last[2]))
    let runs = try await place.run("ledger list --event run --format csv")
    #expect(runs.lines.count == 1 + 2)
    #expect(try await place.run("ledger show 99").status == 64)
    #expect(try await place.run("ledger list --event lari").status == 64)
  }

  @Test(arguments: ["id", "en"])
  func `says that the database is as recorded, and what is not`(language: String) async throws {
    let place = try await Self.office()
    let checkpoint = try await place.run("ledger checkpoint --output titik.txt")
    #expect(checkpoint.status == 0)
    let good = try await place.run("verify --checkpoint titik.txt --lang \(language)")
    #expect(good.status == 0)
    #expect(good.text.contains(language == "id" ? "SESUAI:" : "AS RECORDED:"))
    let alone = try await place.run("verify --lang \(language) --format json")
    #expect(alone.status == 0 && alone.text.contains("--checkpoint"))
    try Connection(path: place.path("audit.db"), access: .write).execute(
      "DROP TRIGGER deviations_kept_update; UPDATE deviations SET severity = 0")
    let bad = try await place.run("verify --checkpoint titik.txt --lang \(language)")
    #expect(bad.status == 3 && bad.text.contains("E_LEDGER_REGISTER"))
    #expect(bad.text.contains(language == "id" ? "TIDAK SESUAI" : "NOT AS RECORDED"))
  }

  @Test func `repeats a run`() async throws {
    let place = try await Self.office()
    let run = try #require(
      try await place.run("ledger list --event run --format plain").lines.last?.split(
        separator: "\t"
      ).first)
    let good = try await place.run("replay \(run) --lang en")
    #expect(good.status == 0 && good.text.contains("SAME BYTES"))
    try Connection(path: place.path("audit.db"), access: .write).execute(
      "DROP TRIGGER deviations_kept_delete; DELETE FROM deviations")
    let bad = try await place.run("replay \(run) --lang id")
    #expect(bad.status == 3 && bad.text.contains("W-01-1: ditemukan sekarang, tidak waktu itu"))
    #expect(try await place.run("replay 70").status == 64)
  }

  @Test func `warns of an edit by something else, at once and by night`() async throws {
    let place = try await Self.office()
    let edit = "UPDATE transactions SET finished_at = finished_at + 864000 WHERE id = 2"
    try Connection(path: place.path("audit.db"), access: .write).execute(edit)
    let audit = try await place.run("--all-units --as-of 2025-02-14 --lang en")
    #expect(audit.status == 0)
    #expect(audit.messages.contains("changed by something else than this program"))
    #expect(audit.messages.contains("1 transactions (ids 2)"))
    try Connection(path: place.path("audit.db"), access: .write).execute(edit)
    let night = try await place.run("nightly --as-of 2025-02-15 --lang id")
    #expect(
      night.text.contains("diubah di luar program ini sejak catatan terakhir: 1 transaksi (id 2)"))
  }

  @Test func `puts its head outside every night`() async throws {
    let place = try await Self.office()
    try place.write("db: audit.db\nnightly: {checkpoints: titik}\n", to: "audit.yaml")
    // There is no folder yet, and nobody has taken one away.
    #expect(try await place.run("verify --config audit.yaml").status == 0)
    for day in ["2025-02-14", "2025-02-15"] {
      #expect(try await place.run("nightly --config audit.yaml --as-of \(day)").status == 0)
    }
    #expect(place.exists("titik/checkpoint-2025-02-14.txt"))
    let check = try await place.run("verify --config audit.yaml --lang en")
    #expect(check.status == 0 && check.text.contains("agrees with 2 checkpoints"))
    try FileManager.default.removeItem(atPath: place.path("titik"))
    let gone = try await place.run("verify --config audit.yaml --lang en")
    #expect(gone.status == 2 && gone.messages.contains("titik"))
  }

  @Test(arguments: ["id", "en"])
  func `says who accepted an edit by something else`(language: String) async throws {
    let place = try await Self.office()
    try place.shell("UPDATE units SET name = 'Kantor'")
    #expect(try await place.run("verify").status == 3)
    #expect(try await place.run("ledger accept 7").status == 64)
    let dry = try await place.run("ledger accept 7 --reason Betul --dry-run --lang \(language)")
    #expect(dry.status == 0 && dry.messages.contains(language == "id" ? "uji coba" : "dry run"))
    #expect(try await place.run("ledger accept 6 --reason Betul").status == 64)
    let accepted = try await place.run("ledger accept 7 --reason Betul --lang \(language)")
    #expect(accepted.status == 0)
    #expect(accepted.messages.contains(language == "id" ? "diterima" : "accepted"))
    let check = try await place.run("verify --lang \(language)")
    let words = check.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(check.status == 0 && words.contains("Betul"))
    #expect(words.contains(language == "id" ? "diterima oleh penguji" : "accepted by penguji"))
    let list = try await place.run("ledger list --event accepted --format csv")
    #expect(list.lines.count == 2 && list.text.contains("reason=Betul"))
  }

  @Test func `stops a night on a copy that was put back`() async throws {
    let place = try await Self.office()
    try place.write("db: audit.db\nnightly: {checkpoints: titik}\n", to: "audit.yaml")
    let copy = try place.data("audit.db")
    #expect(try await place.run("nightly --config audit.yaml --as-of 2025-02-14").status == 0)
    try copy.write(to: place.url.appending(path: "audit.db"))
    let night = try await place.run("nightly --config audit.yaml --as-of 2025-02-15 --lang en")
    #expect(night.status == 3 && night.messages.contains("audit ledger accept 7"))
    let accept = try await place.run(
      "ledger accept 7 --reason Cakram-rusak --config audit.yaml --lang en")
    #expect(accept.status == 0 && accept.messages.contains("entries"))
    #expect(try await place.run("nightly --config audit.yaml --as-of 2025-02-15").status == 0)
    let check = try await place.run("verify --config audit.yaml --lang en")
    #expect(check.status == 0 && check.text.contains("Cakram-rusak"))
  }

  @Test func `takes --checkpoint for the database and --key for a folder alone`() async throws {
    let place = try await Self.office()
    for line in ["verify serah --checkpoint x", "verify --key kunci.pub"] {
      #expect(try await place.run(line).status == 64)
    }
  }
}
