internal import ServiceStandards
internal import WorkingTime

/// The report of a run as text for a terminal.
struct RunPage {
  let report: RunReport
  let presentation: Presentation
  var page: Page

  init(_ report: RunReport, _ presentation: Presentation) {
    self.report = report
    self.presentation = presentation
    page = Page(presentation)
  }

  func write(to output: inout Output) throws {
    var copy = self
    copy.appendHeading()
    copy.appendIncomplete()
    copy.page.move(to: &output)
    if report.findings.isEmpty {
      copy.appendNothingFound()
    } else {
      try copy.appendFindings(to: &output)
    }
    copy.appendSummary()
    copy.appendPunctuality()
    copy.appendExceptions()
    copy.appendComplaints()
    copy.appendComparison()
    copy.appendNextSteps()
    copy.page.move(to: &output)
    try output.flushIfFull()
  }

  // MARK: Heading

  private mutating func appendHeading() {
    let heading = report.heading
    page.line(page.text(Texts.auditTitle), .strong)
    var facts: [(label: String, value: String)] = []
    facts.append((page.text(Texts.unit), unitNames(heading.units)))
    facts.append((page.text(Texts.zone), zoneNames))
    facts.append((page.text(Texts.asOf), page.text(.instant(heading.asOf))))
    facts.append((page.text(Texts.knownAt), knownAt))
    facts.append((page.text(Texts.receivedPeriod), received))
    if !heading.envelope.filters.isEmpty {
      let filters = heading.envelope.filters.map { filter in
        filter.values.map { "--\(filter.name) \($0)" }.joined(separator: " ")
      }
      facts.append((page.text(Texts.filters), filters.joined(separator: " ")))
    }
    facts.append((page.text(Texts.database), heading.database))
    let envelope = heading.envelope
    let run = envelope.run.map { "\($0)" } ?? presentation.glyphs.dash
    // No moment of writing: the same run gives the same bytes.
    facts.append((page.text(Texts.runTitle), "\(run), audit \(envelope.tool)"))
    page.facts(facts)
    page.blank()
  }

  /// Names while they are few, else the codes of the first ones.
  private func unitNames(_ units: [UnitName]) -> String {
    let names = units.prefix(3).map { "\($0.code) \(presentation.glyphs.dot) \($0.name)" }
    let more = units.count - names.count
    guard more > 0 else { return names.joined(separator: "; ") }
    let number = page.text(.count(Int64(more)))
    return "\(names.joined(separator: "; ")) \(page.text(Texts.andMore(number)))"
  }

  private var zoneNames: String {
    presentation.zones.map { ZoneName.full($0.identifier) }.joined(separator: ", ")
  }

  private var knownAt: String {
    report.heading.knownAt.map { page.text(.instant($0)) } ?? page.text(Texts.everythingRecorded)
  }

  private var received: String {
    guard let days = report.heading.received else { return page.text(Texts.nothingReceived) }
    let (first, last) = (page.text(.day(days.lowerBound)), page.text(.day(days.upperBound)))
    return "\(first) \(presentation.glyphs.dash) \(last)"
  }

  // MARK: What is missing

  private mutating func appendIncomplete() {
    guard !report.incomplete.isEmpty else { return }
    page.line("\(presentation.glyphs.alert) \(page.text(Texts.incompleteTitle))", .critical)
    for answer in report.incomplete {
      page.paragraph(page.text(answer.wording(page.style)), indent: 2)
    }
    page.blank()
  }

  private mutating func appendNothingFound() {
    let summary = report.summary
    let examined = page.text(.count(summary.examined))
    if summary.examined == 0 {
      page.paragraph("\(presentation.glyphs.alert) \(page.text(Texts.nothingExamined))")
    } else if summary.criteria.allSatisfy({ $0.judged == 0 }) {
      let text = Texts.nothingJudged(examined: examined)
      page.paragraph("\(presentation.glyphs.alert) \(page.text(text))")
    } else {
      let coverages = summary.criteria.map {
        "\(page.text(Texts.criterion($0.criterion))) \(page.text(.share($0.coverage)))"
      }
      let text = Texts.nothingFound(examined: examined, coverages: coverages)
      page.paragraph("\(presentation.glyphs.right) \(page.text(text))", .good)
    }
    page.blank()
  }

  // MARK: The end

  private mutating func appendComparison() {
    guard report.summary.examined > 0 || report.comparison != nil else { return }
    page.line(page.text(Texts.comparisonTitle), .strong)
    guard let comparison = report.comparison else {
      page.line(page.text(Texts.noEarlierRun), indent: 2)
      page.blank()
      return
    }
    let asOf = page.text(.instant(comparison.asOf))
    var closed = page.text(.count(comparison.closedTotal))
    let causes = RunComparison.Cause.allCases.compactMap { cause in
      comparison.closed[cause].map { "\(page.text(Texts.cause(cause))) \(page.text(.count($0)))" }
    }
    if !causes.isEmpty { closed += " (\(causes.joined(separator: ", ")))" }
    page.facts([
      (
        page.text(Texts.comparedWith),
        page.text(Texts.comparedRun(comparison.run, at: asOf))
      ),
      (page.text(Texts.newTitle), page.text(.count(comparison.new))),
      (page.text(Texts.stillTitle), page.text(.count(comparison.still))),
      (page.text(Texts.closedTitle), closed),
    ])
    page.blank()
  }

  private mutating func appendNextSteps() {
    guard !report.next.isEmpty else { return }
    page.line(page.text(Texts.nextTitle), .strong)
    let steps = report.next.map {
      (command: $0.command, text: page.text(Texts.purpose($0.purpose)))
    }
    let width = steps.reduce(0) { max($0, TextWidth.of($1.command)) }
    let longest = steps.reduce(0) { max($0, TextWidth.of($1.text)) }
    let isWide = presentation.width.map { 2 + width + 2 + longest <= $0 } ?? true
    for (command, text) in steps {
      guard isWide else {
        page.line(text, indent: 2)
        page.line(command, indent: 4)
        continue
      }
      let spaces = String(repeating: " ", count: width - TextWidth.of(command) + 2)
      page.line("\(command)\(spaces)\(text)", indent: 2)
    }
  }
}

extension IncompleteAnswer {
  func wording(_ style: PeopleStyle) -> Wording {
    switch self {
    case .holidaysMissing(let calendar, let year, let transactions):
      Texts.holidaysMissing(
        year: year, calendar: calendar.text, transactions: style.text(.count(transactions)))
    case .noTransactions(let unit): Texts.noTransactions(unit: unit.text)
    case .noCalendar(let unit, let transactions):
      Texts.noCalendar(unit: unit.text, transactions: style.text(.count(transactions)))
    }
  }
}
