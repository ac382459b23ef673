internal import ServiceStandards

/// What a run did to the register of deviations, each kind in order of the keys: found with its values,
/// found otherwise with its new values, closed with its reason. Nothing of the register is forgotten, so
/// the digests can be made again at any time.
package struct RegisterDelta: Hashable, Sendable {
  package let run: Int64
  package let found: DigestedRows
  package let changed: DigestedRows
  package let closed: DigestedRows

  var value: LedgerValue {
    .object(
      [
        LedgerValue.Member("run", .number(run)), .init("found", found.valueOfSome),
        .init("changed", changed.valueOfSome), .init("closed", closed.valueOfSome),
      ].compactMap(\.self))
  }
}

/// Takes what one run does to the register.
struct RegisterDigester {
  let run: Int64
  private var found = RowDigest()
  private var changed = RowDigest()
  private var closed = RowDigest()

  init(run: Int64) { self.run = run }

  mutating func find(_ deviation: Deviation) { found.add(deviation) }

  mutating func change(to deviation: Deviation) { changed.add(deviation) }

  mutating func close(_ key: Int64, _ reason: String) {
    closed.add(key)
    closed.add(reason)
    closed.endRow()
  }

  mutating func add(_ event: RegisterScan.Event) {
    switch event {
    case .found(let deviation): find(deviation)
    case .changed(let deviation): change(to: deviation)
    case .closed(let key, let reason): close(key, reason)
    }
  }

  consuming func finish() -> RegisterDelta {
    RegisterDelta(
      run: run, found: found.finish(), changed: changed.finish(), closed: closed.finish())
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
    endRow()
  }
}
