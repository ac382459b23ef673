import AuditEngine
import AuditReport
import AuditService
import BundledCodes
import Fixtures
import Foundation
import ServiceStandards
import Testing

@testable import AuditStore

@Suite struct `The mapping of codes` {
  let folder: WorkFolder

  init() throws { folder = try SmallOffice.folder() }

  @Test func `that the program carries is the bundled file`() throws {
    let bytes = try Data(contentsOf: Fixtures.url("codes/codes.yaml"))
    #expect(Array(bytes) == BundledCodes.text)
    #expect(try folder.workspace().codesText() == String(decoding: bytes, as: UTF8.self))
  }

  @Test func `that the program carries can be imported, and knows every rule`() throws {
    let workspace = folder.workspace()
    let path = Fixtures.url("codes/codes.yaml").path
    let result = try workspace.importCodes(file: path, dryRun: true)
    #expect(result.rules == RuleSet.cards.count)
    #expect(try folder.number("SELECT count(*) FROM code_books") == 0)
  }

  @Test func `is kept in versions, the last one in force`() throws {
    let workspace = folder.workspace()
    let file = try folder.write("format: audit.codes/1\nclean_weeks: 6\n", to: "a.yaml")
    let first = try workspace.importCodes(file: file, dryRun: false)
    #expect(!first.isKnown && first.rules == 0)
    #expect(try workspace.importCodes(file: file, dryRun: false).isKnown)
    #expect(try workspace.codesText().contains("clean_weeks: 6"))
    let other = try folder.write("format: audit.codes/1\nclean_weeks: 8\n", to: "b.yaml")
    _ = try workspace.importCodes(file: other, dryRun: false)
    #expect(try workspace.importCodes(file: file, dryRun: false).isKnown == false)
    #expect(try folder.number("SELECT count(*) FROM code_books") == 3)
  }

  @Test func `is listed for every rule`() throws {
    let table = try folder.workspace().listCodes(language: .english)
    var rows: [[Cell]] = []
    try table.eachRow {
      rows.append($0)
      return true
    }
    #expect(rows.count == RuleSet.cards.count)
    let overcharge = try #require(rows.first { $0[0] == .rule(.chargedThoughFree) })
    #expect(overcharge[2] == .identifier("1.05"))
  }
}
