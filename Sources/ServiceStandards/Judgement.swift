/// What a run holds of one transaction besides its deviations: all by which it counts.
///
/// A database of millions of transactions knows some thousand different ones, so a number for each is
/// enough to remember how every transaction was judged.
public struct Judgement: Hashable, Sendable {
  /// Database id.
  public let service: Int64
  /// The standard that held, by its database id, or the stretch of days without one, by its first
  /// day: see `StandardDeviation.subject`.
  public let subject: Int64
  /// The verdicts, and what the rules about standards say, as the engine packs them.
  public let codes: Int64

  public init(service: Int64, subject: Int64, codes: Int64) {
    self.service = service
    self.subject = subject
    self.codes = codes
  }
}

/// A judgement and the number of transactions that it was passed on.
public struct JudgementCount: Hashable, Sendable {
  public let judgement: Judgement
  public var transactions: Int64

  public init(_ judgement: Judgement, transactions: Int64) {
    self.judgement = judgement
    self.transactions = transactions
  }
}
