internal import ServiceStandards

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
