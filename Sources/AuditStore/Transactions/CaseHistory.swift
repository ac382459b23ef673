package import ServiceStandards
package import WorkingTime

/// What one delivery has told of a case.
package struct ToldCase: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    /// A delivery that stands.
    case delivery(importID: Int64)
    /// One that was taken back: nothing of it is in the case.
    case undone(importID: Int64)
    /// A change of the row by another program.
    case foreign(entry: Int64)
  }

  package let source: Source
  /// As of when it speaks.
  package let at: Instant
  /// Of which fields it says something.
  package let told: ToldFields
  /// Which of them it made otherwise than all that spoke before it.
  package let changed: ToldFields
}

extension Store {
  /// Who has told what of a case: all that stands in the order in which it speaks, which is how the case came to be
  /// what it is, then what was taken back.
  package func history(ofCase id: Int64) throws(StoreError) -> [ToldCase] {
    let names = try WritingNames(store: self)
    var tellings = try CaseTellings(store: self, names: names)
    let told = try tellings.tellings(of: id).sorted { $0.delivery.isEarlier(than: $1.delivery) }
    var history: [ToldCase] = []
    var before: Transaction?
    for (index, one) in told.enumerated() {
      let zone = try names.zone(of: one.telling.record)
      let after = Transaction(tellings: told[...index].map(\.telling), zone: zone)
      let changed = after.map { after in
        before.map { after.differences(from: $0) } ?? after.filledFields
      }
      history.append(
        ToldCase(
          source: one.delivery.importID == 0
            ? .foreign(entry: one.delivery.entry) : .delivery(importID: one.delivery.importID),
          at: one.delivery.at, told: one.telling.fields, changed: changed ?? []))
      before = after
    }
    return history + (try undone(ofCase: id))
  }

  private func undone(ofCase id: Int64) throws(StoreError) -> [ToldCase] {
    let place = SegmentFormat.place(of: id)
    let entries =
      try deliveryRows(ofBlock: SegmentFormat.block(of: id))
      .filter { $0.row.contains(place) }.map(\.entry) + pieces(ofCase: id).map(\.entry)
    return try imports().filter { $0.undone != nil && entries.contains($0.entry) }.map { one in
      ToldCase(
        source: .undone(importID: one.id), at: one.speaksAt, told: one.form?.fields ?? [],
        changed: [])
    }.reversed()
  }

  /// Numbers, as they were first written, and series of the cases with ids in that range.
  package func caseNames(
    _ ids: ClosedRange<Int64>
  ) throws(StoreError) -> [Int64: (number: String, series: String)] {
    var names: [Int64: (number: String, series: String)] = [:]
    try connection.forEachRow(
      SQL.names,
      bind: {
        $0.bind(1, ids.lowerBound)
        $0.bind(2, ids.upperBound)
      }
    ) { row in names[row.int(0)] = (row.text(1), row.text(2)) }
    return names
  }
}

private enum SQL {
  static let names = """
    SELECT id, coalesce(written, number), series FROM transactions WHERE id BETWEEN ?1 AND ?2
    """
}
