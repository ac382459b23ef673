import AuditReport
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `What a reader may see` {
  private static let typed = "Hubungi 6371010101900001"

  @Test func `of texts is all for the office, masked for inspectors, and nothing for the public`() {
    #expect(Disclosure(.internal).typed(Self.typed) == Self.typed)
    let masked = Disclosure(.inspectorate).typed(Self.typed)
    #expect(masked == PersonalData.masked(Self.typed) && masked != Self.typed)
    #expect(Disclosure(.public).typed(Optional(Self.typed)) == nil)
    #expect(Disclosure(.public).typed(Self.typed).isEmpty)
  }

  @Test func `of a finding has no text that people typed, and no single case, for the public`()
    throws
  {
    var sheet = try #require(try HandoverSamples.findings(Self.typed).first)
    sheet.responsible = Self.typed
    let seen = sheet.disclosed(by: Disclosure(.public))
    #expect(
      [seen.cause, seen.effect, seen.recommendation, seen.response, seen.responsible]
        .allSatisfy { $0 == nil })
    #expect(seen.condition == nil && seen.figures.worst == nil)
    #expect(seen.criteria == sheet.criteria && seen.figures.deviations == sheet.figures.deviations)
  }

  @Test func `of a waiver names neither its case nor people to the public`() throws {
    for waiver in try HandoverSamples.waivers(Self.typed) {
      let seen = waiver.disclosed(by: Disclosure(.public))
      #expect(seen.caseNumber == nil)
      #expect(seen.reason.isEmpty && seen.requestedBy.isEmpty && seen.approvedBy.isEmpty)
      #expect(seen.deviations == waiver.deviations && seen.id == waiver.id)
    }
  }

  @Test(arguments: Language.allCases)
  func `in the report for the public is no word that people typed`(language: Language) throws {
    let content = try HandoverSamples.content(.public)
    let findings = try HandoverSamples.findings().map { sheet in
      var sheet = sheet
      (sheet.cause, sheet.effect) = ("KATA-KETIKAN", "KATA-KETIKAN")
      (sheet.recommendation, sheet.response) = ("KATA-KETIKAN", "KATA-KETIKAN")
      sheet.responsible = "KATA-KETIKAN"
      return sheet
    }
    let text = try Rendering.html(
      HandoverContent(
        report: content.report, from: nil, to: nil, findings: findings,
        waivers: try HandoverSamples.waivers("KATA-KETIKAN"), deviations: content.deviations,
        charts: content.charts, privacy: .public, zones: content.zones), language)
    #expect(!text.contains("KATA-KETIKAN"))
  }

  @Test func `of decrees, names and criteria has no number or address of people for the public`()
    throws
  {
    let address = "budi.santoso@contoh.go.id"
    var basis = try HandoverSamples.basis()
    basis.standards[0].decree = "SK 12/2023, \(Self.typed)"
    basis.calendars[0].source = "Surel \(address)"
    var findings = try HandoverSamples.findings()
    findings[1].paragraphs = .written(
      condition: Wording("–", "–"), criteria: Wording("\(Self.typed) \(address)", "–"))
    findings[1].unitName = "Gerai, \(address)"
    let content = try HandoverSamples.content(.public)
    let text = try Rendering.html(
      HandoverContent(
        report: content.report, from: nil, to: nil, findings: findings, waivers: [],
        deviations: content.deviations, charts: content.charts, privacy: .public,
        zones: content.zones, basis: basis))
    #expect(text.contains("SK 12/2023"))
    #expect(!text.contains("6371010101900001") && !text.contains("budi.santoso"))
  }

  @Test func `is decided in one file alone`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let sources = root.appending(path: "Sources/AuditReport")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    var masking: [String] = []
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      if text.contains("PersonalData.") { masking.append(file) }
    }
    #expect(masking == ["Handover/Disclosure.swift"])
  }
}
