package import ServiceStandards

extension Store {
  /// Which of the declared units get another unit above them than they have, and what goes along; those with
  /// nothing to take along are left out. Call before they are written.
  package func moves(of declared: [Unit]) throws(StoreError) -> [UnitMove] {
    var known: [UnitCode: Unit] = [:]
    for unit in try units() { known[unit.value.code] = unit.value }
    var moves: [UnitMove] = []
    for unit in declared {
      guard let was = known[unit.code], was.parent != unit.parent else { continue }
      let move = try connection.first(
        SQL.move,
        bind: {
          $0.bind(1, unit.code.text)
          $0.bind(2, was.parent?.text)
          $0.bind(3, unit.parent?.text)
        }
      ) {
        UnitMove(
          unit: unit.code, from: was.parent, to: unit.parent, transactions: $0.int(0),
          findings: $0.int(1), waivers: $0.int(2))
      }
      if let move, move.takesAlong { moves.append(move) }
    }
    return moves
  }
}

private enum SQL {
  static let move = """
    WITH RECURSIVE
      below (id) AS (
        SELECT id FROM units WHERE code = ?1
        UNION SELECT units.id FROM units JOIN below ON below.id = units.parent_id),
      was (id) AS (
        SELECT id FROM units WHERE code = ?2
        UNION SELECT units.parent_id FROM units JOIN was ON was.id = units.id
        WHERE units.parent_id IS NOT NULL),
      becomes (id) AS (
        SELECT id FROM units WHERE code = ?3
        UNION SELECT units.parent_id FROM units JOIN becomes ON becomes.id = units.id
        WHERE units.parent_id IS NOT NULL),
      moved (id) AS (SELECT id FROM services WHERE unit_id IN (SELECT id FROM below))
    SELECT
      (SELECT count(*) FROM transactions WHERE service_id IN (SELECT id FROM moved)),
      (SELECT count(*) FROM findings WHERE service_id IN (SELECT id FROM moved)),
      (SELECT count(*) FROM waivers
        WHERE unit_id IN (SELECT id FROM was EXCEPT SELECT id FROM becomes)
          AND (service_id IS NULL OR service_id IN (SELECT id FROM moved))
          AND id NOT IN (SELECT waiver_id FROM waiver_revocations))
    """
}
