package import ServiceStandards
package import WorkingTime

/// Kondisi and kriteria of one finding: paragraphs in both languages, filled from data. What the data
/// do not say is not said.
package struct FindingNarrative: Sendable {
  package var service: ServiceName
  package var unitName: String
  package var rule: RuleID
  package var ruleTitle: Wording
  package var ruleSource: String
  package var criterion: Criterion
  /// The rule judges complaints and not transactions.
  package var isOnComplaints: Bool
  package var figures: FindingSheet.Figures
  /// Transactions of the service in the run that judged last, or complaints about it.
  package var examined: Int64
  /// First and last day of receipt of the transactions or complaints concerned.
  package var received: ClosedRange<CivilDay>?
  /// Deviations of cases that are still open.
  package var openCases: Int64
  /// Deviations on standards; empty for a rule on transactions.
  package var onStandards: [FoundFacts]
  /// The versions that its deviations were judged by, by their first day.
  package var standards: [Standard]
  package var currency: Currency
  /// As-of instant of the run that judged last.
  package var asOf: Instant
  package var zone: Zone

  package init(
    service: ServiceName, unitName: String, rule: RuleID, ruleTitle: Wording, ruleSource: String,
    criterion: Criterion, isOnComplaints: Bool, figures: FindingSheet.Figures, examined: Int64,
    received: ClosedRange<CivilDay>?, openCases: Int64, onStandards: [FoundFacts],
    standards: [Standard], currency: Currency, asOf: Instant, zone: Zone
  ) {
    self.service = service
    self.unitName = unitName
    self.rule = rule
    self.ruleTitle = ruleTitle
    self.ruleSource = ruleSource
    self.criterion = criterion
    self.isOnComplaints = isOnComplaints
    self.figures = figures
    self.examined = examined
    self.received = received
    self.openCases = openCases
    self.onStandards = onStandards
    self.standards = standards
    self.currency = currency
    self.asOf = asOf
    self.zone = zone
  }

  /// What is.
  package var condition: Wording {
    Wording(condition(style(.indonesian)), condition(style(.english)))
  }

  /// What should be.
  package var criteria: Wording {
    Wording(criteria(style(.indonesian)), criteria(style(.english)))
  }

  private func style(_ language: Language) -> PeopleStyle {
    PeopleStyle(Presentation(language: language, zones: [zone]))
  }

  // MARK: Condition

  private func condition(_ style: PeopleStyle) -> String {
    let opening = style.text(
      Texts.looked(
        asOf: style.text(.instant(asOf)), service: "\(service.name) (\(service.code))",
        unit: "\(unitName) (\(service.unit))"))
    guard figures.deviations > 0 else {
      let none = style.text(Texts.noneLeft(rule: rule.description, title: ruleTitle))
      return ([opening + none] + coverage(style)).joined(separator: " ")
    }
    let found = style.text(
      Texts.deviationsFound(
        style.text(.count(figures.deviations)), figures.deviations, rule: rule.description,
        title: ruleTitle))
    guard onStandards.isEmpty else {
      let sentences = onStandards.map { $0.sentence(style) }
      return ([opening + found + "."] + sentences).joined(separator: " ")
    }
    let share = Share(figures.deviations, of: figures.judged)
    let isShare = figures.judged >= figures.deviations
    let ending =
      isShare
      ? style.text(
        Texts.shareOfJudged(
          style.text(.share(share)), judged: style.text(.count(figures.judged)),
          ofComplaints: isOnComplaints))
      : "."
    var sentences = [opening + found + ending]
    if let received {
      let (first, last) = (received.lowerBound, received.upperBound)
      sentences.append(
        style.text(
          Texts.receivedBetween(
            style.text(.day(first)), style.text(.day(last)), ofComplaints: isOnComplaints)))
    }
    if openCases > 0, openCases < figures.deviations {
      sentences.append(
        style.text(
          Texts.stillOpen(
            style.text(.count(openCases)), openCases, ofComplaints: isOnComplaints)))
    }
    if let worst = figures.worst {
      sentences.append(
        style.text(Texts.worstFound(worst.deviation, size: style.text(worst.size))))
    }
    if let amount = figures.amount {
      sentences.append(
        style.text(Texts.moneyFound(style.text(.money(amount.money, amount.currency)))))
    }
    return (sentences + coverage(style)).joined(separator: " ")
  }

  private func coverage(_ style: PeopleStyle) -> [String] {
    guard examined > 0 else { return [] }
    let share = style.text(.share(Share(figures.judged, of: examined)))
    let count = style.text(.count(examined))
    return [style.text(Texts.coverageFound(share, examined: count, ofComplaints: isOnComplaints))]
  }

  // MARK: Criteria

  private func criteria(_ style: PeopleStyle) -> String {
    let sentences = standards.compactMap { standard -> String? in
      guard let content = content(of: standard, style) else { return nil }
      let period = Texts.period(
        from: style.text(.day(standard.validFrom)),
        to: standard.validTo.map { style.text(.day($0)) })
      return style.text(
        Texts.standardSays(
          decree: standard.decree,
          version: standard.unit == service.unit
            ? Wording(standard.version, standard.version)
            : ReportTexts.inherited(standard.version, from: standard.unit),
          period: period, content: content))
    }
    let source = style.text(Texts.ruleStandsOn(rule.description, source: ruleSource))
    return (sentences + [source]).joined(separator: " ")
  }

  /// What a version promises on the rule's criterion; `nil` when it is another one.
  private func content(of standard: Standard, _ style: PeopleStyle) -> Wording? {
    switch criterion {
    case .time:
      guard !standard.times.isEmpty else { return nil }
      return Texts.timePromised(
        standard.times.map { text(of: $0, style) }.joined(separator: "; "),
        start: Texts.clockStart(standard.clock.start),
        dayCount: Texts.dayCount(standard.clock.dayCount))
    case .cost: return cost(standard.cost, style)
    case .requirements:
      guard let documents = standard.documents else { return nil }
      guard !documents.isEmpty else { return Texts.noPapersPromised }
      return Texts.papersPromised(documents.map { text(of: $0, style) }.joined(separator: "; "))
    case .standard, .record: return nil
    }
  }

  private func text(of promise: TimePromise, _ style: PeopleStyle) -> String {
    let name = promise.applicantClass.map(Texts.forClass) ?? Texts.everyClass
    var notes = [style.text(name)]
    if promise.unitIsAssumed {
      notes.append(style.text(Texts.assumed(Texts.unit(promise.unit, count: 2))))
    }
    if promise.extensionValue > 0 {
      let more = style.text(.limit(promise.extensionValue, promise.unit))
      notes.append(style.text(Texts.mayBeExtendedBy(more)))
    }
    return "\(style.text(.limit(promise.value, promise.unit))) (\(notes.joined(separator: "; ")))"
  }

  private func cost(_ promise: CostPromise, _ style: PeopleStyle) -> Wording? {
    switch promise {
    case .notStated: return nil
    case .byRegulation(let regulation): return Texts.costPromised(Texts.byRegulation(regulation))
    case .free(nil): return Texts.freeService
    case .free(let law): return Texts.costPromised(Texts.free(law: law))
    case .tariffs(let lines, let basis):
      let texts = lines.map { line in
        "\(style.amount(of: line, currency)) (\(style.name(of: line)))"
      }
      return Texts.tariffPromised(texts.joined(separator: ", "), basis: basis)
    }
  }

  private func text(of document: RequiredDocument, _ style: PeopleStyle) -> String {
    var notes = [style.text(document.isMandatory ? Texts.mandatory : Texts.ifNeeded)]
    notes += document.classes.sorted().map { style.text(Texts.forClass($0)) }
    if let group = document.alternatives { notes.append(style.text(Texts.alternative(group))) }
    if let condition = document.condition { notes.append(condition) }
    return "\(document.name) (\(notes.joined(separator: ", ")))"
  }
}

extension PeopleStyle {
  /// What a line of a tariff asks for, or up to what.
  func amount(of line: TariffLine, _ currency: Currency) -> String {
    let amount = text(.money(line.amount, currency))
    return line.isCeiling ? text(Texts.atMost(amount)) : amount
  }

  /// For whom a line of a tariff holds.
  func name(of line: TariffLine) -> String {
    let parts = [line.applicantClass.map(Texts.forClass), line.tier.map { Texts.tier($0) }]
    let names = parts.compactMap { $0.map { text($0) } }
    return names.isEmpty ? text(Texts.everyone) : names.joined(separator: ", ")
  }
}
