import Foundation
import Testing

@Suite struct `Payments in a file of their own on the command line` {
  @Test(arguments: [
    ("id", "1 dari 2 pembayaran menunggu", "1 pembayaran digabungkan"),
    ("en", "1 of 2 payments wait", "1 payment joined"),
  ])
  func `are told while they wait, and when they are joined`(
    language: String, waits: String, joins: String
  ) async throws {
    let place = try await SmallOffice.place()
    try place.write(
      """
      unit,service,case_number,status,received_at,finished_at
      KANTOR,SURAT,1,finished,2025-03-03T09:00,2025-03-04T10:00

      """, to: "satu.csv")
    try place.write(
      """
      unit,service,case_number,status,received_at,finished_at
      KANTOR,SURAT,2,finished,2025-03-03T09:00,2025-03-04T10:00

      """, to: "dua.csv")
    try place.write("format: audit.profile/1\nrows: payments\npieces: add\n", to: "kas.yaml")
    try place.write(
      """
      unit,service,case_number,kind,amount,proof,paid_at
      KANTOR,SURAT,1,tariff,20000,NTPN-0001,2025-03-03T09:30
      KANTOR,SURAT,2,tariff,30000,NTPN-0002,2025-03-03T09:40

      """, to: "kas.csv")
    #expect(try await place.run("import transactions satu.csv").status == 0)
    let till = try await place.run(
      "import transactions kas.csv --profile kas.yaml --lang \(language)")
    #expect(till.status == 0 && till.messages.contains(waits) && till.messages.contains(joins))
    let list = try await place.run("imports waiting --format json")
    let items = try #require(try list.json()["items"] as? [[String: Any]])
    #expect(items.count == 1 && items.first?["case_number"] as? String == "2")
    #expect(items.first?["line"] as? Int == 3 && items.first?["because"] as? String == "no_case")
    let rest = try await place.run("import transactions dua.csv --lang \(language)")
    #expect(rest.messages.contains(joins))
    let none = try await place.run("imports waiting --format json")
    #expect((try none.json()["items"] as? [[String: Any]])?.isEmpty == true)
    #expect(try await place.run("verify").status == 0)
  }
}
