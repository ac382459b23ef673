import Foundation
import Testing

@Suite struct `The commands of the hand-over` {
  private static let export = "export --unit MPP-Banjarbaru --period 2026-01..2026-06 --to out"

  /// The demonstration after its run.
  private func audited() async throws -> Place {
    let place = try await Mall.place()
    let run = try await place.run("--unit MPP-Banjarbaru --as-of \(Mall.asOf)")
    #expect(run.status == 0)
    return place
  }

  @Test func `make, sign and check a folder`() async throws {
    let place = try await audited()
    let key = try await place.run("keys new --to kunci --identity inspektorat --lang en")
    #expect(key.status == 0 && key.output.isEmpty && key.messages.contains("SHA256:"))
    #expect(!key.messages.contains("PRIVATE"))
    #expect(try place.mode("kunci") == 0o600)
    let export = try await place.run(Self.export + " --sign kunci")
    #expect(export.status == 0 && export.output.isEmpty)
    #expect(export.messages.contains("Periksa: audit verify out"))
    #expect(try place.mode("out") == 0o700)
    let files = try FileManager.default.contentsOfDirectory(atPath: place.path("out"))
    #expect(files.count > 10)
    for file in files { #expect(try place.mode("out/\(file)") == 0o600, "\(file)") }
    let report = try place.text("out/laporan.html")
    #expect(report.contains("Penundaan berlarut") && !report.contains("prolonged_delay"))
    // No database is needed from here on.
    try FileManager.default.removeItem(atPath: place.path("audit.db"))
    let verify = try await place.run("verify out --key kunci.pub --lang en")
    #expect(verify.status == 0 && verify.messages.isEmpty)
    #expect(verify.text.contains("INTACT: unchanged since signing by"))
    let json = try await place.run("verify out --key kunci.pub --format json")
    #expect(try json.json()["schema"] as? String == "audit.verification/1")
    try Data("x".utf8).write(to: place.url.appending(path: "out/temuan.json"))
    let changed = try await place.run("verify out --key kunci.pub")
    #expect(changed.status == 3 && changed.text.contains("temuan.json: E_VERIFY_CHANGED"))
    #expect(changed.text.contains("TIDAK UTUH"))
    let missing = try await place.run("verify nowhere")
    #expect(missing.status == 3 && missing.messages.contains("nowhere"))
  }

  @Test func `show what the rates rest on, but not to the public`() async throws {
    let place = try await audited()
    let screen = try await place.run("look --unit MPP-Banjarbaru --as-of \(Mall.asOf)")
    #expect(screen.text.contains("completeness") || screen.text.contains("kelengkapan"))
    let table = try await place.run(
      "look --unit MPP-Banjarbaru --as-of \(Mall.asOf) --format table")
    #expect(table.text.contains("BERTUMPU PADA") || table.text.contains("Bertumpu pada"))
    let json = try await place.run(
      "look --unit MPP-Banjarbaru --as-of \(Mall.asOf) --format json")
    let services = try #require(try json.json()["services"] as? [[String: Any]])
    let rows = try #require(try json.json()["completeness"] as? [[String: Any]])
    #expect(rows.count == services.count && rows.count > 20)
    #expect(rows.contains { ($0["numbers"] as? Int ?? 0) > 100 && $0["empty_days"] is Int })
    #expect(try await place.run(Self.export).status == 0)
    #expect(try place.text("out/laporan.html").contains("Bertumpu pada"))
    let open = "export --unit MPP-Banjarbaru --to umum --privacy public"
    #expect(try await place.run(open).status == 0)
    for file in try FileManager.default.contentsOfDirectory(atPath: place.path("umum")) {
      let text = String(decoding: try place.data("umum/\(file)"), as: UTF8.self)
      for word in [
        "Bertumpu pada", "Nomor hilang", "Hari buka kosong", "missing_numbers", "empty_days",
      ] {
        #expect(!text.contains(word), "\(file): \(word)")
      }
    }
  }

  @Test func `show what may be known of a key`() async throws {
    let place = try Place()
    _ = try await place.run("keys new --to kunci --identity inspektorat")
    let shown = try await place.run("keys show kunci --format json")
    let items = try shown.json()["items"] as? [[String: Any]]
    #expect((items?.first?["fingerprint"] as? String)?.hasPrefix("SHA256:") == true)
    #expect(
      (items?.first?["allowed_signers"] as? String)?
        .hasPrefix("inspektorat namespaces=\"audit-export\" ssh-ed25519 AAAA") == true)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: place.path("kunci"))
    let open = try await place.run("keys show kunci --lang en")
    #expect(open.status == 78 && open.messages.contains("chmod 600"))
    #expect(try await place.run("keys new --to kunci --identity x").status == 2)
    let rotated = try await place.run("keys rotate kunci baru")
    #expect(rotated.status == 78, "the old key can be read by others")
  }

  @Test func `refuse what is there, and bad options`() async throws {
    let place = try await audited()
    try place.write("lama", to: "out")
    let there = try await place.run(Self.export + " --lang en --error-format json")
    #expect(there.status == 2 && there.messages.contains("E_EXPORT_EXISTS"))
    #expect(try place.text("out") == "lama")
    for line in [
      "export --unit MPP-Banjarbaru", "export --to o", "export --all-units --unit X --to o",
      "export --all-units --to o --privacy internal", "export --all-units --to o --reason x",
      "export --all-units --to o --period 2026-13", "export --all-units --to o --privacy semua",
      "export --all-units --to o --only temuan.doc", "export --unit MPP-Banjarbru --to o",
    ] {
      #expect(try await place.run(line).status == 64, "\(line)")
    }
    #expect(try await place.run("export --all-units --to o --sign kunci").status == 78)
    #expect(!place.exists("o"))
    let unrun = try await Mall.place().run("export --all-units --to o --lang en")
    #expect(unrun.status == 2 && unrun.messages.contains("audit --all-units"))
  }

  @Test func `print the columns of every file in all formats`() async throws {
    let place = try Place()
    for format in ["table", "plain", "csv", "json", "jsonl"] {
      let answer = try await place.run("export --schema --format \(format)")
      #expect(answer.status == 0 && answer.messages.isEmpty, "\(format)")
      #expect(answer.text.contains("hidden_figures") && answer.text.contains("exception"))
    }
    let answer = try await place.run("export --schema --format json")
    #expect(try answer.json()["schema"] as? String == "audit.handover.schema/1")
  }

  @Test func `write the recap of the follow-up`() async throws {
    let place = try await audited()
    let line = "export --follow-up --unit MPP-Banjarbaru --csv-profile data --to rekap.csv"
    #expect(try await place.run(line).status == 0)
    #expect(try place.text("rekap.csv").hasPrefix("number,finding,unit,service,condition,"))
    #expect(try place.mode("rekap.csv") == 0o600)
  }

  // MARK: Nothing by halves

  @Test func `leave nothing on a full disk, and old files as they were`() async throws {
    let place = try await audited()
    try place.write("lama", to: "file")
    // Files may have 40 KiB at most; the shell's children ignore the signal and see the error.
    let program = try place.start(
      Self.export.split(separator: " ").map(String.init) + ["--lang", "en"],
      script: "trap '' XFSZ; ulimit -f 80; exec \"$0\" \"$@\"")
    let answer = try await program.answer()
    #expect(answer.status == 2)
    #expect(answer.messages.contains("the disk is full") && answer.messages.contains("out/"))
    #expect(!place.exists("out") && place.names.filter { $0.contains(".part") }.isEmpty)
    #expect(try place.text("file") == "lama")
  }

  private static let canMount: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "unshare -m mount -t tmpfs -o size=64k tmpfs /mnt 2>/dev/null"]
    try? process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(.enabled(if: canMount, "a small file system can be mounted by root alone"))
  func `leave nothing on a small disk that is full`() async throws {
    let place = try await audited()
    try FileManager.default.createDirectory(
      at: place.url.appending(path: "disk"), withIntermediateDirectories: false)
    let script = """
      exec unshare -m sh -c '
        mount -t tmpfs -o size=128k tmpfs disk && echo lama > disk/file || exit 99
        "$0" "$@"; status=$?
        ls -A disk; cat disk/file
        exit $status' "$0" "$@"
      """
    let arguments = ["export", "--unit", "MPP-Banjarbaru", "--to", "disk/out", "--lang", "en"]
    let answer = try await place.start(arguments, script: script).answer()
    #expect(answer.status == 2 && answer.messages.contains("the disk is full"))
    #expect(answer.text == "file\nlama\n")
  }

  /// Starts an export and sends it a signal as soon as its temporary folder is there.
  private func interrupted(_ signal: Int32, _ place: Place) async throws -> Answer {
    // So many deviations that it is not over before it is seen.
    try place.shell(
      """
      DROP TRIGGER deviations_kept_insert;
      INSERT OR IGNORE INTO deviations (
        until, key, service_id, since, found, severity, expected, actual, amount)
      SELECT 0, transactions.id << 12 | rules.value, service_id, 1, 1, 1, 0, 0, 0
      FROM transactions
      JOIN json_each('[101, 102, 103, 104, 301, 302, 1501, 1502, 2201, 2202, 2203]') AS rules
      """)
    // A shell watches for that moment: the tests beside this one leave no time for it here.
    let script = """
      "$0" "$@" & while kill -0 $! 2>/dev/null && ! ls -d .out.*.part >/dev/null 2>&1; do :; done
      kill -\(signal) $!; wait $!
      """
    let arguments = Self.export.split(separator: " ").map(String.init)
    return try await place.start(arguments, script: script).answer()
  }

  @Test func `leave no folder when killed`() async throws {
    let place = try await audited()
    let answer = try await interrupted(SIGKILL, place)
    #expect(answer.status == 128 + SIGKILL)
    #expect(!place.exists("out"))
    // What is left is hidden, and in the way of nothing.
    #expect(try await place.run(Self.export).status == 0)
    #expect(try await place.run("verify out").status == 0)
  }

  @Test func `leave nothing when interrupted`() async throws {
    let place = try await audited()
    let answer = try await interrupted(SIGTERM, place)
    #expect(answer.status == 143)
    #expect(!place.exists("out") && place.names.filter { $0.contains(".part") }.isEmpty)
  }
}
