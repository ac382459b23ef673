import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `The names of files of one source` {
  private func ordered(
    _ names: [String], form: String? = nil, writtenAt: [String: Int64] = [:]
  ) throws -> [String] {
    let form = try form.map { try DatePattern($0) }
    return DeliveryName.ordered(
      names, name: { DeliveryName($0, form: form) }, writtenAt: { writtenAt[$0] ?? 0 })
  }

  @Test(arguments: [
    ["simpel-31-10-2026.csv", "simpel-01-11-2026.csv"],
    ["simpel 9 Oktober 2026.csv", "simpel 10 Oktober 2026.csv"],
    ["simpel 30 September 2026.csv", "simpel 1 Okt 2026.csv"],
    ["2025-12-31.csv", "2026-01-01.csv"], ["x_20251231.csv", "x_20260101.csv"],
    ["rekap-2.csv", "rekap-10.csv"], ["Februari 2026.csv", "Maret 2026.csv"],
    ["Desember 2025.csv", "Januari 2026.csv"],
    ["Laporan Desember.csv"], ["2.csv", "10.csv"],
  ])
  func `are taken in the order of what they are about`(names: [String]) throws {
    #expect(try ordered(names.reversed()) == names)
    #expect(try ordered(names) == names)
  }

  @Test func `are taken by the time of the files when they say nothing`() throws {
    #expect(
      try ordered(["baru.csv", "lama.csv"], writtenAt: ["baru.csv": 9, "lama.csv": 3])
        == ["lama.csv", "baru.csv"])
  }

  @Test func `have a date where the plan says so`() throws {
    let names = ["rekap-0111-26.csv", "rekap-3010-26.csv"]
    #expect(try ordered(names, form: "ddMM-yy") == names.reversed())
    let form = try DatePattern("ddMM-yy")
    #expect(DeliveryName("rekap-0111-26.csv", form: form).date == CivilDay(iso: "2026-11-01"))
    #expect(DeliveryName("rekap.csv", form: form).date == nil)
  }

  @Test func `have no date in what only looks like one`() {
    #expect(DeliveryName("v-31-02-2026.csv").date == nil)
    #expect(DeliveryName("12-13.csv").date == nil)
    #expect(DeliveryName("99999999999999999999.csv").date == nil)
  }
}
