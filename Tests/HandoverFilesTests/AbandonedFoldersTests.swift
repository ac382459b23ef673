import Foundation
import Glibc
import HandoverFiles
import Testing

@Suite struct `What a killed export left` {
  /// Of a process that has ended and been waited for; numbers are given anew only after all others.
  private func goneProcess() throws -> pid_t {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }

  private func leave(_ name: String, in folder: TemporaryFolder, hoursAgo: Double = 25) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(name), withIntermediateDirectories: false)
    try folder.write("half", to: "\(name)/temuan.csv")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -hoursAgo * 3600)],
      ofItemAtPath: folder.path(name))
  }

  /// What an export does before it writes.
  private func makeRoom(in folder: TemporaryFolder) throws {
    try HandoverFolder(path: folder.path("out")).removeAbandoned()
  }

  @Test func `is removed by the next export into the same parent`() throws {
    let folder = try TemporaryFolder()
    let name = ".lama.2026.\(try goneProcess()).part"
    try leave(name, in: folder)
    try makeRoom(in: folder)
    #expect(!folder.exists(name))
  }

  @Test func `stays while its process lives, or when no export can have made it`() throws {
    let folder = try TemporaryFolder()
    let gone = try goneProcess()
    let living = ".lama.\(getppid()).part"
    let deep = ".dalam.\(gone).part"
    let others = [
      "lama.\(gone).part", ".lama.\(gone).parts", ".lama.x\(gone).part", ".\(gone).part",
    ]
    let recent = ".baru.\(gone).part"
    for name in [living, deep] + others { try leave(name, in: folder) }
    try leave(recent, in: folder, hoursAgo: 23)
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "\(deep)/anak"), withIntermediateDirectories: false)
    let file = ".berkas.\(gone).part"
    try folder.write("mine", to: file)
    let link = ".pintasan.\(gone).part"
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(link), withDestinationPath: folder.path(others[0]))
    try makeRoom(in: folder)
    for name in [living, deep, recent] + others {
      #expect(folder.exists("\(name)/temuan.csv"), "\(name)")
    }
    #expect(folder.exists(file) && folder.exists(link))
  }
}
