/// Transactions of one service that were received after the as-of instant: a run leaves them out, and says so.
package struct LaterReceipts: Hashable, Sendable {
  package private(set) var transactions: Int64
  /// The one that was received last; among equals that with the smallest id.
  package private(set) var last: Int64
  /// When that was, in epoch seconds.
  package private(set) var received: Int64

  package init() { (transactions, last, received) = (0, .max, .min) }

  package init(_ transaction: Int64, received: Int64) {
    (transactions, last, self.received) = (1, transaction, received)
  }

  package static func + (left: LaterReceipts, right: LaterReceipts) -> LaterReceipts {
    let isLeft = (left.received, right.last) >= (right.received, left.last)
    var sum = isLeft ? left : right
    sum.transactions = left.transactions + right.transactions
    return sum
  }
}
