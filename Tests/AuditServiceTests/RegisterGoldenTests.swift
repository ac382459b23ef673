import Fixtures
import Foundation
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
