internal import ServiceStandards
internal import WorkingTime

extension RunRecords {
  /// Columns behind those of a finding: how many of its deviations are excepted.
  static let exceptedColumns: [Column] = [
    Column("waived", Texts.waiverRecord, .count),
    Column("baseline", Texts.baselineTitle, .count),
  ]

  static func excepted(_ finding: FindingLine) -> [Cell] {
    [.count(finding.waived), .count(finding.baseline)]
  }

  var waiverSection: Section {
    let exceptions = report.exceptions ?? RunExceptions()
    return Section(
      "waiver", Texts.waiverRecord, envelope,
      WaiverSheet.columns + [
        Column("days_left", Texts.daysLeftTitle, .count),
        Column("unused", Texts.isUnusedTitle, .boolean),
      ],
      exceptions.waivers.map { waiver in
        waiver.cells + [
          exceptions.ending.first { $0.id == waiver.id }.map { .count(Int64($0.daysLeft)) }
            ?? .empty,
          .boolean(exceptions.unused.contains(waiver.id)),
        ]
      })
  }

  var baselineSection: Section {
    Section(
      "baseline", Texts.baselineRecord, envelope,
      [
        Column("unit", Texts.unit, .text),
        Column("taken_on", Texts.takenOn, .day),
        Column("deviations", Texts.deviationsTitle, .count),
      ],
      (report.exceptions?.baselines ?? []).map {
        [.text($0.unit.text), .day($0.day), .count($0.deviations)]
      })
  }

  /// Each share with nothing excepted, and without the transactions that are.
  var exceptionSection: Section {
    let figures = report.exceptions.map(report.summary.beforeAndAfter) ?? []
    return Section(
      "before_and_after", Texts.beforeAndAfterRecord, envelope,
      [
        Column("figure", Texts.subjectTitle, .word),
        Column("undecided", Texts.undecided, .count),
        Column("before", Texts.beforeTitle, .share),
        Column("before_part", Texts.beforeTitle, .count),
        Column("before_judged", Texts.judged, .count),
        Column("after", Texts.afterTitle, .share),
        Column("after_part", Texts.afterTitle, .count),
        Column("after_judged", Texts.judged, .count),
      ],
      figures.map { figure in
        [
          .word(
            code: figure.subject.code,
            shown: Texts.figure(figure.subject).text(presentation.language)),
          .count(figure.before.undecided),
          .share(figure.before.known), .count(figure.before.part), .count(figure.before.judged),
          .share(figure.after.known), .count(figure.after.part), .count(figure.after.judged),
        ]
      })
  }

  var returnSection: Section {
    Section(
      "returned", Texts.returnRecord, envelope,
      [
        Column("waiver", Texts.waiver, .identifier),
        Column("cause", Texts.causeTitle, .word),
        Column("day", Texts.to, .day),
        Column("deviations", Texts.deviationsTitle, .count),
      ],
      (report.exceptions?.returned ?? []).map { returned in
        let state: WaiverSheet.State = returned.cause == .expired ? .expired : .revoked
        return [
          .identifier(returned.id), .term(.waiverState(state)), .day(returned.day),
          .count(returned.deviations),
        ]
      })
  }
}
