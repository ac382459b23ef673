internal import ServiceStandards
internal import WorkingTime

// Dasar, tujuan, ruang lingkup, metode, batasan: facts of this run only.
extension HandoverPage {
  mutating func appendBasis() {
    html.element(.h3, ReportTexts.basis)
    appendParagraph(ReportTexts.basisText)
    html.element(.h3, ReportTexts.objective)
    appendParagraph(ReportTexts.objectiveText)
    html.element(.h3, ReportTexts.scope)
    appendParagraph(
      ReportTexts.scopeText(
        services: text(.count(Int64(report.summary.services.count))),
        transactions: figures.count(alone: report.summary.examined), period: period))
    html.element(.h3, ReportTexts.method)
    for wording in ReportTexts.methodText(
      asOf: text(.instant(report.heading.asOf)),
      knownAt: report.heading.knownAt.map { text(.instant($0)) })
    {
      appendParagraph(wording)
    }
    appendLimitations()
    appendAboutReport()
  }

  /// What stands behind the report at length, for the annexes.
  mutating func appendGrounds() {
    let basis = content.basis
    if !figures.isPublic {
      if report.summary.examined > 0 {
        append(
          RunDocument(report, style).punctuality(explaining: ReportTexts.punctualityNote),
          named: "punctuality")
        if let completeness = RunDocument(report, style).completeness {
          append(completeness, named: "completeness")
        }
      }
      if !reasonLines.isEmpty { append(reasonsTable(reasonLines), named: "reasons") }
    }
    if !basis.rules.isEmpty { append(rulesTable(basis.rules), named: "rules") }
    if !basis.standards.isEmpty { append(standardsTable(basis.standards), named: "standards") }
    if !basis.calendars.isEmpty { append(calendarsTable(basis.calendars), named: "calendars") }
  }

  private func rulesTable(_ rules: [RuleSheet]) -> Document.Table {
    var counts: [RuleID: Int64?] = [:]
    if let published = figures.published {
      for sum in published.rules { counts[sum.rule] = .some(sum.deviations) }
    } else {
      for (rule, lines) in Dictionary(grouping: report.findings, by: \.rule) {
        counts[rule] = lines.reduce(0) { $0 + $1.deviations }
      }
    }
    return Document.Table(
      ReportTexts.rulesTable, rules, of: { .rule($0.id) },
      [
        .init("rule", Texts.rule, .identifier) { Phrase("\($0.id)") },
        .init("title", Texts.ruleTitle, .text) { Phrase($0.title) },
        .init("source", Texts.legalSource, .text) { Phrase($0.source) },
        .init("severity", Texts.usualSeverity, .word) { Phrase(Texts.severity($0.severity)) },
        .init("deviations", ReportTexts.deviations, .count) { rule in
          Phrase(figures.text(counts[rule.id] ?? 0), about: firstFinding(of: rule.id))
        },
      ])
  }

  /// The first finding in progress of a rule.
  private func firstFinding(of rule: RuleID) -> Reference? {
    content.findings.first { $0.rule == rule && !$0.state.isEnded }.map { .finding($0.id) }
  }

  private func standardsTable(_ standards: [HandoverBasis.StandardUse]) -> Document.Table {
    let transactions = Document.Field<HandoverBasis.StandardUse>(
      "transactions", Texts.transactions, .count
    ) { Phrase(style.count($0.transactions)) }
    return Document.Table(
      ReportTexts.standardsTable, standards,
      [
        .init("service", Texts.service, .text) {
          Phrase("\($0.service.unit) · \($0.service.name)")
        },
        .init("version", Texts.standardVersion, .text) { use in
          use.inheritedFrom.map { Phrase(ReportTexts.inherited(use.version, from: $0)) }
            ?? Phrase(use.version)
        },
        .init("decree", ReportTexts.decree, .text) { decree($0.decree) },
        .init("validity", ReportTexts.validity, .text) {
          Phrase(validity($0.validFrom, $0.validTo))
        },
        .init("recorded", ReportTexts.recorded, .text) { Phrase(.instant($0.recordedAt)) },
      ] + (figures.isPublic ? [] : [transactions]))
  }

  private func calendarsTable(_ calendars: [CalendarFacts]) -> Document.Table {
    Document.Table(
      ReportTexts.calendarsTable, calendars,
      [
        .init("calendar", ReportTexts.calendarsTable, .identifier) { Phrase($0.code.text) },
        .init("validity", ReportTexts.validity, .text) {
          Phrase(validity($0.validFrom, $0.validTo))
        },
        .init("zone", ReportTexts.zone, .text) { Phrase(ZoneName.full($0.zone)) },
        .init("source", ReportTexts.source, .text) { decree($0.source) },
        .init("recorded", ReportTexts.recorded, .text) { Phrase(.instant($0.recordedAt)) },
      ])
  }

  private func decree(_ text: String?) -> Phrase {
    text.map { Phrase($0) } ?? Phrase(ReportTexts.noDecree)
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
    for answer in report.incomplete { html.element(.p, text(answer.wording(figures))) }
    if figures.isPublic {
      appendParagraph(ReportTexts.hiddenCounts)
      appendParagraph(ReportTexts.leftOutForPublic)
    } else if reasonLines.isEmpty {
      if report.summary.examined > 0 { appendParagraph(ReportTexts.everythingJudged) }
    } else {
      html.element(.p) { html in
        html.element(.a, [.href: "#unjudged-chart"], ReportTexts.unjudgedTitle)
      }
    }
  }

  private var reasonLines: [ReasonLine] {
    report.summary.criteria.flatMap { counts in
      reasons(counts.criterion, Texts.notAssessableTitle, counts.notAssessable)
        + reasons(counts.criterion, Texts.notApplicableTitle, counts.notApplicable)
    }
  }

  private func reasonsTable(_ lines: [ReasonLine]) -> Document.Table {
    Document.Table(
      ReportTexts.reasonsTable, lines,
      [
        .init("criterion", Texts.criterionTitle, .word) { Phrase(Texts.criterion($0.criterion)) },
        .init("verdict", Texts.verdictTitle, .word) { Phrase($0.verdict) },
        .init("reason", Texts.reasonTitle, .text) { Phrase(Texts.reason($0.reason)) },
        .init("transactions", Texts.transactions, .count) { Phrase(style.count($0.count)) },
      ])
  }

  private typealias ReasonLine = (
    criterion: Criterion, verdict: Wording, reason: Reason, count: Int64
  )

  private func reasons(
    _ criterion: Criterion, _ verdict: Wording, _ reasons: [Reason: Int64]
  ) -> [ReasonLine] {
    reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (criterion, verdict, $0.key, $0.value) }
  }
}
