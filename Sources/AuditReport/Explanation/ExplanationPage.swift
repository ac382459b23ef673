internal import ServiceStandards
internal import WorkingTime

/// An explanation in words. Each section has its own file or part of one.
struct ExplanationPage {
  let explanation: Explanation
  let presentation: Presentation
  var page: Page

  init(_ explanation: Explanation, _ presentation: Presentation) {
    self.explanation = explanation
    self.presentation = presentation
    page = Page(presentation)
  }

  func write(to output: inout Output) throws {
    var copy = self
    copy.appendSubject()
    for section in explanation.sections {
      copy.page.blank()
      copy.append(section)
      copy.page.move(to: &output)
      try output.flushIfFull()
    }
  }

  private mutating func append(_ section: Explanation.Section) {
    switch section {
    case .found(let found):
      page.line(page.text(Texts.foundTitle), .strong)
      page.paragraph(found.sentence(page.style), indent: 2)
    case .standard(let facts): append(facts)
    case .calendars(let calendars): append(calendars)
    case .clock(let clock): append(clock)
    case .pauses(let pauses): append(pauses)
    case .cost(let cost): append(cost)
    case .documents(let documents): append(documents)
    case .stamps(let stamps): append(stamps)
    case .companions(let companions): append(companions)
    case .ladder(let ladder): append(ladder)
    case .conclusion(let conclusion): append(conclusion)
    }
  }

  // MARK: Subject

  private mutating func appendSubject() {
    let subject = explanation.subject
    let dot = presentation.glyphs.dot
    let title = page.text(Texts.explanationTitle(subject.deviation))
    page.line("\(title) \(dot) \(page.text(subject.ruleTitle))", .strong)
    var facts: [(label: String, value: String)] = [
      (page.text(Texts.unit), "\(subject.unit.code) \(dot) \(subject.unit.name)")
    ]
    if let service = subject.service {
      facts.append((page.text(Texts.service), "\(service.code) \(dot) \(service.name)"))
    }
    if let complaint = subject.complaint {
      let source = page.text(Texts.source(complaint.source))
      facts.append((page.text(Texts.complaint), "\(complaint.number) \(dot) \(source)"))
    }
    if let transaction = subject.transaction { facts += transactionFacts(transaction) }
    facts.append(
      (page.text(Texts.criterionTitle), page.text(Texts.criterion(subject.criterion))))
    facts.append((page.text(Texts.severityTitle), page.text(Texts.severity(subject.severity))))
    facts.append((page.text(Texts.asOf), instant(subject.asOf)))
    facts.append(
      (
        page.text(Texts.knownAt),
        subject.knownAt.map(instant) ?? page.text(Texts.everythingRecorded)
      ))
    facts.append((page.text(Texts.ruleSource), subject.ruleSource))
    facts.append((page.text(Texts.database), subject.database))
    page.facts(facts)
  }

  private func transactionFacts(
    _ transaction: Explanation.TransactionFacts
  ) -> [(label: String, value: String)] {
    var status = page.text(Texts.status(transaction.status))
    if transaction.isOpen, transaction.status != .open {
      status += " (\(page.text(Texts.openAtAsOf)))"
    }
    return [
      (page.text(Texts.caseNumber), transaction.caseNumber),
      (page.text(Texts.variant), variant(transaction.variant)),
      (page.text(Texts.caseStatus), status),
    ]
  }

  private func variant(_ variant: Variant) -> String {
    let parts = [variant.applicantClass, variant.tier.map { page.text(Texts.tier($0)) }]
    let text = parts.compactMap(\.self).joined(separator: ", ")
    return text.isEmpty ? page.text(Texts.variantUnknown) : text
  }

  // MARK: Values as words

  func instant(_ instant: Instant) -> String { page.text(.instant(instant)) }

  func day(_ day: CivilDay) -> String { page.text(.day(day)) }

  func duration(_ seconds: Int64) -> String { page.text(.duration(seconds)) }

  func number(_ count: Int64) -> String { page.text(.count(count)) }

  func money(_ money: Money, _ currency: Currency) -> String {
    page.text(.money(money, currency))
  }
}
