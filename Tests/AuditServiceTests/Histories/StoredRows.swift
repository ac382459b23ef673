import NaiveAudit
import ServiceStandards
import WorkingTime

@testable import AuditStore

/// The transactions as their rows say, whatever the segments: read by SQL of its own
/// for the naive auditor.
struct StoredRows {
  let transactions: [Recorded<Transaction>]

  /// `isWanted` tells which services count.
  init(
    _ folder: WorkFolder, _ catalogue: Catalogue, where isWanted: (Service) -> Bool
  ) throws {
    let connection = try Connection(path: folder.database, access: .read)
    let services = Dictionary(uniqueKeysWithValues: catalogue.services.map { ($0.id, $0.value) })
    let pauses = try StoredRows.pauses(connection)
    let papers = try StoredRows.papers(connection)
    let charges = try StoredRows.charges(connection)
    var transactions: [Recorded<Transaction>] = []
    try connection.forEachRow(StoredRows.sql) { row in
      guard let service = services[row.int(1)], isWanted(service) else { return }
      let papersOfService = catalogue.documents[row.int(1)] ?? []
      let further = papers[row.int(0)] ?? []
      func names(_ bits: Int64, _ further: [Int]) -> [String] {
        let ordinals = (0..<64).filter { bits >> Int64($0) & 1 == 1 } + further
        return ordinals.map {
          $0 < papersOfService.count ? papersOfService[$0].code.text : "#\($0)"
        }
      }
      let flags = row.int(13)
      transactions.append(
        Recorded(
          id: row.int(0), recordedAt: Instant(row.int(9)),
          value: Transaction(
            unit: service.unit, service: service.code, caseNumber: "",
            variant: catalogue.variants[Int(row.int(2))],
            status: CaseStatus(rawValue: UInt8(row.int(3))) ?? .open,
            stamps: Stamps(
              received: Instant(row.int(4)), complete: row.optionalInt(5).map(Instant.init),
              paid: row.optionalInt(6).map(Instant.init),
              finished: row.optionalInt(7).map(Instant.init),
              handedOver: row.optionalInt(8).map(Instant.init),
              promised: row.optionalInt(14).map(Instant.init),
              dates: StampSet(rawValue: UInt8(flags >> 7 & 63)),
              receivedInHours: flags >> 18 & 1 != 0),
            isExtended: flags & 4 != 0, pauses: pauses[row.int(0)] ?? [],
            untold: UntoldFields(rawValue: UInt8(flags >> 13 & 31)),
            charges: row.isNull(10) ? nil : charges[row.int(0)] ?? [],
            demanded: flags & 8 != 0
              ? names(row.int(11), further.filter(\.isDemanded).map(\.ordinal)) : nil,
            submitted: flags & 16 != 0
              ? names(row.int(12), further.filter(\.isSubmitted).map(\.ordinal)) : nil)))
    }
    self.transactions = transactions
  }

  private static func pauses(_ connection: Connection) throws -> [Int64: [CasePause]] {
    var pauses: [Int64: [CasePause]] = [:]
    try connection.forEachRow(
      """
      SELECT
        transactions.id, json_extract(value, '$[0]'), json_extract(value, '$[1]'),
        json_extract(value, '$[2]'), json_extract(value, '$[3]')
      FROM transactions, json_each(pauses) ORDER BY transactions.id, key
      """
    ) { row in
      pauses[row.int(0), default: []].append(
        CasePause(
          reason: PauseReason(rawValue: UInt8(row.int(1))) ?? .other, from: Instant(row.int(2)),
          to: row.optionalInt(3).map(Instant.init),
          dates: CasePause.Ends(rawValue: UInt8(row.optionalInt(4) ?? 0))))
    }
    return pauses
  }

  private struct FurtherPaper {
    let ordinal: Int
    let isDemanded: Bool
    let isSubmitted: Bool
  }

  private static func papers(_ connection: Connection) throws -> [Int64: [FurtherPaper]] {
    var papers: [Int64: [FurtherPaper]] = [:]
    try connection.forEachRow(
      """
      SELECT
        transactions.id, json_extract(value, '$[0]'), json_extract(value, '$[1]'),
        json_extract(value, '$[2]')
      FROM transactions, json_each(further_papers) ORDER BY transactions.id, 2
      """
    ) { row in
      papers[row.int(0), default: []].append(
        FurtherPaper(
          ordinal: Int(row.int(1)), isDemanded: row.int(2) != 0, isSubmitted: row.int(3) != 0))
    }
    return papers
  }

  private static func charges(_ connection: Connection) throws -> [Int64: [Charge]] {
    var charges: [Int64: [Charge]] = [:]
    try connection.forEachRow(
      """
      SELECT
        transactions.id, json_extract(value, '$[0]'), json_extract(value, '$[1]'),
        json_extract(value, '$[2]')
      FROM transactions, json_each(charges) ORDER BY transactions.id, key
      """
    ) { row in
      charges[row.int(0), default: []].append(
        Charge(
          kind: ChargeKind(rawValue: UInt8(row.int(1))) ?? .tax, amount: Money(row.int(2)),
          proof: row.optionalText(3)))
    }
    return charges
  }

  private static let sql = """
    SELECT
      transactions.id, service_id, variant_id, status, received_at, complete_at, paid_at,
      finished_at, handed_over_at,
      coalesce(imports.known_from, unixepoch(json_extract(ledger.entry, '$.at'))), charges,
      demanded, submitted, flags, promised_at
    FROM transactions
    LEFT JOIN imports ON imports.entry = transactions.entry
    LEFT JOIN ledger ON ledger.n = transactions.entry
    ORDER BY transactions.id
    """
}
