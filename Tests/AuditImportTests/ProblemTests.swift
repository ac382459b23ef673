import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A problem` {
  static let all: [Problem] = [
    .fieldCount(found: 1, expected: 2), .namelessColumn(position: 7), .openQuote, .textAfterQuote,
    .invalidBytes(.utf8),
    .controlCharacter(0x1B), .fieldTooLong(limit: 4096), .recordTooLong(limit: 1), .required,
    .unknownUnit(nearest: "a"), .unknownService(unit: "u", nearest: nil),
    .ambiguousService(unit: "u"), .notADate(forms: ["iso"]), .noSuchDate(form: "iso"),
    .dayAndMonthSwapped(form: "dd/MM/yyyy"),
    .yearOutside, .otherWeekday(form: "iso"), .timeWithoutDate, .moneyWord,
    .notAnAmount(form: "25.000,50"),
    .tooManyDecimals(allowed: 0), .tooManyDecimals(allowed: 2),
    .thousandsOrDecimals(form: "25000.50"), .amountTooLarge,
    .notAStatus(known: ["a"], nearest: nil),
    .notAWord(known: ["a"], nearest: nil), .pauseForm, .pauseReason(known: ["a"], nearest: nil),
    .chargeForm, .chargeKind(known: ["a"], nearest: nil), .scientificNumber, .spreadsheetError,
    .duplicateCase, .contradictedCase(lines: ["2", "5"]), .unknownCase, .severalSeries,
    .seriesNotTold,
    .receivedOn(CivilDay(number: 0), told: CivilDay(number: 1)), .syntax("x"),
    .unknownFormat(expected: "x"),
    .unknownKey(known: ["a"], nearest: nil), .wrongType(expected: .mapping),
    .wrongType(expected: .list), .wrongType(expected: .text), .wrongType(expected: .wholeNumber),
    .wrongType(expected: .decimalNumber), .wrongType(expected: .yesNo), .wrongType(expected: .day),
    .wrongType(expected: .instant), .wrongType(expected: .clockTime),
    .wrongType(expected: .stampHeadings), .invalidCode,
    .invalidCurrency, .unknownReference(.unit, nearest: nil),
    .unknownReference(.agency, nearest: nil), .unknownReference(.calendar, nearest: nil),
    .unknownReference(.holidayKind, nearest: nil), .repeated(firstLine: 3), .repeatedKey,
    .endBeforeStart(first: "2025-01-01"), .outside(lowest: "0", highest: "1"), .badHours,
    .unknownZone(nearest: nil), .noZoneDatabase, .isRequired(key: "a", because: "`b`"),
    .isRequired(key: "a", because: nil), .excludes("a", "b"), .parentCycle,
    .badPattern(element: "x"), .tooManyEntries, .rowAfterTable, .headerLines,
    .meaningfulLiteral("AM", element: "a"), .otherwiseAbove(firstLine: 3), .notALimit,
    .bareDays, .identifierMadeDate, .roundedIdentifier(digits: 15),
    .fractionalIdentifier, .uncomputedFormula, .bareSerial, .truthValue, .wrongKind(.time),
    .wrongKind(.amount),
  ]

  @Test(arguments: all) func `is told in both languages`(problem: Problem) {
    let (english, indonesian) = (problem.english, problem.indonesian)
    #expect(!english.message.isEmpty)
    #expect(!indonesian.message.isEmpty)
    #expect(english.message != indonesian.message)
    #expect((english.hint == nil) == (indonesian.hint == nil))
    for text in [english.message, indonesian.message] { #expect(!text.hasSuffix(".")) }
    for text in [english.hint, indonesian.hint].compactMap({ $0 }) {
      #expect(text.hasSuffix(".") || text.hasSuffix("?"))
    }
  }

  @Test(arguments: [
    Problem.required, .yearOutside, .amountTooLarge, .tooManyDecimals(allowed: 0),
    .notADate(forms: ["iso"]), .noSuchDate(form: "iso"), .otherWeekday(form: "iso"),
    .notAnAmount(form: "25.000,50"),
  ])
  func `of a cell says where it is to be mended`(problem: Problem) throws {
    // The form by which a cell was read tells nobody what to do about it.
    let (english, indonesian) = (problem.english, problem.indonesian)
    let hints = try (#require(english.hint), #require(indonesian.hint))
    #expect(hints.0.contains("at the source") || hints.0.contains("in the profile"))
    #expect(hints.1.contains("di sumber") || hints.1.contains("di profil"))
  }

  @Test func `names forms of dates so that commas and points in them are seen to be theirs`() {
    let forms = ["EEEE, d MMMM yyyy", "d MMMM yyyy HH.mm"]
    let problem = Problem.notADate(forms: forms)
    for hint in [problem.english.hint, problem.indonesian.hint] {
      #expect(hint?.contains("“EEEE, d MMMM yyyy”, “d MMMM yyyy HH.mm”.") == true)
    }
    #expect(Problem.noSuchDate(form: forms[1]).indonesian.hint?.contains("“\(forms[1])”.") == true)
  }

  @Test func `of each code exists`() {
    #expect(Set(Self.all.map(\.code)) == Set(DiagnosticCode.allCases))
  }

  @Test(arguments: DiagnosticCode.allCases)
  func `has a code that the page of messages lists among those of files`(code: DiagnosticCode)
    throws
  {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Documentation/messages.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let part = text.components(separatedBy: "\n## ").first { $0.hasPrefix("Imported files\n") }
    #expect(try #require(part).contains("| `\(code.rawValue)` | 65 |"))
  }
}
