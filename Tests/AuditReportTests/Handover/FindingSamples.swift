import AuditReport
import ServiceStandards
import TestSupport
import WorkingTime

/// Findings as the work on them gives them, for files that are handed over.
enum FindingSamples {
  /// One with everything in it, and personal data where people type.
  static func full() throws -> FindingSheet {
    FindingSheet(
      id: FindingID(year: 2026, number: 42), previous: FindingID(year: 2025, number: 7), episode: 2,
      service: try Samples.service(Samples.polres, "SKCK", "Surat Keterangan Catatan Kepolisian"),
      unitName: "Gerai Polres", rule: .overcharge,
      ruleTitle: Wording("Pungutan melebihi tarif", "Charged above the tariff"), criterion: .cost,
      severity: .high, state: .responded, status: .notYetFulfilled,
      opened: Samples.instant("2026-01-05T08:00:00+08:00"),
      figures: FindingSheet.Figures(
        deviations: 21, waived: 6, baseline: 5, judged: 1200,
        worst: WorstCase(
          deviation: "B-01-5002", size: .money(Amount(Money(250_000), .rupiah))),
        amount: Amount(Money(1_250_000), .rupiah)),
      paragraphs: .written(
        condition: Wording(
          "21 pungutan di atas tarif, terberat B-01-5002.", "21 charges above the tariff."),
        criteria: Wording("Tarif Rp30.000.", "Tariff Rp30,000.")),
      cause: "=petugas 6372010101900001", effect: "Pemohon rugi; hubungi 081234567890.",
      recommendation: "Kembalikan selisih.", response: "Dikembalikan\n-per kas",
      codes: FindingSheet.Codes(
        finding: "1.04", cause: "2", recommendation: "05", programmes: ["penegakan hukum"],
        maladministration: ["permintaan imbalan"]),
      responsible: "Kepala Gerai",
      followUp: FindingSheet.FollowUp(
        delivered: Samples.day("2026-01-10"), due: Samples.day("2026-03-11"),
        verificationDue: Samples.day("2026-02-20"), isOverdue: true, evidence: 3, cleanWeeks: 0),
      zone: 0)
  }

  /// One of which only the figures matter.
  static func finding(
    _ number: Int, service: String = "SKCK", rule: RuleID = .overcharge, deviations: Int64,
    judged: Int64 = 100, amount: Int64? = nil, currency: Currency = .rupiah
  ) throws -> FindingSheet {
    FindingSheet(
      id: FindingID(year: 2026, number: number), episode: 1,
      service: try Samples.service(Samples.polres, service, "Layanan"), unitName: "Gerai Polres",
      rule: rule, ruleTitle: Wording("Judul", "Title"), criterion: .cost, severity: .high,
      state: .open, status: nil, opened: Samples.instant("2026-01-05T08:00:00+08:00"),
      figures: FindingSheet.Figures(
        deviations: deviations, judged: judged, amount: amount.map { Amount(Money($0), currency) }),
      paragraphs: .written(
        condition: Wording("Kondisi", "Condition"), criteria: Wording("Kriteria", "Criteria")),
      zone: 0)
  }

  static func content(
    _ findings: [FindingSheet], privacy: PrivacyProfile = .inspectorate,
    outcomes: [RuleOutcome] = []
  ) throws -> HandoverContent {
    HandoverContent(
      report: try Samples.report(), from: Samples.day("2026-01-01"), to: Samples.day("2026-06-30"),
      findings: findings, waivers: [],
      deviations: Table(HandoverShape.deviations.head(Samples.envelope), rows: []),
      charts: HandoverCharts(), privacy: privacy, zones: [try Zone("Asia/Makassar")],
      outcomes: outcomes)
  }

  /// The text of one file, and what was counted.
  static func file(
    _ name: String, of content: HandoverContent, _ language: Language = .indonesian
  ) throws -> (text: String, facts: FileFacts) {
    guard let file = HandoverFile.all.first(where: { $0.name == name }),
      case .content(let writer) = file.source
    else { throw NoSuchFile() }
    let bytes = CollectedBytes()
    let csv = CSVProfile(reader: file.csvReader ?? .program)
    let facts = try writer(content, try Rendering.presentation(language, csv: csv), bytes)
    return (bytes.text, facts)
  }

  /// The first row of `temuan.data.csv` by the names of its columns.
  static func row(_ content: HandoverContent) throws -> [String: String] {
    let rows = CSVText.rows(try file("temuan.data.csv", of: content).text, delimiter: ",")
    return Dictionary(zip(rows[0], rows[1]), uniquingKeysWith: { first, _ in first })
  }

  struct NoSuchFile: Error {}
}
