import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A file of transactions` {
  private func at(_ text: String) throws -> Instant { try #require(Instant(iso: text)) }

  @Test func `is read in the canonical form`() throws {
    let reading = try Sample.read(Sample.fixture("csv/canonical.csv"))
    #expect(reading.rejected == [])
    #expect(reading.lines == [2, 3, 4, 6])
    let first = try #require(reading.transactions.first)
    #expect(first.unit.text == "MPP-Banjarbaru")
    #expect(first.service.text == "SKCK")
    #expect(first.caseNumber == "SKCK/2025/0001")
    #expect(first.variant == Variant(applicantClass: "baru", tier: nil))
    #expect(first.status == .finished)
    #expect(
      first.stamps
        == Stamps(
          received: try at("2025-03-04T09:15:00+08:00"),
          complete: try at("2025-03-04T09:40:00+08:00"),
          paid: try at("2025-03-04T09:50:00+08:00"),
          finished: try at("2025-03-04T10:30:00+08:00"),
          handedOver: try at("2025-03-04T10:45:00+08:00"),
          promised: try at("2025-03-05T00:00:00+08:00"), dates: .promised))
    let charge = Charge(kind: .tariff, amount: Money(30_000), proof: "820250304001")
    #expect(first.charges == [charge])
    #expect(first.demanded == ["ktp", "kk", "rumus"])
    #expect(first.submitted == ["ktp", "kk", "rumus"])
    #expect(first.applicant == "P-001")
    #expect(first.note == nil)
    #expect(first.isExtended == false)
  }

  @Test func `may leave out what was not recorded`() throws {
    let reading = try Sample.read(Sample.fixture("csv/canonical.csv"))
    let second = try #require(reading.transactions.dropFirst().first)
    #expect(second.charges == [])
    #expect(second.demanded == [])
    #expect(second.submitted == nil)
    #expect(second.applicant == nil)
    #expect(second.note == "berkas dari RT 5, \"lengkap\"")
    let pauses = [
      CasePause(
        reason: .applicant, from: try at("2025-03-04T10:00:00+08:00"),
        to: try at("2025-03-05T10:00:00+08:00")),
      CasePause(reason: .otherAgency, from: try at("2025-03-06T08:00:00+08:00"), to: nil),
    ]
    #expect(second.pauses == pauses)
  }

  @Test func `keeps each kind of money in the currency of its unit`() throws {
    let reading = try Sample.read(Sample.fixture("csv/canonical.csv"))
    let third = try #require(reading.transactions.dropFirst(2).first)
    #expect(third.isExtended)
    #expect(third.variant.tier == "roda_4")
    #expect(third.note == "dua\nbaris")
    #expect(
      third.charges == [
        Charge(kind: .tariff, amount: Money(120_000), proof: nil),
        Charge(kind: .thirdParty, amount: Money(25_000), proof: nil),
        Charge(kind: .fine, amount: Money(5_000), proof: "D-1"),
      ])
    let fourth = try #require(reading.transactions.last)
    #expect(fourth.charges == [Charge(kind: .tariff, amount: Money(1250), proof: "T-1")])
    #expect(fourth.note == "NIK 6372********0001")
    #expect(fourth.demanded == ["Plan of the lot"])
  }

  @Test func `is summed up`() throws {
    let summary = try Sample.read(Sample.fixture("csv/canonical.csv")).summary
    var expected = ImportSummary(encoding: .utf8, delimiter: .comma, unmappedColumns: [])
    expected.accepted = 4
    expected.spanningCells = 1
    expected.firstSpanning = 4
    expected.money = [
      .rupiah: [
        .tariff: Money(150_000), .thirdParty: Money(25_000), .fine: Money(5_000),
      ],
      Currency(code: "USD", decimals: 2): [.tariff: Money(1_250)],
    ]
    expected.dates = [.init(column: .finishedAt, dates: 1, of: 3)]
    expected.firstReceived = try at("2025-03-04T01:15:00Z")
    expected.lastReceived = try at("2025-07-01T09:00:00-04:00")
    expected.lastStamp = try at("2025-07-02T09:00:00-04:00")
    #expect(summary == expected)
    #expect(summary.rows == 4)
  }

  @Test func `has a total of its own that is compared with its rows`() throws {
    let folder = try Scratch()
    let path = try folder.file(
      "format: audit.profile/1\ncharges: [{column: biaya, kind: tariff}]\nnumbers: {decimal: \",\", group: \".\"}\n"
    )
    let profile = try MappingProfile.read(InputFile(path: path))
    func summary(_ total: String) throws -> ImportSummary {
      let rows = (1...3).map { "MPP-Banjarbaru,SKCK,\($0),finished,2025-03-04,30.000\n" }.joined()
      return try Sample.read(
        text: Sample.header + ",biaya\n" + rows + total, profile: profile
      ).summary
    }
    #expect(try summary("Jumlah,,,,,90.000\n").differingTotals == [])
    // A total of a part before that of all.
    #expect(try summary("Jumlah,,,,,60.000\nTotal,,,,,90.000\n").differingTotals == [])
    #expect(try summary("Jumlah,,,,,\n").differingTotals == [])
    #expect(
      try summary("Jumlah,,,,,120.000\n").differingTotals == [
        .init(
          kind: .tariff, currency: .rupiah, told: Money(120_000), read: Money(90_000))
      ])
  }

  @Test func `says which stamps are dates, and which columns have one time of day`() throws {
    let profile = MappingProfile.canonical
    var text = "unit,service,case_number,status,received_at,finished_at\n"
    for number in 1...30 {
      let day = number < 10 ? "0\(number)" : "\(number)"
      let received = number % 3 == 0 ? "2025-03-\(day)" : "2025-03-\(day)T09:\(10 + number):00"
      text += "MPP-Banjarbaru,SKCK,\(number),finished,\(received),2025-04-\(day)T00:00:00Z\n"
    }
    let summary = try Sample.read(text: text, profile: profile).summary
    #expect(summary.dates == [.init(column: .receivedAt, dates: 10, of: 30)])
    #expect(summary.sameTimes == [.init(column: .finishedAt, secondOfDay: 0, of: 30)])
  }

  @Test(
    arguments: [
      ("utf8", .semicolon, .utf8), ("windows1252", .semicolon, .windows1252),
      ("utf16le", .tab, .utf16), ("utf16be", .bar, .utf16),
    ] as [(String, Delimiter, TextEncoding)])
  func `is read in every encoding`(
    name: String, delimiter: Delimiter, encoding: TextEncoding
  ) throws {
    let reading = try Sample.read(Sample.fixture("csv/\(name).csv"))
    #expect(reading.rejected == [])
    #expect(reading.transactions.map(\.note) == ["Café “Banjar” – 5 €"])
    #expect(reading.summary.delimiter == delimiter)
    #expect(reading.summary.encoding == encoding)
  }

  @Test func `may repeat its cells without their being mixed up`() throws {
    var text = Sample.header + ",class,demanded,applicant\n"
    for number in 0..<20_000 {
      let (unit, service) = number % 3 == 0 ? ("BOSTON", "PERMIT") : ("MPP-Banjarbaru", "SKCK")
      text +=
        "\(unit),\(service),\(number),open,2025-03-04,c\(number % 7000),a|p\(number % 5000),\n"
    }
    let reading = try Sample.read(text: text)
    #expect(reading.transactions.count == 20_000)
    for (number, transaction) in reading.transactions.enumerated() {
      let isRight =
        transaction.caseNumber == "\(number)"
        && transaction.variant.applicantClass == "c\(number % 7000)"
        && transaction.demanded == ["a", "p\(number % 5000)"]
        && transaction.unit.text == (number % 3 == 0 ? "BOSTON" : "MPP-Banjarbaru")
      if !isRight { Issue.record("row \(number): \(transaction)") }
    }
  }

  @Test func `may end with totals`() throws {
    let row = "MPP-Banjarbaru,SKCK,1,open,2025-03-04\n"
    let reading = try Sample.read(
      text: Sample.header + "\n" + row + "\nJumlah,,,,\n,,TOTAL:,,\n,,,,\nTotal\n")
    #expect(reading.summary.accepted == 1)
    #expect(reading.summary.rejected == 0)
    #expect(reading.summary.totals == 3)
    #expect(reading.summary.blank == 2)
  }

  @Test func `must not have totals in the middle`() throws {
    let row = "MPP-Banjarbaru,SKCK,1,open,2025-03-04\n"
    let reading = try Sample.read(
      text: Sample.header + "\n" + row + "Jumlah,,,,\nTotal,,,,\n" + row + "Total,,,,\n")
    #expect(reading.lines == [2, 5])
    #expect(reading.rejected.map(\.line) == [3, 4])
    #expect(reading.summary.totals == 1)
    #expect(reading.summary.rows == 4)
  }

  @Test func `may not consist of totals`() throws {
    let text = Sample.header + "\n" + String(repeating: "Total,,,,\n", count: 40)
    let reading = try Sample.read(text: text)
    #expect(reading.rejected.map(\.line) == Array(2...35))
    #expect(reading.summary.totals == 6)
  }

  @Test func `may have a service called Total`() throws {
    let known = [
      try UnitCode("Total"): KnownUnit(
        zone: try Zone("UTC"), currency: .rupiah, services: [try ServiceCode("Total")])
    ]
    let scratch = try Scratch()
    let path = try scratch.file(Sample.header + "\nTotal,Total,1,open,2025-03-04\n")
    var reader = try TransactionReader(InputFile(path: path), known: known)
    guard case .transaction(_, let line)? = try reader.next() else {
      Issue.record("no transaction")
      return
    }
    #expect(line == 2)
    #expect(
      String(decoding: reader.originalBytes, as: UTF8.self) == "Total,Total,1,open,2025-03-04")
    #expect(reader.summary.totals == 0)
  }

  @Test func `loses apostrophes before numbers and counts them`() throws {
    let text = """
      \(Sample.header),applicant,note
      MPP-Banjarbaru,SKCK,'0012,open,'2025-03-04,'6371010101900001,'90 orang
      MPP-Banjarbaru,SKCK,'0012-A,open,2025-03-04,O'Brien,'90
      """
    let reading = try Sample.read(text: text)
    #expect(reading.transactions.map(\.caseNumber) == ["0012", "'0012-A"])
    #expect(reading.transactions.map(\.applicant) == ["6371010101900001", "O'Brien"])
    #expect(reading.transactions.map(\.note) == ["'90 orang", "90"])
    #expect(reading.summary.apostrophes == 4)
  }

  @Test(arguments: ["3/12", "00123", "82025030400112345678", "12E3", "1.500", "MAR-2026"])
  func `reads a case number back as files for spreadsheets write it`(number: String) throws {
    let reading = try Sample.row([("case_number", "'" + number)])
    #expect(reading.transactions.map(\.caseNumber) == [number])
    #expect(reading.summary.apostrophes == 1)
  }

  @Test func `keeps zeros and capitals of what is text`() throws {
    let reading = try Sample.row([("case_number", "00012"), ("class", "NO"), ("tier", "007")])
    let transaction = try #require(reading.transactions.first)
    #expect(transaction.caseNumber == "00012")
    #expect(transaction.variant == Variant(applicantClass: "NO", tier: "007"))
  }

  @Test func `suggests the nearest unit and service`() throws {
    let unit = try Sample.row([], unit: "mpp-banjarbru")
    #expect(
      unit.rejected.first?.diagnostics.first?.problem == .unknownUnit(nearest: "MPP-Banjarbaru"))
    let service = try Sample.row([], service: "SKCX")
    #expect(
      service.rejected.first?.diagnostics.first?.problem
        == .unknownService(unit: "MPP-Banjarbaru", nearest: "SKCK"))
    let far = try Sample.row([], service: "Paspor")
    #expect(
      far.rejected.first?.diagnostics.first?.problem
        == .unknownService(unit: "MPP-Banjarbaru", nearest: nil))
  }
}
