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

  /// `B-05`: the first and the last payment with a number of this case, of the cases that share it.
  /// All are of one unit, whose clock is `zone`.
  package func proofOnTwoDays(_ zone: NaiveZone) -> [Int64: Set<NaivePayments>] {
    var found: [Int64: Set<NaivePayments>] = [:]
    for row in rows {
      for number in numbers(of: row.value) {
        let sharing = rows.filter {
          $0.value.proofScope == row.value.proofScope && numbers(of: $0.value).contains(number)
            && isComparable(row.value, $0.value, zone)
        }
        let payments = sharing.compactMap { payment(of: $0.value) }
        guard sharing.count <= 50, Set(payments.map { zone.day(of: $0) }).count > 1,
          let first = payments.min(), let last = payments.max()
        else { continue }
        found[row.id, default: []].insert(NaivePayments(first: first, last: last))
      }
    }
    return found
  }

  private func payment(of transaction: Transaction) -> Instant? {
    transaction.stamps.paid.flatMap { $0 <= asOf ? $0 : nil }
  }

  private func numbers(of transaction: Transaction) -> Set<String> {
    guard transaction.proofScope != nil, payment(of: transaction) != nil else { return [] }
    let proofs = (transaction.charges ?? []).compactMap(\.proof)
    return Set(proofs.filter { $0.utf8.count > 5 && $0.contains(where: \.isNumber) })
  }

  private func isComparable(_ one: Transaction, _ other: Transaction, _ zone: NaiveZone) -> Bool {
    guard let first = payment(of: one), let second = payment(of: other) else { return false }
    return one.proofScope != .yearly || zone.day(of: first).year == zone.day(of: second).year
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

/// The first and the last payment with one number.
package struct NaivePayments: Hashable {
  package let first: Instant
  package let last: Instant

  package init(first: Instant, last: Instant) {
    self.first = first
    self.last = last
  }
}
