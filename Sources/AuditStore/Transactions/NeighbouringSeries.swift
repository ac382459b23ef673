internal import ServiceStandards
internal import WorkingTime

/// Looks out for cases that a corrected date has left behind. Where numbers begin anew, a date in another year or month
/// is another case: of a typing fault that the office has corrected the wrong one stays, and nothing tells of it any more.
///
/// A new case is a suspect when the series before or after its own has its number, by the same applicant, or received
/// within a few days of it, or on the same day of another year. The last is only told of an earlier year, or of a
/// case that is still open: registers are filled alike every year.
struct NeighbouringSeries: ~Copyable {
  /// Received so near to each other, two cases of one number lie on both sides of the day on which it begins anew.
  private static let nearSeconds: Int64 = 7 * 86_400

  private struct Suspect {
    let neighbour: TellingNotes.Neighbour
    let other: Int64
  }

  private let sameNumber: Statement
  private var suspects: [Suspect] = []

  init(store: Store) throws(StoreError) {
    sameNumber = try store.connection.prepare(SQL.sameNumber)
  }

  /// Looks at a case that was inserted. `zone` is that of its unit.
  mutating func look(
    at transaction: borrowing Transaction, service: Int64, series: String, line: Int, zone: Zone
  ) throws(StoreError) {
    let others = NumbersRestart.neighbours(of: series)
    guard others.count == 2 else { return }
    sameNumber.bind(1, service)
    sameNumber.bind(2, CaseNumber.folded(transaction.caseNumber))
    sameNumber.bind(3, others[0])
    sameNumber.bind(4, others[1])
    defer { sameNumber.reset() }
    let received = transaction.stamps.received
    let applicant = transaction.applicant
    while try sameNumber.step() {
      let other = Instant(sameNumber.int(2))
      let isOpen = sameNumber.int(3) == Int64(CaseStatus.open.rawValue)
      let isNear = abs(other.seconds - received.seconds) <= NeighbouringSeries.nearSeconds
      let isSameDay =
        zone.day(of: received).description.dropFirst(4)
        == zone.day(of: other).description.dropFirst(4)
      let isOfApplicant = applicant != nil && sameNumber.optionalText(4) == applicant
      guard isNear || isOfApplicant || (isSameDay && (received < other || isOpen)) else { continue }
      suspects.append(
        Suspect(
          neighbour: .init(
            line: line, caseNumber: transaction.caseNumber, series: series,
            other: sameNumber.text(1)),
          other: sameNumber.int(0)))
    }
  }

  /// Those whose other case the delivery does not tell.
  func found(_ marks: borrowing DeliveryMarks) -> [TellingNotes.Neighbour] {
    suspects.filter { !marks.contains($0.other) }.map(\.neighbour)
  }
}

private enum SQL {
  static let sameNumber = """
    SELECT id, series, received_at, status, applicant
    FROM transactions
    WHERE service_id = ?1 AND number = ?2 AND series IN (?3, ?4)
    ORDER BY series
    """
}
