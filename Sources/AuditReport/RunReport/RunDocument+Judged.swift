internal import ServiceStandards

extension RunDocument {
  /// How much could be judged on each criterion, and why the rest could not.
  var judged: [Document.Block] {
    let criteria = report.summary.criteria
    guard report.summary.examined > 0 else { return later }
    return [.table(self.criteria)]
      + reasons(Texts.notAssessableTitle, criteria.map { ($0.criterion, $0.notAssessable) })
      + reasons(Texts.notApplicableTitle, criteria.map { ($0.criterion, $0.notApplicable) })
      + later
  }

  /// The verdicts by criterion.
  var criteria: Document.Table {
    Document.Table(
      ReportTexts.criteriaTable, report.summary.criteria,
      [
        .init("criterion", Texts.criterionTitle, .word) {
          Phrase(.term(.criterion($0.criterion)))
        },
        .init("compliant", Texts.compliantTitle, .count) { Phrase(count($0.compliant)) },
        .init("deviates", Texts.deviatesTitle, .count) {
          Phrase(count($0.deviates), $0.deviates > 0 ? .warning : Emphasis.none)
        },
        .init("not_assessable", Texts.notAssessableTitle, .count) {
          Phrase(count($0.notAssessableTotal))
        },
        .init("not_applicable", Texts.notApplicableTitle, .count) {
          Phrase(count($0.notApplicableTotal))
        },
        .init("coverage", Texts.coverage, .share) { share($0.coverage) },
      ])
  }

  /// `Tidak dapat dinilai, waktu: catatan waktu tidak lengkap 60, …`
  private func reasons(
    _ title: Wording, _ counts: [(criterion: Criterion, reasons: [Reason: Int64])]
  ) -> [Document.Block] {
    counts.filter { !$0.reasons.isEmpty }.map { criterion, reasons in
      let sorted = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      let list = sorted.map { "\(style.text(Texts.reason($0))) \(count($1))" }
      let lead = "\(style.text(title)), \(style.text(Texts.criterion(criterion)))"
      return .paragraph(
        Document.Paragraph(Phrase("\(lead): \(list.joined(separator: ", "))"), .item))
    }
  }

  /// What came after the as-of instant.
  private var later: [Document.Block] {
    guard let last = report.summary.later.max(by: { $0.received < $1.received }) else { return [] }
    let number = report.summary.later.reduce(0) { $0 + $1.transactions }
    let text = Texts.leftOutAsLater(
      Texts.transactions(number, count(number)), last: last.last, service: last.service.path,
      received: style.text(.instant(last.received)))
    return [.facts([.init(Texts.receivedLater, text)])]
  }

  // MARK: Punctuality

  /// A service, or a target that is judged by other cases than its service.
  private struct PunctualityLine {
    var unit: UnitCode?
    var code: Phrase
    var name = ""
    var share: JudgedShare
    var coverage: Share?
    var target: TargetResult?
  }

  /// A line for each service under a line for its unit. How targets are tested is told as far as there is room for it.
  func punctuality(explaining test: Wording = Texts.probabilityNote) -> Document.Table {
    let (services, all) = (report.summary.services, report.summary.punctuality)
    return punctuality(
      ReportTexts.punctualityTable, services.flatMap(lines),
      total: services.count > 1
        ? PunctualityLine(
          code: Phrase(Texts.allServices, .strong), share: all.share, coverage: all.coverage) : nil,
      explaining: test)
  }

  /// A line for each target, with both ends of its share.
  var targets: Document.Table {
    let lines = report.summary.services.flatMap { service in
      service.targets.map { target in
        let version = style.text(Texts.standardNamed(target.version))
        return PunctualityLine(
          unit: service.service.unit, code: Phrase(service.service.code.text),
          name: "\(service.service.name), \(version)", share: target.share,
          coverage: service.punctuality.coverage, target: target)
      }
    }
    return punctuality(
      ReportTexts.targetsTable, lines, total: nil, explaining: ReportTexts.punctualityNote)
  }

  private func punctuality(
    _ title: Wording, _ lines: [PunctualityLine], total: PunctualityLine?, explaining test: Wording
  ) -> Document.Table {
    let isUndecided = (lines + [total].compactMap(\.self)).contains { $0.share.undecided > 0 }
    let hasTargets = lines.contains { $0.target != nil }
    return Document.Table(
      title, lines, under: { Document.Row([Phrase($0.unit?.text ?? "")], .heading) }, total: total,
      notes: (isUndecided ? [Texts.endsNote] : []) + (hasTargets ? [test] : []),
      [
        .init("service", Texts.service, .text) { $0.code },
        .init("service_name", Texts.serviceName, .text, .ifRoom) { Phrase($0.name) },
        .init("share", Texts.onTimeShort, .share) { share($0.share) },
        .init("judged", Texts.judged, .count) { counts($0.share.known) },
        .init("coverage", Texts.coverage, .share, .usual) {
          $0.coverage.map(share) ?? .empty
        },
        .init("target", Texts.target, .share) { line in
          line.target.map { Phrase(.share(Share(Int64($0.target), of: 1000))) } ?? .empty
        },
        .init("verdict", Texts.verdictTitle, .word) { $0.target.map(verdict) ?? .empty },
        .init("short", Texts.short, .count, .usual) { line in
          line.target.map { Phrase($0.short > 0 ? count($0.short) : "") } ?? .empty
        },
        .init("probability", Texts.probability, .text, alignment: .right, .usual) { line in
          line.target.map { Phrase(style.text(probability: $0.probability)) } ?? .empty
        },
      ])
  }

  private func lines(_ service: ServicePunctuality) -> [PunctualityLine] {
    let (name, punctuality) = (service.service, service.punctuality)
    var line = PunctualityLine(
      unit: name.unit, code: Phrase(name.code.text, about: Reference(name)), name: name.name,
      share: punctuality.share, coverage: punctuality.coverage)
    if service.targets.count == 1, let target = service.targets.first,
      target.share == punctuality.share
    {
      line.target = target
      return [line]
    }
    return [line]
      + service.targets.map { target in
        let version = style.text(Texts.standardNamed(target.version))
        return PunctualityLine(
          unit: name.unit, code: Phrase("  \(version)"), share: target.share, target: target)
      }
  }

  private func verdict(_ target: TargetResult) -> Phrase {
    let glyphs = style.presentation.glyphs
    let glyph =
      switch target.outcome {
      case .met: glyphs.right
      case .notMet: glyphs.wrong
      case .withinChance, .tooFewCases, .coverageTooLow: "?"
      }
    return Phrase(
      "\(glyph) \(style.text(Texts.target(target.outcome)))",
      Emphasis(.term(.target(target.outcome))))
  }
}
