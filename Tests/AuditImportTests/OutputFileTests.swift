import Foundation
import Testing

@testable import AuditImport

@Suite struct `An output` {
  let scratch: Scratch
  let path: String

  init() throws {
    scratch = try Scratch()
    path = scratch.path("hasil.csv")
  }

  private func write(_ text: String, to path: String) throws {
    let file = try OutputFile(path: path)
    let bytes = Array(text.utf8)
    try file.write(bytes.span)
    try file.finish()
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: scratch.folderPath).sorted() }
  }

  private func kind(_ path: String) throws -> FileAttributeType? {
    try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
  }

  @Test func `takes a free name, for its owner alone`() throws {
    try write("a", to: path)
    #expect(try text(path) == "a" && names == ["hasil.csv"])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `replaces a file only by one that is whole`() throws {
    try write("old", to: path)
    do {
      let file = try OutputFile(path: path)
      let bytes = Array("new".utf8)
      try file.write(bytes.span)
      #expect(try text(path) == "old")
    }
    #expect(try text(path) == "old" && names == ["hasil.csv"])
    try write("new", to: path)
    #expect(try text(path) == "new")
  }

  @Test func `goes to the file that a link names, and leaves the link`() throws {
    let folder = scratch.path("lain")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write("old", to: "\(folder)/asli.csv")
    // A link to a link, one of them relative.
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("satu"), withDestinationPath: "lain/asli.csv")
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: scratch.path("satu"))
    try write("new", to: path)
    #expect(try text("\(folder)/asli.csv") == "new")
    #expect(try kind(path) == .typeSymbolicLink && kind(scratch.path("satu")) == .typeSymbolicLink)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["asli.csv"])
  }

  @Test func `makes the file that a link names in vain`() throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "belum.csv")
    try write("new", to: path)
    #expect(try text(scratch.path("belum.csv")) == "new")
    #expect(try kind(path) == .typeSymbolicLink)
  }

  @Test func `refuses links that go in a circle`() throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "hasil.csv")
    #expect(throws: ImportFault.cannotWrite(file: path, reason: SystemReason(number: ELOOP))) {
      try write("new", to: path)
    }
    #expect(try kind(path) == .typeSymbolicLink)
  }

  @Test func `writes to a named pipe, and leaves it`() throws {
    #expect(unsafe mkfifo(path, 0o600) == 0)
    let reader = Process()
    reader.executableURL = URL(filePath: "/bin/sh")
    reader.arguments = ["-c", #"timeout 60 cat "$0" > "$0.isi""#, path]
    try reader.run()
    try write("satu\ndua\n", to: path)
    reader.waitUntilExit()
    #expect(try text(path + ".isi") == "satu\ndua\n")
    #expect(try names == ["hasil.csv", "hasil.csv.isi"])
    var status = stat()
    #expect(unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func `does not wait for a reader unless it is told to`() throws {
    #expect(unsafe mkfifo(path, 0o600) == 0)
    #expect(throws: ImportFault.cannotWrite(file: path, reason: SystemReason(number: ENXIO))) {
      _ = try OutputFile(path: path, waits: false)
    }
  }

  @Test(.enabled(if: getuid() == 0)) func `writes to a device, and leaves it`() throws {
    // Like /dev/null.
    guard unsafe mknod(path, S_IFCHR | 0o666, makedev(1, 3)) == 0 else { return }
    // A file system may forbid devices.
    do { try write("a", to: path) } catch ImportFault.cannotWrite(_, let reason) {
      #expect(reason.number == EACCES)
    }
    var status = stat()
    #expect(unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    #expect(try names == ["hasil.csv"])
  }

  private func makedev(_ major: UInt64, _ minor: UInt64) -> dev_t { dev_t(major << 8 | minor) }

  @Test func `writes to what an open descriptor stands for`() throws {
    try write("satu\n", to: path)
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try write("dua\n", to: "/proc/self/fd/\(handle.fileDescriptor)")
    #expect(try text(path) == "satu\ndua\n" && names == ["hasil.csv"])
  }

  @Test func `is no folder`() throws {
    #expect(
      throws: ImportFault.cannotWrite(
        file: scratch.folderPath, reason: SystemReason(number: EISDIR))
    ) { try write("a", to: scratch.folderPath) }
  }

  @Test func `that was prepared gets its name from the next program`() throws {
    do {
      let file = try OutputFile(path: path)
      try file.prepare(for: "impor-1")
      // As if this program had been cut off: nothing tidies up.
      let left = try #require(try names.first)
      try FileManager.default.copyItem(atPath: scratch.path(left), toPath: scratch.path("salinan"))
      // While it runs, nobody takes it away.
      #expect(try !OutputFile.finishCut(path, for: "impor-1"))
      OutputFile.removeCut(path)
      #expect(try names.first == left)
      withExtendedLifetime(file) {}
    }
    let left = scratch.path(".audit-output.hasil.csv.impor-1.ready")
    try FileManager.default.moveItem(atPath: scratch.path("salinan"), toPath: left)
    #expect(try !OutputFile.finishCut(path, for: "impor-2"))
    #expect(try OutputFile.finishCut(path, for: "impor-1"))
    #expect(try names == ["hasil.csv"])
  }

  @Test func `removes what was cut off, of its own name alone`() throws {
    for name in [".audit-output.hasil.csv.7-1.part", ".audit-output.lain.csv.7-1.part", "x.part"] {
      _ = try scratch.file("x", name: name)
    }
    OutputFile.removeCut(path)
    #expect(try names == [".audit-output.lain.csv.7-1.part", "x.part"])
  }
}
