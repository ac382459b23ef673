internal import ServiceStandards
internal import WorkingTime

/// What can be said of a case's time.
package struct TimeJudgement: Sendable {
  /// Due instant by the standard, the latest that it may be; `never` when there is nothing to be late for.
  package var due = JudgedBatch.never
  /// The earliest that it may be.
  package var dueEarliest = JudgedBatch.never
  /// When a closed case was finished, the earliest that it may be; else `TransactionBatch.missing`.
  package var finished = TransactionBatch.missing
  /// Due instant with twice the limit, told for cases finished late; else `never`.
  package var dueTwice = JudgedBatch.never
  /// Until when the promise to the applicant holds; `never` when there is none, or it cannot be told whether it was kept.
  package var promised = JudgedBatch.never
  /// What was promised lies before the receipt.
  package var isPromisedBeforeReceipt = false
  /// Index into `Rulebook.limits`, and into the promises of the standard; -1: none for the case's class.
  var limit: Int32 = -1
  var line: Int32 = -1
  /// The year for want of whose holidays the clock cannot answer; 0: there is none.
  var missingYear: Int32 = 0
  /// The verdict by the standard alone, unless a rule that names the standard deviates.
  var byStandard: VerdictCode
  /// The verdict on time unless one of its rules deviates.
  var otherwise: VerdictCode

  init(_ byStandard: Verdict) {
    self.byStandard = VerdictCode(byStandard)
    otherwise = self.byStandard
  }

  mutating func set(_ verdict: Verdict) {
    byStandard = VerdictCode(verdict)
    otherwise = byStandard
  }
}

// When each case is due, and the verdict on time unless a rule deviates.
extension JudgedBatch {
  mutating func judgeTime(_ batch: borrowing TransactionBatch) {
    var cache = DueCache.none
    swap(&cache, &dueCache)
    defer { swap(&cache, &dueCache) }
    for row in rows {
      let standing = standing[row]
      collectPauses(batch, row, standing)
      let question = TimeQuestion(
        standing, variant: batch.variant[row],
        flags: TransactionBatch.Flags(rawValue: batch.flags[row]), asOf: asOf,
        knownOpen: knownOpen(row, batch))
      var judgement: TimeJudgement
      if standing.isExact && pauses.reason == nil {
        judgement = rulebook.judgeTime(question, pauses: pauses, cache: &cache)
      } else {
        judgement = rulebook.judgeUncertainTime(
          question, pauses: pauses, cache: &cache
        ) { ordered(batch, row, pauses) }
      }
      if batch.promised[row] != TransactionBatch.missing {
        judgement.addPromise(batch, row, standing, rulebook, question)
      }
      if standing.isWithdrawn || standing.isContradictory { judgement.end(standing) }
      time[row] = judgement
    }
  }

  /// Until when an open case is known to be open, not after the as-of instant. One that was finished later was open.
  @inline(__always)
  func knownOpen(_ row: Int, _ batch: borrowing TransactionBatch) -> Int64 {
    batch.news.isEmpty || batch.finished[row] != TransactionBatch.missing
      ? asOf : min(asOf, batch.news[row])
  }

  /// Fills `pauses` with those of a row that stop the clock of the version that holds.
  @inline(__always)
  private mutating func collectPauses(
    _ batch: borrowing TransactionBatch, _ row: Int, _ standing: Standing
  ) {
    pauses.removeAll()
    guard standing.version >= 0, batch.pauseOffsets[row] < batch.pauseOffsets[row + 1] else {
      return
    }
    let standard = rulebook.versions[Int(standing.version)]
    let days = rulebook.localDays[Int(rulebook.service(at: standing.slot).zone)]
    for pause in batch.pauses[batch.pauseRange(row)] where standard.stops(at: pause.reason) {
      pauses.add(pause, asOf: asOf, isClosed: !standing.isOpen, days: days)
    }
  }
}

extension TimeJudgement {
  /// What becomes of a case in time that ended without service, or that may be open still.
  fileprivate mutating func end(_ standing: Standing) {
    let compliant = VerdictCode(.compliant)
    let ending = VerdictCode(
      standing.isWithdrawn ? .notApplicable(.withdrawn) : .notAssessable(.contradictory))
    if byStandard == compliant { byStandard = ending }
    if otherwise == compliant { otherwise = ending }
  }

  /// A promised date may accuse whatever the standard says, and acquits only where there is none. Of a closed case
  /// without a finish stamp it tells nothing, nor where it lies before receipt.
  fileprivate mutating func addPromise(
    _ batch: borrowing TransactionBatch, _ row: Int, _ standing: Standing, _ rulebook: Rulebook,
    _ question: TimeQuestion
  ) {
    let isDate = TransactionBatch.Flags(rawValue: batch.flags[row]).dates.contains(.promised)
    let days = rulebook.localDays[Int(rulebook.service(at: standing.slot).zone)]
    // A promised day lasts until its end.
    let end = isDate ? days.lastSecond(ofDayOf: batch.promised[row]) : batch.promised[row]
    isPromisedBeforeReceipt = end < batch.received[row]
    guard !isPromisedBeforeReceipt,
      standing.isOpen || standing.finishedLast >= batch.received[row]
    else { return }
    promised = end
    guard standing.version < 0 else { return }
    if standing.isOpen {
      let isUnknown = question.knownOpen <= end && question.asOf > end
      otherwise = VerdictCode(isUnknown ? .notAssessable(.noNews) : .notApplicable(.notYetDue))
    } else {
      // Days are compared as days.
      let finished = isDate ? standing.finished : standing.finishedLast
      otherwise = VerdictCode(finished <= end ? .compliant : .notAssessable(.precisionTooLow))
    }
  }
}

extension TransactionBatch {
  /// Where the pauses of a row stand in `pauses`.
  func pauseRange(_ row: Int) -> Range<Int> {
    Int(pauseOffsets[row])..<Int(pauseOffsets[row + 1])
  }
}
