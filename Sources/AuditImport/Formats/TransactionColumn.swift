/// A column of the canonical form; the raw value is its name in files and profiles.
package enum TransactionColumn: String, CaseIterable, Hashable, Sendable {
  case unit, service
  case caseNumber = "case_number"
  case applicantClass = "class"
  case tier, status
  case receivedAt = "received_at"
  case completeAt = "complete_at"
  case paidAt = "paid_at"
  case finishedAt = "finished_at"
  case handedOverAt = "handed_over_at"
  case promisedAt = "promised_at"
  case extended, pauses, charges, demanded, submitted, applicant, note

  /// Those that every case has.
  static let required: [TransactionColumn] = [.unit, .service, .caseNumber, .status, .receivedAt]

  /// Those that hold one instant.
  static let stamps: [TransactionColumn] = [
    .receivedAt, .completeAt, .paidAt, .finishedAt, .handedOverAt, .promisedAt,
  ]
}
