package import ServiceStandards
package import WorkingTime

/// The counts behind the charts of a report, made beside an audit: a usual run does not pay for them.
///
/// Call `count` after each `Auditor.judge`. Memory grows with days and services, not with
/// transactions.
package struct HandoverTally: Hashable, Sendable {
  /// Transactions that could be judged on time, and how many of them were.
  package struct Count: Hashable, Sendable {
    package var onTime: Int64 = 0
    package var judged: Int64 = 0

    package var late: Int64 { judged - onTime }

    package init(onTime: Int64 = 0, judged: Int64 = 0) {
      self.onTime = onTime
      self.judged = judged
    }

    fileprivate mutating func add(_ verdict: Verdict) {
      switch verdict {
      case .compliant:
        onTime += 1
        judged += 1
      case .deviates: judged += 1
      case .notAssessable, .notApplicable: break
      }
    }
  }

  /// Upper ends of the classes of overruns in seconds of real time, ascending.
  package let overrunLimits: [Int64]
  /// By the local day of receipt: days on which something was received.
  package private(set) var days: [CivilDay: Count] = [:]
  /// By the service's database id, Monday first: seven entries each.
  package private(set) var weekdays: [Int64: [Count]] = [:]
  /// Deviations of `W-01` by how long after the due instant the case was finished: one entry for
  /// each limit and one for what is above the last.
  package private(set) var overruns: [Int64]

  package init(overrunLimits: [Int64]) {
    self.overrunLimits = overrunLimits
    overruns = Array(repeating: 0, count: overrunLimits.count + 1)
  }

  /// Counts the batch that an auditor judged last.
  ///
  /// - Parameters:
  ///   - batch: What was judged.
  ///   - auditor: Who judged it.
  ///   - deviations: What came of it; classes of overruns are counted from it, so that a run without
  ///     `W-01` has none.
  package mutating func count(
    _ batch: borrowing TransactionBatch, judgedBy auditor: borrowing Auditor,
    _ deviations: [Deviation]
  ) {
    for row in auditor.examinedRows {
      let verdict = auditor.punctuality(row: row)
      let day = auditor.dayOfReceipt(batch, row: row)
      days[day, default: Count()].add(verdict)
      weekdays[batch.service[row], default: Array(repeating: Count(), count: 7)][
        day.daysAfterMonday
      ].add(verdict)
    }
    for deviation in deviations where deviation.rule == .finishedLate {
      guard let actual = deviation.actual else { continue }
      let overrun = actual - deviation.expected
      overruns[overrunLimits.firstIndex { overrun <= $0 } ?? overrunLimits.count] += 1
    }
  }
}
