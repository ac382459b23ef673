internal import ServiceStandards
internal import WorkingTime

extension HandoverContent {
  /// Writes `laporan.html`: one file that needs neither network nor script, in the parts of an
  /// Indonesian audit report (LHP), for screen and A4 paper.
  ///
  /// The annex is read once, for the worst few deviations of each finding; the file is handed over
  /// piece by piece. The same content gives the same bytes.
  ///
  /// - Parameters:
  ///   - sink: Takes the file.
  ///   - presentation: For its language; instants are shown in the zones of the content.
  /// - Throws: What the annex and the sink throw.
  package func writeHTML(to sink: any ByteSink, _ presentation: Presentation) throws {
    let worst =
      privacy == .public ? WorstDeviations() : try WorstDeviations(of: findings, in: deviations)
    var output = Output(to: sink)
    var page = HandoverPage(self, presentation, worst: worst)
    page.appendHead()
    for part in ReportTexts.Part.allCases {
      page.beginPart(part)
      switch part {
      case .summary: page.appendSummary()
      case .basis: page.appendBasis()
      case .overview: page.appendOverview()
      case .findings: try page.appendFindings(to: &output)
      case .waivers: page.appendWaivers()
      case .earlier: page.appendEarlierFindings()
      case .annexes: page.appendAnnexes()
      }
      page.html.end()
      page.html.move(to: &output)
      try output.flushIfFull()
    }
    page.appendEnd()
    page.html.move(to: &output)
    try output.flush()
  }
}
