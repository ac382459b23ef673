internal import ServiceStandards

extension TransactionBatch {
  /// A batch of one row of another.
  init(row: Int, of batch: TransactionBatch) {
    self.init()
    for column in TransactionBatch.columns { self[keyPath: column] = [batch[keyPath: column][row]] }
    news = batch.news.isEmpty ? [] : [batch.news[row]]
    pauses = Array(batch.pauses[batch.pauseRange(row)])
    pauseOffsets = [0, Int32(pauses.count)]
    furtherDocuments[0] = batch.furtherDocuments[Int32(row)]
    earlier[0] = batch.earlier[Int32(row)]
  }
}
