internal import ServiceStandards
internal import WorkingTime

extension Store {
  func units() throws(StoreError) -> [Recorded<Unit>] {
    var units: [Recorded<Unit>] = []
    try connection.forEachRow(SQL.units) { row throws(StoreError) in
      guard row.isNull(7) || !row.isNull(3) else { throw damaged("units row \(row.int(7))") }
      guard 0...9 ~= row.int(8) else { throw damaged("units row \(row.int(0)), decimals") }
      let unit = Unit(
        code: try code(row.text(1)), name: row.text(2),
        parent: try row.optionalText(3).map(code), parentFrom: row.optionalDay(9),
        zone: row.text(4), calendar: try row.optionalText(5).map(code),
        currency: Currency(code: row.text(6), decimals: Int(row.int(8))),
        inheritsServices: row.int(10) != 0)
      units.append(Recorded(id: row.int(0), recordedAt: Instant(0), value: unit))
    }
    return units
  }

  /// Units, each below what was told by an instant in epoch seconds and inheriting as was told then, and what was
  /// told of their parents before. The first that was told of a unit is taken to have been known ever since.
  func readUnits(
    into catalogue: inout Catalogue, written: Int64
  ) throws(StoreError) {
    var told: [Int64: [(parent: UnitParent, inherits: Bool)]] = [:]
    try connection.forEachRow(SQL.parents, bind: { $0.bind(1, written) }) {
      row throws(StoreError) in
      told[row.int(0), default: []].append(
        (
          UnitParent(
            unit: try code(row.text(1)), from: row.optionalDay(2),
            parent: try row.optionalText(3).map(code)), row.int(4) != 0
        ))
    }
    catalogue.units = try units().map { unit in
      guard let last = told[unit.id]?.popLast() else { return unit }
      var value = unit.value
      (value.parent, value.parentFrom) = (last.parent.parent, last.parent.from)
      value.inheritsServices = last.inherits
      return Recorded(id: unit.id, recordedAt: unit.recordedAt, value: value)
    }
    catalogue.earlierParents = told.keys.sorted().flatMap { told[$0]?.map(\.parent) ?? [] }
  }
}

private enum SQL {
  static let units = """
    SELECT
      units.id, units.code, units.name, parents.code, units.zone, units.calendar_code,
      units.currency, units.parent_id, units.currency_decimals, units.parent_from,
      units.inherits_services
    FROM units
    LEFT JOIN units AS parents ON parents.id = units.parent_id
    ORDER BY units.code
    """
  // Of units that were ever something else; few.
  static let parents = """
    SELECT told.id, units.code, told.parent_from, parents.code, told.inherits_services
    FROM (
      SELECT id, parent_from, parent_id, inherits_services, entry, superseded_by FROM units_past
      UNION ALL
      SELECT id, parent_from, parent_id, inherits_services, entry, 9223372036854775807 FROM units
      WHERE id IN (SELECT id FROM units_past)) AS told
    JOIN units ON units.id = told.id
    LEFT JOIN units AS parents ON parents.id = told.parent_id
    WHERE \(Ledger.knowledge(of: "told.entry")) <= ?1
      OR told.superseded_by = (SELECT min(superseded_by) FROM units_past WHERE id = told.id)
    ORDER BY told.id, told.superseded_by
    """
}
