internal import ServiceStandards
internal import WorkingTime

// Dasar, tujuan, ruang lingkup, metode, batasan: facts of this run only.
extension HandoverPage {
  mutating func appendBasis() {
    let basis = content.basis
    html.element(.h3, ReportTexts.basis)
    appendParagraph(ReportTexts.basisText)
    if !basis.rules.isEmpty { appendRules(basis.rules) }
    html.element(.h3, ReportTexts.objective)
    appendParagraph(ReportTexts.objectiveText)
    html.element(.h3, ReportTexts.scope)
    appendParagraph(
      ReportTexts.scopeText(
        services: text(.count(Int64(report.summary.services.count))),
        transactions: figures.count(report.summary.examined), period: period))
    html.element(.h3, ReportTexts.method)
    for wording in ReportTexts.methodText(
      asOf: text(.instant(report.heading.asOf)),
      knownAt: report.heading.knownAt.map { text(.instant($0)) })
    {
      appendParagraph(wording)
    }
    if !basis.standards.isEmpty { appendStandards(basis.standards) }
    if !basis.calendars.isEmpty { appendCalendars(basis.calendars) }
    appendLimitations()
  }

  private mutating func appendRules(_ rules: [RuleSheet]) {
    var counts: [RuleID: Int64] = [:]
    for finding in report.findings { counts[finding.rule, default: 0] += finding.deviations }
    appendTable(
      id: "rules", ReportTexts.rulesTable,
      columns: [
        (Texts.rule, false), (Texts.ruleTitle, false), (Texts.legalSource, false),
        (Texts.usualSeverity, false), (ReportTexts.deviations, true),
      ],
      rows: rules.map { rule in
        HandoverRow(
          [
            .text("\(rule.id)"), .text(text(rule.title)), .text(rule.source),
            .text(text(Texts.severity(rule.severity))),
            .link(
              figures.count(counts[rule.id] ?? 0), to: firstFinding(of: rule.id), isNumber: true),
          ], id: "rule-\(rule.id)")
      })
  }

  /// Where the first finding in progress of a rule stands.
  private func firstFinding(of rule: RuleID) -> String? {
    content.findings.first { $0.rule == rule && !$0.state.isEnded }.map { "\($0.id)" }
  }

  private mutating func appendStandards(_ standards: [HandoverBasis.StandardUse]) {
    appendTable(
      id: "standards", ReportTexts.standardsTable,
      columns: [
        (Texts.service, false), (Texts.standardVersion, false), (ReportTexts.decree, false),
        (ReportTexts.validity, false), (ReportTexts.recorded, false),
        (Texts.transactions, true),
      ],
      rows: standards.map { standard in
        HandoverRow([
          .text("\(standard.service.unit) · \(standard.service.name)"), .text(standard.version),
          .text(standard.decree ?? text(ReportTexts.noDecree)),
          .text(validity(standard.validFrom, standard.validTo)),
          .text(text(.instant(standard.recordedAt))),
          .number(figures.count(standard.transactions)),
        ])
      })
  }

  private mutating func appendCalendars(_ calendars: [CalendarFacts]) {
    appendTable(
      id: "calendars", ReportTexts.calendarsTable,
      columns: [
        (ReportTexts.calendarsTable, false), (ReportTexts.validity, false),
        (ReportTexts.zone, false), (ReportTexts.source, false),
        (ReportTexts.recorded, false),
      ],
      rows: calendars.map { calendar in
        HandoverRow([
          .text(calendar.code.text), .text(validity(calendar.validFrom, calendar.validTo)),
          .text(ZoneName.full(calendar.zone)),
          .text(calendar.source ?? text(ReportTexts.noDecree)),
          .text(text(.instant(calendar.recordedAt))),
        ])
      })
  }

  private func validity(_ from: CivilDay?, _ to: CivilDay?) -> String {
    switch (from, to) {
    case (let from?, let to?): "\(text(from)) \(presentation.glyphs.dash) \(text(to))"
    case (let from?, nil): text(ReportTexts.from(text(from)))
    case (nil, let to?): text(ReportTexts.until(text(to)))
    case (nil, nil): text(ReportTexts.wholePeriod)
    }
  }

  // MARK: Limitations

  private mutating func appendLimitations() {
    html.element(.h3, [.id: "limitations"], ReportTexts.limitations)
    appendParagraph(ReportTexts.limitationsText)
    for answer in report.incomplete { html.element(.p, text(answer.wording(style))) }
    if content.privacy == .public { appendParagraph(ReportTexts.hiddenCounts) }
    let rows = report.summary.criteria.flatMap { counts in
      reasonRows(counts.criterion, Texts.notAssessableTitle, counts.notAssessable)
        + reasonRows(counts.criterion, Texts.notApplicableTitle, counts.notApplicable)
    }
    guard !rows.isEmpty else {
      if report.summary.examined > 0 { appendParagraph(ReportTexts.everythingJudged) }
      return
    }
    appendTable(
      id: "reasons", ReportTexts.reasonsTable,
      columns: [
        (Texts.criterionTitle, false), (Texts.verdictTitle, false), (Texts.reasonTitle, false),
        (Texts.transactions, true),
      ], rows: rows)
  }

  private func reasonRows(
    _ criterion: Criterion, _ verdict: Wording, _ reasons: [Reason: Int64]
  ) -> [HandoverRow] {
    reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { reason, count in
      HandoverRow([
        .text(text(Texts.criterion(criterion))), .text(text(verdict)),
        .text(text(Texts.reason(reason))), .number(figures.count(count)),
      ])
    }
  }
}
