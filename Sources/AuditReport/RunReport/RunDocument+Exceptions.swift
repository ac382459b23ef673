internal import ServiceStandards

extension RunDocument {
  /// What is under waivers and in the baseline, and what the figures are without it. Nothing when
  /// there is none.
  var exceptions: [Document.Block] {
    guard let exceptions = report.exceptions else { return [] }
    let returned = exceptions.returned.map { returned in
      Texts.returned(
        id: returned.id, cause: returned.cause, day: returned.day,
        deviations: returned.deviations, count(returned.deviations))
    }
    let notices =
      exceptions.ending.map(Texts.ending) + exceptions.unused.map(Texts.unused)
      + returned.map { Wording("\($0.indonesian).", "\($0.english).") }
    return [.table(table(of: exceptions))]
      + (report.summary.examined > 0 ? [.table(beforeAndAfter(exceptions))] : [])
      + notices.map { .paragraph($0, .warning, .alert) }
  }

  /// A waiver, or what a baseline holds.
  private struct ExceptionLine {
    var name: String
    var scope: String
    var rule = Phrase.empty
    var deviations: Int64
    var end = Phrase.empty
  }

  private func table(of exceptions: RunExceptions) -> Document.Table {
    let waivers = exceptions.waivers.map { waiver in
      ExceptionLine(
        name: waiver.id, scope: scope(waiver.unit, waiver.service),
        rule: Phrase(.rule(waiver.rule)),
        deviations: waiver.deviations, end: Phrase(.day(waiver.to)))
    }
    let baselines = exceptions.baselines.map { baseline in
      ExceptionLine(
        name: "\(style.text(Texts.baselineTitle)) \(style.text(.day(baseline.day)))",
        scope: baseline.unit.text, deviations: baseline.deviations)
    }
    return Document.Table(
      Texts.exceptionsTitle, waivers + baselines,
      [
        .init("exception", Texts.exceptionTitle, .identifier) { Phrase($0.name) },
        .init("scope", Texts.unit, .text) { Phrase($0.scope) },
        .init("rule", Texts.rule, .identifier) { $0.rule },
        .init("deviations", Texts.deviationsTitle, .count) { Phrase(.count($0.deviations)) },
        .init("valid_to", Texts.validTo, .day) { $0.end },
      ])
  }

  /// `UNIT · SERVICE`, or the unit alone.
  func scope(_ unit: UnitCode, _ service: ServiceName?) -> String {
    [unit.text, service?.code.text].compactMap(\.self).joined(separator: " \(dot) ")
  }

  func beforeAndAfter(_ exceptions: RunExceptions) -> Document.Table {
    Document.Table(
      ReportTexts.exceptionsTable, report.summary.beforeAndAfter(exceptions),
      notes: [Texts.leftOut],
      [
        .init("figure", Texts.subjectTitle, .word) { Phrase(Texts.figure($0.subject)) },
        .init("before", Texts.beforeTitle, .share) { share($0.before) },
        .init("before_counts", Texts.judged, .count, .usual) { counts($0.before.known) },
        .init("after", Texts.afterTitle, .share) { share($0.after) },
        .init("after_counts", Texts.judged, .count, .usual) { counts($0.after.known) },
      ])
  }
}
