import ServiceStandards
import Testing

@testable import AuditImport

@Suite struct `What nobody sees` {
  @Test(arguments: [
    ("00\u{A0}12", "00 12"), ("\u{A0}12\u{202F}", "12"), ("SK\u{200B}CK", "SKCK"),
    ("\u{FEFF}12", "12"), ("1\u{2060}2\u{200F}", "12"), ("so\u{AD}al", "soal"),
    ("=\"00012\"", "00012"), ("=\u{200B}\"0008\"", "0008"),
    ("\u{FEFF}=\"0009\"\u{A0}", "0009"), ("=\"a\"\"b\"", "a\"b"), ("Ma\u{2019}ruf", "Ma'ruf"),
    ("a\u{3000}b", "a b"), ("\u{200B}", ""), ("=\"\u{200B}1\"", "1"),
  ])
  func `is no part of an identity`(text: String, cleaned: String) {
    #expect(IdentityText.cleaned(text) == cleaned)
  }

  @Test(arguments: ["=A1", "=\"a\"&\"b\"", "é", "Café – 5 €", "≠", "=\"", "00012", "👍"])
  func `is not found in other texts`(text: String) {
    #expect(IdentityText.cleaned(Array(text.utf8).span) == nil)
  }

  @Test func `does not make two cases of one`() throws {
    let row = [
      ("unit", "MPP-Banjarbaru\u{200B}"), ("service", "\u{A0}SKCK\u{A0}"),
      ("case_number", "=\"00012\""),
      ("class", "Jum\u{2019}at"), ("tier", "\u{FEFF}roda\u{A0}2"), ("status", "open\u{200B}"),
      ("received_at", "2025-03-04\u{A0}09:15:00"), ("demanded", "KTP\u{200B}|Akta\u{A0}lahir"),
      ("applicant", "\u{2019}0012"), ("note", "a\u{A0}b \u{200B}"),
    ]
    let reading = try Sample.row(row)
    let transaction = try #require(reading.transactions.first)
    #expect(transaction.service.text == "SKCK")
    #expect(transaction.caseNumber == "00012")
    #expect(transaction.variant == Variant(applicantClass: "Jum'at", tier: "roda 2"))
    #expect(transaction.demanded == ["KTP", "Akta lahir"])
    #expect(transaction.applicant == "0012")
    #expect(transaction.stamps.dates.isEmpty)
    // A note is what somebody wrote.
    #expect(transaction.note == "a\u{A0}b \u{200B}")
    #expect(reading.summary.cleanedCells == 8)
    #expect(reading.summary.apostrophes == 1)
  }

  @Test func `means what the profile says of the text without it`() throws {
    let scratch = try Scratch()
    let profile = try MappingProfile.read(
      InputFile(
        path: scratch.file(
          """
          format: audit.profile/1
          status: {open: ["Jum\u{2019}at"]}
          values: {service: {"Surat\u{A0}Catatan": SKCK}}
          missing: ["n/a"]
          """, name: "profile.yaml")))
    let reading = try Sample.row(
      [
        ("status", "jum'at"), ("service", "Surat Catatan\u{200B}"), ("class", "n/a\u{200B}"),
        ("tier", "\u{200B}"),
      ],
      profile: profile)
    #expect(reading.transactions.map(\.variant) == [Variant(applicantClass: nil, tier: nil)])
  }

  @Test(arguments: ["\u{FEFF}\u{FEFF}", "\u{FEFF}\u{FEFF}\u{FEFF}"])
  func `is no part of a heading`(mark: String) throws {
    let row = "MPP-Banjarbaru,SKCK,1,open,2025-03-04\n"
    let reading = try Sample.read(text: mark + Sample.header + "\n" + row)
    #expect(reading.transactions.count == 1)
    let scratch = try Scratch()
    let profile = try MappingProfile.read(
      InputFile(
        path: scratch.file(
          "format: audit.profile/1\ncolumns: {unit: unit, service: service, case_number: \"Nomor  Berkas\", status: status, received_at: received_at}",
          name: "profile.yaml")))
    let broken = try Sample.read(
      text: "unit,ser\u{200B}vice,\"Nomor\n Berkas\",status,received_at\n" + row,
      profile: profile)
    #expect(broken.transactions.map(\.caseNumber) == ["1"])
  }

  @Test func `in the second mark of a UTF-16 file does not matter`() throws {
    let text = "\u{FEFF}\u{FEFF}" + Sample.header + "\nMPP-Banjarbaru,SKCK,1,open,2025-03-04\n"
    let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let scratch = try Scratch()
    #expect(try Sample.read(scratch.file(bytes)).transactions.count == 1)
  }

  @Test(arguments: ["6.37101E15", "6,37101e15", "6,37101E+15", "6.37101E+15"])
  func `was lost in a spreadsheet`(number: String) throws {
    let reading = try Sample.row([("case_number", number)])
    #expect(reading.rejected.first?.diagnostics.map(\.problem) == [.scientificNumber])
  }

  @Test(arguments: ["12E3", "503.1E2", "E15", "6.E", "1.E5x", "SKCK.1E5"])
  func `was not lost in a number that somebody gave`(number: String) throws {
    #expect(try Sample.row([("case_number", number)]).transactions.map(\.caseNumber) == [number])
  }
}
