internal import ServiceStandards

extension RunDocument {
  /// How complaints were answered; nothing when there are none.
  var complaints: [Document.Block] {
    guard let complaints = report.complaints else { return [] }
    func field(
      _ key: String, _ title: Wording, _ number: @escaping (RunComplaints.Line) -> Int64
    ) -> Document.Field<RunComplaints.Line> {
      .init(key, title, .count) { Phrase(.count(number($0))) }
    }
    var blocks: [Document.Block] = [
      .table(
        Document.Table(
          Texts.complaintsTitle, complaints.lines,
          [
            .init("service", Texts.service, .text) { Phrase(scope($0.unit, $0.service)) },
            field("examined", Texts.examined, \.examined),
            field("in_time", Texts.answeredInTime, \.inTime),
            field("late", Texts.answeredLate, \.late),
            field("unanswered", Texts.unanswered, \.unanswered),
            field("not_yet_due", Texts.notYetDue, \.notYetDue),
            field("not_assessable", Texts.notAssessableTitle) {
              $0.notAssessable.values.reduce(0, +)
            },
            .init("worst", Texts.worst, .identifier, .usual) { line in
              line.worst.map { Phrase(.identifier($0), about: .deviation($0)) } ?? .empty
            },
          ]))
    ]
    let waived = complaints.lines.reduce(0) { $0 + $1.waived }
    if waived > 0 { blocks.append(.paragraph(Texts.waivedComplaints(waived, count(waived)))) }
    if complaints.hasUnconfirmedLimits {
      blocks.append(.paragraph(Texts.unconfirmedLimits, .warning, .alert))
    }
    return blocks
  }
}
