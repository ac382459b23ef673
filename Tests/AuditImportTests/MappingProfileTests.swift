import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A mapping profile` {
  private static let needed = """
    columns:
      unit: unit
      service: service
      case_number: case_number
      status: status
      received_at: received_at

    """

  private func profile(_ text: String) throws -> MappingProfile {
    let scratch = try Scratch()
    return try MappingProfile.read(
      InputFile(path: scratch.file("format: audit.profile/1\n" + text, name: "profile.yaml")))
  }

  @Test func `reads the register of an office`() throws {
    let profile = try MappingProfile.read(InputFile(path: Sample.fixture("profiles/office.yaml")))
    let reading = try Sample.read(Sample.fixture("csv/office.csv"), profile: profile)
    #expect(reading.rejected == [])
    #expect(reading.lines == [3, 5, 7])
    #expect(reading.transactions.map(\.caseNumber) == ["001234", "001235", "001236"])
    #expect(reading.transactions.map(\.service.text) == ["SKCK", "KTP-EL", "SKCK"])
    #expect(reading.transactions.map(\.status) == [.finished, .open, .rejected])
    #expect(reading.transactions.map(\.variant.applicantClass) == ["baru", nil, "perpanjangan"])
    let received = reading.transactions.map { $0.stamps.received.iso(offset: 28_800) }
    #expect(
      received == [
        "2025-03-04T09:15:00+08:00", "2025-03-05T08:00:00+08:00", "2025-02-06T08:00:00+08:00",
      ])
    let first = try #require(reading.transactions.first)
    #expect(first.stamps.promised == Instant(iso: "2025-03-05T00:00:00+08:00"))
    #expect(first.stamps.dates == .promised)
    #expect(first.submitted == ["KTP", "KK"])
    #expect(first.note == "diambil\r\nsendiri")
    #expect(
      reading.transactions.map(\.charges) == [
        [Charge(kind: .tariff, amount: Money(30_000), proof: "820250304001")], nil,
        [
          Charge(kind: .tariff, amount: Money(25_000), proof: nil),
          Charge(kind: .fine, amount: Money(5_000), proof: nil),
        ],
      ])
    #expect(reading.summary.totals == 1)
    #expect(reading.summary.blank == 1)
    #expect(reading.summary.apostrophes == 2)
    #expect(reading.summary.unmappedColumns == ["No"])
    #expect(reading.summary.delimiter == .semicolon)
  }

  @Test func `reads the city's own requests`() throws {
    let profile = try MappingProfile.read(
      InputFile(path: Sample.fixture("profiles/boston311.yaml")))
    let standards = try StandardsFile.read(
      InputFile(path: Sample.fixture("boston311/standards.yaml")))
    var known: [UnitCode: KnownUnit] = [:]
    for unit in standards.units {
      let services = standards.services.filter { $0.unit == unit.code }.map(\.code)
      known[unit.code] = KnownUnit(
        zone: try Zone(unit.zone), currency: unit.currency, services: Set(services))
    }
    var reader = try TransactionReader(
      InputFile(path: Sample.fixture("boston311/excerpt.csv")), profile: profile, known: known)
    while let item = try reader.next() {
      if case .rejected(let line) = item { Issue.record("\(line)") }
    }
    #expect(reader.summary.accepted > 0)
  }

  @Test func `without anything is the canonical form`() throws {
    let profile = try profile("")
    let reading = try Sample.read(Sample.fixture("csv/canonical.csv"), profile: profile)
    #expect(reading.summary.accepted == 4)
  }

  @Test func `demands the columns that it names`() throws {
    let profile = try profile(
      Self.needed + "  note: catatan\ncharges: [{column: biaya, kind: tax}]")
    let scratch = try Scratch()
    let path = try scratch.file(Sample.header + "\n")
    let fault = ImportFault.missingColumns(
      file: path, line: 1, missing: ["catatan", "biaya"],
      found: Sample.header.split(separator: ",").map(String.init))
    #expect(throws: fault) { try Sample.read(path, profile: profile) }
  }

  @Test func `demands a control file where it says so`() throws {
    #expect(try profile("control: required\n").demandsControl)
    #expect(try !profile("control: optional\n").demandsControl && !profile("").demandsControl)
    #expect(throws: ImportFault.self) { try profile("control: ya\n") }
    let scratch = try Scratch()
    let text = "format: audit.complaints-profile/1\ncontrol: required\n"
    #expect(
      try ComplaintProfile.read(InputFile(path: scratch.file(text, name: "aduan.yaml")))
        .demandsControl)
  }

  @Test func `can fill a column with one value`() throws {
    let profile = try profile(
      """
      columns: {service: service, case_number: case_number, received_at: received_at}
      constants: {unit: MPP-Banjarbaru, status: open, class: baru, extended: true, promised_at: 2025-03-10}
      """)
    let reading = try Sample.row([("unit", "ignored"), ("status", "ignored")], profile: profile)
    let transaction = try #require(reading.transactions.first)
    #expect(transaction.unit.text == "MPP-Banjarbaru")
    #expect(transaction.variant.applicantClass == "baru")
    #expect(transaction.isExtended)
    #expect(transaction.stamps.promised == Instant(iso: "2025-03-10T00:00:00+08:00"))
    #expect(transaction.stamps.dates.contains(.promised))
  }

  @Test func `decides what an empty money cell means`() throws {
    let money = Self.needed + "charges: [{column: biaya, kind: tariff}]\n"
    let unknown = try Sample.row([("biaya", "")], profile: profile(money))
    #expect(unknown.transactions.map(\.charges) == [nil])
    let none = try Sample.row([("biaya", "")], profile: profile(money + "blank_charges: none"))
    #expect(none.transactions.map(\.charges) == [[]])
    let zero = try Sample.row([("biaya", "0")], profile: profile(money))
    let nothing = Charge(kind: .tariff, amount: .zero, proof: nil)
    #expect(zero.transactions.map(\.charges) == [[nothing]])
  }

  @Test func `gives the zone of stamps without an offset`() throws {
    let reading = try Sample.row([], profile: profile("zone: Asia/Jakarta"))
    #expect(
      reading.transactions.first?.stamps.received == Instant(iso: "2025-03-04T09:15:00+07:00"))
  }

  @Test func `names the statuses whatever their capitals`() throws {
    let profile = try profile("status: {finished: [Selesai, Diambil], open: [Proses]}")
    let reading = try Sample.row([("status", "SELESAI")], profile: profile)
    #expect(reading.transactions.map(\.status) == [.finished])
    let unknown = try Sample.row([("status", "Selesei")], profile: profile)
    let problem = Problem.notAStatus(known: ["Proses", "Diambil", "Selesai"], nearest: "Selesai")
    #expect(unknown.rejected.first?.diagnostics.first?.problem == problem)
  }

  @Test func `states the encoding of damaged files`() throws {
    let scratch = try Scratch()
    let bytes = Array((Sample.header + ",note\nMPP-Banjarbaru,SKCK,1,open,2025-03-04,").utf8)
    let path = try scratch.file(bytes + [0x81, 0x0A])
    let reading = try Sample.read(path, profile: profile("encoding: windows-1252"))
    let problem = reading.rejected.first?.diagnostics.first?.problem
    #expect(problem == .invalidBytes(.windows1252))
  }

  @Test(arguments: [
    ("colums: {}", "2:1 E_KEY"),
    (
      "columns: {unit: a, service: b, case_number: c, status: d, received_at: e, nota: f}",
      "2:75 E_KEY"
    ),
    ("columns: {unit: a, service: b, case_number: c, status: d}", "2:10 E_REQUIRED"),
    ("delimiter: ':'", "2:12 E_WORD"),
    ("encoding: latin-1", "2:11 E_WORD"),
    ("zone: Asia/Makasar", "2:7 E_ZONE"),
    ("dates: []", "2:8 E_REQUIRED"),
    ("dates: [iso, DD/MM/YYYY]", "2:14 E_PATTERN"),
    ("dates: [dd/MM/yyyy, 'd MMMM yyyy', MM/dd/yyyy HH:mm]", "2:36 E_CONFLICT"),
    ("dates: ['d MMMM yyyy HH.mm', 'd MMMM yyyy HH:mm', \"dd/MM/yyyy 'WIB'\"]", "2:51 E_PATTERN"),
    ("date_only: {finished_at: '25:00'}", "2:26 E_TYPE"),
    ("date_only: {status: '00:00'}", "2:13 E_KEY"),
    ("numbers: {decimal: ',', group: ','}", "2:32 E_CONFLICT"),
    ("numbers: {decimal: x}", "2:20 E_WORD"),
    ("status: {done: [a]}", "2:10 E_KEY"),
    ("status: {open: [Proses], finished: [proses]}", "2:37 E_DUPLICATE"),
    ("values: {service: [a]}", "2:19 E_TYPE"),
    ("lists: x", "2:8 E_WORD"),
    ("charges: [{column: biaya, kind: tarif}]", "2:33 E_WORD"),
    ("charges: [{kind: tariff}]", "2:11 E_REQUIRED"),
    ("charges: [{column: a, kind: tax}, {column: a, kind: fine}]", "2:44 E_DUPLICATE"),
    ("blank_charges: zero", "2:16 E_WORD"),
    ("missing: '-'", "2:10 E_TYPE"),
    ("ignore_status_without_finish: ja", "2:31 E_TYPE"),
    ("constants: {class: [a]}", "2:20 E_TYPE"),
  ])
  func `is refused with the place of the mistake`(text: String, place: String) throws {
    do {
      _ = try profile(text)
      Issue.record("read")
    } catch let fault as ImportFault {
      #expect(places(of: fault) == [place])
    }
  }

  @Test func `may not give a column and a constant for one thing`() throws {
    #expect(throws: ImportFault.self) { try profile(Self.needed + "constants: {status: open}") }
  }
}

/// `line:position code` of each problem.
func places(of fault: ImportFault) -> [String] {
  guard case .invalid(_, let diagnostics, _) = fault else { return ["\(fault)"] }
  return diagnostics.map { "\($0.line):\($0.position ?? 0) \($0.code.rawValue)" }
}
