internal import ServiceStandards

/// In what the register after one run differs from that after another, of one service and rule.
package struct RegisterChange: Hashable, Sendable {
  package var came: Int64
  package var gone: Int64
  package var changed: Int64
}

extension Store {
  /// How many deviations a run left in the register, by service and rule.
  package func registerCounts(after run: Int64) throws(StoreError) -> [ServiceRule: Int64] {
    var counts: [ServiceRule: Int64] = [:]
    try connection.forEachRow(SQL.counts, bind: { $0.bind(1, run) }) { row in
      guard let rule = RuleID(number: Int(row.int(1))) else { return }
      counts[ServiceRule(service: row.int(0), rule: rule)] = row.int(2)
    }
    return counts
  }

  /// What differs between two runs, by service and rule; what is the same is left out.
  package func registerChanges(
    from first: Int64, to second: Int64
  ) throws(StoreError) -> [ServiceRule: RegisterChange] {
    var changes: [ServiceRule: RegisterChange] = [:]
    try connection.forEachRow(
      SQL.changes,
      bind: {
        $0.bind(1, first)
        $0.bind(2, second)
      }
    ) { row in
      guard let rule = RuleID(number: Int(row.int(1))) else { return }
      changes[ServiceRule(service: row.int(0), rule: rule)] = RegisterChange(
        came: row.int(2), gone: row.int(3), changed: row.int(4))
    }
    return changes
  }
}

private enum SQL {
  private static let first = KeptDeviation.standing(after: "?1")
  private static let second = KeptDeviation.standing(after: "?2")
  static let counts = """
    SELECT service_id, key & 4095 AS rule, count(*)
    FROM deviations
    WHERE \(first) AND service_id IS NOT NULL
    GROUP BY service_id, rule
    """
  // A row that stands after both is the same; a key with another row has changed.
  static let changes = """
    WITH
      before AS (SELECT * FROM deviations WHERE \(first) AND NOT (\(second))),
      later AS (SELECT * FROM deviations WHERE \(second) AND NOT (\(first)))
    SELECT
      coalesce(later.service_id, before.service_id) AS service, coalesce(later.key, before.key) & 4095 AS rule,
      sum(before.key IS NULL), sum(later.key IS NULL), sum(before.key = later.key)
    FROM before
    FULL JOIN later ON later.key = before.key
    WHERE coalesce(later.service_id, before.service_id) IS NOT NULL
    GROUP BY service, rule
    """
}
