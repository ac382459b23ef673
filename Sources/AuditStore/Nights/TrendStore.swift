package import WorkingTime

/// One point of the trend: what the last run over a service said of its transactions, and how far the
/// follow-up of its findings has come, on one day.
package struct TrendPoint: Hashable, Sendable {
  /// Database id.
  package var service: Int64
  package var run: Int64
  package var examined: Int64
  package var onTime: Int64
  package var late: Int64
  /// At work.
  package var findings: Int64
  /// Among them those with a clock that has run out.
  package var overdue: Int64

  package init(
    service: Int64, run: Int64, examined: Int64, onTime: Int64, late: Int64, findings: Int64,
    overdue: Int64
  ) {
    self.service = service
    self.run = run
    self.examined = examined
    self.onTime = onTime
    self.late = late
    self.findings = findings
    self.overdue = overdue
  }
}

extension Store {
  /// Writes the points of a day over those that an earlier night of that day wrote; call inside
  /// `write`.
  package func replace(
    _ points: [TrendPoint], on day: CivilDay, night: Int64
  ) throws(StoreError) {
    let statement = try connection.prepare(SQL.replace)
    for point in points {
      statement.bind(1, Int64(day.number))
      statement.bind(2, point.service)
      statement.bind(3, night)
      statement.bind(4, point.run)
      statement.bind(5, point.examined)
      statement.bind(6, point.onTime)
      statement.bind(7, point.late)
      statement.bind(8, point.findings)
      statement.bind(9, point.overdue)
      try statement.run()
    }
  }
}

private enum SQL {
  static let replace = """
    INSERT INTO trend_points (
      day, service_id, night_id, run_id, examined, on_time, late, findings, overdue)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    ON CONFLICT (day, service_id) DO UPDATE SET
      night_id = excluded.night_id, run_id = excluded.run_id, examined = excluded.examined,
      on_time = excluded.on_time, late = excluded.late, findings = excluded.findings,
      overdue = excluded.overdue
    """
}
