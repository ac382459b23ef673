import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A table of standards` {
  private static let known = KnownNames(
    units: [
      Self.unit: Unit(
        code: Self.unit, name: "Dinas", parent: nil, zone: "Asia/Makassar", calendar: nil)
    ],
    services: [
      Service(
        unit: Self.unit, code: .init(known: "SKCK"), name: "SKCK", agency: nil,
        numbersRestart: .yearly)
    ])
  private static let unit = UnitCode(known: "DINAS")

  private func read(_ table: String, profile: String? = nil) throws -> StandardsFile {
    let scratch = try Scratch()
    let file = try InputFile(path: scratch.file(table))
    let profile = try profile.map {
      try InputFile(
        path: scratch.file("format: audit.standards-profile/1\n" + $0, name: "p.yaml"))
    }
    return try StandardsFile.read(file, profile: profile, known: Self.known)
  }

  private func problems(_ table: String, profile: String? = nil) throws -> [Problem] {
    do {
      _ = try read(table, profile: profile)
      return []
    } catch ImportFault.invalid(_, let diagnostics, _) {
      return diagnostics.map(\.problem)
    }
  }

  static let header =
    "unit,service,service_name,version,valid_from,decree,class,tier,limit,limit_unit,clock_start,tariff,papers\n"

  @Test func `makes one standard of the rows of a service`() throws {
    let file = try read(
      Self.header + """
        DINAS,IZIN,Izin Usaha,2026,2026-01-02,SK 7/2025,baru,,3 (tiga) hari kerja,,complete,100000,KTP-el|Akta
        DINAS,IZIN,Izin Usaha,2026,2026-01-02,SK 7/2025,perpanjangan,,60,menit,complete,50000,KTP-el
        DINAS,SKCK,,2026,2026-01-02,SK 7/2025,,,1 jam,,complete,0,none
        """)
    #expect(file.standards.count == 2)
    let izin = try #require(file.standards.first)
    #expect(izin.version == "2026" && izin.decree == "SK 7/2025" && izin.state == .approved)
    #expect(izin.validFrom == CivilDay(iso: "2026-01-02"))
    #expect(
      izin.times == [
        TimePromise(applicantClass: "baru", value: 3, unit: .workingDays),
        TimePromise(applicantClass: "perpanjangan", value: 60, unit: .minutes),
      ])
    #expect(
      izin.cost
        == .tariffs(
          [
            TariffLine(applicantClass: "baru", tier: nil, amount: Money(100_000)),
            TariffLine(applicantClass: "perpanjangan", tier: nil, amount: Money(50_000)),
          ], legalBasis: nil))
    #expect(izin.documents?.map(\.name) == ["KTP-el", "Akta"])
    #expect(izin.documents?.map(\.classes) == [[], ["baru"]])
    #expect(file.standards[1].cost == .free(lawBasis: nil))
    #expect(file.standards[1].documents == [])
    #expect(file.services.map(\.name) == ["Izin Usaha", "SKCK"])
    // What is known of a service besides its name stays.
    #expect(file.services.map(\.numbersRestart) == [.never, .yearly])
  }

  @Test func `is read by a profile`() throws {
    let file = try read(
      """
      STANDAR PELAYANAN DINAS;;;;
      Kode;Berlaku;Waktu;Biaya;Syarat
      IZIN;02/01/2026;3 hari;Rp100.000,-;KTP-el / Akta
      Jumlah;1;;;
      """,
      profile: """
        dates: [dd/MM/yyyy]
        numbers: {decimal: ",", group: "."}
        lists: "/"
        bare_days: working_days
        columns: {service: Kode, valid_from: Berlaku, limit: Waktu, tariff: Biaya, papers: Syarat}
        constants: {unit: DINAS, clock_start: complete}
        """)
    let standard = try #require(file.standards.first)
    #expect(standard.version == "2026-01-02")
    #expect(
      standard.times
        == [TimePromise(applicantClass: nil, value: 3, unit: .workingDays, unitIsAssumed: true)])
    #expect(standard.documents?.map(\.name) == ["KTP-el", "Akta"])
  }

  @Test(arguments: [
    ("DINAS,IZIN,,,2026-01-02,,,,3 hari,,complete,,", Problem.bareDays),
    ("DINAS,IZIN,,,2026-01-02,,,,beberapa hari,,complete,,", .notALimit),
    ("DINAS,IZIN,,,2026-01-02,,,,3,,complete,,", .notALimit),
    ("DINAS,IZIN,,,2026-01-02,,,,3 menit,jam,complete,,", .notALimit),
    ("DINAS,IZIN,,,2026-01-02,,,,3 jam,,,,", .required),
    ("LAIN,IZIN,,,2026-01-02,,,,,,,,", .unknownUnit(nearest: nil)),
    ("DINAS,IZIN USAHA,,,2026-01-02,,,,,,,,", .invalidCode),
  ])
  func `refuses a row that cannot be understood`(row: String, problem: Problem) throws {
    #expect(try problems(Self.header + row + "\n") == [problem])
  }

  @Test func `refuses rows of one standard that contradict each other`() throws {
    let first = "DINAS,IZIN,,2026,2026-01-02,SK 7,baru,,1 jam,,complete,,\n"
    #expect(
      try problems(Self.header + first + first) == [.repeated(firstLine: 2)])
    #expect(
      try problems(
        Self.header + first + "DINAS,IZIN,,2026,2026-01-02,SK 8,lama,,1 jam,,complete,,\n")
        == [.otherwiseAbove(firstLine: 2)])
  }

  @Test func `is told from YAML by its content`() throws {
    let scratch = try Scratch()
    let yaml = try InputFile(path: scratch.file("format: audit.standards/1\nunits: []\n"))
    #expect(try StandardsFile.read(yaml, profile: nil) == StandardsFile())
  }
}

extension Code {
  fileprivate init(known text: String) {
    do { self = try Self(text) } catch { preconditionFailure("\(error)") }
  }
}
