import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `What SQLite says of a file` {
  // SQLITE_IOERR, and with the first four its kinds: read, write, fsync, shmsize, data, corruptfs;
  // SQLITE_CANTOPEN; SQLITE_FULL.
  @Test(arguments: [
    (10, 0, StoreError.Problem.inputOutput), (10, EIO, .inputOutput), (266, EIO, .inputOutput),
    (778, EIO, .inputOutput), (1034, EIO, .inputOutput), (10, EBADF, .inputOutput),
    (10, ENOSPC, .diskFull), (778, ENOSPC, .diskFull), (778, EDQUOT, .diskFull),
    (778, EFBIG, .diskFull), (4874, 0, .diskFull), (4874, ENOSPC, .diskFull),
    (4874, EIO, .inputOutput), (10, EROFS, .readOnly), (8202, 0, .damaged), (8458, 0, .damaged),
    (14, ENOSPC, .diskFull), (14, EDQUOT, .diskFull), (14, EROFS, .readOnly), (14, EACCES, .denied),
    (14, 0, .denied), (13, 0, .diskFull), (8, 0, .readOnly), (11, 0, .damaged), (5, 0, .busy),
    (26, 0, .foreign), (1, 0, .other),
  ]) func `is told as what it is`(code: Int32, reason: Int32, problem: StoreError.Problem) {
    let error = StoreError(code: code, message: "x", sql: "", path: "/a.db", reason: reason)
    #expect(error.problem == problem)
  }

  @Test func `names the reason of the system`() {
    let error = StoreError(code: 778, message: "disk I/O error", sql: "", path: "/a", reason: EIO)
    #expect(error.detail == "disk I/O error: Input/output error")
  }
}

@Suite struct `A database on a network drive` {
  private static let nfs = DriveProbe { _ in "NFS" }

  private func problem(_ body: () throws -> some Any) -> StoreError.Problem? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? StoreError)?.problem
    }
  }

  private func open(_ database: TemporaryDatabase, _ access: Store.Access) throws -> Store {
    try Store.open(
      database.path, access, now: TemporaryDatabase.now, program: "audit test", drive: Self.nfs)
  }

  @Test func `is not written, and may be read`() throws {
    let database = try TemporaryDatabase()
    _ = try Sample.store(in: database)
    #expect(problem { try open(database, .write) } == .networkDrive("NFS"))
    #expect(try open(database, .read).status().services == 1)
  }

  @Test func `is not made`() throws {
    let database = try TemporaryDatabase()
    #expect(
      problem {
        try Store.create(
          at: database.path, appliedAt: TemporaryDatabase.now, program: "audit test",
          drive: Self.nfs)
      } == .networkDrive("NFS"))
    #expect(!FileManager.default.fileExists(atPath: database.path))
  }

  @Test func `is none on the disks of this computer`() throws {
    let database = try TemporaryDatabase()
    #expect(DriveProbe.system.networkDrive(database.folder.path) == nil)
    #expect(DriveProbe.system.networkDrive("/proc/self/mountinfo") == nil)
    #expect(DriveProbe.system.networkDrive("/nowhere") == nil)
  }

  @Test(
    arguments: [
      (0x28, "fuse.sshfs", "sshfs"), (0x28, "fuse.rclone", "rclone"), (0x28, "fuse", nil),
      (0x28, "fuseblk", nil), (0x29, "fuse.sshfs", nil),
    ] as [(UInt64, String, String?)])
  func `is known by its program where programs make file systems`(
    device: UInt64, type: String, drive: String?
  ) {
    let mounts = """
      22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      95 22 0:40 / /mnt/kantor\\040a rw,nosuid shared:2 master:1 - \(type) server:/x rw,user_id=0
      """
    #expect(DriveProbe.networkDrive(ofDevice: device, mounts: mounts) == drive)
  }
}

@Suite struct `The status of a database` {
  @Test func `tells of each unit when its transactions came last`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    var cases = (1...300).map { Sample.transaction("K-\($0)") }
    cases[17].stamps.received = Instant(1_700_000_500)
    try Sample.importing(cases, into: store)
    let imports = try store.unitImports()
    #expect(imports.map(\.unit) == ["MPP-Uji"])
    #expect(imports.first?.transactions == 300)
    #expect(imports.first?.importedAt == TemporaryDatabase.now)
    #expect(imports.first?.lastReceived == cases[17].stamps.received)
  }
}
