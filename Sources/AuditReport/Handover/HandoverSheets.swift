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
    let run = ReportTexts.run
    add(run, Texts.unit, .text(report.heading.units.map(\.code.text).joined(separator: "; ")))
    add(run, ReportTexts.period, .text(page.period))
    add(run, ReportTexts.asOf, .instant(report.heading.asOf))
    add(run, ReportTexts.run, .text(page.runName))
    add(run, ReportTexts.program, .text("audit \(report.heading.envelope.tool)"))
    add(run, ReportTexts.privacy, .text(page.text(ReportTexts.privacy(privacy))))
    let part = ReportTexts.Part.summary.wording
    let examined = page.figures.count(alone: report.summary.examined)
    add(
      part, ReportTexts.examined,
      page.figures.isPublic ? .text(examined) : .count(report.summary.examined))
    if let published = page.figures.published {
      tell(published, page, part, add)
    } else {
      tellFigures(part, add)
    }
    for answer in report.incomplete {
      add(ReportTexts.incomplete, Texts.reasonTitle, .text(page.text(answer.wording(page.figures))))
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

  private typealias Adding = (_ part: Wording, _ item: Wording, _ value: Cell) -> Void

  /// What the public is told.
  private func tell(
    _ published: PublicFigures, _ page: HandoverPage, _ part: Wording, _ add: Adding
  ) {
    func cell(_ value: Cell?) -> Cell { value ?? .text(DisclosedFigures.hidden) }
    add(part, ReportTexts.deviations, cell(published.deviations.map(Cell.count)))
    for sum in published.rules {
      let rule = Wording("\(sum.rule)", "\(sum.rule)")
      add(ReportTexts.rulesTable, rule, cell(sum.deviations.map(Cell.count)))
    }
    for sum in published.money {
      let rule = "\(sum.rule) \(sum.currency.code)"
      let amount = sum.amount.map { Cell.money($0.money, $0.currency) }
      add(ReportTexts.moneyTitle, Wording(rule, rule), cell(amount))
    }
    add(
      ReportTexts.limitations, ReportTexts.privacy,
      .text(page.text(ReportTexts.leftOutForPublic)))
  }

  private func tellFigures(_ part: Wording, _ add: Adding) {
    let summary = report.summary
    add(part, ReportTexts.deviating, .count(summary.deviatingTransactions))
    add(part, ReportTexts.deviations, .count(summary.deviations))
    let onTime = summary.punctuality.share
    add(part, ReportTexts.onTime, .share(onTime.known))
    add(part, ReportTexts.onTimeLowest, .share(onTime.lowest))
    add(part, ReportTexts.onTimeHighest, .share(onTime.highest))
    add(part, ReportTexts.coverage, .share(summary.punctuality.coverage))
    let completeness = summary.services.compactMap(\.completeness)
    if let days = completeness.first?.lateDays {
      func total(_ count: (Completeness) -> Int64) -> Cell {
        .count(completeness.reduce(0) { $0 + count($1) })
      }
      let title = Texts.restsOnTitle
      add(title, Texts.gapCount, total { $0.gapCount - $0.retoldGaps })
      add(title, Texts.missingNumbers, total { $0.missing - $0.retoldMissing })
      add(title, Texts.emptyDayCount, total { $0.emptyDayCount })
      add(title, Texts.toldLate(days: String(days)), total { $0.late })
    }
    for sum in summary.amounts {
      add(part, Texts.money(sum.kind), .money(sum.amount.money, sum.amount.currency))
    }
    for counts in summary.criteria {
      let criterion = Texts.criterion(counts.criterion)
      add(criterion, Texts.compliantTitle, .count(counts.compliant))
      add(criterion, Texts.deviatesTitle, .count(counts.deviates))
      add(criterion, Texts.notAssessableTitle, .count(counts.notAssessableTotal))
      add(criterion, Texts.notApplicableTitle, .count(counts.notApplicableTotal))
      add(criterion, Texts.coverage, .share(counts.coverage))
    }
    if let complaints = report.complaints {
      func total(_ count: KeyPath<RunComplaints.Line, Int64>) -> Cell {
        .count(complaints.lines.reduce(0) { $0 + $1[keyPath: count] })
      }
      add(Texts.complaintsTitle, Texts.examined, total(\.examined))
      add(Texts.complaintsTitle, Texts.answeredInTime, total(\.inTime))
      add(Texts.complaintsTitle, Texts.answeredLate, total(\.late))
      add(Texts.complaintsTitle, Texts.unanswered, total(\.unanswered))
    }
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
  private func named(_ text: String?) -> Cell { text.map(Cell.identifier) ?? .empty }

  private func day(_ day: CivilDay?) -> Cell { day.map(Cell.day) ?? .empty }

  fileprivate func cells(_ waiver: WaiverSheet) -> [Cell] {
    let state = Cell.word(
      code: waiver.state.rawValue, shown: text(Texts.waiverState(waiver.state)))
    return [
      .identifier(waiver.id), state, .identifier(waiver.unit.text),
      named(waiver.service?.code.text), .rule(waiver.rule),
      named(waiver.caseNumber), .day(waiver.from),
      .day(waiver.to), figures.isPublic ? .empty : .count(waiver.deviations), .text(waiver.reason),
      .text(waiver.requestedBy), .text(waiver.approvedBy),
    ]
  }
}
