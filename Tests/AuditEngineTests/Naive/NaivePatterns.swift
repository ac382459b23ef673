package import ServiceStandards
package import WorkingTime

/// The rules that look across cases, each case held against all others.
package struct NaivePatterns {
  let rows: [Recorded<Transaction>]
  let asOf: Instant

  /// - Parameters:
  ///   - rows: All cases, whatever is looked at.
  ///   - asOf: What happened later is not seen.
  package init(_ rows: [Recorded<Transaction>], asOf: Instant) {
    self.rows = rows.filter { $0.value.stamps.received <= asOf }
    self.asOf = asOf
  }

  /// `D-05`: how many cases of the officer have two steps in the same second as this one.
  package func enteredInBulk() -> [Int64: Int64] {
    var found: [Int64: Int64] = [:]
    for row in rows {
      let counts = sharedSeconds(of: row.value).map { second in
        rows.count {
          $0.value.officer == row.value.officer && sharedSeconds(of: $0.value).contains(second)
        }
      }
      if let most = counts.max(), most >= 10 { found[row.id] = Int64(most) }
    }
    return found
  }

  /// Seconds with two steps or more, of a case whose officer is recorded; not those on a full minute.
  private func sharedSeconds(of transaction: Transaction) -> Set<Instant> {
    guard transaction.officer != nil else { return [] }
    let stamps = transaction.stamps
    let steps = [
      stamps.received, stamps.complete, stamps.paid, stamps.finished, stamps.handedOver,
    ]
    let seen = steps.compactMap(\.self).filter { $0 <= asOf && $0.seconds % 60 != 0 }
    return Set(seen.filter { step in seen.count { $0 == step } > 1 })
  }
}
