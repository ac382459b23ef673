import Fixtures
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `Rows that are pieces of cases` {
  private func read(_ name: String) throws -> (rows: [Transaction], form: DeliveryForm) {
    let profile = try MappingProfile.read(
      InputFile(path: Fixtures.url("pieces/\(name).yaml").path))
    let known = KnownUnit(
      zone: try Zone("Asia/Makassar"), currency: .rupiah, services: [try ServiceCode("SURAT")])
    var reader = try TransactionReader(
      InputFile(path: Fixtures.url("pieces/\(name).csv").path), profile: profile,
      known: [try UnitCode("KANTOR"): known])
    var rows: [Transaction] = []
    while let item = try reader.next() {
      guard case .transaction(let row, _) = consume item else { continue }
      rows.append(row)
    }
    return (rows, reader.form)
  }

  @Test func `are payments with kind, amount, proof and day`() throws {
    let (rows, form) = try read("kasir")
    #expect(rows.count == 5)
    #expect(
      rows.first?.charges == [
        Charge(kind: .tariff, amount: Money(20_000), proof: "NTPN-000001")
      ])
    #expect(rows.last?.charges == [Charge(kind: .fine, amount: Money(5_000), proof: nil)])
    #expect(rows.last?.stamps.dates == .paid)
    #expect(form.adds && form.fields == [.paid, .charges])
    #expect(DeliveryForm(rawValue: form.rawValue) == form)
  }

  @Test func `are papers and pauses`() throws {
    let papers = try read("loket")
    #expect(papers.rows.map(\.submitted) == [["KTP-el"], ["e-KTP"], ["Surat kuasa"]])
    #expect(papers.rows.allSatisfy { $0.demanded == nil } && !papers.form.adds)
    let pauses = try read("jeda")
    #expect(pauses.rows.map(\.pauses.count) == [1, 1])
    #expect(pauses.rows.first?.pauses.first?.reason == .applicant)
    #expect(pauses.form.fields == .pauses)
  }

  @Test func `have no columns of cases, and cases none of theirs`() throws {
    for text in [
      "rows: payments\ncharges: [{column: a, kind: tariff}]",
      "rows: papers\ncolumns: {unit: a, service: b, case_number: c, status: d}",
      "rows: pauses\ncolumns: {unit: a, service: b, case_number: c, reason: d}",
      "pieces: add", "rows: invoices", "columns: {amount: a}",
    ] {
      let file = FileManager.default.temporaryDirectory.appending(
        path: "audit-pieces-\(UUID().uuidString).yaml")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data("format: audit.profile/1\n\(text)\n".utf8).write(to: file)
      #expect(throws: ImportFault.self, "\(text)") {
        try MappingProfile.read(InputFile(path: file.path))
      }
    }
  }
}
