package import ServiceStandards

/// The judgements that transactions of some services got, and the numbers by which the database knows
/// them. Call inside `Store.write`.
package struct JudgementRegister {
  /// As they were before the run, in the order of their numbers.
  package let known: [JudgementCount]
  /// Number of the judgement in each place, ascending; those of `known` come first.
  private var numbers: [Int64]
  private var next: Int64
  /// Transactions to be taken from judgements of other services, by number.
  private var lost: [UInt32: Int64] = [:]
  private let store: Store

  /// Reads the judgements of those services; `nil`: of every service.
  package init(store: Store, services: Set<Int64>?) throws(StoreError) {
    var known: [JudgementCount] = []
    var numbers: [Int64] = []
    var last: Int64 = 0
    try store.connection.forEachRow(SQL.judgements) { row in
      last = row.int(0)
      guard services?.contains(row.int(1)) ?? true else { return }
      numbers.append(row.int(0))
      known.append(
        JudgementCount(
          Judgement(service: row.int(1), subject: row.int(2), codes: row.int(3)),
          transactions: row.int(4)))
    }
    self.store = store
    self.known = known
    self.numbers = numbers
    next = last + 1
  }

  /// Transactions of each of those services that have any.
  package func transactions(of services: Set<Int64>) -> [Int64: Int] {
    var counts: [Int64: Int] = [:]
    for count in known where services.contains(count.judgement.service) {
      counts[count.judgement.service, default: 0] += Int(count.transactions)
    }
    return counts
  }

  /// The numbers of the judgements of those services.
  package func numbers(of services: Set<Int64>) -> Set<UInt32> {
    Set(
      known.indices.filter { services.contains(known[$0].judgement.service) }
        .map { UInt32(clamping: numbers[$0]) })
  }

  /// The place of the judgement with that number; `nil` when it is one of another service, or none.
  package func place(ofNumber number: UInt32) -> Int32? {
    // As a rule there are no gaps, and the place is the number less the first one.
    guard let first = numbers.first, Int64(number) >= first else { return nil }
    var (low, high) = (0, numbers.count)
    let likely = Int(Int64(number) - first)
    if likely < numbers.count, numbers[likely] == Int64(number) { return Int32(likely) }
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < Int64(number) { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == Int64(number) ? Int32(low) : nil
  }

  /// The number of the judgement in that place; places come up one after the other.
  package mutating func number(ofPlace place: Int32) throws(StoreError) -> UInt32 {
    while numbers.count <= Int(place) {
      numbers.append(next)
      next += 1
    }
    guard let number = UInt32(exactly: numbers[Int(place)]) else {
      throw store.damaged("judgements row \(numbers[Int(place)])")
    }
    return number
  }

  /// A transaction that the run judged had a judgement of a service that the run is not about: it has
  /// moved from there, and no longer counts for it.
  package mutating func takeFromOtherService(_ number: UInt32) { lost[number, default: 0] += 1 }

  /// Writes what has changed: judgements and their transactions, both by place. A judgement without
  /// transactions is forgotten.
  package mutating func save(
    _ judgements: [Judgement], transactions: [Int64]
  ) throws(StoreError) {
    let update = try store.connection.prepare(SQL.update)
    let delete = try store.connection.prepare(SQL.delete)
    for (place, count) in known.enumerated() where transactions[place] != count.transactions {
      if transactions[place] == 0 {
        delete.bind(1, numbers[place])
        try delete.run()
      } else {
        update.bind(1, numbers[place])
        update.bind(2, transactions[place])
        try update.run()
      }
    }
    try saveLost(update, delete)
    var new: [(number: Int64, count: JudgementCount)] = []
    for place in known.count..<max(known.count, judgements.count) where transactions[place] != 0 {
      let number = Int64(try number(ofPlace: Int32(place)))
      new.append((number, JudgementCount(judgements[place], transactions: transactions[place])))
    }
    let inserter = try RowInserter(store.connection, SQL.insert, columnCount: 5)
    try inserter.insert(new) { statement, first, row in
      statement.bind(first, row.number)
      statement.bind(first + 1, row.count.judgement.service)
      statement.bind(first + 2, row.count.judgement.subject)
      statement.bind(first + 3, row.count.judgement.codes)
      statement.bind(first + 4, row.count.transactions)
    }
  }

  private func saveLost(
    _ update: borrowing Statement, _ delete: borrowing Statement
  ) throws(StoreError) {
    for (number, count) in lost.sorted(by: { $0.key < $1.key }) {
      let had = try store.connection.first(
        SQL.transactions, bind: { $0.bind(1, Int64(number)) }
      ) { $0.int(0) }
      guard let had, had >= count else { throw store.damaged("judgements row \(number)") }
      if had == count {
        delete.bind(1, Int64(number))
        try delete.run()
      } else {
        update.bind(1, Int64(number))
        update.bind(2, had - count)
        try update.run()
      }
    }
  }
}

private enum SQL {
  static let judgements = """
    SELECT id, service_id, subject, codes, transactions FROM judgements ORDER BY id
    """
  static let transactions = "SELECT transactions FROM judgements WHERE id = ?1"
  static let update = "UPDATE judgements SET transactions = ?2 WHERE id = ?1"
  static let delete = "DELETE FROM judgements WHERE id = ?1"
  static let insert = """
    INSERT INTO judgements (id, service_id, subject, codes, transactions) VALUES
    """
}
