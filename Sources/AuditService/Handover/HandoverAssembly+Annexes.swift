internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// The annexes that are about no single transaction.
extension HandoverAssembly {
  /// The deviations of standards that concern a transaction of the part, with how many.
  func standardDeviations(of part: HandoverPart) -> Table {
    var holders = sources.holders
    let rows = part.standards.map { listed -> [Cell] in
      let deviation = listed.deviation
      let name = book.names.name(of: deviation.service)
      let subject = ServiceRule(service: deviation.service, rule: deviation.rule)
      let lacks = StandardDeviation.Lack.allCases.filter(deviation.lacks.contains)
      return [
        .identifier(DeviationID(deviation).text), .text(name.unit.text), .text(name.code.text),
        .text(name.name), .rule(deviation.rule), .term(.severity(deviation.severity)),
        .optionalText(deviation.standard.flatMap { book.versions[$0] }),
        deviation.gapFrom.map(Cell.day) ?? .empty, deviation.gapTo.map(Cell.day) ?? .empty,
        .words(
          lacks.map { lack in
            let term = Term.lack(lack)
            return CodedWord(code: term.code, shown: term.wording.text(request.language))
          }), .count(deviation.transactions),
        .term(.change(listed.kept.found == run.id ? .new : .still)),
        .optional(holders.finding(subject, found: listed.kept.found)?.name.description),
        .optional(sources.exception(of: listed.kept, received: nil)),
      ]
    }
    return Table(HandoverShape.standardDeviations.head(envelope), rows: rows)
  }

  /// The complaints of the selection that were received within the period, judged as of the run.
  func complaints() throws -> Table {
    let head = HandoverShape.complaints.head(envelope)
    guard try view.store.hasComplaints() else { return Table(head, rows: []) }
    let (rows, zones) = try workspace.complaintRows(
      request.selection, selection, store: view.store, catalogue: catalogue, asOf: view.asOf)
    // The files number zones in the order of their own units.
    let numbers = zones.map { zone in
      book.zones.firstIndex { $0.identifier == zone.identifier } ?? 0
    }
    return Table(
      head,
      rows: rows.map { row in
        ComplaintListRow.columns.map { $0.cell(row).inZone(numbers[row.zone]) }
      })
  }
}
