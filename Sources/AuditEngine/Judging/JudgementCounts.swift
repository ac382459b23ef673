internal import ServiceStandards
internal import WorkingTime

/// What a run holds of one transaction besides its deviations: all by which it counts. Millions of
/// transactions know some thousand different ones.
struct Judgement: Hashable, Sendable {
  /// Database id.
  let service: Int64
  /// The standard that held, by its database id, or the stretch of days without one, by the code of its subject.
  let binding: Int64
  /// The verdicts, and what the rules about standards say; see `JudgementCodes`.
  let codes: Int64
}

/// How many transactions got which judgement: what a `Tally` is made of.
///
/// A judgement's place stays the same for as long as the value lives. It is found in a table with two
/// entries or more for each judgement: in the entry that some bits of the judgement point at, or in the
/// next one that is not another's.
struct JudgementCounts: Sendable {
  private(set) var judgements: [Judgement] = []
  /// Index: place.
  private(set) var transactions: [Int64] = []
  /// Places; -1: none.
  private var table: [Int32]
  /// The table has so many entries: a power of two.
  private var bits: UInt64 = 14

  init() { table = Array(repeating: -1, count: 1 << bits) }

  private mutating func fillTable() {
    table = Array(repeating: -1, count: 1 << bits)
    for (place, judgement) in judgements.enumerated() { table[entry(of: judgement)] = Int32(place) }
  }

  /// Counts one more transaction.
  @inline(__always)
  mutating func count(_ judgement: Judgement) {
    let entry = entry(of: judgement)
    let place = table[entry] < 0 ? add(judgement, entry: entry) : table[entry]
    transactions[Int(place)] += 1
  }

  private mutating func add(_ judgement: Judgement, entry: Int) -> Int32 {
    let place = Int32(judgements.count)
    judgements.append(judgement)
    transactions.append(0)
    if judgements.count * 2 > table.count {
      bits += 1
      fillTable()
    } else {
      table[entry] = place
    }
    return place
  }

  /// The entry that has the judgement, or the one that it is to have.
  @inline(__always)
  private func entry(of judgement: Judgement) -> Int {
    let mixed =
      UInt64(bitPattern: judgement.service) &* 0x9E37_79B9_7F4A_7C15
      ^ UInt64(bitPattern: judgement.binding) &* 0xC2B2_AE3D_27D4_EB4F
      ^ UInt64(bitPattern: judgement.codes) &* 0x1656_67B1_9E37_79F9
    var entry = Int(truncatingIfNeeded: mixed >> (64 - bits))
    while table[entry] >= 0, judgements[Int(table[entry])] != judgement {
      entry = (entry + 1) & (table.count - 1)
    }
    return entry
  }
}

// What the rows of a batch count as.
extension JudgementCounts {
  /// Counts the rows that were looked at.
  mutating func count(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    _ verdicts: borrowing VerdictColumn
  ) {
    for row in judged.rows {
      count(
        Judgement(
          service: batch.service[row], binding: judged.binding(of: row, in: batch),
          codes: verdicts[row].rawValue))
    }
  }
}

extension JudgedBatch {
  /// What binds a row: the version that holds, or the stretch of days without one.
  @inline(__always)
  func binding(of row: Int, in batch: borrowing TransactionBatch) -> Int64 {
    let standing = standing[row]
    if standing.version >= 0 { return rulebook.versions[Int(standing.version)].id }
    return gap(of: row, in: batch).subject.code
  }

  /// The stretch of days without a version in force around a row's day of receipt.
  func gap(of row: Int, in batch: borrowing TransactionBatch) -> Gap {
    let slot = standing[row].slot
    let day = rulebook.day(of: batch.received[row], in: rulebook.service(at: slot))
    return rulebook.gap(around: day, slot: slot, id: batch.service[row])
  }
}
