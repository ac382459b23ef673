import AuditReport
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditService
@testable import AuditStore

@Suite struct `A recap` {
  @Test func `counts findings by what became of them`() throws {
    let office = try FindingOffice()
    try office.respond()
    let row = try #require(try rows(office.workspace(at: "2025-03-21T00:00:00")).first)
    #expect(row["open"] == .count(1) && row["overdue"] == .count(1))
    #expect(row["corrected"] == .count(0) && row["repeated"] == .count(0))
    // Two cases are too few for a place.
    #expect(row["rank"] == .empty && row["few_cases"] == .boolean(true))
    #expect(row["judged"] == .count(2))
    // On time 1 of 2, cost 2 of 2; papers were not all recorded.
    #expect(row["compliance"] == .share(Share(5, of: 6)))
  }

  @Test func `ranks by the lower end of the interval, units with few cases apart`() throws {
    let folder = try Demonstration.auditedFolder()
    let all = try rows(folder.workspace())
    let ranked = all.filter { $0["rank"] != .empty }
    #expect(ranked.compactMap { $0["rank"] } == (1...Int64(ranked.count)).map(Cell.count))
    #expect(ranked.count < all.count && ranked.count > 5)
    let bounds = ranked.compactMap { row -> Double? in
      guard case .share(let share)? = row["lower_bound"] else { return nil }
      return Double(share.part) / Double(share.whole)
    }
    #expect(bounds == bounds.sorted(by: >) && bounds.count == ranked.count)
    for row in all.dropFirst(ranked.count) {
      guard case .count(let judged)? = row["judged"] else { continue }
      #expect(judged < 30 && row["few_cases"] == .boolean(true))
    }
    let one = try folder.workspace().recap(units: ["MPP-Banjarbaru.PN"])
    #expect(try rows(one).map { $0["unit"] } == [.identifier("MPP-Banjarbaru.PN")])
  }

  /// By hand from the formula, and the values that R's binom.wilson gives.
  @Test(arguments: [(0.9, 100, 0.82563), (1.0, 30, 0.88649), (0.5, 10, 0.23659), (0.0, 50, 0.0)])
  func `uses the interval of Wilson`(share: Double, cases: Int64, bound: Double) {
    #expect(abs(WilsonInterval.lowerBound(share: share, cases: cases) - bound) < 0.00002)
  }

  @Test func `gives many good cases the better place`() {
    #expect(
      WilsonInterval.lowerBound(share: 0.97, cases: 1000)
        > WilsonInterval.lowerBound(share: 1, cases: 30))
    #expect(WilsonInterval.lowerBound(share: 0, cases: 0) == 0)
  }

  private func rows(_ workspace: Workspace) throws -> [[String: Cell]] {
    try rows(try workspace.recap(units: []))
  }

  private func rows(_ table: Table) throws -> [[String: Cell]] {
    var rows: [[String: Cell]] = []
    try table.eachRow { row in
      rows.append(
        Dictionary(
          zip(table.head.columns.map(\.key), row), uniquingKeysWith: { first, _ in first }))
      return true
    }
    return rows
  }
}
