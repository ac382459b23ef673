import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A file of standards` {
  private static let head = "format: audit.standards/1\n"

  private func read(
    _ text: String, known: KnownNames = KnownNames()
  ) throws -> StandardsFile {
    let scratch = try Scratch()
    return try StandardsFile.read(
      InputFile(path: scratch.file(Self.head + text, name: "standards.yaml")), known: known)
  }

  /// One standard with these further lines, each indented by eight.
  private func standard(_ lines: String, currency: String = "IDR") throws -> Standard {
    let text = """
      units: [{code: U, name: U, zone: Asia/Makassar, calendar: c, currency: \(currency)}]
      services:
        - unit: U
          code: S
          name: S
          standards:
            - version: 2024
              state: approved
              valid_from: 2024-01-01
              \(lines.split(separator: "\n").joined(separator: "\n        "))
      """
    return try #require(try read(text).standards.first)
  }

  @Test func `is read whole`() throws {
    let file = try StandardsFile.read(InputFile(path: Sample.fixture("standards/example.yaml")))
    #expect(file.recordedAt == Instant(iso: "2024-12-20T08:00:00+08:00"))
    #expect(file.note == "Contoh buatan sendiri")
    let mall = Unit(
      code: try UnitCode("MPP-Banjarbaru"), name: "Mal Pelayanan Publik Kota Banjarbaru",
      parent: nil, zone: "Asia/Makassar", calendar: try CalendarCode("mpp-banjarbaru"))
    let counter = Unit(
      code: try UnitCode("MPP-Banjarbaru.POLRES"), name: "Gerai Polres Banjarbaru",
      parent: mall.code, zone: "Asia/Makassar", calendar: nil)
    #expect(file.units == [mall, counter])
    let agency = Agency(code: try AgencyCode("POLRES-Banjarbaru"), name: "Polres Banjarbaru")
    #expect(file.agencies == [agency])
    #expect(file.services.map(\.code.text) == ["SKCK", "SIDIK-JARI"])
    #expect(file.services.map(\.agency) == [agency.code, nil])
    #expect(file.standards.count == 2)
    let standard = try #require(file.standards.first)
    #expect(standard.version == "2024")
    #expect(standard.state == .revoked)
    #expect(standard.decree == nil)
    #expect(standard.source == "https://example.org/sp-skck")
    #expect(standard.validFrom == CivilDay(iso: "2024-01-01"))
    #expect(standard.validTo == CivilDay(iso: "2025-06-30"))
    #expect(
      standard.clock
        == ClockSettings(
          start: .complete, receipt: .nextOpening, dayCount: .includeFirst,
          stoppingReasons: [.applicant, .payment]))
    #expect(
      standard.times == [
        TimePromise(applicantClass: nil, value: 1, unit: .workingDays),
        TimePromise(applicantClass: "perpanjangan", value: 60, unit: .minutes),
        TimePromise(
          applicantClass: "hilang", value: 3, unit: .calendarDays, unitIsAssumed: true),
        TimePromise(
          applicantClass: "mutasi", value: 10, unit: .workingDays, extensionValue: 7),
      ])
    #expect(
      standard.cost
        == .tariffs(
          [
            TariffLine(applicantClass: "baru", tier: "roda_2", amount: Money(100_000)),
            TariffLine(applicantClass: nil, tier: nil, amount: Money(30_000)),
          ], legalBasis: "PP 76/2020"))
    #expect(standard.targetPerMille == 900)
    let documents = try #require(standard.documents)
    #expect(documents.map(\.code.text) == ["ktp", "rumus", "akta", "ijazah", "kuasa"])
    #expect(documents[0].aliases == ["e-KTP", "Fotokopi KTP"])
    #expect(documents[1].classes == ["baru"])
    #expect(documents[2].alternatives == "kelahiran")
    #expect(documents[4].isMandatory == false)
    #expect(documents[4].condition == "bila dikuasakan")
    let second = try #require(file.standards.last)
    #expect(second.cost == .free(lawBasis: "UU 24/2013 Pasal 79A"))
    #expect(second.documents == [])
    #expect(second.times == [])
    #expect(second.clock == ClockSettings())
  }

  @Test func `may be written as JSON`() throws {
    let file = try read(
      """
      units: [{"code": "U", "name": "U", "zone": "UTC", "calendar": "c", "currency": {"code": "USD", "decimals": 2}}]
      """)
    #expect(file.units.first?.currency == Currency(code: "USD", decimals: 2))
    let scratch = try Scratch()
    let path = try scratch.file(
      #"{"format": "audit.standards/1", "agencies": [{"code": "A", "name": "\u00e9"}]}"#)
    #expect(try StandardsFile.read(InputFile(path: path)).agencies.first?.name == "é")
  }

  @Test func `may share parts by aliases`() throws {
    let file = try read(
      """
      agencies:
        - &a {code: A, name: Dinas}
      units:
        - {code: U, name: &n Satu, zone: UTC, calendar: c}
        - {code: U.1, name: *n, parent: U}
      """)
    #expect(file.units.map(\.name) == ["Satu", "Satu"])
  }

  @Test func `gives units what they inherit, parents first`() throws {
    let parent = Unit(
      code: try UnitCode("P"), name: "P", parent: nil, zone: "Asia/Jayapura", calendar: nil,
      currency: Currency(code: "USD", decimals: 2))
    let file = try read(
      """
      units:
        - {code: A.B.C, name: c, parent: A.B}
        - {code: A.B, name: b, parent: A, zone: Asia/Jakarta}
        - {code: A, name: a, parent: P}
      """, known: KnownNames(units: [parent.code: parent]))
    #expect(file.units.map(\.code.text) == ["A", "A.B", "A.B.C"])
    #expect(file.units.map(\.zone) == ["Asia/Jayapura", "Asia/Jakarta", "Asia/Jakarta"])
    #expect(file.units.allSatisfy { $0.currency == parent.currency })
  }

  @Test func `says of a unit whether it inherits services`() throws {
    let file = try read(
      """
      units:
        - {code: A, name: a, zone: UTC, calendar: c, services: own}
        - {code: A.B, name: b, parent: A, services: inherited}
        - {code: A.C, name: c, parent: A}
      """)
    #expect(file.units.map(\.inheritsServices) == [false, true, false])
  }

  @Test(arguments: [
    (
      "{code: A, name: a, zone: UTC, calendar: c, services: inherited}",
      Problem.isRequired(key: "parent", because: "`services: inherited`")
    ),
    (
      "{code: A, name: a, parent: K, services: inherit}",
      .notAWord(known: ["own", "inherited"], nearest: "inherited")
    ),
    // K, which is known, stands below E: E cannot stand below K.
    ("{code: E, name: e, parent: K, services: inherited}", .parentCycle),
  ])
  func `refuses a unit with nothing above it to inherit from`(unit: String, problem: Problem) throws
  {
    let above = Unit(code: try UnitCode("E"), name: "E", parent: nil, zone: "UTC", calendar: nil)
    let known = Unit(
      code: try UnitCode("K"), name: "K", parent: above.code, zone: "UTC", calendar: nil)
    do {
      _ = try read(
        "units: [\(unit)]",
        known: KnownNames(units: [above.code: above, known.code: known]))
      Issue.record("read")
    } catch ImportFault.invalid(_, let diagnostics, _) {
      #expect(diagnostics.map(\.problem) == [problem])
    }
  }

  @Test func `keeps texts that look like something else`() throws {
    let file = try read("agencies: [{code: no, name: 007}, {code: 2024-01-01, name: 'null'}]")
    #expect(file.agencies.map(\.code.text) == ["no", "2024-01-01"])
    #expect(file.agencies.map(\.name) == ["007", "null"])
  }

  @Test func `may promise nothing`() throws {
    let standard = try standard("time: null\ncost: null\nrequirements: null\ndecree: null")
    #expect(standard.times == [])
    #expect(standard.cost == .notStated)
    #expect(standard.documents == nil)
    #expect(standard.targetPerMille == nil)
  }

  @Test(
    arguments: [
      ("cost: {free: true}", .free(lawBasis: nil)),
      ("cost: {by_regulation: Perda 1/2024}", .byRegulation("Perda 1/2024")),
      ("cost: {by_regulation: null}", .byRegulation(nil)),
      (
        "cost: {tariffs: [{tier: a, amount: 12.50}]}",
        .tariffs([TariffLine(applicantClass: nil, tier: "a", amount: Money(1250))], legalBasis: nil)
      ),
    ] as [(String, CostPromise)])
  func `states the cost`(text: String, cost: CostPromise) throws {
    #expect(try standard(text, currency: "{code: USD, decimals: 2}").cost == cost)
  }

  @Test(arguments: [
    ("0", 0), ("1", 1000), ("1.0", 1000), ("0.9", 900), ("0.955", 955), ("0.9000", 900),
  ])
  func `sets a target`(text: String, perMille: Int) throws {
    #expect(try standard("target: \(text)").targetPerMille == perMille)
  }

  /// A broken file names in comments what is wrong with its lines.
  @Test(arguments: ["standards", "units"])
  func `is refused with every mistake`(name: String) throws {
    let path = Sample.fixture("broken/\(name).yaml")
    let expected = try Expectation.read(path)
    let known = KnownNames(calendars: [try CalendarCode("mpp-banjarbaru")])
    do {
      _ = try StandardsFile.read(InputFile(path: path), known: known)
      Issue.record("read")
    } catch {
      guard case .invalid(_, let diagnostics, let total) = error else { throw error }
      #expect(Expectation.found(diagnostics) == expected)
      #expect(total == diagnostics.count)
    }
  }

  @Test(arguments: [
    ("format: audit.calendars/1\n", "1:9 E_FORMAT"), ("units: []\n", "1:1 E_FORMAT"),
    ("", "1:1 E_TYPE"), ("- a\n", "1:1 E_TYPE"), ("format: [\n", "2:1 E_YAML"),
    ("format: audit.standards/1\nunits: [}\n", "2:9 E_YAML"),
    ("format: audit.standards/1\n---\nformat: x\n", "2:1 E_YAML"),
    ("format: audit.standards/1\nnote: a\nnote: b\n", "2:1 E_DUPLICATE"),
    ("format: audit.standards/1\nnote: *nowhere\n", "2:7 E_YAML"),
    ("format: audit.standards/1\nnote: \u{07}\n", "2:7 E_ENCODING"),
  ])
  func `is refused when it is no such file`(text: String, place: String) throws {
    let scratch = try Scratch()
    let path = try scratch.file(text, name: "x.yaml")
    do {
      _ = try StandardsFile.read(InputFile(path: path))
      Issue.record("read")
    } catch {
      #expect(places(of: error) == [place])
    }
  }

  @Test func `is not unfolded without end`() throws {
    var text = "a0: &a0 {code: x, name: x}\n"
    for level in 1...40 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 20).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let many = Array(repeating: "*u", count: 3000).joined(separator: ",")
    let units = "note: &u {code: x, name: x}\n" + "agencies: &v [\(many)]\n"
    #expect(throws: ImportFault.self) { try read(text + "agencies: *a40") }
    #expect(throws: ImportFault.self) { try read(units) }
    #expect(throws: ImportFault.self) { try read("note: &a x\n? [*a, *a]\n: y\n") }
    #expect(throws: ImportFault.self) { try read("note: &a x\n*a : y\n") }
    #expect(throws: ImportFault.self) { try read("note: &a x\nunits: {[*a]: y}\n") }
  }

  @Test func `is not nested without end`() throws {
    let depth = 100_000
    #expect(throws: ImportFault.self) { try read("note: " + String(repeating: "[", count: depth)) }
    let nested = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(throws: ImportFault.self) { try read("note: " + nested) }
    #expect(throws: ImportFault.self) { try read("note: " + String(repeating: "- ", count: depth)) }
  }

  @Test func `is no larger than it may be`() throws {
    let scratch = try Scratch()
    let path = try scratch.file([UInt8](repeating: 0x23, count: YAMLFile.sizeLimit + 1))
    #expect(throws: ImportFault.tooLarge(file: path, limit: YAMLFile.sizeLimit)) {
      try StandardsFile.read(InputFile(path: path))
    }
  }

  @Test func `lists a thousand mistakes and counts the others`() throws {
    let text = "agencies:\n" + String(repeating: "  - {code: A}\n", count: 1200)
    do {
      _ = try read(text)
      Issue.record("read")
    } catch let fault as ImportFault {
      guard case .invalid(_, let diagnostics, let total) = fault else { throw fault }
      #expect(diagnostics.count == 1000)
      #expect(total == 2399)
    }
  }
}
