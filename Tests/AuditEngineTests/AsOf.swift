import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `At the as-of instant` {
  @Test func `a case received later is not judged, and counted`() throws {
    let example = Example("later") {
      $0.stamps.received = Example.march(3, 8)
      $0.asOf = Example.march(3, 8) + -1
    }
    let judged = try example.judge()
    #expect(judged.deviations.isEmpty)
    #expect(judged.tally.examined == 0 && judged.tally.services.isEmpty)
    #expect(judged.tally.later.values.map(\.transactions) == [1])
    let examined = try example.examine()
    #expect(examined.isLeftOut)
    #expect(examined.verdicts.isEmpty)
    #expect(examined.standing.standard == nil)
  }

  @Test func `a case received at that very instant is there`() throws {
    let example = Example("now") { $0.asOf = Example.march(3, 8) }
    #expect(try example.judge().tally.examined == 1)
  }

  @Test func `a later finish leaves the case open`() throws {
    let example = Example("finished later") { $0.asOf = Example.march(5, 9) }
    let examined = try example.examine()
    #expect(examined.isOpen)
    #expect(!examined.isFinished)
    #expect(examined.stamps.finished == nil)
    #expect(examined.verdicts[.time] == .notApplicable(.notYetDue))
    #expect(try Example("finished now") { $0.asOf = Example.march(5, 10) }.examine().isFinished)
  }

  @Test func `later stamps have not happened, a promised date may lie ahead`() throws {
    let examined = try Example("early") {
      $0.stamps.complete = Example.march(4, 8)
      $0.stamps.handedOver = Example.march(6, 8)
      $0.stamps.promised = Example.march(7, 16)
      $0.asOf = Example.march(3, 8, 30)
    }.examine()
    #expect(
      examined.stamps
        == Stamps(received: Example.march(3, 8), promised: Example.march(7, 16)))
    #expect(examined.verdicts[.time] == .notApplicable(.clockNotStarted))
    #expect(examined.verdicts[.cost] == .notApplicable(.notYetPaid))
  }

  @Test func `a pause that begins later does not exist, one that ends later has no end`() throws {
    var example = Example("paused") {
      $0.promise?.clock.stoppingReasons = [.applicant]
      $0.leaveOpen()
      $0.pauses = [
        CasePause(reason: .applicant, from: Example.march(4, 9), to: Example.march(5, 9)),
        CasePause(reason: .other, from: Example.march(5, 10), to: nil),
      ]
      $0.asOf = Example.march(4, 8)
    }
    #expect(try example.examine().time.stoppingPauses.isEmpty)
    #expect(try example.examine().time.due == Example.march(6, 16))

    example.asOf = Example.march(4, 9)
    let open = CasePause(reason: .applicant, from: Example.march(4, 9), to: nil)
    #expect(try example.examine().time.stoppingPauses == [open])
    #expect(try example.examine().time.due == nil)
    #expect(try example.examine().verdicts[.time] == .notApplicable(.paused))

    example.asOf = Example.march(5, 9)
    #expect(try example.examine().time.stoppingPauses == [example.pauses[0]])
    #expect(try example.examine().time.due == Example.march(7, 16))

    example.asOf = Example.march(31, 9)
    #expect(try example.examine().time.ignoredPauses == [example.pauses[1]])
  }

  @Test func `a pause that ends before it begins does not exist`() throws {
    let examined = try Example("resumed before paused") {
      $0.promise?.clock.stoppingReasons = [.applicant]
      $0.pauses = [
        CasePause(reason: .applicant, from: Example.march(4, 9), to: Example.march(4, 8))
      ]
    }.examine()
    #expect(examined.time.stoppingPauses.isEmpty)
    #expect(examined.time.ignoredPauses.isEmpty)
  }

  @Test func `the order of stamps is looked at as recorded`() throws {
    let example = Example("impossible later") {
      $0.stamps.finished = Example.march(20, 9)
      $0.stamps.handedOver = Example.march(19, 9)
      $0.imported = Example.march(18, 9)
      $0.asOf = Example.march(10, 9)
    }
    #expect(try example.rules() == [.openOverdue, .impossibleOrder, .futureStamp])
  }
}

@Suite struct `A record` {
  static let orders: [Case<[Int64]>] = [
    Case("complete before received", [3_08, 2_08]) { $0.stamps.complete = Example.march(2, 8) },
    Case("paid before received", [3_08, 2_09]) { $0.stamps.paid = Example.march(2, 9) },
    Case("finished before received", [3_08, 2_10]) {
      $0.stamps.finished = Example.march(2, 10)
    },
    Case("finished before complete", [6_08, 5_10]) { $0.stamps.complete = Example.march(6, 8) },
    Case("handed over before received", [3_08, 1_10]) {
      $0.stamps.handedOver = Example.march(1, 10)
    },
    Case("handed over before finished", [5_10, 4_10]) {
      $0.stamps.handedOver = Example.march(4, 10)
    },
    Case("paused before received", [3_08, 2_11]) {
      $0.pauses = [CasePause(reason: .field, from: Example.march(2, 11), to: nil)]
    },
    Case("resumed before paused", [4_11, 4_10]) {
      $0.pauses = [
        CasePause(reason: .field, from: Example.march(4, 9), to: Example.march(4, 10)),
        CasePause(reason: .field, from: Example.march(4, 11), to: Example.march(4, 10)),
      ]
    },
    Case("the first of several pairs", [3_08, 2_08]) {
      $0.stamps.handedOver = Example.march(1, 10)
      $0.stamps.complete = Example.march(2, 8)
    },
  ]

  /// The stamps are written as day and hour: 3_08 is the third at 08:00.
  @Test(arguments: orders)
  func `tells the first pair of stamps in the wrong order`(_ item: Case<[Int64]>) throws {
    let stamps = item.expected.map { Example.march(Int($0 / 100), Int($0 % 100)) }
    let found = try item.example.judge().deviations.first { $0.rule == .impossibleOrder }
    #expect(found?.expected == stamps[0].seconds)
    #expect(found?.actual == stamps[1].seconds)
    #expect(found?.standard == nil)
    #expect(try item.example.examine().concerned[.impossibleOrder]?.count == 2)
  }

  static let futures: [Case<StampName>] = [
    Case("finished", .finished),
    Case("handed over", .handedOver) { $0.stamps.handedOver = Example.march(6, 8) },
    Case("a pause that ends", .pauseEnd) {
      $0.pauses = [CasePause(reason: .field, from: Example.march(4, 9), to: Example.march(8, 9))]
    },
    Case("a pause that begins", .pauseStart) {
      $0.pauses = [CasePause(reason: .field, from: Example.march(8, 9), to: nil)]
    },
  ]

  @Test(arguments: futures)
  func `tells its latest stamp after the import`(_ item: Case<StampName>) throws {
    var example = item.example
    example.imported = Example.march(3, 9)
    #expect(
      try example.examine().concerned[.futureStamp] == [item.expected, .imported])
    let found = try #require(
      try example.judge().deviations.first { $0.rule == .futureStamp })
    #expect(found.expected == example.imported.seconds)
    #expect(found.actual.map { $0 > found.expected } ?? false)
    #expect(try example.examine().verdicts[.record] == .deviates)
  }

  @Test func `that was imported at no known moment is not called a future one`() throws {
    var batch = Example("case").batch()
    batch.recorded = [TransactionBatch.missing]
    var auditor = Auditor(
      rulebook: try Example("case").rulebook(), asOf: Example.march(31, 17))
    var deviations: [Deviation] = []
    auditor.judge(batch, into: &deviations)
    #expect(deviations.isEmpty)
  }
}
