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
    var output = Output(to: sink)
    var page = HandoverPage(self, presentation, worst: try worstDeviations())
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
      if part == .summary { page.appendContents() }
      page.html.move(to: &output)
      try output.flushIfFull()
    }
    page.appendEnd()
    page.html.move(to: &output)
    try output.flush()
  }

  /// Writes the pages of a report of many findings, one for each unit.
  ///
  /// - Parameters:
  ///   - presentation: As for `writeHTML`.
  ///   - write: Takes the name of a page, one of `pageNames`, and what writes it.
  /// - Throws: What the annex and the sinks throw.
  package func writePages(
    _ presentation: Presentation,
    to write: (_ name: String, _ body: (any ByteSink) throws -> Void) throws -> Void
  ) throws {
    let page = HandoverPage(self, presentation, worst: try worstDeviations())
    guard UnitFindings.havePagesOfTheirOwn(page.units) else { return }
    for unit in page.units {
      try write(unit.pageName) { sink in
        var output = Output(to: sink)
        var page = page
        try page.appendPage(of: unit, to: &output)
        try output.flush()
      }
    }
  }

  private func worstDeviations() throws -> WorstDeviations {
    privacy == .public ? WorstDeviations() : try WorstDeviations(of: findings, in: deviations)
  }
}
