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
      ("findings", findingTable(presentation)),
      ("deviations", deviations),
      ("waivers", waiverTable(presentation)),
    ]
    if privacy == .public { sheets.removeAll { $0.0 == "deviations" } }
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
    add(part, ReportTexts.onTime, page.cell(summary.punctuality.share))
    add(part, ReportTexts.coverage, page.cell(summary.punctuality.coverage))
    for amount in summary.amounts {
      add(part, ReportTexts.money, .money(amount.money, amount.currency))
    }
    for counts in summary.criteria {
      let criterion = Texts.criterion(counts.criterion)
      add(criterion, Texts.compliantTitle, page.cell(counts.compliant))
      add(criterion, Texts.deviatesTitle, page.cell(counts.deviates))
      add(criterion, Texts.notAssessableTitle, page.cell(counts.notAssessableTotal))
      add(criterion, Texts.notApplicableTitle, page.cell(counts.notApplicableTotal))
      add(criterion, Texts.coverage, page.cell(counts.coverage))
    }
    for answer in report.incomplete {
      add(ReportTexts.incomplete, Texts.reasonTitle, .text(page.text(answer.wording(page.style))))
    }
    for standard in basis.standards {
      let name = Wording(standard.service.name, standard.service.name)
      add(ReportTexts.standardsTable, name, .text(standard.version))
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

  // MARK: Findings and waivers

  private func findingTable(_ presentation: Presentation) -> Table {
    let page = HandoverPage(self, presentation, worst: WorstDeviations())
    let columns: [Column] = [
      Column("finding", ReportTexts.finding, .identifier),
      Column("previous_finding", ReportTexts.repeats, .identifier),
      Column("episode", ReportTexts.episode, .count),
      Column("unit", Texts.unit, .identifier),
      Column("service", Texts.service, .identifier),
      Column("service_name", Texts.serviceName, .text, isTypedByPeople: true),
      Column("rule", Texts.rule, .identifier),
      Column("rule_title", Texts.ruleTitle, .text),
      Column("criterion", Texts.criterionTitle, .word),
      Column("severity", Texts.severityTitle, .word),
      Column("state", ReportTexts.state, .word),
      Column("follow_up_status", ReportTexts.status, .word),
      Column("opened_at", ReportTexts.opened, .instant),
      Column("deviations", ReportTexts.deviations, .count),
      Column("waived", ReportTexts.waivedTitle, .count),
      Column("baseline", ReportTexts.baselineTitle, .count),
      Column("judged", Texts.judged, .count),
      Column("amount", Texts.amount, .money(nil)),
      Column("currency", Texts.currency, .word),
      Column("condition", ReportTexts.condition, .text, isTypedByPeople: true),
      Column("criteria", ReportTexts.criteria, .text, isTypedByPeople: true),
      Column("cause", ReportTexts.cause, .text, isTypedByPeople: true),
      Column("effect", ReportTexts.effect, .text, isTypedByPeople: true),
      Column("recommendation", ReportTexts.recommendation, .text, isTypedByPeople: true),
      Column("response", ReportTexts.response, .text, isTypedByPeople: true),
      Column("finding_code", ReportTexts.findingCode, .identifier),
      Column("cause_code", ReportTexts.causeCode, .identifier),
      Column("recommendation_code", ReportTexts.recommendationCode, .identifier),
      Column("programmes", ReportTexts.programmes, .list),
      Column("maladministration", ReportTexts.maladministration, .list),
      Column("responsible", ReportTexts.responsible, .text, isTypedByPeople: true),
      Column("delivered_on", ReportTexts.delivered, .day),
      Column("due_on", ReportTexts.due, .day),
      Column("verification_due_on", ReportTexts.verificationDue, .day),
      Column("overdue", ReportTexts.overdueTitle, .boolean),
      Column("evidence", ReportTexts.evidence, .count),
      Column("clean_weeks", ReportTexts.cleanWeeks, .count),
      Column("ended_at", ReportTexts.ended, .instant),
    ]
    let head = TableHead(
      schema: "audit.handover.findings/1", columns: columns, envelope: report.heading.envelope)
    return Table(head, rows: findings.map { page.cells($0) })
  }

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

  private func free(_ text: String?) -> Cell { text.map { .text(figures.text($0)) } ?? .empty }

  private func named(_ text: String?) -> Cell { text.map(Cell.identifier) ?? .empty }

  private func day(_ day: CivilDay?) -> Cell { day.map(Cell.day) ?? .empty }

  fileprivate func cells(_ finding: FindingSheet) -> [Cell] {
    let counts = finding.figures
    let followUp = finding.followUp
    let amount = figures.isHidden(counts.deviations) ? nil : counts.amount
    let status = finding.status.map {
      Cell.word(code: $0.word, shown: text(ReportTexts.status($0)))
    }
    return [
      .identifier("\(finding.id)"), named(finding.previous.map { "\($0)" }),
      .count(Int64(finding.episode)), .identifier(finding.service.unit.text),
      .identifier(finding.service.code.text), .text(finding.service.name), .rule(finding.rule),
      .text(text(finding.ruleTitle)), .term(.criterion(finding.criterion)),
      .term(.severity(finding.severity)),
      .word(code: finding.state.rawValue, shown: text(ReportTexts.state(finding.state))),
      status ?? .empty, .instant(finding.opened, zone: finding.zone),
      cell(counts.deviations), cell(counts.waived), cell(counts.baseline), cell(counts.judged),
      amount.map { .money($0.money, $0.currency) } ?? .empty,
      amount.map { .word(code: $0.currency.code, shown: $0.currency.code) } ?? .empty,
      .text(condition(of: finding)), .text(figures.text(text(finding.criteria))),
      free(finding.cause), free(finding.effect), free(finding.recommendation),
      free(finding.response), named(finding.codes.finding), named(finding.codes.cause),
      named(finding.codes.recommendation), .list(finding.codes.programmes),
      .list(finding.codes.maladministration), free(finding.responsible), day(followUp.delivered),
      day(followUp.due), day(followUp.verificationDue), .boolean(followUp.isOverdue),
      .count(Int64(followUp.evidence)), .count(Int64(followUp.cleanWeeks)),
      followUp.ended.map { .instant($0, zone: finding.zone) } ?? .empty,
    ]
  }

  fileprivate func cells(_ waiver: WaiverSheet) -> [Cell] {
    let showsPeople = content.privacy != .public
    let state = Cell.word(
      code: waiver.state.rawValue, shown: text(ReportTexts.state(waiver.state)))
    return [
      .identifier(waiver.id), state, .identifier(waiver.unit.text),
      named(waiver.service?.code.text), .rule(waiver.rule),
      named(showsPeople ? waiver.caseNumber.map(figures.text) : nil), .day(waiver.from),
      .day(waiver.to), cell(waiver.deviations), free(waiver.reason),
      free(showsPeople ? waiver.requestedBy : nil), free(showsPeople ? waiver.approvedBy : nil),
    ]
  }
}
