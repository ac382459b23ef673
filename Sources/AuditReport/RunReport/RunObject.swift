internal import ServiceStandards

/// The report of a run as one JSON object: what was looked at, the summary, and the findings under
/// `items`.
struct RunObject {
  private let report: RunReport
  private let records: RunRecords
  private var json: JSONWriter

  init(_ report: RunReport, _ presentation: Presentation) {
    self.report = report
    records = RunRecords(report, presentation)
    json = JSONWriter(zones: presentation.zones, lineDepth: 2)
  }

  func write(to output: inout Output) throws {
    var json = json
    json.writing(to: &output.bytes) { json in
      json.beginObject()
      json.members(of: report.heading.envelope, schema: "audit.run/1")
      writeHeading(&json)
      writeSummary(&json)
      json.key("items")
      json.beginArray()
    }
    for finding in report.listed(report.findings) {
      json.writing(to: &output.bytes) { json in
        json.row(records.shownColumns, records.shownRow(finding))
      }
      try output.flushIfFull()
    }
    json.writing(to: &output.bytes) { json in
      json.end()
      json.member("left_out", Int64(report.leftOut))
      json.end()
    }
    output.bytes.append(ascii: "\n")
  }

  private func writeHeading(_ json: inout JSONWriter) {
    let heading = report.heading
    json.array("units", heading.units) { json, unit in
      json.object {
        $0.member("code", unit.code.text)
        $0.member("name", unit.name)
      }
    }
    json.member("as_of", heading.asOf)
    json.member("known_at", heading.knownAt)
    json.member("received_from", heading.received?.lowerBound)
    json.member("received_to", heading.received?.upperBound)
    json.member("database", heading.database)
    let summary = report.summary
    json.object("counts") { json in
      json.member("examined", summary.examined)
      json.member("deviations", summary.deviations)
      json.member("deviating_transactions", summary.deviatingTransactions)
      json.member("proposals", summary.proposals.values.reduce(0, +))
    }
  }

  private func writeSummary(_ json: inout JSONWriter) {
    json.rows("incomplete", of: records.incompleteSection)
    json.key("punctuality")
    let total = records.totalSection
    json.row(Array(total.head.columns.dropFirst(4)), Array(total.rows[0].dropFirst(4)))
    json.rows("later", of: records.laterSection)
    json.rows("criteria", of: records.criterionSection)
    json.rows("reasons", of: records.reasonSection)
    json.rows("services", of: records.serviceSection)
    json.rows("completeness", of: records.completenessSection)
    json.rows("targets", of: records.targetSection)
    json.rows("amounts", of: records.amountSection)
    json.key("comparison")
    let comparison = records.comparisonSection
    if let row = comparison.rows.first {
      json.row(comparison.head.columns, row)
    } else {
      json.null()
    }
    json.rows("closed", of: records.closedSection)
    if report.exceptions != nil {
      json.object("exceptions") { json in
        json.rows("waivers", of: records.waiverSection)
        json.rows("baselines", of: records.baselineSection)
        json.rows("before_and_after", of: records.exceptionSection)
        json.rows("returned", of: records.returnSection)
      }
    }
    if report.complaints != nil { json.rows("complaints", of: records.complaintSection) }
    json.rows("next", of: records.nextSection)
  }
}

extension JSONWriter {
  /// A row as an object.
  mutating func row(_ columns: [Column], _ row: [Cell]) {
    beginObject()
    for index in columns.indices { member(columns[index], row[index]) }
    end()
  }

  fileprivate mutating func rows(_ key: String, of section: RunRecords.Section) {
    array(key, section.rows) { $0.row(section.head.columns, $1) }
  }
}
