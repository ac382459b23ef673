package import ServiceStandards

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
  case extended, pauses, charges, demanded, submitted, officer, applicant, note, series
  // Of a file whose rows are pieces of cases; see `PieceKind.columns`.
  case kind, amount, proof, paper
  case paperIs = "paper_is"
  case reason, from, to

  /// Those of a file of cases.
  package static let allCases: [TransactionColumn] = [
    .unit, .service, .caseNumber, .applicantClass, .tier, .status, .receivedAt, .completeAt,
    .paidAt, .finishedAt, .handedOverAt, .promisedAt, .extended, .pauses, .charges, .demanded,
    .submitted, .officer, .applicant, .note, .series,
  ]

  /// Those that every case has.
  static let required: [TransactionColumn] = [.unit, .service, .caseNumber, .status, .receivedAt]

  /// Those that a new case needs besides its name.
  static let essential: [TransactionColumn] = [.status, .receivedAt]

  /// Those that hold one instant.
  static let stamps: [TransactionColumn] = [
    .receivedAt, .completeAt, .paidAt, .finishedAt, .handedOverAt, .promisedAt,
  ]

  /// A code that is taken as it is, or hashed if asked, with where it goes.
  package struct Reference: Sendable {
    package let column: TransactionColumn
    let field: ToldFields
    package let value: any WritableKeyPath<Transaction, String?> & Sendable

    /// The setting of a night's source that names the key of its hash.
    var hashSetting: String { "hash_\(column.rawValue)s" }
  }

  package static let references = [
    Reference(column: .officer, field: .officer, value: \.officer),
    Reference(column: .applicant, field: .applicant, value: \.applicant),
  ]
}
