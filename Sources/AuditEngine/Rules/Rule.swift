package import ServiceStandards

/// One test with a stable id. A rule looks at whole batches and keeps nothing between them.
package protocol Rule: Sendable {
  static var card: RuleCard { get }

  /// Marks every row on which the rule deviates, in the order of `judged.rows`.
  ///
  /// - Parameters:
  ///   - batch: The transactions as recorded, whatever the as-of instant.
  ///   - judged: What follows from them, the standards and the as-of instant; as long as `batch`.
  ///   - result: Takes the deviating rows.
  static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult)

  /// What is lacking in a version that the rule marks; for rules about standards only.
  static func lacks(of standard: CompiledStandard) -> Set<StandardDeviation.Lack>

  /// The stamps between which a row deviates, in the order in which the condition numbers them.
  static func stamps(_ batch: borrowing TransactionBatch, _ row: Int) -> [StampName]
}

extension Rule {
  package static func stamps(_: borrowing TransactionBatch, _: Int) -> [StampName] { [] }

  package static func lacks(of standard: CompiledStandard) -> Set<StandardDeviation.Lack> { [] }
}
