import Foundation
import Testing

@testable import AuditStore

/// What a disk may do: be full, only be read, lose the database. Small disks are mounted in a mount
/// namespace of their own, which only root may.
@Suite(.serialized) struct `A disk` {
  private static let canMount: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "unshare -m mount -t tmpfs -o size=64k tmpfs /mnt 2>/dev/null"]
    try? process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// What two runs of a command said: the first with so little room, the second with enough.
  private struct Outcome {
    let first: (status: Int32, messages: String)
    let second: (status: Int32, messages: String)
  }

  /// Runs a command twice in a copy of `office` on a disk that first has so many KiB free; what is there
  /// in the end comes to `place`.
  private func onSmallDisk(
    _ office: Place, free: Int, command: String, to place: Place
  ) async throws -> Outcome {
    let work = try Place()
    for folder in ["kantor", "disk", "hasil"] {
      try FileManager.default.createDirectory(
        atPath: work.path(folder), withIntermediateDirectories: false)
    }
    for name in office.names where name != "home" {
      try FileManager.default.copyItem(
        atPath: office.path(name), toPath: work.path("kantor/\(name)"))
    }
    let script = """
      exec unshare -m sh -c '
        mount -t tmpfs -o size=256m tmpfs disk && cp -a kantor/. disk/ || exit 99
        used=$(du -sk disk | cut -f1)
        mount -o remount,size=$((used + FREE))k disk || exit 99
        cd disk
        "$0" "$@" 2> ../pesan1 > ../hasil1; echo $? > ../status1
        mount -o remount,size=256m ../disk || exit 99
        "$0" "$@" 2> ../pesan2 > ../hasil2; echo $? > ../status2
        cp -a . ../hasil/' "$0" "$@"
      """.replacing("FREE", with: String(free))
    let answer = try await work.start(
      command.split(separator: " ").map(String.init), script: script
    ).answer()
    try #require(answer.status == 0, "\(answer.messages)")
    for name in try FileManager.default.contentsOfDirectory(atPath: work.path("hasil")) {
      if place.exists(name) { try FileManager.default.removeItem(atPath: place.path(name)) }
      try FileManager.default.copyItem(
        atPath: work.path("hasil/\(name)"), toPath: place.path(name))
    }
    func said(_ number: Int) throws -> (status: Int32, messages: String) {
      let status = try work.text("status\(number)").trimmingCharacters(in: .whitespacesAndNewlines)
      return (Int32(status) ?? -1, try work.text("pesan\(number)"))
    }
    return Outcome(first: try said(1), second: try said(2))
  }

  @Test(
    .enabled(if: canMount, "a small file system can be mounted by root alone"),
    arguments: [
      ("import transactions kiriman.csv --quiet --lang en", "E_DB_FULL"),
      ("--all-units --as-of 2025-02-13 --lang en", "E_DB_FULL"),
      ("nightly --as-of 2025-02-13 --lang en", "full"),
      ("export --unit KANTOR --to serah/tangan --lang en", "full"),
    ])
  func `that is full leaves the last whole state, and with room the same comes out`(
    command: String, word: String
  ) async throws {
    let office = try await FaultOffice.place(cases: 300)
    try office.write(FaultOffice.delivery(cases: 300), to: "kiriman.csv")
    if command.hasPrefix("nightly") {
      try office.write(FaultOffice.delivery(cases: 300), to: "masuk/simpel-2.csv")
    }
    if command.hasPrefix("--all") {
      #expect(try await office.run("import transactions kiriman.csv --quiet").status == 0)
    }
    let undisturbed = try Place()
    try undisturbed.restore(from: office)
    #expect(try await undisturbed.run(command).status == 0)
    let expected = try undisturbed.result()
    var failures = 0
    for free in [0, 16, 48, 96, 160, 256, 384, 640, 1024, 1536] {
      let place = try Place()
      let outcome = try await onSmallDisk(office, free: free, command: command, to: place)
      let note: Comment = "\(command), \(free) KiB free: \(outcome.first.messages)"
      // Never by a signal, and never without a word.
      #expect([0, 2].contains(outcome.first.status), note)
      if outcome.first.status == 2 {
        failures += 1
        #expect(outcome.first.messages.contains("full"), note)
      }
      let isDone =
        outcome.second.status == 0 || outcome.second.messages.contains("exists already")
      #expect(isDone, "\(note): \(outcome.second.messages)")
      #expect(try place.result() == expected, note)
      #expect(try await place.damage() == [], note)
    }
    #expect(failures > 0, "\(command) never met a full disk")
  }

  @Test(arguments: [
    "import transactions kiriman.csv --quiet --lang en",
    "nightly --as-of 2025-02-13 --lang en", "export --unit KANTOR --to serah/tangan --lang en",
  ])
  func `on which files may only grow so large is named like a full one`(command: String)
    async throws
  {
    let office = try await FaultOffice.place(cases: 300)
    try office.write(FaultOffice.delivery(cases: 300), to: "kiriman.csv")
    if command.hasPrefix("nightly") {
      try office.write(FaultOffice.delivery(cases: 300), to: "masuk/simpel-2.csv")
    }
    let undisturbed = try Place()
    try undisturbed.restore(from: office)
    #expect(try await undisturbed.run(command).status == 0)
    let expected = try undisturbed.result()
    var failures = 0
    for kib in [4, 32, 128, 256, 512] {
      let place = try Place()
      try place.restore(from: office)
      // Bash counts in KiB, and the shell's own output goes to a pipe.
      let answer = try await place.start(
        command.split(separator: " ").map(String.init),
        script: "exec bash -c 'ulimit -f \(kib); exec \"$0\" \"$@\"' \"$0\" \"$@\""
      ).answer()
      let note: Comment = "\(command), \(kib) KiB: \(answer.messages)"
      #expect([0, 2].contains(answer.status), note)
      if answer.status == 2 {
        failures += 1
        #expect(answer.messages.contains("full"), note)
      }
      let again = try await place.run(command)
      #expect(again.status == 0 || again.messages.contains("exists already"), note)
      #expect(try place.result() == expected, note)
      #expect(try await place.damage() == [], note)
    }
    #expect(failures > 0, "\(command) never met the limit")
  }

  @Test func `that loses the database during a night is named, and no file of the inbox is lost`()
    async throws
  {
    let place = try await FaultOffice.place(cases: 300)
    for number in 2...4 {
      try place.write(FaultOffice.delivery(cases: 300 * number), to: "masuk/simpel-\(number).csv")
    }
    let script = """
      "$0" "$@" & while kill -0 $! 2>/dev/null && ! ls arsip/*simpel-2.csv >/dev/null 2>&1; do :; done
      rm -f audit.db audit.db-wal audit.db-shm; wait $!
      """
    let answer = try await place.start(
      ["nightly", "--as-of", "2025-02-13", "--lang", "en"], script: script
    ).answer()
    #expect(answer.status == 2, "\(answer.messages)")
    #expect(answer.messages.contains("removed or exchanged while the program worked"))
    for number in 2...4 {
      let name = "simpel-\(number).csv"
      let archived = try FileManager.default.contentsOfDirectory(atPath: place.path("arsip"))
        .filter { $0.hasSuffix(name) }
      #expect(archived.count + (place.exists("masuk/\(name)") ? 1 : 0) == 1, "\(name)")
    }
  }

  @Test(.enabled(if: canMount, "a file system can be mounted by root alone"))
  func `that can only be read is named, and what only reads goes on`() async throws {
    let office = try await FaultOffice.place(cases: 20)
    try office.write(FaultOffice.delivery(cases: 20), to: "kiriman.csv")
    let before = try office.data("audit.db")
    for (command, status) in [
      ("import transactions kiriman.csv", 2), ("--all-units", 2), ("nightly", 2),
      ("units list", 0), ("status", 0), ("verify", 0), ("explain W-01-7", 0),
    ] as [(String, Int32)] {
      let script = """
        exec unshare -m sh -c '
          mount --bind . . && cd "$PWD" && mount -o remount,ro,bind . || exit 99
          "$0" "$@"' "$0" "$@"
        """
      let answer = try await office.start(
        command.split(separator: " ").map(String.init) + ["--lang", "en"], script: script
      ).answer()
      #expect(answer.status == status, "\(command): \(answer.messages)")
      if status == 2 {
        #expect(answer.messages.contains("read-only"), "\(command): \(answer.messages)")
      }
    }
    #expect(try office.data("audit.db") == before)
  }

  @Test(arguments: ["rm -f audit.db audit.db-wal audit.db-shm", "cp audit.db b && mv b audit.db"])
  func `that loses the database while the program works is named`(loss: String) async throws {
    let place = try await FaultOffice.place(cases: 3000)
    try place.write(FaultOffice.delivery(cases: 3000), to: "kiriman.csv")
    // The rejected first line shows when the import is at work.
    let lines = try place.text("kiriman.csv").split(separator: "\n", maxSplits: 1)
    try place.write(
      "\(lines[0])\nKANTOR,SURAT,S-0,finished,salah,,none,none\n\(lines[1])", to: "kiriman.csv")
    let script = """
      "$0" "$@" & while kill -0 $! 2>/dev/null && ! ls .audit-output* >/dev/null 2>&1; do :; done
      \(loss); wait $!
      """
    let answer = try await place.start(
      ["import", "transactions", "kiriman.csv", "--allow-rejects", "1", "--lang", "en"],
      script: script
    ).answer()
    #expect(answer.status == 2)
    #expect(answer.messages.contains("removed or exchanged while the program worked"))
  }
}
