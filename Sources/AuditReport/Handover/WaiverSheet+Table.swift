internal import ServiceStandards

extension WaiverSheet {
  /// The columns of a list of waivers.
  package static func head(_ envelope: Envelope) -> TableHead {
    TableHead(schema: "audit.waivers/1", columns: columns, envelope: envelope)
  }

  static let columns: [Column] = [
    Column("waiver", Texts.waiver, .identifier, visibility: .always),
    Column("state", Texts.stateTitle, .word, visibility: .always),
    Column("unit", Texts.unit, .text),
    Column("service", Texts.service, .text),
    Column("service_name", Texts.serviceName, .text, visibility: .onRequest),
    Column("rule", Texts.rule, .identifier, visibility: .always),
    Column("case_number", Texts.caseNumber, .identifier, isTypedByPeople: true),
    Column("from", Texts.validFrom, .day, visibility: .ifRoom),
    Column("to", Texts.validTo, .day, visibility: .always),
    Column("recorded_afterwards", Texts.recordedAfterwards, .boolean, visibility: .ifRoom),
    Column("deviations", Texts.deviationsTitle, .count),
    Column("requested_by", Texts.requestedBy, .text, visibility: .ifRoom, isTypedByPeople: true),
    Column("approved_by", Texts.approvedBy, .text, visibility: .ifRoom, isTypedByPeople: true),
    Column("reason", Texts.grounds, .text, visibility: .ifRoom, isTypedByPeople: true),
  ]

  /// The cells of a row.
  package var cells: [Cell] {
    [
      .identifier(id),
      .term(.waiverState(state)),
      .text(unit.text),
      service.map { .text($0.code.text) } ?? .empty,
      service.map { .text($0.name) } ?? .empty,
      .rule(rule),
      caseNumber.map(Cell.identifier) ?? .empty,
      .day(from),
      .day(to),
      .boolean(isAfterwards),
      .count(deviations),
      .text(requestedBy),
      .text(approvedBy),
      .text(reason),
    ]
  }
}
