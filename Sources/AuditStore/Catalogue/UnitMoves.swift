internal import ServiceStandards
internal import WorkingTime

extension Store {
  /// A unit that stands below another one from some day on than it did, and what goes along; call before it is
  /// written.
  func move(of unit: Unit, from parent: UnitCode?) throws(StoreError) -> UnitMove {
    let first: Int64
    do {
      let zone = try Zone(unit.zone)
      first = unit.parentFrom.map { zone.instant(day: $0, secondOfDay: 0).seconds } ?? .min
    } catch {
      throw damaged("zone of unit \(unit.code)")
    }
    let transactions = try connection.first(
      SQL.transactions,
      bind: {
        $0.bind(1, unit.code.text)
        $0.bind(2, first)
      }
    ) { $0.int(0) }
    return UnitMove(
      unit: unit.code, from: parent, to: unit.parent, day: unit.parentFrom,
      transactions: transactions ?? 0)
  }
}

private enum SQL {
  static let transactions = """
    WITH RECURSIVE
      below (id) AS (
        SELECT id FROM units WHERE code = ?1
        UNION SELECT units.id FROM units JOIN below ON below.id = units.parent_id)
    SELECT count(*) FROM transactions
    WHERE received_at >= ?2
      AND service_id IN (SELECT id FROM services WHERE unit_id IN (SELECT id FROM below))
    """
}
