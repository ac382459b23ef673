import ServiceStandards
import Testing
import WorkingTime

@Suite struct `A waiver` {
  private func waiver(
    caseNumber: String? = nil, from: String = "2026-01-01", to: String = "2026-06-29",
    reason: String = "Pemadaman listrik", requestedBy: String = "Siti Aminah",
    approvedBy: String = "Budi Santoso"
  ) throws -> Waiver {
    try Waiver(
      unit: try UnitCode("MPP"), service: nil, rule: .finishedLate, caseNumber: caseNumber,
      from: try #require(CivilDay(iso: from)), to: try #require(CivilDay(iso: to)), reason: reason,
      requestedBy: requestedBy, approvedBy: approvedBy)
  }

  @Test func `lasts at most 180 days, both ends counted`() throws {
    #expect(try waiver().to - waiver().from + 1 == 180)
    let latest = try #require(CivilDay(iso: "2026-06-29"))
    #expect(throws: InvalidWaiver.tooLong(days: 181, latest: latest)) {
      try waiver(to: "2026-06-30")
    }
    #expect(try waiver(to: "2026-01-01").to == waiver().from)
  }

  @Test func `does not end before it starts`() throws {
    #expect(throws: InvalidWaiver.self) { try waiver(from: "2026-02-02", to: "2026-02-01") }
  }

  @Test(arguments: ["Siti Aminah", "siti  aminah", " SITI AMINAH ", "Siti-Aminah", "sitiaminah."])
  func `is not approved by its requester`(name: String) {
    #expect(throws: InvalidWaiver.approverIsRequester(name)) { try waiver(approvedBy: name) }
  }

  @Test(arguments: ["", "  ", "-", "…"]) func `has a reason and two names`(text: String) {
    #expect(throws: InvalidWaiver.empty(.reason)) { try waiver(reason: text) }
    #expect(throws: InvalidWaiver.empty(.requester)) { try waiver(requestedBy: text) }
    #expect(throws: InvalidWaiver.empty(.approver)) { try waiver(approvedBy: text) }
    #expect(throws: InvalidWaiver.empty(.caseNumber)) { try waiver(caseNumber: "") }
  }

  @Test(arguments: [
    ("Asia/Jakarta", "2026-06-29T17:00:00Z"), ("Asia/Makassar", "2026-06-29T16:00:00Z"),
    ("Asia/Jayapura", "2026-06-29T15:00:00Z"),
  ])
  func `holds until the last second of its last day in the unit's zone`(
    zone: String, end: String
  ) throws {
    let span = try waiver().span(in: try Zone(zone))
    let end = try #require(Instant(iso: end))
    #expect(span.contains(end + -1))
    #expect(!span.contains(end))
  }

  @Test func `is named by year and number`() {
    #expect(WaiverID(year: 2026, number: 3).description == "K-2026-0003")
    #expect(WaiverID("k-2026-0003") == WaiverID(year: 2026, number: 3))
    #expect(WaiverID("T-2026-0003") == nil && WaiverID("K-2026-3") == nil)
    #expect(WaiverID("K-2026-12345")?.description == "K-2026-12345")
  }
}
