import AuditImport
import AuditReport
import Fixtures
import Foundation
import HandoverFiles
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditService
@testable import AuditStore

@Suite struct `A file that is imported` {
  let folder: WorkFolder
  let workspace: Workspace
  /// So many that some of the file is not read yet when the first are counted.
  private static let many = (1...8000).map { SmallOffice.row($0) }

  init() throws {
    folder = try SmallOffice.folder()
    workspace = folder.workspace(now: SmallOffice.now)
  }

  @Test func `and written to meanwhile is refused`() throws {
    let file = try folder.write(SmallOffice.file(Self.many), to: "berkas.csv")
    let request = TransactionImport(file: file)
    let before = try folder.contents()
    #expect(throws: ImportFault.changed(file: file)) {
      try workspace.importTransactions(request) { rows in
        guard rows == 4096 else { return }
        let handle = try #require(FileHandle(forUpdatingAtPath: file))
        try handle.seekToEnd()
        try handle.seek(toOffset: try handle.offset() - 4)
        try handle.write(contentsOf: Data("9".utf8))
      }
    }
    #expect(try folder.contents() == before)
    #expect(ImportFault.changed(file: file).code == "E_FILE_CHANGED")
  }

  @Test func `and exchanged meanwhile is the one that was hashed`() throws {
    let file = try folder.write(SmallOffice.file(Self.many), to: "berkas.csv")
    let other = try folder.write(SmallOffice.file([SmallOffice.row(9999)]), to: "lain.csv")
    let hash = try FileDigest(of: file).sha256
    let result = try workspace.importTransactions(TransactionImport(file: file)) { rows in
      if rows == 4096 { #expect(unsafe rename(other, file) == 0) }
    }
    #expect(result.inserted == 8000 && result.sha256 == hash)
  }

  @Test func `gives the rejects file its name when it could not be given before`() throws {
    let rows = [SmallOffice.row(0, finished: "31/02/2025")] + Self.many
    let file = try folder.write(SmallOffice.file(rows), to: "berkas.csv")
    let rejects = file + ".rejects.csv"
    let request = TransactionImport(file: file, allowance: .lines(1))
    // In the way of the name, from when the file was begun.
    #expect(throws: ImportFault.self) {
      try workspace.importTransactions(request) { rows in
        guard rows == 4096 else { return }
        try FileManager.default.createDirectory(
          atPath: rejects + "/x", withIntermediateDirectories: true)
      }
    }
    #expect(try folder.number("SELECT count(*) FROM transactions") == 8000)
    try FileManager.default.removeItem(atPath: rejects)
    let again = try workspace.importTransactions(request, progress: quietly)
    guard case .known = again.state else {
      Issue.record("imported again: \(again.state)")
      return
    }
    #expect(again.rejectsFile == rejects)
    #expect(try folder.text(of: "berkas.csv.rejects.csv").contains("S-0"))
    #expect(try !unfinished().contains(true))
  }

  @Test func `leaves no rejects file when nothing was kept`() throws {
    let rows = [SmallOffice.row(0, finished: "31/02/2025"), SmallOffice.row(1)]
    let file = try folder.write(SmallOffice.file(rows), to: "berkas.csv")
    let request = TransactionImport(file: file, allowance: .lines(1), expectedRows: 7)
    #expect(throws: ControlFault.rows(expected: 7, found: 2, saidBy: "--expect-rows")) {
      try workspace.importTransactions(request, progress: quietly)
    }
    #expect(try !folder.exists("berkas.csv.rejects.csv") && !unfinished().contains(true))
  }

  private func unfinished() throws -> [Bool] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      .map { $0.contains("audit-output") || $0.contains("spool") }
  }

  @Test func `adds its holidays to those that another import brings meanwhile`() async throws {
    let workspace = workspace
    let file = try folder.write("date,name\n2025-05-01,Hari Buruh\n", to: "libur.csv")
    let work = { @Sendable in
      _ = try workspace.importHolidays(
        file: file, calendar: "kantor", recordedAt: nil, dryRun: false)
    }
    try await run(work) { store throws(StoreError) in
      var calendars = try store.catalogue().calendars.map(\.value)
      for index in calendars.indices {
        calendars[index].definition.holidays.append(
          Holiday(
            day: CivilDay(number: 20_178), name: "Nyepi", kind: "libur_nasional", decree: "SKB 1"))
      }
      _ = try store.record(
        calendars, recordedAt: SmallOffice.now, importedAt: SmallOffice.now)
    }
    let calendar = try folder.store().catalogue().calendars.last
    let names = calendar?.value.definition.holidays.map(\.name) ?? []
    #expect(Set(names) == ["Tahun Baru Masehi", "Nyepi", "Hari Buruh"])
  }

  @Test func `may refer to what another import brings meanwhile`() async throws {
    let workspace = workspace
    let file = try folder.write(
      """
      format: audit.standards/1
      services: [{unit: KANTOR, code: IZIN, name: Izin, agency: DINAS, standards: []}]
      """, to: "izin.yaml")
    let work = { @Sendable in _ = try workspace.importStandards(file: file, dryRun: false) }
    try await run(work) { store throws(StoreError) in
      let agency = Agency(code: try store.code("DINAS"), name: "Dinas Uji")
      _ = try store.record(
        DeclaredStandards(units: [], agencies: [agency], services: [], standards: []),
        recordedAt: SmallOffice.now, importedAt: SmallOffice.now)
    }
    #expect(try folder.number("SELECT count(*) FROM services WHERE code = 'IZIN'") == 1)
  }

  @Test func `is known when another import brings the same ladder meanwhile`() async throws {
    let workspace = workspace
    let file = try folder.write(
      try String(contentsOf: Fixtures.url("complaints/ladder.yaml"), encoding: .utf8),
      to: "tangga.yaml")
    let ladder = try LadderFile.read(InputFile(path: file))
    let work = { @Sendable in _ = try workspace.importLadder(file: file, dryRun: false) }
    try await run(work) { store throws(StoreError) in
      try store.insert(ladder, knownFrom: SmallOffice.now)
    }
    #expect(try folder.number("SELECT count(*) FROM ladders") == 1)
  }

  /// Begins an import while another connection holds the lock, and lets that one write before it lets
  /// go.
  private func run(
    _ late: @escaping @Sendable () throws -> Void,
    while early: (Store) throws(StoreError) -> Void
  ) async throws {
    let holder = try folder.store(.write)
    let task: Task<Void, any Error> = try holder.write { () throws(StoreError) in
      let task = Task.detached { try late() }
      // It comes as far as it can without the lock.
      usleep(400_000)
      try early(holder)
      return task
    }
    try await task.value
  }
}
