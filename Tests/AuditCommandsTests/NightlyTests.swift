import Foundation
import Testing

@Suite struct `The night at work` {
  @Test func `prints only what has changed, and nothing when nothing has`() async throws {
    let place = try await office()
    try deliver([late(1)], as: "simpel-1.csv", in: place)
    let first = try await place.run("nightly --as-of 2025-02-12")
    #expect(first.status == 0 && first.messages.isEmpty)
    #expect(first.lines.count == 1 && first.text.contains("KANTOR · SURAT · W-01"))
    let second = try await place.run("nightly --as-of 2025-02-13")
    #expect(second.status == 0 && second.output.isEmpty && second.messages.isEmpty)
    let again = try await place.run("nightly --as-of 2025-02-13")
    #expect(again.status == 0 && again.output.isEmpty)
    #expect(again.messages.contains("2025-02-13 sudah selesai"))
    #expect(try await place.run("nightly --as-of 2025-02-13 --quiet").messages.isEmpty)
    let steps = try await place.run("nightly --as-of 2025-02-14 --verbose --lang en")
    #expect(steps.lines.count == 7 && steps.text.contains("backup: done (kilobytes"))
  }

  @Test func `is one object of JSON when asked, and a log of lines without names of people`()
    async throws
  {
    let place = try await office()
    try deliver([late(1)], as: "simpel-6371010101900001.csv", in: place)
    let answer = try await place.run("nightly --as-of 2025-02-12 --format json --log malam.jsonl")
    let object = try answer.json()
    #expect(object["schema"] as? String == "audit.night/1")
    let lines = try place.text("malam.jsonl").split(separator: "\n")
    #expect(lines.count == 9)
    for line in lines {
      #expect(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] != nil)
    }
    #expect(!lines.joined().contains("6371010101900001"))
    #expect(try place.mode("malam.jsonl") == 0o640)
  }

  @Test func `gives the changes to a command`() async throws {
    let place = try await office()
    try deliver([late(1)], as: "simpel-1.csv", in: place)
    let answer = try await place.run([
      "nightly", "--as-of", "2025-02-12", "--on-change", "cat > perubahan.json; echo tampak",
    ])
    #expect(answer.status == 0 && !answer.text.contains("tampak"))
    let object = try JSONSerialization.jsonObject(with: place.data("perubahan.json"))
    #expect(((object as? [String: Any])?["items"] as? [Any])?.count == 1)
    let quiet = try await place.run([
      "nightly", "--as-of", "2025-02-13", "--on-change", "touch tidak",
    ])
    #expect(quiet.status == 0 && !place.exists("tidak"))
  }

  @Test(arguments: [
    ("exit 3", "berakhir dengan 3"), ("kill -9 $$", "sinyal 9"), ("sleep 600", "1 detik"),
    ("sleep 600 & sleep 600", "1 detik"), ("cat <&- ; tidak-ada-perintah", "berakhir dengan 127"),
  ])
  func `stands when its command fails or hangs, and names it`(
    command: String, words: String
  ) async throws {
    let place = try await office(more: "  on_change_seconds: 1\n")
    try deliver([late(1)], as: "simpel-1.csv", in: place)
    let answer = try await place.run([
      "nightly", "--as-of", "2025-02-12", "--on-change", command, "--log", "malam.jsonl",
    ])
    #expect(answer.status == 0)
    #expect(answer.messages.contains(words) && answer.messages.contains(command))
    #expect(try place.text("malam.jsonl").contains("W_HOOK_"))
    #expect(try await place.run("nightly --as-of 2025-02-12 --quiet").output.isEmpty)
  }

  @Test func `runs once at a time, says who runs, and keeps no reader out`() async throws {
    let place = try await office(more: "  on_change_seconds: 600\n")
    try deliver([late(1)], as: "simpel-1.csv", in: place)
    let script = """
      "$0" "$@" & while ! [ -e mulai ]; do :; done
      "$0" nightly --as-of 2025-02-13 --error-format json 2> kedua; echo $? > status
      "$0" status > keadaan; touch lanjut; wait $!
      """
    let program = try place.start(
      [
        "nightly", "--as-of", "2025-02-12", "--on-change",
        "touch mulai; while ! [ -e lanjut ]; do :; done",
      ], script: script)
    #expect(try await program.answer().status == 0)
    #expect(try place.text("status") == "75\n")
    let refusal = try place.text("kedua")
    #expect(refusal.contains("E_NIGHT_BUSY") && refusal.contains("proses "))
    #expect(try place.text("keadaan").contains("Malam sedang berjalan"))
    #expect(try await place.run("nightly --as-of 2025-02-13").status == 0)
  }

