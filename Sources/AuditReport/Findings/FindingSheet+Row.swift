package import ServiceStandards
internal import WorkingTime

extension FindingSheet {
  /// The columns of a listing of findings.
  package static func head(_ envelope: Envelope) -> TableHead {
    TableHead(schema: "audit.findings/1", columns: columns, envelope: envelope)
  }

  private static let columns: [Column] = [
    Column("finding", Texts.finding, .identifier, visibility: .always),
    Column("unit", Texts.unit, .identifier),
    Column("service", Texts.service, .identifier),
    Column("service_name", Texts.serviceName, .text, visibility: .onRequest),
    Column("rule", Texts.rule, .identifier, visibility: .always),
    Column("rule_title", Texts.ruleTitle, .text, visibility: .onRequest),
    Column("criterion", Texts.criterionTitle, .word, visibility: .onRequest),
    Column("severity", Texts.severityTitle, .word),
    Column("state", Texts.findingStateTitle, .word, visibility: .always),
    Column("status", Texts.followUpStatusTitle, .word, visibility: .ifRoom),
    Column("deviations", Texts.deviationsTitle, .count),
    Column("waived", Texts.waivedTitle, .count, visibility: .onRequest),
    Column("baseline", Texts.baselineTitle, .count, visibility: .onRequest),
    Column("judged", Texts.judged, .count, visibility: .onRequest),
    Column("worst", Texts.worstDeviation, .identifier, visibility: .onRequest),
    Column("amount", Texts.amount, .money(nil), visibility: .ifRoom),
    Column("currency", Texts.currency, .word, visibility: .onRequest),
    Column("delivered_on", Texts.deliveredOn, .day, visibility: .onRequest),
    Column("due", Texts.followUpDue, .day),
    Column("verification_due", Texts.verificationDue, .day, visibility: .ifRoom),
    Column("overdue", Texts.overdue, .boolean),
    Column("evidence", Texts.evidenceTitle, .count, visibility: .ifRoom),
    Column("clean_weeks", Texts.cleanWeeksTitle, .count, visibility: .ifRoom),
    Column(
      "responsible", Texts.responsible, .text, visibility: .ifRoom, isTypedByPeople: true),
    Column("episode", Texts.episode, .count, visibility: .ifRoom),
    Column("previous", Texts.previousFinding, .identifier, visibility: .ifRoom),
    Column("opened_at", Texts.openedAt, .instant, visibility: .onRequest),
    Column("ended_at", Texts.endedAt, .instant, visibility: .onRequest),
    Column("finding_code", Texts.findingCode, .identifier, visibility: .onRequest),
    Column("cause_code", Texts.causeCode, .identifier, visibility: .onRequest),
    Column("recommendation_code", Texts.recommendationCode, .identifier, visibility: .onRequest),
    Column("programmes", Texts.programmes, .list, visibility: .onRequest),
    Column("maladministration", Texts.maladministration, .list, visibility: .onRequest),
    Column("condition", Texts.conditionTitle, .text, visibility: .onRequest),
    Column("criteria", Texts.criteriaTitle, .text, visibility: .onRequest),
    Column("cause", Texts.causeOfFinding, .text, visibility: .onRequest, isTypedByPeople: true),
    Column("effect", Texts.effectOfFinding, .text, visibility: .onRequest, isTypedByPeople: true),
    Column(
      "recommendation", Texts.recommendation, .text, visibility: .onRequest, isTypedByPeople: true),
    Column("response", Texts.response, .text, visibility: .onRequest, isTypedByPeople: true),
    Column("proposed_codes", Texts.proposedCodes, .list, visibility: .onRequest),
  ]

  /// The finding in these columns; `meanings`: of codes.
  package func row(_ language: Language, meanings: [String: Wording]) -> [Cell] {
    func words(_ codes: [String]) -> Cell { .words(codes, meanings, language) }
    return [
      .identifier(id.description), .identifier(service.unit.text), .identifier(service.code.text),
      .text(service.name), .rule(rule), .text(ruleTitle.text(language)),
      .term(.criterion(criterion)), .term(.severity(severity)), .term(.findingState(state)),
      status.map { .term(.followUpStatus($0)) } ?? .empty, .count(figures.deviations),
      .count(figures.waived), .count(figures.baseline), .count(figures.judged),
      figures.worst.map { .identifier($0.deviation) } ?? .empty,
      figures.amount.map { .money($0.money, $0.currency) } ?? .empty,
      figures.amount.map { .word(code: $0.currency.code, shown: $0.currency.code) } ?? .empty,
      followUp.delivered.map(Cell.day) ?? .empty, followUp.due.map(Cell.day) ?? .empty,
      followUp.verificationDue.map(Cell.day) ?? .empty, .boolean(followUp.isOverdue),
      .count(Int64(followUp.evidence)), .count(Int64(followUp.cleanWeeks)),
      .optionalText(responsible), .count(Int64(episode)),
      previous.map { .identifier($0.description) } ?? .empty, .instant(opened, zone: zone),
      followUp.ended.map { .instant($0, zone: zone) } ?? .empty,
      FindingSheet.code(codes.finding), FindingSheet.code(codes.cause),
      FindingSheet.code(codes.recommendation), words(codes.programmes),
      words(codes.maladministration), .optionalText(condition?.text(language)),
      .text(criteria.text(language)), .optionalText(cause), .optionalText(effect),
      .optionalText(recommendation), .optionalText(response), words(codes.proposed),
    ]
  }

  private static func code(_ code: String?) -> Cell { code.map(Cell.identifier) ?? .empty }
}
