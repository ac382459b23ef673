import Foundation
import Testing

@testable import AuditStore

/// The power is cut at every point at which the real program puts something on the disk or names it; see
/// `power_cut.py`, which records these points by strace and thinks of the disk. `AUDIT_CUTS` sets how many of
/// the different disks that are left are checked for each command.
@Suite(.serialized) struct `A power cut` {
  private static func has(_ tool: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\(tool) >/dev/null 2>&1"]
    try? process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// strace has to be there, and to be let.
  private static let canTrace = has("strace -f true") && has("python3 -c 'import sqlite3'")

  private struct Result: Decodable {
    let cuts: Int
    let disks: Int
    let checked: Int
    let problems: [String]
  }

  private static let commands = [
    ("import", "import transactions kiriman.csv --quiet"),
    ("workbook", "import transactions kiriman.xls --allow-rejects 1 --quiet"),
    ("audit", "--all-units --as-of 2025-02-13 --quiet"),
    ("night", "nightly --as-of 2025-02-13"),
    ("export", "export --unit KANTOR --to serah/tangan --quiet"),
    ("move", "findings respond T-2025-0001 --text Sudah --evidence bukti.pdf --quiet"),
  ]

  @Test(
    .enabled(
      if: canTrace, "strace (which .ci/setup.sh installs), the right to use it, and python3"))
  func `leaves what was told, and an archive of which everything is in the database`()
    async throws
  {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "power_cut.py")
    let office = try await prepared()
    let environment = ProcessInfo.processInfo.environment
    var checked = 0
    for (name, command) in Self.commands {
      let answer = try await office.start(
        [script.path, office.path("kantor")] + command.split(separator: " ").map(String.init),
        environment: [
          "PATH": environment["PATH"] ?? "/usr/bin:/bin",
          "AUDIT_CUTS": environment["AUDIT_CUTS"] ?? "16",
        ],
        script: "program=$0; script=$1; shift; exec python3 \"$script\" \"$program\" \"$@\""
      ).answer()
      try #require(answer.status == 0, "\(name): \(answer.messages)")
      let result = try JSONDecoder().decode(Result.self, from: answer.output)
      #expect(result.problems == [], "\(name)")
      print(
        "\(name): power cut \(result.cuts) times, \(result.disks) different disks, \(result.checked) checked"
      )
      checked += result.checked
    }
    #expect(checked >= 60)
  }

  /// An office with a delivery that waits, in the folder `kantor`.
  private func prepared() async throws -> Place {
    let place = try await FaultOffice.place(cases: 30)
    let delivery = FaultOffice.delivery(cases: 30)
    try place.write(delivery, to: "kiriman.csv")
    try place.write(FaultOffice.workbook(cases: 30), to: "kiriman.xls")
    try place.write("bukti", to: "bukti.pdf")
    let deliver = try await place.run("findings deliver T-2025-0001 --received 2025-02-12")
    try #require(deliver.status == 0, "\(deliver.messages)")
    try place.write(SmallOffice.file(FaultOffice.rows(31...60)), to: "masuk/simpel-2.csv")
    // The night makes its archive.
    try FileManager.default.removeItem(atPath: place.path("arsip"))
    try FileManager.default.createDirectory(
      atPath: place.path("kantor"), withIntermediateDirectories: false)
    for name in place.names where name != "home" && name != "kantor" {
      try FileManager.default.moveItem(
        atPath: place.path(name), toPath: place.path("kantor/\(name)"))
    }
    return place
  }
}
