import ServiceStandards
import Testing

@testable import AuditReport

@Suite struct `A finding in full` {
  private static func dossier() throws -> FindingDossier {
    FindingDossier(
      sheet: try FindingSamples.full(), meanings: ["1.04": Wording("Pungutan", "Charges")],
      drafts: FindingDossier.Drafts(),
      evidence: [
        FindingDossier.Evidence(
          name: "bukti 6372010101900001.pdf", sha256: String(repeating: "a1", count: 32),
          bytes: 12_345, received: Samples.day("2026-02-01"), decision: .waiting, state: .changed)
      ],
      history: [
        FindingDossier.Entry(
          move: .opened, at: Samples.instant("2026-01-05T08:00:00+08:00"), actor: "audit",
          host: "meja", program: "0.1.0", run: 3),
        FindingDossier.Entry(
          move: .responded, at: Samples.instant("2026-02-01T09:30:00+08:00"), actor: "siti",
          host: "meja", program: "0.1.0", run: nil, text: "Hubungi 081234567890",
          day: Samples.day("2026-02-01"),
          isPartial: true, files: ["bukti.pdf"]),
      ],
      allowed: [.accepted, .rejected],
      lacking: [Wording("belum ada bukti yang diterima", "no evidence was accepted")],
      cleanWeeksNeeded: 4, envelope: Samples.envelope)
  }

  private func text(
    _ dossier: FindingDossier, as format: ReportFormat, _ language: Language = .indonesian
  ) throws -> String {
    let bytes = CollectedBytes()
    try dossier.write(as: format, to: bytes, try Rendering.presentation(language, width: 100))
    return bytes.text
  }

  @Test(arguments: Language.allCases) func `looks like this`(in language: Language) throws {
    try Golden.expect(
      try text(try Self.dossier(), as: .table, language),
      equals: "finding.\(language.rawValue).txt")
  }

  @Test func `says the same in a browser`() throws {
    let page = try text(try Self.dossier(), as: .html)
    let markup = try MarkupReader(page)
    let said = markup.text.joined(separator: " ")
    for part in [
      "T-2026-0042", "21 penyimpangan", "LEWAT BATAS", "BERUBAH", "Dikembalikan", "-per kas",
      "belum ada bukti yang diterima", "audit findings verify T-2026-0042 --accept",
    ] {
      #expect(said.contains(part), "\(part)")
    }
    #expect(markup.elements.contains { $0.attributes["id"] == "T-2026-0042" })
  }

  @Test(arguments: [ReportFormat.table, .plain, .html])
  func `masks the numbers of people`(as format: ReportFormat) throws {
    let text = try text(try Self.dossier(), as: format)
    #expect(!text.contains("6372010101900001") && !text.contains("081234567890"))
    #expect(text.contains("6372********0001"))
  }

  @Test func `offers drafts for what nobody has stated, until it has ended`() throws {
    var dossier = try Self.dossier()
    dossier.sheet.cause = nil
    dossier.drafts.causes = [.init(code: "SB-01", text: Wording("Kemampuan", "Ability"))]
    let open = try text(dossier, as: .table)
    #expect(open.contains("(Belum diisi; diisi oleh auditor.)"))
    #expect(open.contains("[konsep SB-01] Kemampuan"))
    dossier.sheet.state = .closed
    #expect(try !text(dossier, as: .table).contains("[konsep"))
  }

  @Test func `does not tell one from few where counts are hidden`() throws {
    let style = PeopleStyle(try Rendering.presentation(.english))
    func text(_ deviations: Int64) throws -> String {
      let finding = try FindingSamples.finding(1, deviations: deviations)
      return DisclosedFigures(style, PublicFigures([finding])).deviations(of: finding).english
    }
    #expect(try text(1) == text(4))
  }
}
