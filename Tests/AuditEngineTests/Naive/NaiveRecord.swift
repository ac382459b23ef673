import ServiceStandards
import WorkingTime

/// The rules on the record itself (section 6): stamps as recorded, whatever the as-of instant.
struct NaiveRecord {
  let `case`: NaiveCase

  func judge() -> (verdict: Verdict, deviations: [Deviation]) {
    var deviations: [Deviation] = []
    if let broken = firstBrokenPair() {
      deviations.append(
        deviation(
          .impossibleOrder, .medium, expected: broken.first.first, actual: broken.then.last))
    }
    if let latest = stamps().map(\.first).max(), latest > `case`.imported.seconds {
      deviations.append(
        deviation(.futureStamp, .low, expected: `case`.imported.seconds, actual: latest))
    }
    if `case`.isContradictory, let finished = `case`.finished {
      deviations.append(
        deviation(.contradiction, .medium, expected: finished.first, actual: nil))
    } else if `case`.isPromisedBeforeReceipt, let promised = `case`.promised {
      deviations.append(
        deviation(
          .contradiction, .medium, expected: `case`.received.first, actual: promised.first))
    }
    return (deviations.isEmpty ? .compliant : .deviates, deviations)
  }

  private func deviation(
    _ rule: RuleID, _ severity: Severity, expected: Int64, actual: Int64?
  ) -> Deviation {
    Deviation(
      transaction: `case`.id, rule: rule, severity: severity, standard: nil, expected: expected,
      actual: actual)
  }

  /// The first two stamps that are in the wrong order whatever seconds they are.
  private func firstBrokenPair() -> (first: NaiveSpan, then: NaiveSpan)? {
    let received = `case`.received
    let complete = recorded(\.complete, .complete)
    let paid = recorded(\.paid, .paid)
    let finished = recorded(\.finished, .finished)
    let handedOver = recorded(\.handedOver, .handedOver)
    var pairs: [(first: NaiveSpan?, then: NaiveSpan?)] = [
      (received, complete), (received, paid), (received, finished), (complete, finished),
      (received, handedOver), (finished, handedOver),
    ]
    for pause in recordedPauses() {
      pairs.append((received, pause.from))
      pairs.append((pause.from, pause.to))
    }
    for pair in pairs {
      if let first = pair.first, let then = pair.then, then.last < first.first {
        return (first, then)
      }
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

  private func recorded(_ stamp: KeyPath<Stamps, Instant?>, _ name: StampSet) -> NaiveSpan? {
    let stamps = `case`.record.stamps
    return stamps[keyPath: stamp].map {
      NaiveSpan($0, isDate: stamps.dates.contains(name), in: `case`.zone)
    }
  }

  private func recordedPauses() -> [NaivePause] {
    NaiveRecord.byStart(`case`.record.pauses).map { NaivePause($0, in: `case`.zone) }
  }

  private func stamps() -> [NaiveSpan] {
    let stamps = [
      recorded(\.complete, .complete), recorded(\.paid, .paid), recorded(\.finished, .finished),
      recorded(\.handedOver, .handedOver),
    ]
    return [`case`.received]
      + (stamps + recordedPauses().flatMap { [$0.from, $0.to] })
      .compactMap(\.self)
  }
}
