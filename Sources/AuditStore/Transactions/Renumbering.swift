package import ServiceStandards
package import WorkingTime

/// A number that several cases would have.
package struct SharedNumber: Hashable, Sendable {
  package let unit: UnitCode
  package let service: ServiceCode
  package let number: String
}

extension Store {
  /// Gives the cases of services whose numbers begin anew otherwise than before the series that they have now. Call inside
  /// `record`, after the services are written.
  ///
  /// - Parameters:
  ///   - services: As they are now.
  ///   - entry: The number of the ledger's entry that is being made.
  ///   - instant: When that is.
  /// - Returns: The digests of what was written, and the first number that two cases would share: then nothing of it may
  ///   stay.
  /// - Throws: `StoreError` of SQLite.
  package func renumber(
    _ services: [Service], entry: Int64, at instant: Instant
  ) throws(StoreError) -> (cases: CaseDigests, shared: SharedNumber?) {
    try refreshSegments()
    let names = try WritingNames(store: self)
    var rows = try CaseReplacer(
      store: self, coming: ComingEntry(number: entry, recordedAt: instant))
    var shared: SharedNumber?
    for service in services where shared == nil {
      for id in try cases(of: service) {
        guard let transaction = try standingCase(id, names: names) else { continue }
        guard try rows.replace(id, with: transaction, line: 0) else {
          shared = SharedNumber(
            unit: service.unit, service: service.code, number: transaction.caseNumber)
          break
        }
      }
    }
    var digester = CaseDigester(entry: entry, first: try lastTransactionNumber() + 1)
    try rows.finish(&digester)
    return (digester.finish(), shared)
  }

  /// The ids of the cases of a service, ascending.
  private func cases(of service: Service) throws(StoreError) -> [Int64] {
    var ids: [Int64] = []
    try connection.forEachRow(
      SQL.cases,
      bind: {
        $0.bind(1, service.unit.text)
        $0.bind(2, service.code.text)
      }
    ) { ids.append($0.int(0)) }
    return ids
  }
}

private enum SQL {
  static let cases = """
    SELECT transactions.id
    FROM units
    CROSS JOIN services ON services.unit_id = units.id
    CROSS JOIN transactions ON transactions.service_id = services.id
    WHERE units.code = ?1 AND services.code = ?2
    ORDER BY transactions.id
    """
}
