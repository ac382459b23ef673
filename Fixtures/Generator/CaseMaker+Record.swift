extension CaseMaker {
  /// Plants `D-01`: stamps in an order that cannot be. Changes nothing else that is judged, but
  /// takes the lateness away where the finish comes before the start.
  func disturbOrder(
    of record: inout Record, course: inout Course, with random: inout SplitMix64
  ) {
    guard let finished = record.finished else { return }
    switch random.number(1...6) {
    case 1:
      record.handed = finished - Int64(random.number(600...7200))
    case 2 where !plan.stops.contains("other"):
      record.pauses.append(
        Record.Pause(reason: "other", from: record.received + 3600, to: record.received + 1800))
    case 3 where plan.start != .paid && record.paid != nil:
      record.paid = record.received - Int64(random.number(3600...86_400))
    case 4 where plan.start == .complete && record.complete.map { finished > $0 + 900 } ?? false:
      record.received = (record.complete ?? record.received) + 900
    case 5 where record.promised == nil:
      record.finished = record.received - Int64(random.number(3600...172_800))
      record.handed = nil
    case 6 where record.promised == nil && plan.start == .complete:
      guard let complete = record.complete, complete - record.received > 60 else { return }
      record.finished = complete - 30
      record.handed = nil
    default: return
    }
    judgeTime(of: &record, course: course)
    record.planted.append(Planted(rule: "D-01"))
  }

  /// Plants `D-02`: a stamp later than the import, as a mistyped year leaves it.
  func moveToFuture(
    in record: inout Record, course: Course, with random: inout SplitMix64
  ) {
    guard record.finished != nil else { return }
    let later = horizon.asOf + Int64(random.number(1...200)) * 86_400
    switch random.number(1...4) {
    case 1:
      // Not finished yet as far as anyone can know: what is judged of finished cases falls away.
      record.finished = later
      record.handed = nil
      let fellAway = hasTariff(record) ? ["P-02"] : ["P-02", "B-03"]
      record.planted.removeAll { fellAway.contains($0.rule) }
      judgeTime(of: &record, course: course)
    case 2 where plan.start != .paid && record.paid != nil:
      record.paid = later
      record.planted.removeAll { $0.rule.hasPrefix("B-") }
    default:
      record.handed = later
    }
    record.planted.append(Planted(rule: "D-02"))
  }

  private func hasTariff(_ record: Record) -> Bool {
    (record.charges ?? []).contains { $0.kind == "tariff" && $0.amount > 0 }
  }
}
