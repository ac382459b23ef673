import ServiceStandards
import WorkingTime

/// The rules on the record itself (section 6): stamps as recorded, whatever the as-of instant.
struct NaiveRecord {
  let `case`: NaiveCase

  func judge() -> (verdict: Verdict, deviations: [Deviation]) {
    var deviations: [Deviation] = []
    if let broken = firstBrokenPair() {
      deviations.append(
        Deviation(
          transaction: `case`.id, rule: .impossibleOrder, severity: .medium, standard: nil,
          expected: broken.first.seconds, actual: broken.then.seconds))
    }
    if let latest = stamps().max(), latest > `case`.imported {
      deviations.append(
        Deviation(
          transaction: `case`.id, rule: .futureStamp, severity: .low, standard: nil,
          expected: `case`.imported.seconds, actual: latest.seconds))
    }
    return (deviations.isEmpty ? .compliant : .deviates, deviations)
  }

  private func firstBrokenPair() -> (first: Instant, then: Instant)? {
    let stamps = `case`.record.stamps
    let received = stamps.received
    var pairs: [(first: Instant?, then: Instant?)] = [
      (received, stamps.complete), (received, stamps.paid), (received, stamps.finished),
      (stamps.complete, stamps.finished), (received, stamps.handedOver),
      (stamps.finished, stamps.handedOver),
    ]
    for pause in NaiveRecord.byStart(`case`.record.pauses) {
      pairs.append((received, pause.from))
      pairs.append((pause.from, pause.to))
    }
    for pair in pairs {
      if let first = pair.first, let then = pair.then, then < first { return (first, then) }
    }
    return nil
  }

  /// Pauses in the order of their starts; of equal starts the earlier end comes first.
  static func byStart(_ pauses: [CasePause]) -> [CasePause] {
    pauses.sorted { left, right in
      if left.from != right.from { return left.from < right.from }
      return (left.to?.seconds ?? .max) < (right.to?.seconds ?? .max)
    }
  }

  private func stamps() -> [Instant] {
    let stamps = `case`.record.stamps
    var all = [stamps.received]
    for stamp in [stamps.complete, stamps.paid, stamps.finished, stamps.handedOver] {
      if let stamp { all.append(stamp) }
    }
    for pause in `case`.record.pauses {
      all.append(pause.from)
      if let to = pause.to { all.append(to) }
    }
    return all
  }
}