  @Test func `that is killed leaves no lock, and the next one tells what it found`() async throws {
    let place = try await office(more: "  on_change_seconds: 600\n")
    try deliver([late(1)], as: "simpel-1.csv", in: place)
    let script = """
      "$0" "$@" > pertama & while ! [ -e mulai ]; do :; done
      kill -9 $!; touch lanjut
      """
    let program = try place.start(
      [
        "nightly", "--as-of", "2025-02-12", "--on-change",
        "touch mulai; while ! [ -e lanjut ]; do :; done",
      ], script: script)
    _ = try await program.answer()
    let next = try await place.run("nightly --as-of 2025-02-12")
    #expect(next.status == 0)
    #expect(next.text == (try place.text("pertama")))
    #expect(try await place.run("status --max-age 26h").status == 0)
  }

  @Test func `leaves a trace in the log when it cannot begin`() async throws {
    let place = try Place()
    let answer = try await place.run("nightly --db nihil.db --log malam.jsonl")
    #expect(answer.status == 2 && answer.messages.contains("nihil.db"))
    #expect(try place.text("malam.jsonl").contains("E_DB_NOT_FOUND"))
    #expect(!place.exists("nihil.db") && !place.exists("nihil.db.lock"))
  }

  @Test func `alarms when the last good one is too old or there is none`() async throws {
    let place = try await office()
    #expect(try await place.run("status --max-age 26h").status == 2)
    try deliver([late(1)], as: "simpel-1.csv", in: place)
    #expect(try await place.run("nightly --as-of 2025-02-12 --max-age 26h").status == 0)
    let young = try await place.run("status --max-age 26h")
    #expect(young.status == 0 && young.output.isEmpty && young.messages.isEmpty)
    try place.shell("UPDATE nights SET started_at = started_at - 100000")
    let old = try await place.run("status --max-age 26h")
    #expect(old.status == 2 && old.messages.contains("27 jam"))
    let late = try await place.run("nightly --as-of 2025-02-13 --max-age 26h")
    #expect(late.status == 2 && late.messages.contains("27 jam"))
    #expect(try await place.run("nightly --as-of 2025-02-14 --max-age 26h").status == 0)
  }

  @Test func `fails for deviations when asked`() async throws {
    let place = try await office()
    try deliver([late(1)], as: "simpel-1.csv", in: place)
    #expect(try await place.run("nightly --as-of 2025-02-12 --fail-on new").status == 1)
    #expect(try await place.run("nightly --as-of 2025-02-13 --fail-on new").status == 0)
    #expect(try await place.run("nightly --as-of 2025-02-14 --fail-on low").status == 1)
  }

  @Test(arguments: ["--max-age 26", "--max-age 0h", "--wait -1", "--as-of kemarin"])
  func `refuses what cannot be meant`(options: String) async throws {
    let place = try await office()
    #expect(try await place.run("nightly \(options)").status == 64)
  }

  private func office(more: String = "") async throws -> Place {
    let place = try await SmallOffice.place()
    try place.write(
      """
      nightly:
        inbox:
          folder: masuk
          archive: arsip
          refused: ditolak
          sources: [{name: simpel, files: "simpel-*.csv"}]
        backup: {folder: cadangan, keep: 3}
      \(more)
      """, to: "audit.yaml")
    try FileManager.default.createDirectory(
      atPath: place.path("masuk"), withIntermediateDirectories: true)
    return place
  }

  private func deliver(_ rows: [String], as name: String, in place: Place) throws {
    try place.write(SmallOffice.file(rows), to: "masuk/\(name)")
  }

  private func late(_ number: Int) -> String {
    SmallOffice.row(number, received: "2025-02-03T09:00", finished: "2025-02-11T09:00")
  }
}
