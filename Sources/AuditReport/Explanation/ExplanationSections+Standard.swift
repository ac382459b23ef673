internal import ServiceStandards
internal import WorkingTime

/// Which promise holds, by which calendar the clock went, and which deadlines a complaint had.
extension ExplanationSections {
  func blocks(_ facts: StandardFacts) -> [Document.Block] {
    var lines: [Document.Fact] = []
    if let unit = facts.inheritedFrom {
      lines.append(.init(Texts.standardOf, "\(unit.name) (\(unit.code))"))
    }
    if let recorded = facts.standard { lines += self.facts(of: recorded) }
    if let promise = facts.promise {
      lines.append(.init(Texts.limitTitle, limitText(promise, facts)))
    }
    if facts.limit != nil, let clock = facts.standard?.value.clock {
      lines += self.facts(of: clock)
    }
    if let wait = facts.standard?.value.waitsAtMost {
      let limit = style.text(.limit(wait.value, wait.unit))
      let assumed =
        wait.unitIsAssumed ? style.text(Texts.assumed(Texts.unit(wait.unit, count: 2))) : nil
      lines.append(
        .init(Texts.longestWait, [limit, assumed].compactMap(\.self).joined(separator: "; ")))
    }
    lines += facts.asked.map { .init(Texts.choice, text(of: $0)) }
    return (facts.standard == nil ? [.paragraph(Texts.noVersionHolds)] : []) + [.facts(lines)]
  }

  private func facts(of recorded: Recorded<Standard>) -> [Document.Fact] {
    let standard = recorded.value
    let source = standard.source.map { [Document.Fact(Texts.sourceTitle, $0)] }
    return [
      .init(Texts.decree, standard.decree ?? style.text(Texts.noDecree)),
      .init(
        Texts.version,
        "\(standard.version), \(style.text(Texts.standardState(standard.state)))"),
      .init(
        Texts.inForce,
        Texts.period(from: day(standard.validFrom), to: standard.validTo.map(day))),
    ] + (source ?? []) + [.init(Texts.recordedAt, .instant(recorded.recordedAt))]
  }

  private func limitText(_ promise: TimePromise, _ facts: StandardFacts) -> String {
    let name = promise.applicantClass.map(Texts.forClass) ?? Texts.everyClass
    let value = style.text(.limit(promise.value, promise.unit))
    var parts = ["\(value) (\(style.text(name)))"]
    if promise.unitIsAssumed {
      parts.append(style.text(Texts.assumed(Texts.unit(promise.unit, count: 2))))
    }
    if promise.extensionValue > 0 {
      let more = style.text(.limit(promise.extensionValue, promise.unit))
      if facts.isExtended, let limit = facts.limit {
        let total = style.text(.limit(limit.value, limit.unit))
        parts.append(style.text(Texts.extended(by: more, total: total)))
      } else {
        parts.append(style.text(Texts.mayBeExtended(by: more)))
      }
    }
    return parts.joined(separator: "; ")
  }

  private func facts(of clock: ClockSettings) -> [Document.Fact] {
    let reasons = PauseReason.allCases.filter(clock.stoppingReasons.contains)
    let list = reasons.map { style.text(Texts.pause($0)) }.joined(separator: ", ")
    return [
      .init(Texts.clockStartTitle, Texts.clockStart(clock.start)),
      .init(Texts.dayCountTitle, Texts.dayCount(clock.dayCount)),
      .init(Texts.receiptTitle, Texts.receipt(clock.receipt)),
      .init(Texts.stopping, list.isEmpty ? Phrase(Texts.noStopping) : Phrase(list)),
    ]
  }

  private func text(of version: StandardFacts.AskedVersion) -> String {
    let stamp: StampName =
      switch version.start {
      case _ where version.receivedStandsIn: .received
      case .received: .received
      case .complete: .complete
      case .paid: .paid
      }
    let name =
      version.inheritedFrom.map {
        style.text(ReportTexts.inherited(version.version, from: $0))
      } ?? version.version
    let asked = Texts.asked(
      name, day: day(version.day), stamp: Texts.stamp(stamp),
      standsIn: version.receivedStandsIn, isInForce: version.isInForce,
      byReceipt: version.isByReceipt)
    let period = Texts.period(from: day(version.validFrom), to: version.validTo.map(day))
    return "\(style.text(asked)) (\(style.text(period)))"
  }

  func block(_ calendar: CalendarFacts) -> Document.Block {
    let source = calendar.source.map { [Document.Fact(Texts.sourceTitle, $0)] }
    return .facts(
      [
        .init(Texts.calendarTitle, "\(calendar.code), \(ZoneName.full(calendar.zone))"),
        .init(
          Texts.inForce,
          Texts.period(from: calendar.validFrom.map(day), to: calendar.validTo.map(day))),
        .init(Texts.recordedAt, .instant(calendar.recordedAt)),
      ] + (source ?? []))
  }

  func facts(of facts: LadderFacts) -> [Document.Fact] {
    let category = [facts.category.code, facts.category.name].compactMap(\.self)
    return [
      .init(Texts.ladderName, facts.ladder.name),
      .init(Texts.category, category.joined(separator: ", ")),
    ]
      + facts.category.steps.map { step in
        let limit = style.text(.limit(step.limit.value, step.limit.unit))
        let confirmed = style.text(step.isConfirmed ? Texts.isConfirmed : Texts.isUnconfirmed)
        let source = step.source.map { "; \($0)" } ?? ""
        return .init(
          Texts.step(step.kind), "\(limit) \(style.text(Texts.start(step.start)))\(source)",
          note: confirmed)
      }
  }
}
