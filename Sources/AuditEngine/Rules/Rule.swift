package import ServiceStandards

/// One test with a stable id; its file says all that the product knows of it.
package protocol Rule: Sendable {
  static var card: RuleCard { get }
}

/// A rule about transactions. It looks at whole batches and keeps nothing between them.
package protocol RowRule: Rule {
  /// Marks every row on which the rule deviates, in the order of `judged.rows`.
  ///
  /// - Parameters:
  ///   - batch: The transactions as recorded, whatever the as-of instant.
  ///   - judged: What follows from them, the standards and the as-of instant; as long as `batch`.
  ///   - result: Takes the deviating rows.
  static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult)

  /// The stamps between which a row deviates, in the order in which the condition numbers them.
  static func stamps(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch, _ row: Int
  ) -> [StampName]
}

extension RowRule {
  package static func stamps(
    _: borrowing TransactionBatch, _: borrowing JudgedBatch, _: Int
  ) -> [StampName] { [] }
}

/// A rule about what binds cases: a version of a standard, or days without one. It looks at no transaction;
/// what deviates is told once, with the number of transactions that it binds.
package protocol CatalogueRule: Rule {
  /// What is lacking in a version; `nil`: it does not deviate.
  static func judge(_ standard: Standard) -> Set<StandardDeviation.Lack>?

  /// Whether days without a version in force deviate.
  static var gapsDeviate: Bool { get }
}
