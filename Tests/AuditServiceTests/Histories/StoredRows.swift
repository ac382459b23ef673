import NaiveAudit
import ServiceStandards
import WorkingTime

@testable import AuditStore

/// The transactions as their rows say, whatever the segments and the sums of an import: read by SQL of its own
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
      let flags = row.int(14)
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
              promised: row.optionalInt(15).map(Instant.init)),
            isExtended: flags & 4 != 0, pauses: pauses[row.int(0)] ?? [],
            charges: StoredRows.charges(row.optionalInt(10), row.optionalInt(11)),
            demanded: flags & 8 != 0
              ? names(row.int(12), further.filter(\.isDemanded).map(\.ordinal)) : nil,
            submitted: flags & 16 != 0
              ? names(row.int(13), further.filter(\.isSubmitted).map(\.ordinal)) : nil)))
    }
    self.transactions = transactions
  }

  private static func pauses(_ connection: Connection) throws -> [Int64: [CasePause]] {
    var pauses: [Int64: [CasePause]] = [:]
    try connection.forEachRow(
      "SELECT transaction_id, reason, started_at, ended_at FROM pauses ORDER BY 1, position"
    ) { row in
      pauses[row.int(0), default: []].append(
        CasePause(
          reason: PauseReason(rawValue: UInt8(row.int(1))) ?? .other, from: Instant(row.int(2)),
          to: row.optionalInt(3).map(Instant.init)))
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
      "SELECT transaction_id, ordinal, demanded, submitted FROM further_documents ORDER BY 1, 2"
    ) { row in
      papers[row.int(0), default: []].append(
        FurtherPaper(
          ordinal: Int(row.int(1)), isDemanded: row.int(2) != 0, isSubmitted: row.int(3) != 0))
    }
    return papers
  }

  /// Charges with the sums of a row.
  private static func charges(_ tariff: Int64?, _ unproven: Int64?) -> [Charge]? {
    guard let tariff else { return nil }
    return [
      Charge(kind: .tariff, amount: Money(tariff), proof: "B"),
      Charge(kind: .fine, amount: Money(unproven ?? 0), proof: nil),
    ]
  }

  private static let sql = """
    SELECT
      id, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,
      handed_over_at, recorded_at, tariff_paid, unproven, demanded, submitted, flags, promised_at
    FROM transactions ORDER BY id
    """
}
