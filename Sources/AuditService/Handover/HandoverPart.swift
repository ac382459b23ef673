internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// Which receipts a hand-over speaks of: those of its services, on the days of its period, each by the clock of
/// its unit.
struct HandoverScope {
  private let selection: ResolvedSelection
  private let places: ServicePlaces
  /// Instants of the period, by the number of the zone.
  private let received: [Range<Int64>]
  /// Only some days are asked for.
  let hasPeriod: Bool

  init(_ request: Selection, _ selection: ResolvedSelection, _ places: ServicePlaces) {
    self.selection = selection
    self.places = places
    let period = DayRange(from: request.from, to: request.to)
    received = places.zones.map { period.seconds(in: $0) }
    hasPeriod = request.from != nil || request.to != nil
  }

  func contains(service: Int64, at instant: Instant) -> Bool {
    let zone = places.zoneNumber(of: service)
    guard zone < received.count, selection.contains(service: service, at: instant) else {
      return false
    }
    return received[zone].contains(instant.seconds)
  }
}

/// The part of a run that a hand-over speaks of, with what judging it once more has found. Everything that is
/// handed over is counted in it, so that its files add up to each other.
struct HandoverPart {
  let scope: HandoverScope
  private let pass: JudgePass
  /// Late answers to complaints in it, by the complaints.
  private let lateAnswers: Set<Int64>

  init(_ scope: HandoverScope, _ pass: JudgePass) {
    self.scope = scope
    self.pass = pass
    lateAnswers = Set((pass.complaints?.found ?? []).map(\.complaint))
  }

  var asOf: Instant { pass.view.asOf }

  /// The deviations of standards that concern something in it, with how much.
  var standards: [ListedStandardDeviation] { pass.standards }

  func contains(complaint: Int64) -> Bool { lateAnswers.contains(complaint) }

  /// The verdicts on the transactions of some services.
  func verdicts(_ services: Set<Int64>, _ criterion: Criterion) -> CriterionTally {
    var tally = CriterionTally()
    for counts in services.compactMap({ pass.tally.services[$0] }) {
      tally.compliant += counts.verdicts[criterion]?.compliant ?? 0
      tally.deviates += counts.verdicts[criterion]?.deviates ?? 0
      tally.examined += counts.examined
    }
    return tally
  }

  /// The verdicts on the complaints about a service.
  func complaints(about service: ServiceName) -> CriterionTally {
    var tally = CriterionTally()
    for line in pass.complaints?.report.lines ?? [] where line.service == service {
      tally.compliant += line.inTime
      tally.deviates += line.late + line.unanswered
      tally.examined += line.examined
    }
    return tally
  }
}
