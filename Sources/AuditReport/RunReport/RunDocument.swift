internal import ServiceStandards
internal import WorkingTime

/// The report of a run, the conclusion first: what came of it, the gravest deviations, the services
/// from the gravest on, what could not be judged, and then everything else.
struct RunDocument {
  let report: RunReport
  let style: PeopleStyle

  init(_ report: RunReport, _ style: PeopleStyle) {
    self.report = report
    self.style = style
  }

  var document: Document {
    Document(
      Phrase(Texts.auditTitle),
      [
        Document.Section(
          nil, conclusion + incomplete + [.figures(keyFigures), .facts(heading)]),
        Document.Section(Texts.gravestTitle, gravest),
        Document.Section(Texts.findingsTitle, services),
        Document.Section(Texts.judgedTitle, judged),
        Document.Section(
          Texts.punctualityTitle,
          [.table(punctuality())]),
        Document.Section(Texts.restsOnTitle, completeness.map { [.table($0)] } ?? []),
        Document.Section(Texts.exceptionsTitle, exceptions),
        Document.Section(Texts.complaintsTitle, complaints),
        Document.Section(Texts.comparisonTitle, comparison),
        Document.Section(Texts.nextTitle, next),
      ])
  }

  var dash: String { style.presentation.glyphs.dash }

  var dot: String { style.presentation.glyphs.dot }

  func count(_ value: Int64) -> String { style.count(value) }

  /// A share of nothing is a dash.
  func share(_ share: Share) -> Phrase { Phrase(style.share(share)) }

  /// Both ends of one with undecided cases.
  func share(_ share: JudgedShare) -> Phrase { Phrase(style.share(share)) }

  func counts(_ share: Share) -> Phrase { Phrase(style.counts(share)) }

  // MARK: Conclusion

  /// What came of it, and how much could be judged at all.
  var conclusion: [Document.Block] {
    let summary = report.summary
    let examined = Texts.transactions(summary.examined, count(summary.examined))
    if summary.examined == 0 { return [.paragraph(Texts.nothingExamined, .none, .alert)] }
    if summary.criteria.allSatisfy({ $0.judged == 0 }) {
      return [.paragraph(Texts.nothingJudged(examined: examined), .none, .alert)]
    }
    let coverages = summary.criteria.map {
      "\(style.text(Texts.criterion($0.criterion))) \(style.share($0.coverage))"
    }
    return [
      report.findings.isEmpty
        ? .paragraph(Texts.nothingFound(examined: examined), .good, .right)
        : .paragraph(found(among: examined), .strong, .wrong),
      .paragraph(Texts.judgedShares(coverages)),
    ]
  }

  /// The same for the public: what it is told of deviations.
  func conclusion(_ published: PublicFigures) -> [Document.Block] {
    guard report.summary.examined > 0, !published.rules.isEmpty else { return conclusion }
    let figures = DisclosedFigures(style, published)
    let deviations = Texts.deviations(
      published.deviations ?? SmallCounts.threshold, figures.text(published.deviations))
    return [
      .paragraph(
        ReportTexts.publicConclusion(
          units: unitNames(report.heading.units.map(\.name)), deviations: deviations,
          of: figures.transactions(alone: report.summary.examined)), .strong, .wrong)
    ]
  }

  private func found(among examined: Wording) -> Wording {
    let summary = report.summary
    let targets = summary.services.flatMap(\.targets)
    let missed = targets.count { $0.outcome == .notMet }
    let met = targets.count { $0.outcome == .met }
    let share = Share(summary.deviatingTransactions, of: summary.examined)
    return Texts.conclusion(
      units: unitNames(report.heading.units.map(\.name)), deviating: summary.deviatingTransactions,
      count(summary.deviatingTransactions), of: examined, share: style.share(share),
      deviations: Texts.deviations(summary.deviations, count(summary.deviations)),
      targets: Texts.targets(
        missed: Int64(missed), untold: Int64(targets.count - met - missed), of: Int64(targets.count)
      ))
  }

  private var incomplete: [Document.Block] {
    report.incomplete.map { answer in
      .paragraph(Texts.incomplete(answer.wording(DisclosedFigures(style))), .critical, .alert)
    }
  }

  private var keyFigures: [Document.Fact] {
    guard !report.findings.isEmpty else { return proposals }
    let severities = report.findings.reduce(into: [:]) { counts, finding in
      counts.merge(finding.severities, uniquingKeysWith: +)
    }
    let bySeverity = Severity.allCases.reversed().map { severity in
      let number = severities[severity] ?? 0
      return Document.Fact(
        Texts.ofSeverity(severity),
        Phrase(
          Texts.deviations(number, count(number)), number > 0 ? Emphasis(severity) : .none))
    }
    return bySeverity
      + report.summary.amounts.map { sum in
        Document.Fact(
          Texts.money(sum.kind), Phrase(.money(sum.amount.money, sum.amount.currency)),
          note: moneyByRule(sum))
      } + proposals
  }

