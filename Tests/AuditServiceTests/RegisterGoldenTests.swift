import AuditEngine
import Fixtures
import Foundation
import ServiceStandards
import Testing

/// What the audit of the demonstration says, value by value, whatever the form of the tables beneath.
@Suite struct `The frozen audit of the demonstration` {
  @Test(arguments: ["register", "verdicts"])
  func `is as it was`(part: String) throws {
    let folder = try Demonstration.auditedFolder()
    let lines = try folder.rows(part == "register" ? SQL.register : SQL.verdicts).sorted()
    let file = Fixtures.url("golden/demo/\(part).txt")
    if ProcessInfo.processInfo.environment["AUDIT_UPDATE_GOLDEN"] == "1" {
      try Data(lines.joined(separator: "\n").appending("\n").utf8).write(to: file)
    }
    let frozen = try Fixtures.lines("golden/demo/\(part).txt")
    for difference in lines.difference(from: frozen) { Issue.record("\(difference)") }
  }

  @Test func `shows instants as dates where the measure of the rule is one`() throws {
    let folder = try SmallOffice.folder()
    let timed = RuleSet.cards.filter { $0.measure == .instant || $0.measure == .order }
      .map(\.id.number).sorted().map(String.init).joined(separator: ", ")
    let view = try folder.rows(
      "SELECT sql FROM sqlite_schema WHERE name = 'deviation_history'")
    #expect(view.first?.contains("key & 4095 IN (\(timed)) AS is_timed") == true)
  }

  private enum SQL {
    static let register = """
      SELECT
        unit || ' ' || coalesce(service, '-') || ' ' || rule || ' ' || coalesce(case_number, '-')
          || ' ' || severity || ' ' || coalesce(standard, '-') || ' ' || coalesce(expected, '-')
          || ' ' || coalesce(actual, '-') || ' ' || amount
      FROM deviation_list
      """
    static let verdicts = """
      SELECT
        unit || ' ' || service || ' ' || criterion || ' ' || verdict || ' ' || reason || ' '
          || transactions
      FROM verdict_list
      """
  }
}
