import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `The verdict on time` {
  static let cases: [Case<Verdict>] = [
    Case("finished in time", .compliant),
    Case("finished at the due instant", .compliant) { $0.stamps.finished = Example.march(6, 16) },
    Case("finished a second after it", .deviates) { $0.stamps.finished = Example.march(6, 16) + 1 },
    Case("no standard", .notAssessable(.noStandard)) { $0.promise = nil },
    Case("no measurable time", .notAssessable(.noLimit)) { $0.promise?.times = [] },
    Case("promises by class that disagree, and no class", .notAssessable(.classMissing)) {
      $0.promise?.times = [
        TimePromise(applicantClass: "baru", value: 1, unit: .workingDays),
        TimePromise(applicantClass: "hilang", value: 9, unit: .workingDays),
      ]
    },
    Case("promises by class that agree, and no class", .deviates) {
      $0.promise?.times = [
        TimePromise(applicantClass: "baru", value: 1, unit: .workingDays),
        TimePromise(applicantClass: "hilang", value: 60, unit: .minutes),
      ]
    },
    Case("a declared class without a line", .notAssessable(.classNotInStandard)) {
      $0.promise?.classes = ["hilang"]
      $0.promise?.times = [TimePromise(applicantClass: "baru", value: 1, unit: .workingDays)]
      $0.variant = Variant(applicantClass: "hilang", tier: nil)
    },
    Case("a class of its own line", .deviates) {
      $0.promise?.times.append(TimePromise(applicantClass: "baru", value: 1, unit: .workingDays))
      $0.variant = Variant(applicantClass: "baru", tier: nil)
    },
    Case("a misspelt class", .notAssessable(.classNotInStandard)) {
      $0.promise?.times.append(TimePromise(applicantClass: "baru", value: 1, unit: .workingDays))
      $0.variant = Variant(applicantClass: "brau", tier: nil)
    },
    Case("a declared class without a line, beside one for every class", .compliant) {
      $0.promise?.classes = ["hilang"]
      $0.promise?.times.insert(
        TimePromise(applicantClass: "baru", value: 1, unit: .workingDays), at: 0)
      $0.variant = Variant(applicantClass: "hilang", tier: nil)
    },
    Case("late without the extension", .compliant) {
      $0.promise?.times = [
        TimePromise(applicantClass: nil, value: 3, unit: .workingDays, extensionValue: 2)
      ]
      $0.isExtended = true
      $0.stamps.finished = Example.march(10, 16)
    },
    Case("an extension that was not granted", .deviates) {
      $0.promise?.times = [
        TimePromise(applicantClass: nil, value: 3, unit: .workingDays, extensionValue: 2)
      ]
      $0.stamps.finished = Example.march(10, 16)
    },
    Case("clock not started, open", .notApplicable(.clockNotStarted)) {
      $0.leaveOpen()
      $0.stamps.complete = nil
    },
    Case("clock not started, finished: in time even from receipt", .compliant) {
      $0.stamps.complete = nil
    },
    Case("clock not started, finished: late from receipt", .notAssessable(.stampMissing)) {
      $0.stamps.complete = nil
      $0.stamps.finished = Example.march(20, 9)
    },
    // From 30 March, a Sunday that does not count, a month ends on 30 April; from 31 March, which does, on 29 April.
    Case(
      "months from an unknown start, late only from a day between", .notAssessable(.stampMissing)
    ) {
      $0.promise?.clock.dayCount = .includeFirst
      $0.promise?.times = [TimePromise(applicantClass: nil, value: 1, unit: .months)]
      $0.stamps = Stamps(received: Example.march(30, 20), finished: Example.march(61, 10))
      $0.imported = Example.march(62, 10)
      $0.asOf = Example.march(62, 10)
    },
    Case("clock not started, rejected", .notApplicable(.closedBeforeStart)) {
      $0.status = .rejected
      $0.stamps.complete = nil
    },
    Case("no column for the start of the clock, open", .notAssessable(.stampMissing)) {
      $0.leaveOpen()
      $0.stamps.complete = nil
      $0.untold = .complete
    },
    Case("clock starts at payment, and nobody paid", .notApplicable(.clockNotStarted)) {
      $0.promise?.clock.start = .paid
      $0.leaveOpen()
      $0.stamps.paid = nil
    },
    Case("closed at an unknown moment", .notAssessable(.stampMissing)) {
      $0.stamps.finished = nil
    },
    Case("rejected at an unknown moment", .notAssessable(.stampMissing)) {
      $0.status = .rejected
      $0.stamps.finished = nil
    },
    Case("withdrawn late is late", .deviates) {
      $0.status = .withdrawn
      $0.stamps.finished = Example.march(20, 9)
    },
    Case("finished before the clock started", .notAssessable(.impossibleOrder)) {
      $0.stamps.complete = Example.march(6, 9)
    },
    Case("open and in time", .notApplicable(.notYetDue)) {
      $0.leaveOpen()
      $0.asOf = Example.march(6, 16)
    },
    Case("open and overdue", .deviates) {
      $0.leaveOpen()
      $0.asOf = Example.march(6, 16) + 1
    },
    Case("open by its status, finished in time by its stamp", .notAssessable(.contradictory)) {
      $0.status = .open
    },
    Case("open by its status, finished late by its stamp", .deviates) {
      $0.status = .open
      $0.stamps.finished = Example.march(7, 9)
    },
    Case("withdrawn in time was not served", .notApplicable(.withdrawn)) { $0.status = .withdrawn },
    Case("paused for good", .notApplicable(.paused)) {
      $0.promise?.clock.stoppingReasons = [.payment]
      $0.leaveOpen()
      $0.pauses = [CasePause(reason: .payment, from: Example.march(4, 9), to: nil)]
    },
    Case("closed, with a pause that may have ended at any moment", .notAssessable(.stampMissing)) {
      $0.promise?.clock.stoppingReasons = [.payment]
      $0.stamps.finished = Example.march(20, 9)
      $0.pauses = [CasePause(reason: .payment, from: Example.march(4, 9), to: nil)]
    },
    Case("a pause that ends before it begins counts for nothing", .deviates) {
      $0.promise?.clock.stoppingReasons = [.payment]
      $0.stamps.finished = Example.march(7, 9)
      $0.pauses = [
        CasePause(reason: .payment, from: Example.march(5, 9), to: Example.march(4, 9))
      ]
    },
  ]

  @Test(arguments: cases) func `follows the steps of the standard`(_ item: Case<Verdict>) throws {
    #expect(try item.example.examine().verdicts[.time] == item.expected)
  }

  static let promises: [Case<Verdict>] = [
    Case("kept, and no standard", .compliant) {
      $0.promise = nil
      $0.stamps.promised = Example.march(6, 16)
    },
    Case("broken, though within the limit", .deviates) {
      $0.stamps.promised = Example.march(4, 16)
    },
    Case("kept, though beyond the limit", .deviates) {
      $0.stamps.promised = Example.march(20, 16)
      $0.stamps.finished = Example.march(20, 9)
    },
    Case("open before it, and no limit: a promise acquits nobody", .notAssessable(.noLimit)) {
      $0.promise?.times = []
      $0.leaveOpen()
      $0.stamps.promised = Example.march(31, 18)
    },
    Case("open after it", .deviates) {
      $0.promise?.times = []
      $0.leaveOpen()
      $0.stamps.promised = Example.march(31, 16)
    },
    Case("a pause does not move it", .deviates) {
      $0.promise?.clock.stoppingReasons = [.applicant]
      $0.leaveOpen()
      $0.pauses = [CasePause(reason: .applicant, from: Example.march(3, 9), to: nil)]
      $0.stamps.promised = Example.march(10, 16)
    },
    Case("closed at an unknown moment", .notAssessable(.stampMissing)) {
      $0.stamps.finished = nil
      $0.stamps.promised = Example.march(10, 16)
    },
    Case("finished before received", .notAssessable(.impossibleOrder)) {
      $0.stamps.finished = Example.march(2, 9)
      $0.stamps.promised = Example.march(1, 9)
    },
  ]

  @Test(arguments: promises) func `looks at the promised date too`(_ item: Case<Verdict>) throws {
    #expect(try item.example.examine().verdicts[.time] == item.expected)
  }

  @Test func `is grave when twice the limit is over`() throws {
    func severity(_ finished: Instant) throws -> [Severity] {
      try Example("late") { $0.stamps.finished = finished }.judge().deviations.map(\.severity)
    }
    #expect(try severity(Example.march(11, 16)) == [.medium])
    #expect(try severity(Example.march(11, 16) + 1) == [.high])
  }

  @Test func `doubles the limit together with its extension`() throws {
    var example = Example("late") {
      $0.promise?.times = [
        TimePromise(applicantClass: nil, value: 3, unit: .workingDays, extensionValue: 1)
      ]
      $0.isExtended = true
      $0.stamps.finished = Example.march(13, 16)
    }
    #expect(try example.judge().deviations.map(\.severity) == [.medium])
    example.stamps.finished = Example.march(13, 16) + 1
    #expect(try example.judge().deviations.map(\.severity) == [.high])
  }

  @Test func `does not depend on which rules are selected`() throws {
    let late = Example("late") { $0.stamps.finished = Example.march(20, 9) }
    let judged = try late.judge(rules: [.overcharge])
    #expect(judged.deviations.isEmpty)
    #expect(judged.tally.total.verdicts[.time]?.deviates == 1)
    #expect(judged.tally.total.rules.isEmpty)
  }

  @Test func `carries due instant, finish and standard`() throws {
    let late = Example("late") { $0.stamps.finished = Example.march(7, 9) }
    #expect(
      try late.judge().deviations == [
        Deviation(
          transaction: 1, rule: .finishedLate, severity: .medium, standard: 1,
          expected: Example.march(6, 16).seconds, actual: Example.march(7, 9).seconds)
      ])
  }
}
