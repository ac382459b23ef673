import Foundation
import Glibc
import Testing

@testable import AuditService

@Suite struct `What a killed export left` {
  /// Of a process that has ended and been waited for; numbers are given anew only after all others.
  private func goneProcess() throws -> pid_t {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }

  private func leave(_ name: String, in office: HandoverOffice, hoursAgo: Double = 25) throws {
    let folder = office.folder.url.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try Data("half".utf8).write(to: folder.appending(path: "temuan.csv"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -hoursAgo * 3600)],
      ofItemAtPath: folder.path(percentEncoded: false))
  }

  private func isThere(_ name: String, in office: HandoverOffice) -> Bool {
    FileManager.default.fileExists(atPath: office.path(name))
  }

  @Test func `is removed by the next export into the same parent, and by no dry run`() throws {
    let office = try HandoverOffice()
    let name = ".lama.2026.\(try goneProcess()).part"
    try leave(name, in: office)
    try office.export("tried") { $0.dryRun = true }
    #expect(isThere(name, in: office))
    try office.export("out")
    #expect(!isThere(name, in: office))
    #expect(try office.failures(of: "out").isEmpty)
  }

  @Test func `stays while its process lives, or when no export can have made it`() throws {
    let office = try HandoverOffice()
    let gone = try goneProcess()
    let living = ".lama.\(getppid()).part"
    let deep = ".dalam.\(gone).part"
    let others = [
      "lama.\(gone).part", ".lama.\(gone).parts", ".lama.x\(gone).part", ".\(gone).part",
    ]
    let recent = ".baru.\(gone).part"
    for name in [living, deep] + others { try leave(name, in: office) }
    try leave(recent, in: office, hoursAgo: 23)
    try FileManager.default.createDirectory(
      at: office.folder.url.appending(path: "\(deep)/anak"), withIntermediateDirectories: false)
    let file = ".berkas.\(gone).part"
    try Data("mine".utf8).write(to: office.folder.url.appending(path: file))
    let link = ".pintasan.\(gone).part"
    try FileManager.default.createSymbolicLink(
      atPath: office.path(link), withDestinationPath: office.path(others[0]))
    try office.export("out")
    for name in [living, deep, recent] + others {
      #expect(isThere("\(name)/temuan.csv", in: office), "\(name)")
    }
    #expect(isThere(file, in: office) && isThere(link, in: office))
  }
}
