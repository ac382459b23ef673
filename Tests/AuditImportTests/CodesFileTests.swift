import Fixtures
import Foundation
import ServiceStandards
import Testing

@testable import AuditImport

@Suite struct `A file of codes` {
  private let rules: [RuleID] = [.finishedLate, .overcharge]

  private func read(_ text: String) throws -> CodeBook {
    let scratch = try Scratch()
    return try CodesFile.read(
      path: scratch.file("format: audit.codes/1\n" + text, name: "codes.yaml"), rules: rules
    ).book
  }

  @Test func `is read whole`() throws {
    let bytes = try Data(contentsOf: Fixtures.url("codes/codes.yaml"))
    let book = try CodesFile.read(contents: Array(bytes), named: "codes.yaml")
    #expect(book.followUp == FollowUpSettings())
    #expect(book.programmes.entries.count == 10 && book.maladministration.entries.count == 10)
    for list in [
      book.findingCodes, book.causeCodes, book.recommendationCodes, book.programmes,
      book.maladministration,
    ] {
      #expect(list.source?.isEmpty == false)
      #expect(list.isConfirmed || list.note != nil)
    }
    #expect(book.findingCode(of: .finishedLate, episode: 1) == "1.04")
    #expect(book.findingCode(of: .finishedLate, episode: 2) == "3.03")
    #expect(book.findingCode(of: .chargedThoughFree, episode: 2) == "1.05")
    #expect(book.findingCode(of: .overcharge, episode: 1) == "1.04")
    #expect(book.findingCode(of: .undercharge, episode: 1) == "1.03")
    #expect(book.findingCode(of: .noStandard, episode: 1) == "2.03")
    #expect(book.findingCode(of: .impossibleOrder, episode: 1) == "2.01")
    for codes in book.rules.values {
      #expect(!codes.causes.isEmpty && codes.effect != nil && !codes.recommendations.isEmpty)
      #expect(!codes.programmes.isEmpty && !codes.maladministration.isEmpty)
    }
  }

  @Test func `may set the clocks alone`() throws {
    let book = try read(
      "follow_up: {days: 30, kind: working_days}\nverification: {months: 2}\nclean_weeks: 8")
    #expect(
      book.followUp
        == FollowUpSettings(days: 30, kind: .workingDays, verificationMonths: 2, cleanWeeks: 8))
    #expect(book.rules.isEmpty)
  }

  @Test func `is told all its mistakes at once, each with its place`() throws {
    let text = """
      follow_up: {days: 0, kind: weeks}
      clean_weeks: 99
      finding_codes:
        codes:
          - {code: "1.01", id: Satu, en: One}
          - {code: "1.01", id: Dua, en: Two}
      rules:
        - rule: W-09
          finding: "1.02"
        - {rule: W-01, efect: {id: a, en: b}}
        - {rule: W-01, programmes: [x], causes: [{id: a, en: b}]}
      """
    let fault = #expect(throws: ImportFault.self) { try read(text) }
    guard case .invalid(_, let diagnostics, _)? = fault else {
      Issue.record("not invalid")
      return
    }
    #expect(
      diagnostics.map { "\($0.line):\($0.position ?? 0) \($0.code.rawValue)" }.sorted() == [
        "10:14 E_WORD", "11:18 E_KEY", "12:12 E_DUPLICATE", "12:31 E_WORD", "12:44 E_REQUIRED",
        "2:19 E_RANGE", "2:28 E_WORD", "3:14 E_RANGE", "5:3 E_REQUIRED", "5:3 E_REQUIRED",
        "7:14 E_DUPLICATE", "9:11 E_WORD",
      ])
  }

  @Test func `of another kind is refused`() {
    #expect(throws: ImportFault.self) {
      try CodesFile.read(contents: Array("format: audit.standards/1\n".utf8), named: "x")
    }
  }

  @Test func `that was kept may name a rule that this program does not have`() throws {
    let text = "format: audit.codes/1\nrules: [{rule: Z-77}]\n"
    let book = try CodesFile.read(contents: Array(text.utf8), named: "x")
    #expect(book.rules.count == 1)
  }
}
