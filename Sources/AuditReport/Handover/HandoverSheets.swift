internal import ServiceStandards
internal import WorkingTime

/// One sheet of a workbook: a table with a name.
package struct HandoverSheet {
  /// At most 31 characters, none of `[]:*?/\`.
  package var name: String
  package var table: Table

  package init(_ name: String, _ table: Table) {
    self.name = name
    self.table = table
  }
}

extension HandoverContent {
  /// The sheets of `temuan.xlsx` in their order, named in the language of the presentation. The
  /// public gets no annex.
  package func sheets(_ presentation: Presentation) -> [HandoverSheet] {
    var presentation = presentation
    if !zones.isEmpty { presentation.zones = zones }
    var sheets = [
      ("findings", findingsTable(presentation.language)),
      ("deviations", deviations), ("standards", standardDeviations), ("complaints", complaints),
      ("waivers", waiverTable(presentation)),
    ]
    if privacy == .public {
      sheets.removeAll { ["deviations", "standards", "complaints"].contains($0.0) }
    }
    let language = presentation.language
    let named = sheets.map { key, table in
      HandoverSheet(ReportTexts.sheet(key).text(language), table)
    }
    let summary = HandoverSheet(
      ReportTexts.sheet("summary").text(language), summaryTable(presentation))
    let dictionary = HandoverSheet(
      ReportTexts.sheet("dictionary").text(language), dictionaryTable(named, presentation))
    return [summary] + named + [dictionary]
  }

  // MARK: Summary and dictionary

  private func summaryTable(_ presentation: Presentation) -> Table {
    let page = HandoverPage(self, presentation, worst: WorstDeviations())
    let head = TableHead(
      schema: "audit.handover.summary/1",
      columns: [
        Column("part", ReportTexts.partTitle, .text),
        Column("item", ReportTexts.itemTitle, .text),
        Column("value", ReportTexts.valueTitle, .mixed),
      ], envelope: report.heading.envelope)
    var rows: [[Cell]] = []
    func add(_ part: Wording, _ item: Wording, _ value: Cell) {
      rows.append([.text(page.text(part)), .text(page.text(item)), value])
    }
    let summary = report.summary
    let run = ReportTexts.run
    add(run, Texts.unit, .text(report.heading.units.map(\.code.text).joined(separator: "; ")))
    add(run, ReportTexts.period, .text(page.period))
    add(run, ReportTexts.asOf, .instant(report.heading.asOf))
    add(run, ReportTexts.run, .text(page.runName))
    add(run, ReportTexts.program, .text("audit \(report.heading.envelope.tool)"))
    add(run, ReportTexts.privacy, .text(page.text(ReportTexts.privacy(privacy))))
    let part = ReportTexts.Part.summary.wording
    add(part, ReportTexts.examined, page.cell(summary.examined))
    add(part, ReportTexts.deviating, page.cell(summary.deviatingTransactions))
    add(part, ReportTexts.deviations, page.cell(summary.deviations))
    let onTime = summary.punctuality.share
    add(part, ReportTexts.onTime, page.cell(onTime.known))
    add(part, ReportTexts.onTimeLowest, page.cell(onTime.lowest))
    add(part, ReportTexts.onTimeHighest, page.cell(onTime.highest))
    add(part, ReportTexts.coverage, page.cell(summary.punctuality.coverage))
    for sum in summary.amounts {
      add(part, Texts.money(sum.kind), page.cell(sum))
    }
    for counts in summary.criteria {
      let criterion = Texts.criterion(counts.criterion)
      add(criterion, Texts.compliantTitle, page.cell(counts.compliant))
      add(criterion, Texts.deviatesTitle, page.cell(counts.deviates))
      add(criterion, Texts.notAssessableTitle, page.cell(counts.notAssessableTotal))
      add(criterion, Texts.notApplicableTitle, page.cell(counts.notApplicableTotal))
      add(criterion, Texts.coverage, page.cell(counts.coverage))
    }
    if let complaints = report.complaints {
      func total(_ count: KeyPath<RunComplaints.Line, Int64>) -> Cell {
        page.cell(complaints.lines.reduce(0) { $0 + $1[keyPath: count] })
      }
      add(Texts.complaintsTitle, Texts.examined, total(\.examined))
      add(Texts.complaintsTitle, Texts.answeredInTime, total(\.inTime))
      add(Texts.complaintsTitle, Texts.answeredLate, total(\.late))
      add(Texts.complaintsTitle, Texts.unanswered, total(\.unanswered))
    }
    for answer in report.incomplete {
      add(ReportTexts.incomplete, Texts.reasonTitle, .text(page.text(answer.wording(page.style))))
    }
    for standard in basis.standards {
      let name = Wording(standard.service.name, standard.service.name)
      let version = standard.inheritedFrom.map {
        ReportTexts.inherited(standard.version, from: $0).text(presentation.language)
      }
      add(ReportTexts.standardsTable, name, .text(version ?? standard.version))
    }
    return Table(head, rows: rows)
  }

