package import ServiceStandards

/// No standard in force on the day on which the clock started: one deviation for each service and
/// stretch of days without one.
package enum NoStandardRule: Rule {
  package static let card = RuleCard(
    id: .noStandard,
    titleIndonesian: "Tidak ada standar pelayanan yang berlaku",
    titleEnglish: "No service standard in force",
    source: "UU 25/2009 Pasal 20 dan Pasal 22",
    criterion: .standard, scope: .service, measure: .standard, severity: .high,
    namesStandard: false, fields: ["service", "received_at", "complete_at", "paid_at"],
    passing: [
      Example("complete on the last day in force") { $0.promise?.validTo = Example.day(3) }
    ],
    failing: [
      Example("complete on the day before the first in force") {
        $0.promise?.validFrom = Example.day(4)
      },
      Example("the service has no standard") { $0.promise = nil },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows where judged.standing[row].version < 0 {
      result.standardDeviates(row)
    }
  }
}
