import AuditImport
import AuditReport
import Foundation
import ServiceStandards
import Testing

@testable import AuditService

/// Payments in files of their own, as nights tell of them.
@Suite struct `A night with payments` {
  private let office: NightOffice

  init() throws {
    office = try NightOffice()
    let profile = try office.folder.write(
      "format: audit.profile/1\nrows: payments\npieces: add\n", to: "kas.yaml")
    office.plan.inbox?.sources.append(
      NightPlan.Source(name: "kas", pattern: "kas-*.csv", profile: profile))
  }

  private func pay(_ numbers: [Int], as name: String) throws {
    try office.deliver(
      text: "unit,service,case_number,kind,amount,proof,paid_at\n"
        + numbers.map { "KANTOR,SURAT,S-\($0),tariff,30000,NTPN-000\($0),2025-02-03T10:00\n" }
        .joined(), as: name)
  }

  private func lastImport() throws -> Int64 {
    try office.folder.number("SELECT max(id) FROM imports") ?? 0
  }

  @Test func `says what waits for its case, and what has found it`() throws {
    try pay([1, 2, 3], as: "kas-1.csv")
    let first = try office.lines("2025-02-12")
    let waiting = try lastImport()
    #expect(
      first == [
        "menunggu perkaranya: 3 pembayaran dari kas-1.csv (impor \(waiting)); daftar: audit imports waiting"
      ])
    // What was told is not told every night.
    #expect(try office.lines("2025-02-13").isEmpty)
    try office.deliver([NightOffice.good(1)], as: "simpel-1.csv")
    try pay([1, 9], as: "kas-2.csv")
    let second = try office.lines("2025-02-14")
    let later = try lastImport()
    #expect(
      second.prefix(2) == [
        "bertemu perkaranya: 2 pembayaran",
        "menunggu perkaranya: 1 pembayaran dari kas-2.csv (impor \(later)); daftar: audit imports waiting",
      ])
    #expect(try office.lines("2025-02-18").isEmpty)
    let week =
      "masih menunggu perkaranya: 2 pembayaran dari kas-1.csv (impor \(waiting)) sejak 12/02/2025, 7 hari; daftar: audit imports waiting"
    #expect(try office.lines("2025-02-19") == [week])
    #expect(try office.lines("2025-02-20").isEmpty)
    // Nobody was there on the very day.
    let late = try office.lines("2025-02-25")
    #expect(late.count == 1 && late.first?.contains("sejak 14/02/2025, 11 hari") ?? false)
    #expect(try office.lines("2025-03-14").count == 1)
  }

  @Test func `that was cut off leaves what waits to the next`() throws {
    struct Killed: Error {}
    try pay([1], as: "kas-1.csv")
    #expect(throws: Killed.self) { try office.night("2025-02-12") { _ in throw Killed() } }
    #expect(try office.lines("2025-02-12").first?.hasPrefix("menunggu perkaranya: 1 pem") ?? false)
    #expect(try office.lines("2025-02-13").isEmpty)
  }

  @Test func `tells of a long wait without an inbox, too`() throws {
    try pay([1], as: "kas-1.csv")
    try office.night("2025-02-12")
    office.plan.inbox = nil
    #expect(try office.lines("2025-02-18").isEmpty)
    #expect(try office.lines("2025-02-19").count == 1)
  }
}
