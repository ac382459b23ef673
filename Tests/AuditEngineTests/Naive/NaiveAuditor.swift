package import ServiceStandards
package import WorkingTime

/// Judges transactions one by one, straight from the text of the rules, for comparison with the
/// engine. It is slow and shares no code with it: where a field may have several values, it tries
/// them.
///
/// `judge` answers for one transaction, `audit` for many and for their standards.
package final class NaiveAuditor {
  private let catalogue: Catalogue
  /// Until when open cases are known to be open, by id.
  private let news: [Int64: Instant]
  private var services: [ServiceName: NaiveService] = [:]

  private struct ServiceName: Hashable {
    let unit: UnitCode
    let service: ServiceCode
  }

  /// - Throws: `UnknownZone` when a unit's or a calendar's zone is not in the table of zones.
  package init(_ catalogue: Catalogue, news: [Int64: Instant] = [:]) throws(UnknownZone) {
    self.catalogue = catalogue
    self.news = news
    var calendars: [CalendarCode: NaiveCalendar] = [:]
    for code in Set(catalogue.calendars.map(\.value.code)) {
      let versions = catalogue.calendars.map(\.value).filter { $0.code == code }
      guard let calendar = NaiveCalendar(versions) else {
        throw UnknownZone(identifier: versions.first?.definition.zone ?? "")
      }
      calendars[code] = calendar
    }
    for service in catalogue.services {
      let name = ServiceName(unit: service.value.unit, service: service.value.code)
      services[name] = try NaiveService(service, in: catalogue, calendars: calendars)
    }
  }

  /// All verdicts and deviations of one transaction.
  ///
  /// - Returns: `nil` when it is left out: received after the as-of instant.
  /// - Throws: `UnknownService` when the catalogue does not know its service.
  package func judge(
    _ row: Recorded<Transaction>, asOf: Instant
  ) throws(UnknownService) -> NaiveJudgement? {
    let service = try service(of: row.value)
    guard
      let seen = NaiveCase(
        row, asOf: asOf, news: news[row.id], zone: service.standards.zone)
    else { return nil }
    let held = service.standards.holding(for: seen)
    let time = NaiveTime(case: seen, standard: held, calendar: service.calendar).judge()
    let waits = NaiveWait(case: seen, standard: held, calendar: service.calendar).judge()
    let cost = NaiveCost(
      case: seen, standard: held, standards: service.standards
    ).judge()
    let requirements =
      NaiveRequirements(case: seen, standard: held, papers: service.papers).judge()
    let record = NaiveRecord(case: seen).judge()
    let earlier = NaiveEarlier(
      row: row, asOf: asOf, standards: service.standards, calendar: service.calendar
    ).judge(isLate: time.deviations.contains { $0.rule.isLateness })
    let isIncomplete = held.map { !NaiveStandards.lacks(of: $0.value).isEmpty } ?? true
    let deviations =
      time.deviations + waits + cost.deviations + requirements.deviations + record.deviations
      + (earlier.map { [$0] } ?? [])
    return NaiveJudgement(
      transaction: row.id, service: service.id, standard: held?.id,
      verdictByStandard: time.verdictByStandard, punctuality: time.verdict,
      missingYear: time.missingYear,
      verdicts: [
        .time: waits.isEmpty ? time.verdict : .deviates, .cost: cost.verdict,
        .requirements: requirements.verdict,
        .standard: isIncomplete ? .deviates : .compliant, .record: record.verdict,
      ],
      deviations: deviations.sorted { $0.key < $1.key })
  }

  /// Judges all of them, and the standards by which they were judged.
  ///
  /// - Throws: `UnknownService` when the catalogue does not know a service.
  package func audit(
    _ rows: [Recorded<Transaction>], asOf: Instant
  ) throws(UnknownService) -> NaiveAudit {
    var audit = NaiveAudit()
    for row in rows {
      guard let judgement = try judge(row, asOf: asOf) else {
        audit.leftOut[try service(of: row.value).id, default: []].append(row.id)
        continue
      }
      audit.judgements.append(judgement)
      let standards = try service(of: row.value).standards
      audit.count(
        judgement, received: row.value.stamps.received, standards, in: catalogue)
    }
    return audit
  }

  /// The due instant of a case by the standard that holds for it, with its limit so many times over;
  /// `nil` when there is none. Serves to make cases that lie exactly on a boundary.
  package func due(
    of row: Recorded<Transaction>, asOf: Instant, times: Int64 = 1
  ) throws(UnknownService) -> Instant? {
    let service = try service(of: row.value)
    guard
      let seen = NaiveCase(
        row, asOf: asOf, news: news[row.id], zone: service.standards.zone)
    else { return nil }
    let held = service.standards.holding(for: seen)
    return NaiveTime(case: seen, standard: held, calendar: service.calendar).due(times: times)
  }

  private func service(of transaction: Transaction) throws(UnknownService) -> NaiveService {
    let name = ServiceName(unit: transaction.unit, service: transaction.service)
    guard let service = services[name] else {
      throw UnknownService(unit: transaction.unit, service: transaction.service)
    }
    return service
  }
}

/// What is needed to judge the transactions of one service.
private struct NaiveService {
  let id: Int64
  let standards: NaiveStandards
  let calendar: NaiveCalendar?
  let papers: NaivePapers

  init(
    _ service: Recorded<Service>, in catalogue: Catalogue,
    calendars: [CalendarCode: NaiveCalendar]
  ) throws(UnknownZone) {
    id = service.id
    let identifier = catalogue.units.first { $0.value.code == service.value.unit }?.value.zone ?? ""
    guard let zone = NaiveZone(identifier) else { throw UnknownZone(identifier: identifier) }
    standards = NaiveStandards(of: service, in: catalogue, zone: zone)
    papers = NaivePapers(of: service, in: catalogue)
    // The unit's own calendar, or that of the nearest unit above.
    var code: CalendarCode?
    var next: UnitCode? = service.value.unit
    while code == nil, let unit = catalogue.units.first(where: { $0.value.code == next }) {
      code = unit.value.calendar
      next = unit.value.parent
    }
    calendar = code.flatMap { calendars[$0] }
  }
}

package struct UnknownZone: Error, Hashable {
  package let identifier: String
}

package struct UnknownService: Error, Hashable {
  package let unit: UnitCode
  package let service: ServiceCode
}
