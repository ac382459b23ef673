internal import ServiceStandards
internal import WorkingTime

/// The report of a run as tables, one for each kind of record.
struct RunRecords {
  /// Rows of one shape with the stable name of what they are.
  struct Section {
    let name: String
    let title: Wording
    let head: TableHead
    let rows: [[Cell]]

    init(
      _ name: String, _ title: Wording, _ envelope: Envelope, _ columns: [Column],
      _ rows: [[Cell]]
    ) {
      self.name = name
      self.title = title
      head = TableHead(schema: "audit.run/1", columns: columns, envelope: envelope)
      self.rows = rows
    }
  }

  let report: RunReport
  let presentation: Presentation

  init(_ report: RunReport, _ presentation: Presentation) {
    self.report = report
    self.presentation = presentation
  }

  /// Every section that has rows, and the findings in any case.
  var sections: [Section] {
    let all = [
      headingSection, incompleteSection, findingSection, totalSection, laterSection,
      criterionSection, reasonSection, serviceSection, completenessSection, targetSection,
      amountSection,
      comparisonSection,
      closedSection, waiverSection, baselineSection, exceptionSection, returnSection,
      complaintSection, nextSection,
    ]
    return all.filter { !$0.rows.isEmpty || $0.name == "finding" }
  }

  /// Each section with its own header, the kind of record in the first field of each line, an empty
  /// line between sections.
  func writePlain(to output: inout Output) throws {
    for (index, section) in sections.enumerated() {
      if index > 0 { output.bytes.append(ascii: "\n") }
      var head = section.head
      head.columns.insert(Column("record", Texts.record, .word), at: 0)
      let kind = Cell.text(section.title.text(presentation.language))
      var renderer = PlainRows(head, presentation)
      renderer.begin(into: &output.bytes)
      for row in section.rows {
        renderer.append([kind] + row, into: &output.bytes)
        try output.flushIfFull()
      }
    }
  }

  /// One object a line; its member `record` says what it is.
  func writeJSONLines(to output: inout Output) throws {
    for section in sections {
      var renderer = JSONLineRows(section.head, presentation, record: section.name)
      for row in section.rows {
        renderer.append(row, into: &output.bytes)
        try output.flushIfFull()
      }
    }
  }

  /// The findings alone, as CSV: a file of records with one shape.
  func writeFindings(to output: inout Output) throws {
    let section = findingSection
    var renderer = CSVRows(section.head, presentation)
    renderer.begin(into: &output.bytes)
    for row in section.rows {
      renderer.append(row, into: &output.bytes)
      try output.flushIfFull()
    }
    renderer.end(leftOut: report.leftOut, into: &output.bytes)
  }

  var envelope: Envelope { report.heading.envelope }
}

extension RunReport {
  /// The findings alone, for a choice of columns or another order.
  package func findingsTable(_ presentation: Presentation) -> Table {
    let records = RunRecords(self, presentation)
    let head = TableHead(
      schema: "audit.run.findings/1",
      columns: RunRecords.findingColumns + RunRecords.exceptedColumns,
      envelope: heading.envelope)
    return Table(head, rows: findings.map { records.row($0) + RunRecords.excepted($0) })
  }
}

// MARK: Findings

extension RunRecords {
  static let findingColumns: [Column] = [
    Column("unit", Texts.unit, .text),
    Column("service", Texts.service, .text),
    Column("service_name", Texts.serviceName, .text, isTypedByPeople: true),
    Column("rule", Texts.rule, .identifier),
    Column("rule_title", Texts.ruleTitle, .text),
    Column("criterion", Texts.criterionTitle, .word),
    Column("severity", Texts.severityTitle, .word),
    Column("deviations", Texts.deviationsTitle, .count),
    Column("transactions", Texts.transactions, .count),
    Column("judged", Texts.judged, .count),
    Column("examined", Texts.examined, .count),
    Column("share", Texts.share, .share),
    Column("worst_deviation", Texts.worstDeviation, .identifier),
    Column("worst_measure", Texts.worstMeasure, .word),
    Column("worst_overrun", Texts.worstOverrun, .duration),
    Column("worst_amount", Texts.worstAmount, .money(nil)),
    Column("worst_count", Texts.worstCount, .count),
    Column("amount", Texts.amount, .money(nil)),
    Column("currency", Texts.currency, .word),
  ]

  var findingSection: Section {
    Section(
      "finding", Texts.findingRecord, envelope, shownColumns,
      report.listed(report.findings).map(shownRow))
  }

  /// The columns of a finding; what is excepted has its own only when there is such a thing.
  var shownColumns: [Column] {
    RunRecords.findingColumns + (report.exceptions == nil ? [] : RunRecords.exceptedColumns)
  }

  func shownRow(_ finding: FindingLine) -> [Cell] {
    row(finding) + (report.exceptions == nil ? [] : RunRecords.excepted(finding))
  }

  /// The cells of a finding, in the order of `findingColumns`.
  func row(_ finding: FindingLine) -> [Cell] {
    let size = finding.worst?.size
    return [
      .text(finding.service.unit.text),
      .text(finding.service.code.text),
      .text(finding.service.name),
      .rule(finding.rule),
      .text(finding.ruleTitle.text(presentation.language)),
      .term(.criterion(finding.criterion)),
      .term(.severity(finding.severity)),
      .count(finding.deviations),
      .count(finding.transactions),
      .count(finding.judged),
      .count(finding.examined),
      .share(finding.share),
      finding.worst.map { .identifier($0.deviation) } ?? .empty,
      size.map { .term(.measure($0.measure)) } ?? .empty,
      size?.seconds.map(Cell.duration) ?? .empty,
      size?.amount.map { .money($0.money, $0.currency) } ?? .empty,
      size?.count.map(Cell.count) ?? .empty,
      finding.amount.map { .money($0.money, $0.currency) } ?? .empty,
      (finding.amount ?? size?.amount).map {
        .word(code: $0.currency.code, shown: $0.currency.code)
      } ?? .empty,
    ]
  }
}

extension WorstCase.Size {
  var measure: Measure {
    switch self {
    case .overrun: .instant
    case .money: .money
    case .documents: .documents
    case .cases: .cases
    case .disorder: .order
    case .transactions: .standard
    }
  }

  /// Real time, when that is what is measured.
  var seconds: Int64? {
    switch self {
    case .overrun(let seconds), .disorder(let seconds): seconds
    default: nil
    }
  }

  var amount: Amount? {
    if case .money(let amount) = self { amount } else { nil }
  }

  /// Documents, cases or transactions.
  var count: Int64? {
    switch self {
    case .documents(let count), .cases(let count), .transactions(let count): count
    default: nil
    }
  }

  /// In the smallest units of its measure.
  var value: Int64 { seconds ?? amount?.money.minorUnits ?? count ?? 0 }
}
