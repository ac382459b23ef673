import ServiceStandards
import WorkingTime

@testable import AuditStore

extension Store {
  /// Until when open cases are known to be open, by id, as the store tells the engine.
  func news() throws -> [Int64: Instant] {
    var news: [Int64: Instant] = [:]
    var batch = TransactionBatch()
    try read {
      var reader = try BatchReader(rowsOf: self)
      while try reader.next(into: &batch) {
        for row in 0..<batch.count where batch.news[row] != .max {
          news[batch.id[row]] = Instant(batch.news[row])
        }
      }
    }
    return news
  }
}
