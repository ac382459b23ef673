internal import ServiceStandards
internal import WorkingTime

extension RunRecords {
  var headingSection: Section {
    let heading = report.heading
    return Section(
      "run", Texts.runRecord, envelope,
      [
        Column("run_id", Texts.runTitle, .identifier),
        Column("units", Texts.unit, .list),
        Column("as_of", Texts.asOf, .instant),
        Column("known_at", Texts.knownAt, .instant),
        Column("received_from", Texts.from, .day),
        Column("received_to", Texts.to, .day),
        Column("filters", Texts.filters, .list),
        Column("database", Texts.database, .text),
        Column("tool", Texts.tool, .text),
        Column("left_out", Texts.leftOutByLimit, .count),
      ],
      [
        [
          envelope.run.map { .identifier("\($0)") } ?? .empty,
          .list(heading.units.map(\.code.text)),
          .instant(heading.asOf),
          heading.knownAt.map { .instant($0) } ?? .empty,
          heading.received.map { .day($0.lowerBound) } ?? .empty,
          heading.received.map { .day($0.upperBound) } ?? .empty,
          .list(envelope.filters.flatMap { f in f.values.map { "--\(f.name) \($0)" } }),
          .text(heading.database),
          .text("audit \(envelope.tool)"),
          .count(Int64(report.leftOut)),
        ]
      ])
  }

  var incompleteSection: Section {
    Section(
      "incomplete", Texts.incompleteRecord, envelope,
      [
        Column("code", Texts.reasonTitle, .word),
        Column("unit", Texts.unit, .text),
        Column("calendar", Texts.calendarTitle, .text),
        Column("year", Texts.yearTitle, .identifier),
        Column("transactions", Texts.transactions, .count),
      ],
      report.incomplete.map { answer in
        let shown = answer.wording(DisclosedFigures(PeopleStyle(presentation))).text(
          presentation.language)
        let code = Cell.word(code: answer.code, shown: shown)
        return switch answer {
        case .holidaysMissing(let calendar, let year, _, let transactions):
          [code, .empty, .text(calendar.text), .identifier("\(year)"), .count(transactions)]
        case .noTransactions(let unit): [code, .text(unit.text), .empty, .empty, .count(0)]
        case .noCalendar(let unit, let transactions):
          [code, .text(unit.text), .empty, .empty, .count(transactions)]
        }
      })
  }

  var totalSection: Section {
    let summary = report.summary
    return Section(
      "total", Texts.totalRecord, envelope,
      [
        Column("examined", Texts.examined, .count),
        Column("deviations", Texts.deviationsTitle, .count),
        Column("deviating_transactions", Texts.deviating, .count),
        Column("deviating_share", Texts.share, .share),
      ] + RunRecords.punctualityColumns,
      [
        [
          .count(summary.examined),
          .count(summary.deviations),
          .count(summary.deviatingTransactions),
          .share(Share(summary.deviatingTransactions, of: summary.examined)),
        ] + RunRecords.cells(summary.punctuality)
      ])
  }

  var laterSection: Section {
    Section(
      "later", Texts.laterRecord, envelope,
      RunRecords.serviceColumns + [
        Column("transactions", Texts.transactions, .count),
        Column("last_case_number", Texts.caseNumber, .identifier, isTypedByPeople: true),
        Column("last_received_at", Texts.receivedAt, .instant),
      ],
      report.summary.later.map {
        [
          .text($0.service.unit.text), .text($0.service.code.text), .count($0.transactions),
          .identifier($0.last), .instant($0.received),
        ]
      })
  }

  var criterionSection: Section {
    Section(
      "criterion", Texts.criterionRecord, envelope,
      [
        Column("criterion", Texts.criterionTitle, .word),
        Column("compliant", Texts.compliantTitle, .count),
        Column("deviates", Texts.deviatesTitle, .count),
        Column("not_assessable", Texts.notAssessableTitle, .count),
        Column("not_applicable", Texts.notApplicableTitle, .count),
        Column("examined", Texts.examined, .count),
        Column("coverage", Texts.coverage, .share),
      ],
      report.summary.criteria.map { counts in
        [
          .term(.criterion(counts.criterion)),
          .count(counts.compliant),
          .count(counts.deviates),
          .count(counts.notAssessableTotal),
          .count(counts.notApplicableTotal),
          .count(counts.examined),
          .share(counts.coverage),
        ]
      })
  }

  var reasonSection: Section {
    var rows: [[Cell]] = []
    for counts in report.summary.criteria {
      let kinds = [
        ("not_assessable", Texts.notAssessable, counts.notAssessable),
        ("not_applicable", Texts.notApplicable, counts.notApplicable),
      ]
      for (code, wording, reasons) in kinds {
        for (reason, count) in reasons.sorted(by: { $0.key < $1.key }) {
          rows.append([
            .term(.criterion(counts.criterion)),
            .word(code: code, shown: wording.text(presentation.language)),
            .term(.reason(reason)),
            .count(count),
          ])
        }
      }
    }
    return Section(
      "reason", Texts.reasonRecord, envelope,
      [
        Column("criterion", Texts.criterionTitle, .word),
        Column("verdict", Texts.verdictTitle, .word),
        Column("reason", Texts.reasonTitle, .word),
        Column("transactions", Texts.transactions, .count),
      ], rows)
  }

