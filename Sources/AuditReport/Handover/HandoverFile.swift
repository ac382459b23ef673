package import ServiceStandards

/// One file of a hand-over. To add one: a writer in a file beside this one, and an entry in `all`.
package struct HandoverFile: Sendable {
  /// Writes the file from the content; what it counted goes into the manifest.
  package typealias Writer =
    @Sendable (HandoverContent, Presentation, any ByteSink) throws -> FileFacts

  package enum Source: Sendable {
    /// Made from the content.
    case content(Writer)
    /// The report, with a page for each unit where it is long.
    case report
    /// The deviations as CSV: they need no run judged again and no findings but their ids.
    case annex
    /// A workbook made from the content; its library writes files by itself.
    case workbook
  }

  /// What is in the pages beside the report.
  package static let pageTitle = Wording("temuan satu unit", "findings of one unit")

  package let name: String
  /// What is in it, for `BACA-SAYA.txt`.
  package let title: Wording
  package let source: Source
  /// For CSV: whom it is made for.
  package let csvReader: CSVProfile.Reader?
  /// What it says of single cases, complaints or standards is not for the public.
  private let isForPublic: Bool

  package init(
    _ name: String, _ title: Wording, csv: CSVProfile.Reader? = nil, isForPublic: Bool = true,
    _ source: Source
  ) {
    self.name = name
    self.title = title
    self.source = source
    csvReader = csv
    self.isForPublic = isForPublic
  }

  /// The public gets no single cases.
  package func isMade(for privacy: PrivacyProfile) -> Bool {
    isForPublic || privacy != .public
  }

  package static let all: [HandoverFile] = {
    #if XLSX
      usual + [
        HandoverFile(
          "temuan.xlsx",
          Wording(
            "temuan dan penyimpangan sebagai buku kerja", "findings and deviations as a workbook"),
          .workbook)
      ]
    #else
      usual
    #endif
  }()

  private static let usual: [HandoverFile] = [
    HandoverFile(
      "laporan.html",
      Wording(
        "laporan hasil pemeriksaan, untuk layar dan kertas A4",
        "the audit report, for screen and A4 paper"),
      .report),
    HandoverFile(
      "temuan.csv",
      Wording("temuan, untuk Excel berbahasa Indonesia", "findings, for Indonesian Excel"),
      csv: .spreadsheet, .content { try $0.writeFindings(to: $2, $1) }),
    HandoverFile(
      "temuan.data.csv", Wording("temuan, untuk program", "findings, for programs"),
      csv: .program, .content { try $0.writeFindings(to: $2, $1) }),
    HandoverFile(
      "temuan.json", Wording("temuan, untuk program", "findings, for programs"),
      .content { try $0.writeFindingsJSON(to: $2, $1) }),
    HandoverFile(
      "temuan.junit.xml",
      Wording(
        "hasil setiap aturan di setiap unit (JUnit)", "outcome of each rule in each unit (JUnit)"),
      .content { content, presentation, sink in
        try JUnitFile(content, presentation).write(to: sink)
        return FileFacts()
      }),
    HandoverFile(
      "penyimpangan.csv",
      Wording(
        "setiap penyimpangan, untuk Excel berbahasa Indonesia",
        "every deviation, for Indonesian Excel"),
      csv: .spreadsheet, isForPublic: false, .annex),
    HandoverFile(
      "penyimpangan.data.csv",
      Wording("setiap penyimpangan, untuk program", "every deviation, for programs"),
      csv: .program, isForPublic: false, .annex),
    HandoverFile(
      "penyimpangan-standar.csv",
      Wording(
        "penyimpangan pada standar, untuk Excel berbahasa Indonesia",
        "deviations of standards, for Indonesian Excel"),
      csv: .spreadsheet, isForPublic: false,
      .content { try $0.standardDeviations.writeCSV(to: $2, $1) }),
    HandoverFile(
      "penyimpangan-standar.data.csv",
      Wording("penyimpangan pada standar, untuk program", "deviations of standards, for programs"),
      csv: .program, isForPublic: false,
      .content { try $0.standardDeviations.writeCSV(to: $2, $1) }),
    HandoverFile(
      "pengaduan.csv",
      Wording("pengaduan, untuk Excel berbahasa Indonesia", "complaints, for Indonesian Excel"),
      csv: .spreadsheet, isForPublic: false, .content { try $0.complaints.writeCSV(to: $2, $1) }),
    HandoverFile(
      "pengaduan.data.csv", Wording("pengaduan, untuk program", "complaints, for programs"),
      csv: .program, isForPublic: false, .content { try $0.complaints.writeCSV(to: $2, $1) }),
  ]
}

extension HandoverContent {
  func findingsTable(_ language: Language) -> Table {
    Table(
      HandoverShape.findings.head(report.heading.envelope),
      rows: FindingView.all(
        findings, language: language, privacy: privacy, meanings: meanings
      ).map(\.cells))
  }

  fileprivate func writeFindings(
    to sink: any ByteSink, _ presentation: Presentation
  ) throws -> FileFacts {
    try findingsTable(presentation.language).writeCSV(to: sink, presentation, order: .finding)
  }

  fileprivate func writeFindingsJSON(
    to sink: any ByteSink, _ presentation: Presentation
  ) throws -> FileFacts {
    try findingsTable(presentation.language).write(as: .json, to: sink, presentation)
    return FileFacts()
  }
}
