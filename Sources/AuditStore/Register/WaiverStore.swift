package import ServiceStandards
package import WorkingTime

/// A waiver as the database holds it, with what became of it.
package struct RecordedWaiver: Sendable {
  /// Database id.
  package let key: Int64
  package let id: WaiverID
  package let waiver: Waiver
  /// Database id of the one service it is about; `nil`: every service.
  package let service: Int64?
  package let recordedAt: Instant
  package let origin: Origin
  /// `nil` while nobody has revoked it.
  package let revocation: Revocation?
  /// `nil` before a run has seen its end.
  package let returned: WaiverReturn?

  package struct Revocation: Hashable, Sendable {
    package let reason: String
    package let recordedAt: Instant
    package let actor: String
  }
}

/// The end of a waiver as the first run that saw it wrote it down.
package struct WaiverReturn: Hashable, Sendable {
  package enum Cause: String, CaseIterable, Hashable, Sendable {
    case expired, revoked
  }

  package var run: Int64
  package var cause: Cause
  /// Deviations that count again.
  package var deviations: Int64

  package init(run: Int64, cause: Cause, deviations: Int64) {
    self.run = run
    self.cause = cause
    self.deviations = deviations
  }
}

extension Store {
  /// Every waiver in order of the ids.
  package func waivers() throws(StoreError) -> [RecordedWaiver] {
    var waivers: [RecordedWaiver] = []
    try connection.forEachRow(SQL.waivers) { row throws(StoreError) in
      waivers.append(try recordedWaiver(row))
    }
    return waivers
  }

  private func recordedWaiver(_ row: borrowing Statement) throws(StoreError) -> RecordedWaiver {
    let id = WaiverID(year: Int(row.int(1)), number: Int(row.int(2)))
    guard let rule = RuleID(number: Int(row.int(6))) else { throw damaged("waiver \(id)") }
    let unit: UnitCode = try code(row.text(3))
    let service: ServiceCode? = try row.optionalText(5).map(code)
    let waiver: Waiver
    do throws(InvalidWaiver) {
      waiver = try Waiver(
        unit: unit, service: service, rule: rule,
        caseNumber: row.optionalText(7), from: row.day(8),
        to: row.day(9), reason: row.text(10),
        requestedBy: row.text(11), approvedBy: row.text(12))
    } catch {
      throw damaged("waiver \(id)")
    }
    let cause = row.optionalText(21).flatMap(WaiverReturn.Cause.init)
    return RecordedWaiver(
      key: row.int(0), id: id, waiver: waiver, service: row.optionalInt(4),
      recordedAt: Instant(row.int(13)),
      origin: Origin(actor: row.text(14), host: row.text(15), program: row.text(16)),
      revocation: row.isNull(17)
        ? nil
        : RecordedWaiver.Revocation(
          reason: row.text(17), recordedAt: Instant(row.int(18)), actor: row.text(19)),
      returned: cause.map {
        WaiverReturn(run: row.int(20), cause: $0, deviations: row.int(22))
      })
  }

  /// Records a waiver under the next number of its year; call inside `write`. Unit and service are
  /// database ids, the year is that of the day on which it is recorded, in the unit's zone. `entry` is the
  /// number of the ledger's entry that is being made.
  package func insert(
    _ waiver: Waiver, unit: Int64, service: Int64?, year: Int, entry: Int64
  ) throws(StoreError) -> WaiverID {
    let last = try connection.first(SQL.lastNumber, bind: { $0.bind(1, year) }) { $0.int(0) }
    let number = try nextNumber(of: .waiver, year: year, last: last ?? 0)
    let id = WaiverID(year: year, number: Int(number))
    try connection.run(SQL.insertWaiver) { statement in
      statement.bind(1, id.year)
      statement.bind(2, id.number)
      statement.bind(3, unit)
      statement.bind(4, service)
      statement.bind(5, Int64(waiver.rule.number))
      statement.bind(6, waiver.caseNumber)
      statement.bind(7, Int64(waiver.from.number))
      statement.bind(8, Int64(waiver.to.number))
      statement.bind(9, waiver.reason)
      statement.bind(10, waiver.requestedBy)
      statement.bind(11, waiver.approvedBy)
      statement.bind(12, entry)
    }
    return id
  }

  /// Records that a waiver no longer holds; call inside `write`.
  package func revoke(waiver key: Int64, reason: String, entry: Int64) throws(StoreError) {
    try connection.run(SQL.insertRevocation) { statement in
      statement.bind(1, key)
      statement.bind(2, reason)
      statement.bind(3, entry)
    }
  }

  /// Records that a run saw the end of a waiver; call inside `write`, once for each waiver.
  package func insert(_ returned: WaiverReturn, waiver key: Int64) throws(StoreError) {
    try connection.run(SQL.insertReturn) { statement in
      statement.bind(1, key)
      statement.bind(2, returned.run)
      statement.bind(3, returned.cause.rawValue)
      statement.bind(4, returned.deviations)
    }
  }
}

private enum SQL {
  static let waivers = """
    SELECT
      waivers.id, waivers.year, waivers.number, units.code, waivers.service_id, services.code,
      waivers.rule, waivers.case_number, waivers.from_day, waivers.to_day, waivers.reason,
      waivers.requested_by, waivers.approved_by, \(Ledger.instant(of: "waivers.entry")),
      \(Ledger.origin(of: "waivers.entry")), waiver_revocations.reason,
      \(Ledger.instant(of: "waiver_revocations.entry")),
      \(Ledger.said("actor", by: "waiver_revocations.entry")), waiver_returns.run_id,
      waiver_returns.cause, waiver_returns.deviations
    FROM waivers
    JOIN units ON units.id = waivers.unit_id
    LEFT JOIN services ON services.id = waivers.service_id
    LEFT JOIN waiver_revocations ON waiver_revocations.waiver_id = waivers.id
    LEFT JOIN waiver_returns ON waiver_returns.waiver_id = waivers.id
    ORDER BY waivers.year, waivers.number
    """
  static let lastNumber = """
    SELECT coalesce(max(waivers.number), 0) FROM waivers WHERE waivers.year = ?1
    """
  static let insertWaiver = """
    INSERT INTO waivers (
      year, number, unit_id, service_id, rule, case_number, from_day, to_day, reason,
      requested_by, approved_by, entry)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    """
  static let insertRevocation = """
    INSERT INTO waiver_revocations (waiver_id, reason, entry) VALUES (?1, ?2, ?3)
    """
  static let insertReturn = """
    INSERT INTO waiver_returns (waiver_id, run_id, cause, deviations) VALUES (?1, ?2, ?3, ?4)
    """
}