  var serviceSection: Section {
    Section(
      "service", Texts.serviceRecord, envelope,
      RunRecords.serviceColumns + [
        Column("service_name", Texts.serviceName, .text),
        Column("examined", Texts.examined, .count),
      ] + RunRecords.punctualityColumns,
      report.summary.services.map { service in
        [
          .text(service.service.unit.text), .text(service.service.code.text),
          .text(service.service.name), .count(service.punctuality.examined),
        ] + RunRecords.cells(service.punctuality)
      })
  }

  var targetSection: Section {
    let rows: [[Cell]] = report.summary.services.flatMap { service in
      service.targets.map { target in
        [
          .text(service.service.unit.text),
          .text(service.service.code.text),
          .identifier(target.version),
          .share(Share(Int64(target.target), of: 1000)),
        ] + RunRecords.cells(target.share) + [
          .term(.target(target.outcome)),
          .count(target.short),
          .share(Share(millionths: target.probability)),
        ]
      }
    }
    return Section(
      "target", Texts.targetRecord, envelope,
      RunRecords.serviceColumns + [
        Column("standard_version", Texts.standardVersion, .identifier),
        Column("target", Texts.target, .share),
      ] + RunRecords.onTimeColumns + [
        Column("outcome", Texts.verdictTitle, .word),
        Column("short", Texts.short, .count),
        Column("probability", Texts.probability, .share),
      ], rows)
  }

  var amountSection: Section {
    Section(
      "amount", Texts.amountRecord, envelope,
      [
        Column("kind", Texts.moneyKind, .word),
        Column("amount", Texts.amount, .money(nil)),
        Column("currency", Texts.currency, .word),
      ],
      report.summary.amounts.map {
        [
          .term(.money($0.kind)), .money($0.amount.money, $0.amount.currency),
          .word(code: $0.amount.currency.code, shown: $0.amount.currency.code),
        ]
      })
  }

  var comparisonSection: Section {
    Section(
      "comparison", Texts.comparisonRecord, envelope,
      [
        Column("previous_run_id", Texts.comparedWith, .identifier),
        Column("previous_as_of", Texts.asOf, .instant),
        Column("new", Texts.newTitle, .count),
        Column("still", Texts.stillTitle, .count),
        Column("closed", Texts.closedTitle, .count),
      ],
      report.comparison.map {
        [
          [
            .identifier("\($0.run)"), .instant($0.asOf), .count($0.new), .count($0.still),
            .count($0.closedTotal),
          ]
        ]
      } ?? [])
  }

  var closedSection: Section {
    let closed = report.comparison?.closed ?? [:]
    return Section(
      "closed", Texts.closedRecord, envelope,
      [
        Column("cause", Texts.causeTitle, .word),
        Column("deviations", Texts.deviationsTitle, .count),
      ],
      RunComparison.Cause.allCases.compactMap { cause in
        closed[cause].map {
          let shown = Texts.cause(cause).text(presentation.language)
          return [.word(code: cause.rawValue, shown: shown), .count($0)]
        }
      })
  }

  var nextSection: Section {
    Section(
      "next", Texts.nextRecord, envelope,
      [
        Column("purpose", Texts.purposeTitle, .word),
        Column("command", Texts.command, .text),
      ],
      report.next.map { step in
        let shown = Texts.purpose(step.purpose).text(presentation.language)
        return [.word(code: step.purpose.rawValue, shown: shown), .text(step.command)]
      })
  }

  // MARK: Shared columns

  private static let serviceColumns: [Column] = [
    Column("unit", Texts.unit, .text),
    Column("service", Texts.service, .text),
  ]

  private static let onTimeColumns: [Column] = [
    Column("on_time", Texts.onTime, .count),
    Column("judged", Texts.judged, .count),
    Column("undecided", Texts.undecided, .count),
    Column("on_time_share", Texts.onTimeShare, .share),
    Column("on_time_lowest", Texts.lowest, .share),
    Column("on_time_highest", Texts.highest, .share),
  ]

  private static func cells(_ share: JudgedShare) -> [Cell] {
    [
      .count(share.part), .count(share.judged), .count(share.undecided), .share(share.known),
      .share(share.lowest), .share(share.highest),
    ]
  }

  private static let punctualityColumns =
    onTimeColumns + [Column("coverage", Texts.coverage, .share)]

  private static func cells(_ punctuality: Punctuality) -> [Cell] {
    cells(punctuality.share) + [.share(punctuality.coverage)]
  }
}
