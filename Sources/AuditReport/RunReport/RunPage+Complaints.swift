internal import ServiceStandards

extension RunPage {
  /// How complaints were answered; nothing when there are none.
  mutating func appendComplaints() {
    guard let complaints = report.complaints else { return }
    page.line(page.text(Texts.complaintsTitle), .strong)
    let titles = [
      Texts.examined, Texts.answeredInTime, Texts.answeredLate, Texts.unanswered, Texts.notYetDue,
      Texts.notAssessableTitle,
    ]
    page.grid(
      [
        TextGrid.Column(
          page.text(Texts.service), mayBeShortened: true, leastWidth: 12, visibility: .always)
      ] + titles.map { TextGrid.Column(page.text($0), alignsRight: true, visibility: .always) }
        + [TextGrid.Column(page.text(Texts.worst))],
      complaints.lines.map { line in
        let name = [line.unit.text, line.service?.code.text].compactMap(\.self)
        let counts = [
          line.examined, line.inTime, line.late, line.unanswered, line.notYetDue,
          line.notAssessable.values.reduce(0, +),
        ]
        return [GridText(name.joined(separator: " \(presentation.glyphs.dot) "))]
          + counts.map { GridText(page.text(.count($0))) } + [GridText(line.worst ?? "")]
      })
    let waived = complaints.lines.reduce(0) { $0 + $1.waived }
    if waived > 0 {
      page.paragraph(page.text(Texts.waivedComplaints(page.text(.count(waived)))), indent: 2)
    }
    if complaints.hasUnconfirmedLimits {
      page.paragraph(
        "\(presentation.glyphs.alert) \(page.text(Texts.unconfirmedLimits))", indent: 2,
        hanging: 2, .warning)
    }
    page.blank()
  }
}

extension RunRecords {
  var complaintSection: Section {
    Section(
      "complaint", Texts.complaintRecord, envelope,
      [
        Column("unit", Texts.unit, .text),
        Column("service", Texts.service, .text),
        Column("examined", Texts.examined, .count),
        Column("in_time", Texts.answeredInTime, .count),
        Column("late", Texts.answeredLate, .count),
        Column("unanswered", Texts.unanswered, .count),
        Column("not_yet_due", Texts.notYetDue, .count),
        Column("not_assessable", Texts.notAssessableTitle, .count),
        Column("waived", Texts.waiverRecord, .count),
        Column("in_time_share", Texts.onTimeShare, .share),
        Column("worst_deviation", Texts.worstDeviation, .identifier),
      ],
      (report.complaints?.lines ?? []).map { line in
        [
          .text(line.unit.text), line.service.map { .text($0.code.text) } ?? .empty,
          .count(line.examined), .count(line.inTime), .count(line.late), .count(line.unanswered),
          .count(line.notYetDue), .count(line.notAssessable.values.reduce(0, +)),
          .count(line.waived), .share(Share(line.inTime, of: line.judged)),
          line.worst.map(Cell.identifier) ?? .empty,
        ]
      })
  }
}
