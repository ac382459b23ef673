import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A transaction in the canonical form` {
  @Test func `has the columns of the form`() {
    let names =
      "unit,service,case_number,class,tier,status,received_at,complete_at,paid_at,finished_at,"
      + "handed_over_at,promised_at,extended,pauses,charges,demanded,submitted,officer,applicant,note"
      + ",series"
    #expect(CanonicalTransactions.header == names)
  }

  @Test func `is written as it is read`() throws {
    let zone = try Zone("Asia/Makassar")
    let received = try #require(Instant(iso: "2025-03-04T09:15:00+08:00"))
    let transaction = Transaction(
      unit: try UnitCode("U"), service: try ServiceCode("S"), caseNumber: "1, \"a\"",
      variant: Variant(applicantClass: "baru", tier: nil), status: .finished,
      stamps: Stamps(received: received, finished: received + 3600), isExtended: true,
      pauses: [CasePause(reason: .field, from: received, to: nil)],
      charges: [Charge(kind: .tax, amount: Money(7), proof: "A|B")], demanded: [],
      submitted: ["ktp", "kk"], officer: "L-3", note: "baris\nlain")
    #expect(
      CanonicalTransactions.line(for: transaction, zone: zone, decimals: 2) == """
        U,S,"1, ""a""\",baru,,finished,2025-03-04T09:15:00+08:00,,,2025-03-04T10:15:00+08:00,,,true,\
        field:2025-03-04T09:15:00+08:00/,tax:0.07:A¦B,none,ktp|kk,L-3,,"baris
        lain",
        """)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `comes back as it was`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let units = try Sample.units()
    var transactions: [Transaction] = []
    var text = CanonicalTransactions.header + "\r\n"
    for _ in 0..<100 {
      let transaction = try random(&generator)
      let unit = try #require(units[transaction.unit])
      transactions.append(transaction)
      text +=
        CanonicalTransactions.line(
          for: transaction, zone: unit.zone, decimals: unit.currency.decimals)
        + "\r\n"
    }
    let reading = try Sample.read(text: text)
    #expect(reading.rejected == [], "seed \(seed)")
    #expect(reading.transactions == transactions, "seed \(seed)")
  }

  private func random(_ generator: inout SplitMix64) throws -> Transaction {
    let isCity = Bool.random(using: &generator)
    func instant() -> Instant {
      Instant(Int64.random(in: -2_000_000_000...7_000_000_000, using: &generator))
    }
    func maybe<Value>(_ value: @autoclosure () -> Value) -> Value? {
      Bool.random(using: &generator) ? value() : nil
    }
    func text() -> String {
      let words = ["a", "é", "\"", ",", "\n", "x y", "'q", "Jumlah", "¦", "12", "=1"]
      let count = Int.random(in: 1...4, using: &generator)
      let parts = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
      return "t" + parts.joined() + "z"
    }
    func list() -> [String] { (0..<Int.random(in: 0...3, using: &generator)).map { _ in text() } }
    func charge() -> Charge {
      let kind = ChargeKind.allCases.randomElement(using: &generator) ?? .tariff
      let amount = Int64.random(in: 0...NumberForm.largest, using: &generator)
      return Charge(kind: kind, amount: Money(amount), proof: maybe(text()))
    }
    func pause() -> CasePause {
      let reason = PauseReason.allCases.randomElement(using: &generator) ?? .other
      return CasePause(reason: reason, from: instant(), to: maybe(instant()))
    }
    return Transaction(
      unit: try UnitCode(isCity ? "BOSTON" : "MPP-Banjarbaru"),
      service: try ServiceCode(isCity ? "PERMIT" : "SKCK"), caseNumber: text(),
      variant: Variant(applicantClass: maybe(text()), tier: maybe(text())),
      status: CaseStatus.allCases.randomElement(using: &generator) ?? .open,
      stamps: Stamps(
        received: instant(), complete: maybe(instant()), paid: maybe(instant()),
        finished: maybe(instant()), handedOver: maybe(instant()), promised: maybe(instant())),
      isExtended: Bool.random(using: &generator),
      pauses: (0..<Int.random(in: 0...3, using: &generator)).map { _ in pause() },
      charges: maybe((0..<Int.random(in: 0...3, using: &generator)).map { _ in charge() }),
      demanded: maybe(list()), submitted: maybe(list()), officer: maybe(text()),
      applicant: maybe(text()),
      note: maybe(text()))
  }
}
