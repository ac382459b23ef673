import Foundation
import HandoverFiles
import SSHKeygen
import Testing

@Suite struct `A key` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }

  @Test func `is made with its public key beside it, and never overwritten`() throws {
    let path = folder.path("kunci")
    let key = try KeyFiles.make(at: path, identity: "inspektorat", dryRun: false)
    #expect(try mode("kunci") == 0o600)
    #expect(try KeyFiles.publicKey(in: path) == key)
    #expect(try KeyFiles.publicKey(in: path + ".pub") == key)
    #expect(key.fingerprint.hasPrefix("SHA256:") && key.fingerprint.count == 50)
    #expect(throws: KeyFault.exists(path: path)) {
      try KeyFiles.make(at: path, identity: "inspektorat", dryRun: false)
    }
    _ = try KeyFiles.make(at: folder.path("lain"), identity: "x", dryRun: true)
    #expect(!folder.exists("lain") && !folder.exists("lain.pub"))
    #expect(throws: KeyFault.self) {
      try KeyFiles.make(at: folder.path("no/folder"), identity: "x", dryRun: false)
    }
  }

  @Test(arguments: ["", "dua kata", "a,b", "a*", "-n", "a\"b", String(repeating: "x", count: 65)])
  func `has an identity that can stand in a file of signers`(identity: String) {
    #expect(throws: KeyFault.badIdentity(identity)) {
      try KeyFiles.make(at: folder.path("kunci"), identity: identity, dryRun: false)
    }
  }

  @Test func `is refused when others can read it, or when it is none`() throws {
    let path = folder.path("kunci")
    _ = try KeyFiles.make(at: path, identity: "x", dryRun: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(throws: KeyFault.tooOpen(path: path)) { try KeyFiles.privateKey(in: path) }
    let text = try folder.write("bukan kunci", to: "teks")
    #expect(throws: KeyFault.notAPrivateKey(path: text)) { try KeyFiles.privateKey(in: text) }
    #expect(throws: KeyFault.notAPublicKey(path: text)) { try KeyFiles.publicKey(in: text) }
    let cut = try folder.write(
      String(try folder.text(of: "kunci").dropLast(60)), to: "potong")
    #expect(throws: KeyFault.notAPrivateKey(path: cut)) { try KeyFiles.privateKey(in: cut) }
    #expect(throws: KeyFault.self) { try KeyFiles.privateKey(in: folder.path("tidak-ada")) }
  }

  @Test(.enabled(if: SSHKeygen.isInstalled))
  func `of ssh-keygen is read, with a passphrase or another kind it is refused`() throws {
    let path = folder.path("openssh")
    _ = try SSHKeygen.run(
      ["-q", "-t", "ed25519", "-N", "", "-C", "kantor@contoh", "-f", path])
    let key = try KeyFiles.privateKey(in: path).publicKey
    #expect(key.comment == "kantor@contoh")
    #expect(try SSHKeygen.run(["-l", "-f", path]).text.contains(key.fingerprint))
    let locked = folder.path("terkunci")
    _ = try SSHKeygen.run(["-q", "-t", "ed25519", "-N", "rahasia", "-f", locked])
    #expect(throws: KeyFault.hasPassphrase(path: locked)) { try KeyFiles.privateKey(in: locked) }
    let other = folder.path("ecdsa")
    _ = try SSHKeygen.run(["-q", "-t", "ecdsa", "-N", "", "-f", other])
    #expect(throws: KeyFault.otherKind(path: other)) { try KeyFiles.privateKey(in: other) }
    #expect(throws: KeyFault.otherKind(path: other + ".pub")) {
      try KeyFiles.publicKey(in: other + ".pub")
    }
  }

  @Test(.enabled(if: SSHKeygen.isInstalled))
  func `is read by ssh-keygen, which signs with it`() throws {
    let path = folder.path("kunci")
    let key = try KeyFiles.make(at: path, identity: "inspektorat", dryRun: false)
    let derived = try SSHKeygen.run(["-y", "-f", path])
    #expect(derived.status == 0)
    #expect(derived.text.hasPrefix(key.line))
    #expect(try SSHKeygen.run(["-l", "-f", path + ".pub"]).text.contains(key.fingerprint))
  }

  @Test(.enabled(if: SSHKeygen.isInstalled))
  func `hands over to a new one by a statement that the old one signs`() throws {
    let old = folder.path("lama")
    let key = try KeyFiles.make(at: old, identity: "inspektorat", dryRun: false)
    let new = folder.path("baru")
    let keys = try KeyFiles.rotate(from: old, to: new, identity: nil, dryRun: false)
    #expect(keys.old == key && keys.new.comment == "inspektorat")
    #expect(try KeyFiles.privateKey(in: new).publicKey == keys.new)
    let statement = try Data(contentsOf: URL(filePath: new + ".rotation.json"))
    #expect(String(decoding: statement, as: UTF8.self).contains(keys.new.fingerprint))
    let signers = try folder.write("inspektorat \(key.line)\n", to: "signers")
    let checked = try SSHKeygen.run(
      [
        "-Y", "verify", "-f", signers, "-I", "inspektorat", "-n", "audit-key-rotation", "-s",
        new + ".rotation.json.sig",
      ], input: statement)
    #expect(checked.status == 0, "\(checked.text)")
    #expect(throws: KeyFault.exists(path: new)) {
      try KeyFiles.rotate(from: old, to: new, identity: nil, dryRun: false)
    }
  }
}
