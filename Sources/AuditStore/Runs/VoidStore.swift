internal import ServiceStandards

extension Store {
  /// Takes a run back under the number of the ledger's entry that is being made: what it ended stands again, what it
  /// wrote stands no more. Call inside `record`, for the last run that stands.
  ///
  /// - Returns: What that did to the register.
  package func void(
    run: Int64, reason: String, entry: Int64
  ) throws(StoreError) -> RegisterDelta {
    try connection.run(SQL.void) { statement in
      statement.bind(1, run)
      statement.bind(2, entry)
      statement.bind(3, reason)
    }
    let written = try keptDeviations(SQL.written) { $0.bind(1, run) }
    let before = Dictionary(
      try keptDeviations(SQL.before) { $0.bind(1, run) }.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first })
    // What a later run had changed, and that is void too, stands again already.
    let same = Set(written.filter { before[$0.key].map($0.saysTheSame(as:)) ?? false }.map(\.key))
    var digester = RegisterDigester()
    let end = try connection.prepare(KeptDeviation.end)
    for kept in written where !same.contains(kept.key) {
      // What it found otherwise is what it was; what it found is no more.
      let reason = before[kept.key] == nil ? ClosingReason.runVoided.rawValue : nil
      end.bind(1, kept.key)
      end.bind(2, entry)
      end.bind(3, reason)
      try end.run()
      digester.end(kept.key, reason)
    }
    let insert = try RowInserter(
      connection, KeptDeviation.insert, columnCount: KeptDeviation.columnCount)
    let again = before.values.filter { !same.contains($0.key) }.sorted { $0.key < $1.key }.map {
      KeptDeviation($0.deviation, service: $0.service, since: entry, found: $0.found)
    }
    try insert.insert(again) { $2.bind(to: $0, from: $1) }
    for kept in again { digester.add(kept) }
    return digester.finish()
  }
}

private enum SQL {
  static let void = "INSERT INTO void_runs (run_id, entry, reason) VALUES (?1, ?2, ?3)"
  // Nothing that stands has been written since but by it, by later runs that are void, and by their voids.
  static let written = KeptDeviation.select(where: "until = 0 AND since >= ?1")
  static let before = KeptDeviation.select(where: "until >= ?1 AND since < ?1")
}
