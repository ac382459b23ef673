internal import ServiceStandards

/// What a run did to the register of deviations, in order of the keys: what it wrote with its values, and what
/// it ended with the reason. Nothing of the register is forgotten, so the digests can be made again at any time.
package struct RegisterDelta: Hashable, Sendable {
  let added: DigestedRows
  let ended: DigestedRows

  package var rows: Int64 { added.rows + ended.rows }

  func value(ofRun run: Int64) -> LedgerValue {
    .object(
      [
        LedgerValue.Member("run", .number(run)), .init("added", added.valueOfSome),
        .init("ended", ended.valueOfSome),
      ].compactMap(\.self))
  }
}

/// Takes what one run does to the register.
struct RegisterDigester {
  private var added = RowDigest()
  private var ended = RowDigest()

  mutating func add(_ kept: KeptDeviation) {
    added.add(kept.deviation)
    added.add(kept.service)
    added.add(kept.found)
    added.endRow()
  }

  mutating func end(_ key: Int64, _ reason: String?) {
    ended.add(key)
    ended.add(reason)
    ended.endRow()
  }

  consuming func finish() -> RegisterDelta {
    RegisterDelta(added: added.finish(), ended: ended.finish())
  }
}

extension RowDigest {
  mutating func add(_ deviation: Deviation) {
    add(deviation.key)
    add(Int64(deviation.severity.rawValue))
    add(deviation.standard)
    add(deviation.expected)
    add(deviation.actual)
    add(deviation.amount.minorUnits)
    add(deviation.detail)
  }
}

extension Store {
  /// What every run did to the register, made from the table as it is now, by runs; and the keys of rows that
  /// no run writes.
  ///
  /// - Complexity: One pass over all that the register has ever held.
  func registerDeltas() throws(StoreError) -> (deltas: [Int64: RegisterDelta], unreadable: [Int64])
  {
    var digesters: [Int64: RegisterDigester] = [:]
    var unreadable: [Int64] = []
    let rows = try connection.prepare(SQL.all)
    let end = Int32(KeptDeviation.columnCount)
    while try rows.step() {
      guard let kept = try? KeptDeviation(rows, self) else {
        // A damaged register has endless many.
        if unreadable.count < 100 { unreadable.append(rows.int(0)) }
        continue
      }
      digesters[kept.since, default: RegisterDigester()].add(kept)
      if rows.int(end) != 0 {
        digesters[rows.int(end), default: RegisterDigester()]
          .end(kept.key, rows.optionalText(end + 1))
      }
    }
    return (digesters.mapValues { $0.finish() }, unreadable)
  }
}

private enum SQL {
  static let all = """
    SELECT \(KeptDeviation.columns), until, reason FROM deviations ORDER BY key, since
    """
}
