internal import ServiceStandards
internal import WorkingTime

/// The report that is handed over, as HTML under way.
///
/// This file holds its frame: head, contents, end. Each part stands in a file of its own.
struct HandoverPage {
  let content: HandoverContent
  let letter: ReportLetter
  let presentation: Presentation
  let style: PeopleStyle
  let figures: DisclosedFigures
  let worst: WorstDeviations
  /// The findings in progress, by unit.
  let units: [UnitFindings]
  let links: Links
  var html: HTMLWriter

  init(_ content: HandoverContent, _ presentation: Presentation, worst: WorstDeviations) {
    var presentation = presentation
    if !content.zones.isEmpty { presentation.zones = content.zones }
    self.content = content
    letter = content.letter.disclosed(by: Disclosure(content.privacy))
    self.presentation = presentation
    self.worst = worst
    style = PeopleStyle(presentation)
    figures = DisclosedFigures(style, content.published)
    units = UnitFindings.all(content.findings, figures)
    var links = Links(
      content.findings.map { .finding($0.id) } + content.basis.rules.map { .rule($0.id) }
        + units.map { .unit($0.code) })
    for unit in units where UnitFindings.havePagesOfTheirOwn(units) {
      links.add(.unit(unit.code), on: unit.pageName)
      for finding in unit.findings { links.add(.finding(finding.id), on: unit.pageName) }
    }
    self.links = links
    html = HTMLWriter(presentation.language)
  }

  var report: RunReport { content.report }

  /// The words in the language of the presentation.
  func text(_ wording: Wording) -> String { wording.text(presentation.language) }

  func text(_ cell: Cell) -> String { style.text(cell) }

  /// A day, or a dash.
  func text(_ day: CivilDay?) -> String {
    day.map { style.text(.day($0)) } ?? presentation.glyphs.dash
  }

  // MARK: Frame

  mutating func appendHead() {
    let units = report.heading.units.map(\.name).joined(separator: ", ")
    beginPage("\(text(ReportTexts.title)) – \(units)")
    html.element(.p, [.class: "skip"]) { html in
      html.element(.a, [.href: "#summary"], ReportTexts.skip)
    }
    appendTitle()
    html.begin(.main)
  }

  mutating func beginPage(_ title: String) {
    html.beginPage(title: title, program: "audit \(report.heading.envelope.tool)")
  }

  mutating func appendEnd() {
    let line = "\(text(ReportTexts.title)) · \(text(ReportTexts.run)) \(runName)"
    html.end()
    html.element(.footer) { html in html.element(.p, line) }
    html.endPage()
  }

  /// Begins a part, which `html.end` ends.
  mutating func beginPart(_ part: ReportTexts.Part) {
    html.begin(.section, [.id: part.rawValue])
    html.element(.h2, "\(part.numeral). \(text(part.wording))")
  }

  private mutating func appendTitle() {
    let heading = report.heading
    let facts: [(Wording, String?)] = [
      (ReportTexts.number, letter.number),
      (ReportTexts.date, letter.date.map { text($0) }),
      (ReportTexts.assignment, letter.assignment),
      (Texts.unit, heading.units.map { "\($0.name) (\($0.code))" }.joined(separator: "; ")),
      (ReportTexts.period, period),
      (ReportTexts.asOf, text(.instant(heading.asOf))),
    ]
    html.begin(.header)
    html.element(.h1, ReportTexts.title)
    html.begin(.div, [.class: "cover"])
    appendFacts(facts.compactMap { label, value in value.map { (text(label), $0) } })
    html.end()
    html.end()
  }

  /// Who signs and who receives the report.
  mutating func appendSignatures() {
    if !letter.team.isEmpty {
      html.element(.h3, ReportTexts.team)
      let team = letter.team
      html.element(.ul, [.class: "signatures"]) { html in
        for member in team {
          html.element(.li) { html in
            if let role = member.role { html.element(.span, [.class: "role"], role) }
            html.element(.span, [.class: "name"], member.name)
          }
        }
      }
    }
    if !letter.distribution.isEmpty {
      html.element(.h3, ReportTexts.distribution)
      let distribution = letter.distribution
      html.element(.ol) { html in
        for receiver in distribution { html.element(.li, receiver) }
      }
    }
  }

  /// What the report was made from and for whom, and how its authenticity is checked.
  mutating func appendAboutReport() {
    html.element(.h3, ReportTexts.aboutReport)
    appendFacts([
      (text(ReportTexts.run), runName),
      (text(ReportTexts.program), "audit \(report.heading.envelope.tool)"),
      (text(ReportTexts.zone), zoneNames),
      (text(ReportTexts.privacy), text(ReportTexts.privacy(content.privacy))),
      (
        text(ReportTexts.authenticity),
        text(content.isSigned ? ReportTexts.signed : ReportTexts.notSigned)
      ),
    ])
  }

  /// After the first page: what matters most comes before it.
  mutating func appendContents() {
    let parts = ReportTexts.Part.allCases.dropFirst().map { ($0, text($0.wording)) }
    html.element(.nav, [.ariaLabelledBy: "contents-title"]) { html in
      html.element(.h2, [.id: "contents-title"], ReportTexts.contents)
      html.element(.ol, [.class: "contents"]) { html in
        for (part, title) in parts {
          html.element(.li) { html in
            html.element(.a, [.href: "#\(part.rawValue)"], "\(part.numeral). \(title)")
          }
        }
      }
    }
  }

  // MARK: Facts of the run

  /// The run's number and when it was made. The moment of writing is left out: the same run gives
  /// the same bytes.
  var runName: String {
    let run = report.heading.envelope.run.map { "\($0)" } ?? text(ReportTexts.dryRun)
    guard let startedAt = content.basis.startedAt else { return run }
    return "\(run) (\(text(.instant(startedAt))))"
  }

  var period: String {
    switch (content.from, content.to) {
    case (let from?, let to?): "\(text(from)) \(presentation.glyphs.dash) \(text(to))"
    case (let from?, nil): text(ReportTexts.from(text(from)))
    case (nil, let to?): text(ReportTexts.until(text(to)))
    case (nil, nil):
      report.heading.received.map { days in
        "\(text(days.lowerBound)) \(presentation.glyphs.dash) \(text(days.upperBound))"
      } ?? text(ReportTexts.wholePeriod)
    }
  }

  private var zoneNames: String {
    presentation.zones.map { ZoneName.full($0.identifier) }.joined(separator: ", ")
  }
}
