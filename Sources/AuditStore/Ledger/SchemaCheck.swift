internal import Migrations
internal import WorkingTime

extension Store {
  /// Tables, indexes, triggers and views that are not as the migrations make them.
  func schemaProblems() throws(StoreError) -> [LedgerProblem] {
    let fresh = try Connection(path: ":memory:", access: .create)
    try Schema.migrate(fresh, appliedAt: Instant(0), program: "")
    let expected = try fresh.schemaObjects()
    let found = try connection.schemaObjects()
    let changed = expected.filter { found[$0.key] != $0.value }.keys.sorted()
    let extra = found.keys.filter { expected[$0] == nil }.sorted()
    return changed.map { .schema(name: $0) } + extra.map { .schemaExtra(name: $0) }
  }
}

extension Connection {
  /// The statement that made each object, by type and name. What SQLite makes for itself is left out.
  fileprivate func schemaObjects() throws(StoreError) -> [String: String] {
    var objects: [String: String] = [:]
    try forEachRow(SQL.objects) { objects["\($0.text(0)) \($0.text(1))"] = $0.text(2) }
    return objects
  }
}

private enum SQL {
  static let objects = """
    SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'
    """
}
