internal import ServiceStandards
package import WorkingTime

/// A case by service, number as people read it, and series.
struct CaseKey: Hashable {
  let service: Int64
  let number: String
  let series: String
}

extension Store {
  /// Takes out a case that was recorded in error; what it was stays in the past, and no import brings it back. Call
  /// inside `record`.
  ///
  /// - Parameters:
  ///   - id: A case that stands.
  ///   - entry: The number of the ledger's entry that is being made.
  ///   - instant: When that is.
  ///   - reason: Why, for who asks.
  /// - Returns: The digests of the rows that it wrote.
  /// - Throws: `StoreError` of SQLite.
  package func retract(
    _ id: Int64, entry: Int64, at instant: Instant, reason: String
  ) throws(StoreError) -> CaseDigests {
    try move(id, out: true, entry: entry, at: instant, reason: reason) {
      rows throws(StoreError) in try rows.remove(id)
    }
  }

  /// Puts back a case that was taken out, as the deliveries that stand tell it. Call inside `record`.
  package func restore(
    _ id: Int64, entry: Int64, at instant: Instant, reason: String
  ) throws(StoreError) -> CaseDigests {
    let names = try WritingNames(store: self)
    var tellings = try CaseTellings(store: self, names: names)
    var told = try tellings.told(of: id)
    if told == nil { told = try tellings.lastState(of: id) }
    guard let state = told else { throw damaged("transactions_past row \(id)") }
    return try move(id, out: false, entry: entry, at: instant, reason: reason) {
      rows throws(StoreError) in
      guard try rows.insert(id, state, line: 0) else { throw damaged("transactions row \(id)") }
    }
  }

  private func move(
    _ id: Int64, out isOut: Bool, entry: Int64, at instant: Instant, reason: String,
    _ change: (inout CaseReplacer) throws(StoreError) -> Void
  ) throws(StoreError) -> CaseDigests {
    try refreshSegments()
    let last = try lastTransactionNumber()
    // Before the row goes, and after it has come: its names are those of the row.
    if isOut { try insert(id, out: true, entry, reason) }
    var rows = try CaseReplacer(
      store: self, coming: ComingEntry(number: entry, recordedAt: instant))
    try change(&rows)
    if !isOut { try insert(id, out: false, entry, reason) }
    var digester = CaseDigester(entry: entry, first: last + 1)
    try rows.finish(&digester)
    return digester.finish()
  }

  private func insert(
    _ id: Int64, out isOut: Bool, _ entry: Int64, _ reason: String
  ) throws(StoreError) {
    try connection.run(SQL.insert) { statement in
      statement.bind(1, id)
      statement.bind(2, entry)
      statement.bind(3, isOut ? 1 : 0)
      statement.bind(4, reason)
    }
  }

  /// The cases that are out, by their ids.
  func retractedCases() throws(StoreError) -> [CaseKey: Int64] {
    var cases: [CaseKey: Int64] = [:]
    try connection.forEachRow(SQL.out) { row in
      cases[CaseKey(service: row.int(1), number: row.text(2), series: row.text(3))] = row.int(0)
    }
    return cases
  }

  /// The ids of the cases that are out with that number at that service, however it is written, with their series.
  package func retractedCases(
    service: Int64, caseNumber: String
  ) throws(StoreError) -> [(id: Int64, series: String)] {
    let number = CaseNumber.folded(caseNumber)
    return try retractedCases().filter { $0.key.service == service && $0.key.number == number }
      .map { ($0.value, $0.key.series) }.sorted { $0.id < $1.id }
  }
}

private enum SQL {
  static let insert = """
    INSERT INTO retractions (entry, case_id, is_out, service_id, series, number, reason)
    SELECT ?2, id, ?3, service_id, series, number, ?4 FROM transactions WHERE id = ?1
    """
  static let out = """
    SELECT case_id, service_id, number, series
    FROM retractions
    WHERE is_out AND id IN (SELECT max(id) FROM retractions GROUP BY case_id)
    """
}
