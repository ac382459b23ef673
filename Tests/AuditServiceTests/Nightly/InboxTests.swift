import AuditImport
import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The inbox of a night` {
  @Test func `is emptied into the archive, with the hash in the name`() throws {
    let office = try NightOffice()
    let text = SmallOffice.file([NightOffice.good(1)])
    try office.deliver(text: text, as: "simpel-1.csv")
    try office.night("2025-02-12")
    #expect(office.names("inbox").isEmpty)
    let name = try #require(office.names("arsip").first)
    let hash = try #require(
      try office.folder.rows("SELECT sha256 FROM night_files WHERE outcome = 'imported'").first)
    #expect(name == "2025-02-12-\(hash.prefix(16))-simpel-1.csv")
    #expect(try office.folder.text(of: "arsip/\(name)") == text)
  }

  @Test func `says what became of a file before it moves, so that a night cut off loses none`()
    throws
  {
    let office = try NightOffice()
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    let archive = try office.folder.write("in the way", to: "arsip")
    #expect(try office.night("2025-02-12").exitStatus != .done)
    let outcomes = "SELECT outcome FROM night_files ORDER BY id"
    #expect(try office.folder.rows(outcomes) == ["imported"])
    #expect(office.names("inbox") == ["simpel-1.csv"])
    try FileManager.default.removeItem(atPath: archive)
    try office.night("2025-02-13")
    #expect(try office.folder.rows(outcomes) == ["imported", "known"])
    #expect(office.names("inbox").isEmpty && office.names("arsip").count == 1)
  }

  @Test func `takes the same bytes again without importing them`() throws {
    let office = try NightOffice()
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    try office.night("2025-02-12")
    try office.deliver([NightOffice.good(1)], as: "simpel-2.csv")
    let result = try office.night("2025-02-13")
    #expect(result.count("known", of: .importing) == 1)
    #expect(result.report?.lines.isEmpty ?? false)
    #expect(office.names("arsip").count == 2 && office.names("inbox").isEmpty)
  }

  @Test func `moves a refused file away with its rejected lines`() throws {
    let office = try NightOffice()
    let bad = NightOffice.good(1).replacing("2025-02-04", with: "31/02/2025")
    try office.deliver([bad], as: "simpel-1.csv")
    try office.deliver([NightOffice.good(2)], as: "simpel-2.csv")
    let result = try office.night("2025-02-12")
    #expect(result.exitStatus == .data)
    #expect(result.count("imported", of: .importing) == 1)
    let names = office.names("ditolak")
    #expect(names.count == 2)
    #expect(names.contains { $0.hasSuffix("-simpel-1.csv") })
    #expect(names.contains { $0.hasSuffix("-simpel-1.csv.rejects.csv") })
    #expect(
      result.report?.text(in: .indonesian).contains(
        "berkas ditolak: simpel-1.csv (sumber simpel), 1 baris tertolak") ?? false)
    // The ask goes to the unit: the night itself is done.
    #expect(try office.night("2025-02-12").report == nil)
  }

  @Test func `imports what a file may lose, and says how many lines that were`() throws {
    let office = try NightOffice()
    let bad = NightOffice.good(1).replacing("2025-02-04", with: "31/02/2025")
    try office.deliver([bad, NightOffice.good(2)], as: "simpel-1.csv")
    let result = try office.night("2025-02-12")
    #expect(result.exitStatus == .done)
    #expect(
      result.report?.text(in: .indonesian).contains(
        "sebagian baris tertolak: simpel-1.csv (sumber simpel), 1 diterima, 1 ditolak") ?? false)
    #expect(office.names("arsip").count == 2)
  }

  @Test func `holds a file against the control file beside it, which goes where it does`() throws {
    let office = try NightOffice()
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    try office.deliver(text: "format: audit.control/1\nrows: 2\n", as: "simpel-1.csv.control")
    try office.deliver([NightOffice.good(2)], as: "simpel-2.csv")
    try office.deliver(text: "format: audit.control/1\nrows: 1\n", as: "simpel-2.csv.control")
    let result = try office.night("2025-02-12")
    #expect(result.exitStatus == .data)
    #expect(result.count("refused", of: .importing) == 1)
    #expect(result.count("imported", of: .importing) == 1)
    #expect(result.count("unmatched", of: .importing) == 0)
    #expect(result.report?.text(in: .english).contains("1 rows, but the covering letter") ?? false)
    #expect(office.names("inbox").isEmpty)
    #expect(office.names("ditolak").count == 2)
    #expect(office.names("ditolak").contains { $0.hasSuffix("-simpel-1.csv.control") })
    #expect(office.names("arsip").contains { $0.hasSuffix("-simpel-2.csv.control") })
  }

  @Test func `leaves a control file until its file is there, whatever the patterns`() throws {
    let office = try NightOffice()
    office.plan.inbox?.sources[0].pattern = "simpel-*"
    try office.deliver(text: "format: audit.control/1\nrows: 1\n", as: "simpel-1.csv.control")
    let result = try office.night("2025-02-12")
    #expect(result.count("waiting", of: .importing) == 1)
    #expect(office.names("inbox") == ["simpel-1.csv.control"])
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    #expect(try office.night("2025-02-13").count("imported", of: .importing) == 1)
    #expect(office.names("inbox").isEmpty && office.names("arsip").count == 2)
  }

  @Test func `leaves a file whose profile demands a control file until that is there`() throws {
    let office = try NightOffice()
    let profile = try office.folder.write(
      "format: audit.profile/1\ncontrol: required\n", to: "simpel.yaml")
    office.plan.inbox?.sources[0].profile = profile
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    for day in ["2025-02-12", "2025-02-13"] {
      let result = try office.night(day)
      #expect(result.step(.importing)?.status == .done)
      #expect(result.count("waiting", of: .importing) == 1)
      #expect(
        result.report?.text(in: .english)
          == "file waits for the next night: simpel-1.csv (source simpel): the control file that its profile demands is not there (FILE.control)\n"
      )
      #expect(office.names("inbox") == ["simpel-1.csv"])
    }
    try office.deliver(text: "format: audit.control/1\nrows: 1\n", as: "simpel-1.csv.control")
    #expect(try office.night("2025-02-14").count("imported", of: .importing) == 1)
    #expect(office.names("inbox").isEmpty && office.names("arsip").count == 2)
  }

  @Test func `says when a month shrank since the delivery before`() throws {
    let office = try NightOffice()
    try office.deliver((1...4).map { NightOffice.good($0) }, as: "simpel-1.csv")
    try office.night("2025-02-12")
    try office.deliver((1...3).map { NightOffice.good($0) }, as: "simpel-2.csv")
    let result = try office.night("2025-02-13")
    #expect(result.exitStatus == .done)
    let told = result.report?.text(in: .english) ?? ""
    #expect(told.contains("less than the delivery before: simpel-2.csv (source simpel), 1 rows"))
    #expect(told.contains("KANTOR/SURAT 2025-02: 3, was 4"))
  }

  @Test func `refuses a file without a header and says why`() throws {
    let office = try NightOffice()
    try office.deliver(text: "a;b\n", as: "simpel-1.csv")
    try office.deliver([NightOffice.good(1)], as: "simpel-2.csv")
    let result = try office.night("2025-02-12")
    #expect(result.exitStatus == .data)
    #expect(office.names("ditolak").count == 1)
    #expect(result.report?.text(in: .english).contains("file refused: simpel-1.csv") ?? false)
  }

  @Test(arguments: [".simpel-1.csv", "simpel-1.csv.part", "simpel-1.csv.tmp", "~$simpel-1.csv"])
  func `leaves a file whose name says that it is not finished`(name: String) throws {
    let office = try NightOffice()
    try office.deliver([NightOffice.good(1)], as: name)
    try office.deliver([NightOffice.good(2)], as: "simpel-2.csv")
    let result = try office.night("2025-02-12")
    #expect(result.count("waiting", of: .importing) == 1)
    #expect(result.exitStatus == .done && office.names("inbox") == [name])
    #expect(result.report?.text(in: .english).contains("waits for the next night") ?? false)
  }

  @Test func `leaves a file that a program has open for writing`() throws {
    let office = try NightOffice()
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    let writer = try FileHandle(
      forWritingTo: office.folder.url.appending(path: "inbox/simpel-1.csv"))
    let result = try office.night("2025-02-12")
    #expect(result.count("waiting", of: .importing) == 1)
    #expect(try office.folder.rows("SELECT code FROM night_files") == ["open_for_writing"])
    try writer.close()
    #expect(try office.night("2025-02-13").count("imported", of: .importing) == 1)
  }

  @Test func `leaves a file whose last line has just been begun, until it is a minute old`() throws
  {
    let office = try NightOffice()
    let text = String(SmallOffice.file([NightOffice.good(1)]).dropLast(1))
    let path = try office.folder.write(text, to: "inbox/simpel-1.csv")
    func touch(_ local: String) throws {
      let instant = try FindingOffice.instant(local)
      let date = Date(timeIntervalSince1970: TimeInterval(instant.seconds))
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }
    try touch("2025-02-12T02:29:01")
    #expect(try office.night("2025-02-12").count("waiting", of: .importing) == 1)
    #expect(try office.folder.rows("SELECT code FROM night_files") == ["unfinished_line"])
    try touch("2025-02-13T02:29:00")
    #expect(try office.night("2025-02-13").count("imported", of: .importing) == 1)
  }

  @Test func `tells of services that it registered`() throws {
    let office = try NightOffice()
    office.plan.inbox?.sources[0].profile = try office.folder.write(
      "format: audit.profile/1\nunknown_services: register\n", to: "profil.yaml")
    try office.deliver(
      text: "unit,service,case_number,status,received_at\nKANTOR,KTP,K-1,open,2025-02-03T09:00\n",
      as: "simpel-1.csv")
    #expect(
      try office.lines("2025-02-12").contains {
        $0.hasPrefix(
          "layanan baru terdaftar tanpa standar: simpel-1.csv (sumber simpel), 1 layanan")
      })
  }

  @Test func `tells of lines that are older than what stands, and of cases that are open again`()
    throws
  {
    let office = try NightOffice()
    try office.deliver(
      [FindingOffice.row(5, received: "2025-02-03", finished: "2025-02-04")], as: "simpel-2.csv")
    try office.night("2025-02-12")
    let open =
      "unit,service,case_number,status,received_at\nKANTOR,SURAT,S-5,open,2025-02-03T09:00\n"
    try office.deliver(text: open, as: "simpel-3.csv")
    #expect(
      try office.lines("2025-02-13").contains {
        $0.hasPrefix("perkara dibuka kembali: simpel-3.csv (sumber simpel), 1 baris")
      })
    let later = office.folder.workspace(now: try FindingOffice.instant("2025-02-13T12:00:00"))
    let again = try office.folder.write(
      SmallOffice.file([FindingOffice.row(6, received: "2025-02-03", finished: "2025-02-05")]),
      to: "meja.csv")
    _ = try later.importTransactions(TransactionImport(file: again), progress: quietly)
    office.plan.inbox?.sources[0].dateInName = try DatePattern("yyyyMMdd")
    try office.deliver(
      [FindingOffice.row(6, received: "2025-02-03", finished: "2025-02-04")],
      as: "simpel-20250206.csv")
    #expect(
      try office.lines("2025-02-14").contains {
        $0.hasPrefix("baris lebih lama dibiarkan: simpel-20250206.csv (sumber simpel), 1 baris")
      })
  }

  @Test func `tells once of a file that no pattern fits, and leaves it`() throws {
    let office = try NightOffice()
    try office.deliver(text: "x\n", as: "lain 6371010101900001.csv")
    let lines = try office.lines("2025-02-12")
    #expect(lines.count == 1 && lines[0].hasPrefix("berkas tidak dikenali: lain "))
    #expect(!lines[0].contains("6371010101900001"))
    #expect(try office.lines("2025-02-13").isEmpty)
    #expect(office.names("inbox").count == 1)
  }

  @Test func `passes over folders, links and files of rejected lines`() throws {
    let office = try NightOffice()
    let inbox = office.folder.url.appending(path: "inbox")
    try FileManager.default.createDirectory(
      at: inbox.appending(path: "simpel-a.csv"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: inbox.appending(path: "simpel-b.csv").path, withDestinationPath: "/etc/passwd")
    try office.deliver(text: "x\n", as: "simpel-c.csv.rejects.csv")
    #expect(try office.night("2025-02-12").step(.importing)?.status == .idle)
  }

  @Test func `that is not there is a matter of the configuration, and the audit goes on`() throws {
    let office = try NightOffice()
    office.plan.inbox?.folder = office.folder.path("nihil")
    let result = try office.night("2025-02-12")
    #expect(result.step(.importing)?.code == "E_NIGHT_FOLDER")
    #expect(result.step(.backup)?.status == .done)
  }

  @Test func `keeps its files when their profile cannot be used`() throws {
    let office = try NightOffice()
    office.plan.inbox?.sources[0].profile = try office.folder.write("format: x\n", to: "p.yaml")
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    let result = try office.night("2025-02-12")
    #expect(result.step(.importing)?.code == "E_NIGHT_PROFILE")
    #expect(office.names("inbox") == ["simpel-1.csv"])
  }

  @Test func `says which source has brought nothing for longer than expected`() throws {
    let office = try NightOffice()
    office.plan.inbox?.sources[0].expectedEvery = 2
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    try office.night("2025-02-12")
    #expect(try office.lines("2025-02-14").isEmpty)
    #expect(
      try office.lines("2025-02-15") == [
        "tidak ada impor dari sumber simpel (simpel-*.csv) sejak 12/02/2025, 3 hari"
      ])
    #expect(try office.lines("2025-02-16").isEmpty)
    #expect(try office.lines("2025-02-17").count == 1)
  }
}
