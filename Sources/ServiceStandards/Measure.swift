/// What `expected` and `actual` of a rule's deviations are, and which of them is the worst.
package enum Measure: String, CaseIterable, Hashable, Sendable {
  /// Instants; the longer after the expected one the worse.
  case instant
  /// Minor units of money; the larger the amount the worse.
  case money
  /// Numbers of documents; the more the worse.
  case documents
  /// Two stamps in the wrong order; the farther before the expected one the worse.
  case order
  /// Numbers of cases that have something in common; the more the worse.
  case cases
  /// Transactions of a standard or a service; nothing is compared.
  case standard
}

/// What the money of a rule's deviations is. The three have no sum: what was taken too much, what was not taken, and
/// what has no proof are different things, and the last may be money of the first.
package enum MoneyKind: String, CaseIterable, Hashable, Sendable {
  case overcharged, undercharged, unproven
}

/// What a deviation of a rule is about.
package enum RuleScope: String, CaseIterable, Hashable, Sendable {
  case transaction
  /// One version of a standard.
  case standard
  /// A service and a stretch of days.
  case service
  case complaint
}
