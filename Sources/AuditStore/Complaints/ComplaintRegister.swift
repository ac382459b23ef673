package import ServiceStandards
package import WorkingTime

/// A complaint that was answered late or not at all, as the register of `A-01` holds it.
package struct ComplaintDeviation: Hashable, Sendable {
  /// Database id of the complaint.
  package var complaint: Int64
  package var severity: Severity
  package var due: Instant
  /// `nil`: unanswered at the as-of instant.
  package var answered: Instant?

  package init(complaint: Int64, severity: Severity, due: Instant, answered: Instant?) {
    self.complaint = complaint
    self.severity = severity
    self.due = due
    self.answered = answered
  }
}

/// The same with its complaint's service and receipt, and the runs that found it and that wrote its
/// values.
package struct ListedComplaintDeviation: Hashable, Sendable {
  package let deviation: ComplaintDeviation
  /// Database id; `nil` for a complaint that names none.
  package let service: Int64?
  package let received: Instant
  package let foundByRun: Int64
  package let judgedByRun: Int64
}

/// What a run changed in the register of complaints.
package struct ComplaintChanges: Hashable, Sendable {
  /// Ids of complaints that the register did not have before.
  package var new: Set<Int64> = []
  package var closed = 0

  package init() {}
}

extension Store {
  /// The register, in order of the complaints.
  package func complaintDeviations() throws(StoreError) -> [ListedComplaintDeviation] {
    var deviations: [ListedComplaintDeviation] = []
    try connection.forEachRow(SQL.deviations) { row throws(StoreError) in
      guard let severity = Severity(rawValue: UInt8(clamping: row.int(1))) else {
        throw damaged("complaint_deviations row \(row.int(0))")
      }
      deviations.append(
        ListedComplaintDeviation(
          deviation: ComplaintDeviation(
            complaint: row.int(0), severity: severity, due: Instant(row.int(2)),
            answered: row.optionalInt(3).map(Instant.init)),
          service: row.optionalInt(6), received: Instant(row.int(7)), foundByRun: row.int(4),
          judgedByRun: row.int(5)))
    }
    return deviations
  }

  /// Brings the register in line with a run that looked at the complaints in `examined`; call inside
  /// `write`. One found again is changed only where it differs; one found no longer is closed.
  package func merge(
    _ found: [ComplaintDeviation], examined: Set<Int64>, run: Int64
  ) throws(StoreError) -> ComplaintChanges {
    var changes = ComplaintChanges()
    var known: [Int64: ComplaintDeviation] = [:]
    for listed in try complaintDeviations() {
      known[listed.deviation.complaint] = listed.deviation
    }
    for deviation in found {
      let earlier = known.removeValue(forKey: deviation.complaint)
      guard earlier != deviation else { continue }
      if earlier == nil { changes.new.insert(deviation.complaint) }
      try connection.run(earlier == nil ? SQL.insert : SQL.update) { statement in
        statement.bind(1, deviation.complaint)
        statement.bind(2, Int64(deviation.severity.rawValue))
        statement.bind(3, deviation.due.seconds)
        statement.bind(4, deviation.answered?.seconds)
        statement.bind(5, run)
      }
    }
    for complaint in known.keys.sorted() where examined.contains(complaint) {
      try connection.run(SQL.close) { statement in
        statement.bind(1, complaint)
        statement.bind(2, run)
      }
      try connection.run(SQL.delete) { $0.bind(1, complaint) }
      changes.closed += 1
    }
    return changes
  }
}

private enum SQL {
  static let deviations = """
    SELECT
      complaint_id, severity, due, answered, found_by_run, judged_by_run, complaints.service_id,
      complaints.received_at
    FROM complaint_deviations
    JOIN complaints ON complaints.id = complaint_deviations.complaint_id
    ORDER BY complaint_id
    """
  static let insert = """
    INSERT INTO complaint_deviations (
      complaint_id, severity, due, answered, found_by_run, judged_by_run)
    VALUES (?1, ?2, ?3, ?4, ?5, ?5)
    """
  static let update = """
    UPDATE complaint_deviations
    SET severity = ?2, due = ?3, answered = ?4, judged_by_run = ?5
    WHERE complaint_id = ?1
    """
  static let close = """
    INSERT INTO closed_complaint_deviations (
      complaint_id, severity, due, answered, found_by_run, closed_by_run)
    SELECT complaint_id, severity, due, answered, found_by_run, ?2
    FROM complaint_deviations WHERE complaint_id = ?1
    """
  static let delete = "DELETE FROM complaint_deviations WHERE complaint_id = ?1"
}
