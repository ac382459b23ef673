import AuditReport
import AuditService
import ServiceStandards
import WorkingTime

extension WaiverRequest {
  /// Late cases of one service of the demonstration: the 180 days until the end of July 2026.
  static func sample(
    unit: String = "MPP-Banjarbaru.DPMPTSP", service: String? = "REKLAME", rule: String = "W-01",
    caseNumber: String? = nil, from: String = "2026-02-02", to: String = "2026-07-31",
    reason: String = "Listrik padam", requestedBy: String = "Siti Aminah",
    approvedBy: String = "Budi Santoso"
  ) -> WaiverRequest {
    WaiverRequest(
      unit: unit, service: service, rule: rule, caseNumber: caseNumber,
      from: CivilDay(iso: from) ?? CivilDay(number: 0),
      to: CivilDay(iso: to) ?? CivilDay(number: 0), reason: reason, requestedBy: requestedBy,
      approvedBy: approvedBy)
  }
}

extension WorkFolder {
  /// Runs an audit of the demonstration so many seconds after its first one.
  func run(
    _ selection: Selection = Selection(), after seconds: Int64 = 1
  ) throws -> AuditResult {
    try workspace(now: Demonstration.asOf + seconds).runAudit(
      AuditRequest(selection: selection), progress: quietly)
  }

  /// Asks the same without a record.
  func look(
    _ selection: Selection = Selection(), after seconds: Int64 = 1, knownAt: Moment? = nil,
    run: Int64? = nil
  ) throws -> AuditResult {
    try workspace().lookAudit(
      LookRequest(
        selection: selection, asOf: run == nil ? .instant(Demonstration.asOf + seconds) : nil,
        knownAt: knownAt, run: run), progress: quietly)
  }
}