  /// What waits for an auditor and counts nowhere.
  private var proposals: [Document.Fact] {
    let proposals = report.summary.proposals.sorted { $0.key < $1.key }
    guard !proposals.isEmpty else { return [] }
    let rules = proposals.map { "\($0.key) \(count($0.value))" }.joined(separator: ", ")
    return [Document.Fact(Texts.proposals, rules, note: style.text(Texts.notCounted))]
  }

  /// What a sum is made of, e.g. `B-01 Rp25.000, B-02 Rp5.000`.
  private func moneyByRule(_ sum: MoneySum) -> String? {
    let currency = sum.amount.currency
    var sums: [RuleID: Money] = [:]
    for finding in report.findings {
      guard let amount = finding.amount, amount.currency == currency, finding.money == sum.kind
      else { continue }
      sums[finding.rule, default: .zero] += amount.money
    }
    guard sums.count > 1 else { return nil }
    return sums.sorted { $0.key < $1.key }.map { rule, sum in
      "\(rule) \(style.text(.money(sum, currency)))"
    }.joined(separator: ", ")
  }

  // MARK: What was looked at

  private var heading: [Document.Fact] {
    let heading = report.heading
    let envelope = heading.envelope
    var facts: [Document.Fact] = [
      .init(Texts.unit, unitNames(heading.units.map { "\($0.code) \(dot) \($0.name)" })),
      .init(
        Texts.zone,
        style.presentation.zones.map { ZoneName.full($0.identifier) }.joined(separator: ", ")),
      .init(Texts.asOf, .instant(heading.asOf)),
      .init(
        Texts.knownAt,
        heading.knownAt.map { Phrase(.instant($0)) } ?? Phrase(Texts.everythingRecorded)),
      .init(Texts.receivedPeriod, received),
    ]
    if !envelope.filters.isEmpty {
      let filters = envelope.filters.map { filter in
        filter.values.map { "--\(filter.name) \($0)" }.joined(separator: " ")
      }
      facts.append(.init(Texts.filters, filters.joined(separator: " ")))
    }
    // No moment of writing: the same run gives the same bytes.
    let run = envelope.run.map { "\($0)" } ?? dash
    return facts + [
      .init(Texts.database, heading.database),
      .init(Texts.runTitle, "\(run), audit \(envelope.tool)"),
    ]
  }

  /// All of them while they are few, else the first ones.
  func unitNames(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: "; ")
    guard names.count > 3 else { return shown }
    return "\(shown) \(style.text(Texts.andMore(count(Int64(names.count - 3)))))"
  }

  private var received: Phrase {
    guard let days = report.heading.received else { return Phrase(Texts.nothingReceived) }
    let (first, last) = (style.text(.day(days.lowerBound)), style.text(.day(days.upperBound)))
    return Phrase("\(first) \(dash) \(last)")
  }

  // MARK: The end

  private var comparison: [Document.Block] {
    guard let comparison = report.comparison else {
      return report.summary.examined > 0 ? [.paragraph(Texts.noEarlierRun)] : []
    }
    var closed = count(comparison.closedTotal)
    let causes = RunComparison.Cause.allCases.compactMap { cause in
      comparison.closed[cause].map { "\(style.text(Texts.cause(cause))) \(count($0))" }
    }
    if !causes.isEmpty { closed += " (\(causes.joined(separator: ", ")))" }
    return [
      .facts([
        .init(
          Texts.comparedWith,
          Texts.comparedRun(comparison.run, at: style.text(.instant(comparison.asOf)))),
        .init(Texts.newTitle, .count(comparison.new)),
        .init(Texts.stillTitle, .count(comparison.still)),
        .init(Texts.closedTitle, closed),
      ])
    ]
  }

  private var next: [Document.Block] {
    [
      .commands(
        report.next.map {
          Document.Command(line: $0.command, purpose: Texts.purpose($0.purpose))
        })
    ]
  }
}

extension IncompleteAnswer {
  func wording(_ figures: DisclosedFigures) -> Wording {
    switch self {
    case .holidaysMissing(let calendar, let year, let kinds, let transactions):
      Texts.holidaysMissing(
        year: year, kinds: kinds, calendar: calendar.text,
        transactions: figures.transactions(alone: transactions))
    case .noTransactions(let unit): Texts.noTransactions(unit: unit.text)
    case .noCalendar(let unit, let transactions):
      Texts.noCalendar(
        unit: unit.text,
        transactions: figures.transactions(alone: transactions))
    }
  }
}
