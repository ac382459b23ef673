import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `An examination` {
  @Test func `tells how the due instant was found`() throws {
    let promise = TimePromise(
      applicantClass: "baru", value: 3, unit: .workingDays, extensionValue: 1)
    let time = try Example("extended") {
      $0.promise?.times.append(promise)
      $0.promise?.clock.receipt = .nextOpening
      $0.promise?.clock.stoppingReasons = [.applicant]
      $0.variant = Variant(applicantClass: "baru", tier: nil)
      $0.isExtended = true
      $0.pauses = [
        CasePause(reason: .applicant, from: Example.march(4, 9), to: Example.march(5, 9)),
        CasePause(reason: .other, from: Example.march(5, 9), to: Example.march(6, 9)),
      ]
      $0.stamps.finished = Example.march(20, 9)
    }.examine().time
    #expect(time.start == Example.march(3, 8))
    #expect(time.promise == promise)
    #expect(time.limit == TimeLimit(4, .workingDays, receipt: .nextOpening))
    #expect(time.isExtended)
    #expect(time.calendars.map(\.text) == ["mpp-contoh"])
    #expect(time.stoppingPauses.map(\.reason) == [.applicant])
    #expect(time.ignoredPauses.map(\.reason) == [.other])
    #expect(time.due == Example.march(10, 16))
    #expect(time.dueTwice == Example.march(14, 16))
    #expect(time.verdictByStandard == .deviates)
  }

  @Test func `tells the verdict by the standard apart from the promised date`() throws {
    let examined = try Example("promise broken") {
      $0.stamps.promised = Example.march(4, 16)
    }.examine()
    #expect(examined.verdicts[.time] == .deviates)
    #expect(examined.time.verdictByStandard == .compliant)
  }

  @Test func `tells the charges that count`() throws {
    let cost = try Example("unproven") {
      $0.charges = [Charge(kind: .tariff, amount: Money(50_000), proof: nil)]
    }.examine().cost
    #expect(cost.charged == Money(50_000))
    #expect(cost.unproven == Money(50_000))
    #expect(cost.tariff == Money(50_000))
    #expect(!cost.isFreeByLaw)
    let later = try Example("paid later") { $0.stamps.paid = Example.march(31, 18) }.examine().cost
    #expect(later.charged == nil)
    #expect(later.unproven == nil)
  }

  @Test func `takes the row that is asked for`() throws {
    var office = try RandomOffice(seed: 11)
    let batch = office.transactions(50)
    let book = try Rulebook(catalogue: office.catalogue, years: 2024...2026)
    for row in 0..<batch.count {
      let examined = book.examine(batch, row: row, asOf: RandomOffice.asOf)
      #expect(examined.transaction == batch.id[row])
      #expect(examined.service == batch.service[row])
      #expect(examined.stamps.received.seconds == batch.received[row])
      #expect(examined.requirements.demanded == batch.demandedDocuments(row)?.ordinals)
    }
  }
}
