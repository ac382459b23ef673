internal import ServiceStandards
internal import WorkingTime

/// Which promise holds, and by which calendar the clock went.
extension ExplanationPage {
  mutating func append(_ facts: StandardFacts) {
    page.line(page.text(Texts.standardTitle), .strong)
    var lines: [(label: String, value: String)] = []
    if let recorded = facts.standard { lines += standardLines(recorded) }
    if let promise = facts.promise {
      lines.append((page.text(Texts.limitTitle), limitText(promise, facts)))
    }
    if facts.limit != nil, let clock = facts.standard?.value.clock { lines += clockLines(clock) }
    for (index, version) in facts.asked.enumerated() {
      lines.append((index == 0 ? page.text(Texts.choice) : "", text(of: version)))
    }
    if facts.standard == nil { page.line(page.text(Texts.noVersionHolds), indent: 2) }
    page.facts(lines)
  }

  private func standardLines(
    _ recorded: Recorded<Standard>
  ) -> [(label: String, value: String)] {
    let standard = recorded.value
    let period = Texts.period(from: day(standard.validFrom), to: standard.validTo.map(day))
    var lines = [
      (page.text(Texts.decree), standard.decree ?? page.text(Texts.noDecree)),
      (
        page.text(Texts.version),
        "\(standard.version), \(page.text(Texts.standardState(standard.state)))"
      ),
      (page.text(Texts.inForce), page.text(period)),
    ]
    if let source = standard.source { lines.append((page.text(Texts.sourceTitle), source)) }
    lines.append((page.text(Texts.recordedAt), instant(recorded.recordedAt)))
    return lines
  }

  private func limitText(_ promise: TimePromise, _ facts: StandardFacts) -> String {
    let name = promise.applicantClass.map(Texts.forClass) ?? Texts.everyClass
    let value = page.text(.limit(promise.value, promise.unit))
    var parts = ["\(value) (\(page.text(name)))"]
    if promise.unitIsAssumed {
      parts.append(page.text(Texts.assumed(Texts.unit(promise.unit, count: 2))))
    }
    if promise.extensionValue > 0 {
      let more = page.text(.limit(promise.extensionValue, promise.unit))
      if facts.isExtended, let limit = facts.limit {
        let total = page.text(.limit(limit.value, limit.unit))
        parts.append(page.text(Texts.extended(by: more, total: total)))
      } else {
        parts.append(page.text(Texts.mayBeExtended(by: more)))
      }
    }
    return parts.joined(separator: "; ")
  }

  private func clockLines(_ clock: ClockSettings) -> [(label: String, value: String)] {
    let reasons = PauseReason.allCases.filter(clock.stoppingReasons.contains)
    let list = reasons.map { page.text(Texts.pause($0)) }.joined(separator: ", ")
    return [
      (page.text(Texts.clockStartTitle), page.text(Texts.clockStart(clock.start))),
      (page.text(Texts.dayCountTitle), page.text(Texts.dayCount(clock.dayCount))),
      (page.text(Texts.receiptTitle), page.text(Texts.receipt(clock.receipt))),
      (page.text(Texts.stopping), list.isEmpty ? page.text(Texts.noStopping) : list),
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
    let asked = Texts.asked(
      version.version, day: day(version.day), stamp: Texts.stamp(stamp),
      standsIn: version.receivedStandsIn, isInForce: version.isInForce)
    let period = Texts.period(from: day(version.validFrom), to: version.validTo.map(day))
    return "\(page.text(asked)) (\(page.text(period)))"
  }

  mutating func append(_ calendars: [CalendarFacts]) {
    page.line(page.text(Texts.calendarsTitle), .strong)
    for calendar in calendars {
      let period = Texts.period(
        from: calendar.validFrom.map(day), to: calendar.validTo.map(day))
      page.line("\(calendar.code), \(ZoneName.full(calendar.zone))", indent: 2)
      var lines = [
        (page.text(Texts.inForce), page.text(period)),
        (page.text(Texts.recordedAt), instant(calendar.recordedAt)),
      ]
      if let source = calendar.source { lines.append((page.text(Texts.sourceTitle), source)) }
      page.facts(lines.map { (label: $0.0, value: $0.1) }, indent: 4)
    }
  }
}
