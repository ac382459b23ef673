import ServiceStandards
import WorkingTime

/// Section 6, the rule on earlier tellings: each of them is the case as it was then, judged as of then.
struct NaiveEarlier {
  let row: Recorded<Transaction>
  let asOf: Instant
  let standards: NaiveStandards
  let calendar: NaiveCalendar?

  /// The newest telling by which the case was late; `isLate`: it is by what stands.
  func judge(isLate: Bool) -> Deviation? {
    guard !isLate else { return nil }
    for telling in row.value.earlier.reversed() where telling.until <= asOf && wasLate(telling) {
      var actual: Int64?
      if telling.finished == nil, let finished = row.value.stamps.finished,
        finished < telling.until
      {
        actual = finished.seconds
      }
      return Deviation(
        transaction: row.id, rule: .datedBack, severity: .medium, standard: nil,
        expected: telling.until.seconds, actual: actual)
    }
    return nil
  }

  private func wasLate(_ telling: EarlierTelling) -> Bool {
    var then = row.value
    then.status = telling.status
    then.stamps.received = telling.received
    then.stamps.complete = telling.complete
    then.stamps.paid = telling.paid
    then.stamps.finished = telling.finished
    for stamp in [StampSet.received, .complete, .paid, .finished] {
      then.stamps.dates.subtract(stamp)
      if telling.dates.contains(stamp) { then.stamps.dates.insert(stamp) }
    }
    then.pauses = telling.pauses
    let recorded = Recorded(id: row.id, recordedAt: row.recordedAt, value: then)
    guard let seen = NaiveCase(recorded, asOf: telling.until, zone: standards.zone) else {
      return false
    }
    let held = standards.holding(for: seen)
    return NaiveTime(case: seen, standard: held, calendar: calendar).judge().deviations
      .contains { $0.rule.isLateness }
  }
}
