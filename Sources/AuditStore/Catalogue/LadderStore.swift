package import ServiceStandards
package import WorkingTime

extension Store {
  /// The ladders recorded by `known`, in the order in which they were recorded.
  package func ladders(known: Instant? = nil) throws(StoreError) -> [Ladder] {
    var ladders: [(id: Int64, ladder: Ladder)] = []
    try connection.forEachRow(SQL.ladders, bind: { $0.bind(1, known?.seconds ?? .max) }) { row in
      ladders.append(
        (
          row.int(0),
          Ladder(
            name: row.text(1),
            validFrom: row.optionalDay(2),
            source: row.optionalText(3), classes: [])
        ))
    }
    var result: [Ladder] = []
    for (id, ladder) in ladders {
      var ladder = ladder
      ladder.classes = try ladderClasses(of: id)
      result.append(ladder)
    }
    return result
  }

  private func ladderClasses(of id: Int64) throws(StoreError) -> [Ladder.Class] {
    var steps: [Int64: [Ladder.Step]] = [:]
    try connection.forEachRow(SQL.steps, bind: { $0.bind(1, id) }) { row throws(StoreError) in
      let step = Ladder.Step(
        kind: try word(row.text(1)), limit: TimeLimit(row.int(2), try word(row.text(3))),
        start: try word(row.text(4)), source: row.optionalText(5), isConfirmed: row.int(6) != 0)
      steps[row.int(0), default: []].append(step)
    }
    var classes: [Ladder.Class] = []
    try connection.forEachRow(SQL.classes, bind: { $0.bind(1, id) }) { row in
      classes.append(
        Ladder.Class(
          code: row.text(1), name: row.optionalText(2), steps: steps[row.int(0)] ?? []))
    }
    return classes
  }

  /// Records a version of the ladder; call inside `record`.
  package func insert(_ ladder: Ladder, knownFrom: Instant) throws(StoreError) {
    try connection.run(SQL.insertLadder) { statement in
      statement.bind(1, ladder.name)
      statement.bind(2, ladder.validFrom.map { Int64($0.number) })
      statement.bind(3, ladder.source)
      statement.bind(4, knownFrom.seconds)
    }
    let id = connection.lastInsertedID
    for (position, category) in ladder.classes.enumerated() {
      try connection.run(SQL.insertClass) { statement in
        statement.bind(1, id)
        statement.bind(2, position)
        statement.bind(3, category.code)
        statement.bind(4, category.name)
      }
      for (index, step) in category.steps.enumerated() {
        try connection.run(SQL.insertStep) { statement in
          statement.bind(1, id)
          statement.bind(2, position)
          statement.bind(3, index)
          statement.bind(4, step.kind.rawValue)
          statement.bind(5, step.limit.value)
          statement.bind(6, step.limit.unit.rawValue)
          statement.bind(7, step.start.rawValue)
          statement.bind(8, step.source)
          statement.bind(9, step.isConfirmed)
        }
      }
    }
  }
}

private enum SQL {
  static let ladders = """
    SELECT ladders.id, ladders.name, ladders.valid_from, ladders.source
    FROM ladders WHERE ladders.known_from <= ?1 ORDER BY ladders.id
    """
  static let classes = """
    SELECT position, code, name FROM ladder_classes WHERE ladder_id = ?1 ORDER BY position
    """
  static let steps = """
    SELECT class, kind, value, unit, start, source, confirmed
    FROM ladder_steps WHERE ladder_id = ?1 ORDER BY class, position
    """
  static let insertLadder = """
    INSERT INTO ladders (name, valid_from, source, known_from) VALUES (?1, ?2, ?3, ?4)
    """
  static let insertClass = """
    INSERT INTO ladder_classes (ladder_id, position, code, name) VALUES (?1, ?2, ?3, ?4)
    """
  static let insertStep = """
    INSERT INTO ladder_steps (
      ladder_id, class, position, kind, value, unit, start, source, confirmed)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    """
}
