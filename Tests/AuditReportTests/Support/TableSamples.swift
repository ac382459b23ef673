import AuditReport
import ServiceStandards
import WorkingTime

/// Tables that several tests render.
enum TableSamples {
  static let dollar = Currency(code: "USD", decimals: 2)

  /// A column for every kind of cell.
  static let allKinds = TableHead(
    schema: "test.kinds/1",
    columns: [
      Column("note", Wording("Catatan", "Note"), .text, isTypedByPeople: true),
      Column("nik", Wording("NIK", "NIK"), .identifier, visibility: .always),
      Column("rule", Wording("Aturan", "Rule"), .identifier),
      Column("deviation", Wording("Penyimpangan", "Deviation"), .identifier),
      Column("count", Wording("Jumlah", "Count"), .count),
      Column("share", Wording("Bagian", "Share"), .share),
      Column("fee", Wording("Biaya", "Fee"), .money(.rupiah)),
      Column("price", Wording("Harga", "Price"), .money(dollar)),
      Column("received_at", Wording("Diterima", "Received"), .instant, isKeyDate: true),
      Column("day", Wording("Hari", "Day"), .day),
      Column("overrun", Wording("Lewat", "Overrun"), .duration),
      Column("limit", Wording("Batas", "Limit"), .limit),
      Column("open", Wording("Berjalan", "Open"), .boolean),
      Column("severity", Wording("Tingkat", "Severity"), .word),
      Column("state", Wording("Status", "State"), .word),
      Column("papers", Wording("Dokumen", "Papers"), .list),
    ], envelope: Samples.envelope)

  static let rows: [[Cell]] = [
    [
      .text("biasa"), .identifier("9471010101900001"), .rule(.finishedLate),
      .deviation(.finishedLate, 4711), .count(1_234_567), .share(Share(934, of: 1000)),
      .money(Money(25_000), .rupiah), .money(Money(123_456), dollar),
      .instant(Samples.instant("2026-01-05T09:15:00+08:00")), .day(Samples.day("2026-01-05")),
      .duration(3 * 86_400 + 4 * 3600 + 5 * 60), .limit(3, .workingDays), .boolean(true),
      .term(.severity(.critical)), .word(code: "in_review", shown: "ditinjau"),
      .list(["KTP-el", "Surat kuasa"]),
    ],
    [
      .text("dua\tbaris\nkedua \"kutip\"; dan, koma \u{1B}[31m"), .identifier("00012"),
      .rule(.noProof), .deviation(.noProof, 1), .count(-1), .share(Share(1, of: 1_000_000)),
      .money(Money(-500), .rupiah), .money(Money(-5), dollar),
      .instant(Samples.instant("2025-12-31T23:59:59+08:00")), .day(Samples.day("0099-12-31")),
      .duration(61), .limit(1, .months), .boolean(false), .term(.severity(.low)),
      .word(code: "new", shown: "baru"), .list([]),
    ],
    Array(repeating: .empty, count: 16),
  ]

  static var table: Table { Table(allKinds, rows: rows) }

  /// One text column and one number column.
  static func pairs(_ rows: [(String, Int64)]) -> Table {
    let head = TableHead(
      schema: "test.pairs/1",
      columns: [
        Column("name", Wording("Nama", "Name"), .text),
        Column("amount", Wording("Jumlah", "Amount"), .count),
      ], envelope: Samples.envelope)
    return Table(head, rows: rows.map { [.text($0.0), .count($0.1)] })
  }

  static func deviations() -> Table {
    func row(
      _ rule: RuleID, _ transaction: Int64, _ criterion: Criterion, _ severity: Severity,
      _ measure: Measure, expected: Int64, actual: Int64?, amount: Int64 = 0,
      caseNumber: String, status: CaseStatus, version: String? = "2024", change: Change? = .new
    ) -> DeviationRow {
      DeviationRow(
        rule: rule, transaction: transaction, unit: Samples.polres, service: "SKCK",
        serviceName: "Surat Keterangan Catatan Kepolisian", caseNumber: caseNumber,
        status: status, criterion: criterion, severity: severity, version: version,
        measure: measure, expected: expected, actual: actual, amount: Money(amount),
        currency: .rupiah, received: Samples.instant("2025-03-26T09:15:00+08:00"), change: change,
        zone: 0)
    }
    let due = Samples.instant("2025-04-09T15:30:00+08:00").seconds
    let rows = [
      row(
        .finishedLate, 4711, .time, .medium, .instant, expected: due,
        actual: due + 414_000, caseNumber: "SKCK/0123", status: .finished),
      row(
        .openOverdue, 4720, .time, .high, .instant, expected: due, actual: nil,
        caseNumber: "6371010101900001", status: .open, change: .still),
      row(
        .overcharge, 4711, .cost, .high, .money, expected: 30_000, actual: 50_000,
        amount: 20_000, caseNumber: "SKCK/0123", status: .finished),
      row(
        .unlistedDocument, 4712, .requirements, .high, .documents, expected: 0, actual: 2,
        caseNumber: "=SKCK", status: .rejected, version: nil, change: nil),
      row(
        .impossibleOrder, 4713, .record, .medium, .order, expected: due, actual: due - 900,
        caseNumber: "SKCK/0125", status: .finished, version: nil),
    ]
    var cells: [Cell] = []
    return Table(DeviationRow.head(Samples.envelope)) { body in
      for row in rows {
        row.fill(&cells, asOf: Samples.instant("2025-06-30T16:00:00+08:00"))
        if try !body(cells) { return }
      }
    }
  }
}