  /// What each column of each sheet holds.
  private func dictionaryTable(
    _ sheets: [HandoverSheet], _ presentation: Presentation
  ) -> Table {
    let language = presentation.language
    let head = TableHead(
      schema: "audit.handover.dictionary/1",
      columns: [
        Column("sheet", ReportTexts.sheetTitle, .text),
        Column("title", ReportTexts.columnTitle, .text),
        Column("column", ReportTexts.columnKey, .identifier),
        Column("form", ReportTexts.columnKind, .text),
      ], envelope: report.heading.envelope)
    return Table(
      head,
      rows: sheets.flatMap { sheet in
        sheet.table.head.columns.map { column in
          [
            .text(sheet.name), .text(column.title.text(language)), .identifier(column.key),
            .text(ReportTexts.kind(column.kind).text(language)),
          ]
        }
      })
  }

  // MARK: Waivers

  private func waiverTable(_ presentation: Presentation) -> Table {
    let page = HandoverPage(self, presentation, worst: WorstDeviations())
    let head = TableHead(
      schema: "audit.handover.waivers/1",
      columns: [
        Column("waiver", ReportTexts.waiver, .identifier),
        Column("state", ReportTexts.state, .word),
        Column("unit", Texts.unit, .identifier),
        Column("service", Texts.service, .identifier),
        Column("rule", Texts.rule, .identifier),
        Column("case_number", Texts.caseNumber, .identifier, isTypedByPeople: true),
        Column("from", ReportTexts.validFrom, .day),
        Column("to", ReportTexts.validTo, .day),
        Column("deviations", ReportTexts.deviations, .count),
        Column("reason", ReportTexts.reason, .text, isTypedByPeople: true),
        Column("requested_by", ReportTexts.requestedBy, .text, isTypedByPeople: true),
        Column("approved_by", ReportTexts.approvedBy, .text, isTypedByPeople: true),
      ], envelope: report.heading.envelope)
    return Table(head, rows: waivers.map { page.cells($0) })
  }
}

// What a privacy profile lets be seen, as cells.
extension HandoverPage {
  fileprivate func cell(_ count: Int64) -> Cell {
    figures.isHidden(count) ? .text(figures.count(count)) : .count(count)
  }

  fileprivate func cell(_ share: Share) -> Cell {
    figures.isHidden(share) ? .text(DisclosedFigures.hidden) : .share(share)
  }

  /// A sum over few cases is not told.
  fileprivate func cell(_ sum: MoneySum) -> Cell {
    figures.isHidden(sum.deviations)
      ? .text(DisclosedFigures.hidden) : .money(sum.amount.money, sum.amount.currency)
  }

  private func named(_ text: String?) -> Cell { text.map(Cell.identifier) ?? .empty }

  private func day(_ day: CivilDay?) -> Cell { day.map(Cell.day) ?? .empty }

  fileprivate func cells(_ waiver: WaiverSheet) -> [Cell] {
    let state = Cell.word(
      code: waiver.state.rawValue, shown: text(Texts.waiverState(waiver.state)))
    return [
      .identifier(waiver.id), state, .identifier(waiver.unit.text),
      named(waiver.service?.code.text), .rule(waiver.rule),
      named(waiver.caseNumber), .day(waiver.from),
      .day(waiver.to), cell(waiver.deviations), .text(waiver.reason),
      .text(waiver.requestedBy), .text(waiver.approvedBy),
    ]
  }
}
