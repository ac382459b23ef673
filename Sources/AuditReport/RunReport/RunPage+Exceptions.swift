internal import ServiceStandards

extension RunPage {
  /// What is under waivers and in the baseline, and what the figures are without it. Nothing when
  /// there is none.
  mutating func appendExceptions() {
    guard let exceptions = report.exceptions else { return }
    page.line(page.text(Texts.exceptionsTitle), .strong)
    appendExceptionLines(exceptions)
    if report.summary.examined > 0 { appendBeforeAndAfter(exceptions) }
    for ending in exceptions.ending {
      notice(page.text(Texts.ending(ending)))
    }
    for id in exceptions.unused { notice(page.text(Texts.unused(id))) }
    for returned in exceptions.returned {
      let text = Texts.returned(
        id: returned.id, cause: returned.cause, day: returned.day,
        deviations: page.text(.count(returned.deviations)))
      notice("\(page.text(text)).")
    }
    page.blank()
  }

  private mutating func notice(_ text: String) {
    page.paragraph("\(presentation.glyphs.alert) \(text)", indent: 2, hanging: 2, .warning)
  }

  private mutating func appendExceptionLines(_ exceptions: RunExceptions) {
    guard !exceptions.waivers.isEmpty || !exceptions.baselines.isEmpty else { return }
    let waivers = exceptions.waivers.map { waiver in
      [
        GridText(waiver.id),
        GridText(
          [waiver.unit.text, waiver.service?.code.text].compactMap(\.self).joined(
            separator: " \(presentation.glyphs.dot) ")),
        GridText("\(waiver.rule)"),
        GridText(page.text(.count(waiver.deviations))),
        GridText(page.text(.day(waiver.to))),
      ]
    }
    let baselines = exceptions.baselines.map { baseline in
      [
        GridText("\(page.text(Texts.baselineTitle)) \(page.text(.day(baseline.day)))"),
        GridText(baseline.unit.text), GridText(""),
        GridText(page.text(.count(baseline.deviations))), GridText(""),
      ]
    }
    page.grid(
      [
        TextGrid.Column(page.text(Texts.exceptionTitle), visibility: .always),
        TextGrid.Column(
          page.text(Texts.unit), mayBeShortened: true, leastWidth: 8, visibility: .always),
        TextGrid.Column(page.text(Texts.rule), visibility: .always),
        TextGrid.Column(page.text(Texts.deviationsTitle), alignsRight: true, visibility: .always),
        TextGrid.Column(page.text(Texts.validTo), visibility: .always),
      ], waivers + baselines)
    page.blank()
  }

  private mutating func appendBeforeAndAfter(_ exceptions: RunExceptions) {
    let figures = report.summary.beforeAndAfter(exceptions)
    func cells(_ share: Share) -> [GridText] {
      let counts = "\(page.text(.count(share.part)))/\(page.text(.count(share.whole)))"
      return [
        GridText(share.whole == 0 ? presentation.glyphs.dash : page.text(.share(share))),
        GridText(counts),
      ]
    }
    page.grid(
      [
        TextGrid.Column(page.text(Texts.subjectTitle), visibility: .always),
        TextGrid.Column(page.text(Texts.beforeTitle), alignsRight: true, visibility: .always),
        TextGrid.Column("", alignsRight: true),
        TextGrid.Column(page.text(Texts.afterTitle), alignsRight: true, visibility: .always),
        TextGrid.Column("", alignsRight: true),
      ],
      figures.map { figure in
        [GridText(page.text(Texts.figure(figure.subject)))] + cells(figure.before)
          + cells(figure.after)
      })
    page.paragraph(page.text(Texts.leftOut), indent: 2, .faint)
  }
}
