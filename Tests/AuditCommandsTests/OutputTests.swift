import Foundation
import Testing

/// Every option that names an output, with what stands at that name left as it is.
@Suite struct `Outputs of commands` {
  private static let commands = [
    "units list -o", "rules -o", "ledger checkpoint -o", "codes show -o", "status -o",
    "run --unit KANTOR --as-of 2025-02-10T08:00:00+08:00 --report csv:",
  ]

  private func line(_ command: String, _ target: String) -> String {
    command.hasSuffix(":") ? command + target : "\(command) \(target)"
  }

  /// With a case, so that a run has something to judge.
  private func office() async throws -> Place {
    let place = try await SmallOffice.place()
    try place.write(
      SmallOffice.file(
        [SmallOffice.row(1, received: "2025-02-03T09:00", finished: "2025-02-03T10:00")]),
      to: "kiriman.csv")
    #expect(try await place.run("import transactions kiriman.csv").status == 0)
    return place
  }

  @Test(arguments: commands) func `go to a named pipe, which stays one`(command: String)
    async throws
  {
    let place = try await office()
    let pipe = place.path("pipa")
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    let started = try place.start(
      line(command, "pipa").split(separator: " ").map(String.init),
      script: #"timeout 60 cat pipa > isi | "$0" "$@""#)
    let answer = try await started.answer()
    #expect(answer.status == 0, "\(answer.messages)")
    #expect(try kind(pipe) == S_IFIFO)
    #expect(try !place.text("isi").isEmpty)
  }

  @Test(arguments: commands) func `go to the file that a link names`(command: String) async throws {
    let place = try await office()
    try place.write("lama", to: "asli.txt")
    try FileManager.default.createSymbolicLink(
      atPath: place.path("tautan"), withDestinationPath: "asli.txt")
    let answer = try await place.run(line(command, "tautan"))
    #expect(answer.status == 0, "\(answer.messages)")
    #expect(try kind(place.path("tautan")) == S_IFLNK)
    #expect(try place.text("asli.txt") != "lama")
  }

  @Test(.enabled(if: getuid() == 0), arguments: commands)
  func `go to a device, which stays one`(command: String) async throws {
    let place = try await office()
    let device = place.path("kosong")
    // Like /dev/null.
    guard unsafe mknod(device, S_IFCHR | 0o666, dev_t(1 << 8 | 3)) == 0 else { return }
    _ = try await place.run(line(command, "kosong"))
    #expect(try kind(device) == S_IFCHR)
  }

  @Test func `of rejected lines leave a link where it is`() async throws {
    let place = try await SmallOffice.place()
    try place.write(
      SmallOffice.file([SmallOffice.row(1, received: "kemarin", finished: "besok")]), to: "a.csv")
    try place.write("lama", to: "asli.txt")
    try FileManager.default.createSymbolicLink(
      atPath: place.path("a.csv.rejects.csv"), withDestinationPath: "asli.txt")
    #expect(try await place.run("import transactions a.csv").status == 65)
    #expect(try kind(place.path("a.csv.rejects.csv")) == S_IFLNK)
    #expect(try place.text("asli.txt").hasPrefix("line,column,code"))
  }

  private func kind(_ path: String) throws -> mode_t {
    var status = stat()
    try #require(unsafe lstat(path, &status) == 0)
    return status.st_mode & S_IFMT
  }
}

@Suite struct `An import from a pipe` {
  private static let rows = (1...3).map {
    SmallOffice.row($0, received: "2025-02-03T09:00", finished: "2025-02-04T09:00")
  }

  @Test func `reads standard input, and keeps no copy of it`() async throws {
    let place = try await SmallOffice.place()
    try place.write(SmallOffice.file(Self.rows), to: "home/a.csv")
    let before = place.names
    let started = try place.start(
      ["import", "transactions", "-"], script: #"cat home/a.csv | "$0" "$@""#)
    let answer = try await started.answer()
    #expect(answer.status == 0 && answer.messages.contains("3 baru"), "\(answer.messages)")
    #expect(Set(place.names).subtracting(before).isSubset(of: ["audit.db-wal", "audit.db-shm"]))
    // What came by a pipe has the hash that it has as a file.
    let again = try await place.run("import transactions home/a.csv")
    #expect(again.status == 0 && again.messages.contains("sudah diimpor"))
  }

  @Test func `keeps the rejected lines of standard input where it runs`() async throws {
    let place = try await SmallOffice.place()
    let bad = SmallOffice.row(4, received: "kemarin", finished: "besok")
    try place.write(SmallOffice.file(Self.rows + [bad]), to: "a.csv")
    let started = try place.start(
      ["import", "transactions", "-", "--allow-rejects", "1"], script: #""$0" "$@" < a.csv"#)
    let answer = try await started.answer()
    #expect(answer.status == 0 && answer.messages.contains("3 baru"), "\(answer.messages)")
    #expect(try place.text("stdin.rejects.csv").contains("S-4"))
  }

  @Test func `reads a named pipe`() async throws {
    let place = try await SmallOffice.place()
    try place.write(SmallOffice.file(Self.rows), to: "a.csv")
    let started = try place.start(
      ["import", "transactions", "pipa"],
      script: #"mkfifo pipa; timeout 60 cat a.csv > pipa | "$0" "$@""#)
    let answer = try await started.answer()
    #expect(answer.status == 0 && answer.messages.contains("3 baru"), "\(answer.messages)")
  }

  @Test func `takes standards from standard input too`() async throws {
    let place = try await SmallOffice.place()
    let started = try place.start(
      ["import", "standards", "-"], script: #"sed s/2024/2025/ standar.yaml | "$0" "$@""#)
    let answer = try await started.answer()
    #expect(answer.status == 0, "\(answer.messages)")
    #expect(try await place.run("standards list --format csv").text.contains("2025"))
  }
}
