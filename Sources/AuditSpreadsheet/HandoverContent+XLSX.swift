#if XLSX
  package import AuditReport

  extension HandoverContent {
    /// Writes `temuan.xlsx`: summary, findings, deviations, waivers and dictionary, each a sheet of
    /// typed cells. The annex is read once; memory does not grow with it. The same content gives the
    /// same bytes.
    ///
    /// - Parameters:
    ///   - path: The file; one that is there is replaced at the end.
    ///   - presentation: For its language; instants are shown in the zones of the content.
    /// - Throws: `SpreadsheetFault`, and what reading the annex throws.
    package func writeXLSX(to path: String, _ presentation: Presentation) throws {
      try writeXLSX(to: path, presentation, rowLimit: Workbook.mostRows)
    }

    func writeXLSX(to path: String, _ presentation: Presentation, rowLimit: Int) throws {
      var presentation = presentation
      if !zones.isEmpty { presentation.zones = zones }
      let heading = report.heading
      let book = try Workbook(
        path: path, title: heading.units.map(\.name).joined(separator: "; "),
        program: "audit \(heading.envelope.tool)", created: basis.startedAt ?? heading.asOf,
        rowLimit: rowLimit)
      for sheet in sheets(presentation) { try book.append(sheet, presentation) }
      try book.close()
    }
  }
#endif
