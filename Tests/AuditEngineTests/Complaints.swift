import AuditEngine
import NaiveAudit
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@Suite struct `The rule about complaints` {
  @Test func `finds nothing in the passing examples of its card`() throws {
    #expect(!AnsweredLateRule.passing.isEmpty)
    for example in AnsweredLateRule.passing {
      #expect(try example.verdict().deviation == nil, "\(example.title)")
    }
  }

  @Test func `finds a deviation in each failing example of its card`() throws {
    #expect(!AnsweredLateRule.failing.isEmpty)
    for example in AnsweredLateRule.failing {
      let verdict = try example.verdict()
      #expect(verdict.answer == .deviates && verdict.deviation != nil, "\(example.title)")
    }
  }

  @Test func `is listed with the others and has an id of its own`() {
    #expect(RuleSet.card(of: .answeredLate)?.scope == .complaint)
    #expect(Set(RuleSet.cards.map(\.id)).count == RuleSet.cards.count)
    #expect(!RuleSet.all.contains { $0.card.id == .answeredLate })
  }

  @Test func `says why it cannot judge`() throws {
    var example = ComplaintExample("a class that the ladder does not have")
    example.category = "urgent"
    #expect(try example.verdict().answer == .notAssessable(.classNotInStandard))
    example = ComplaintExample("answered before it was received") {
      $0.stamps.answered = Example.march(2, 8)
    }
    #expect(try example.verdict().answer == .notAssessable(.impossibleOrder))
    example = ComplaintExample("closed without a stamp of the answer") {
      $0.stamps.answered = nil
      $0.stamps.closed = Example.march(20, 8)
    }
    #expect(try example.verdict().answer == .notAssessable(.stampMissing))
    example = ComplaintExample("an answer that has not happened yet") {
      $0.stamps.answered = Example.march(20, 8)
      $0.asOf = Example.march(11, 8)
    }
    #expect(try example.verdict().deviation?.answered == nil)
    #expect(try example.verdict().deviation?.severity == .high)
  }

  @Test(arguments: 1...40) func `agrees with counting day by day`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let office = Office(&random)
    var judge = try ComplaintJudge(
      catalogue: try office.catalogue(), years: 2024...2026, ladders: Ladders([office.ladder]))
    for _ in 0..<200 {
      let complaint = try office.complaint(&random)
      let asOf = Office.instant(
        Int(random.next() % 260), second: Int(random.next() % 86_400))
      guard complaint.stamps.received <= asOf else { continue }
      let verdict = try judge.judge(complaint, asOf: asOf)
      #expect(verdict.answer == office.naive(complaint, asOf: asOf), "\(complaint) \(asOf)")
      #expect((verdict.deviation != nil) == (verdict.answer == .deviates))
    }
  }
}

/// An office in UTC+8 that is open from 8 to 16 on Monday to Friday but on its holidays, with random
/// limits; days are counted from 2025-01-01.
private struct Office {
  static let first = CivilDay(year: 2025, month: 1, day: 1) ?? CivilDay(number: 0)
  let holidays: Set<Int>
  let ladder: Ladder
  let limits: [String: (days: Int64, working: Bool)]

  init(_ random: inout SplitMix64) {
    holidays = Set((0..<20).map { _ in Int(random.next() % 400) } + [0])
    var limits: [String: (days: Int64, working: Bool)] = [:]
    for name in ["simple", "normal", "inspection"] {
      limits[name] = (Int64(random.next() % 70), random.next() % 3 > 0)
    }
    self.limits = limits
    ladder = Ladder(
      name: "random", validFrom: nil, source: nil,
      classes: limits.map { name, limit in
        Ladder.Class(
          code: name, name: nil,
          steps: [
            Ladder.Step(
              kind: .answer,
              limit: TimeLimit(limit.days, limit.working ? .workingDays : .calendarDays),
              start: .complete, source: nil, isConfirmed: false)
          ])
      })
  }

  static func instant(_ day: Int, second: Int) -> Instant {
    Instant((Int64(first.number) + Int64(day)) * 86_400 + Int64(second) - 8 * 3600)
  }

  func catalogue() throws -> Catalogue {
    let example = try Example("office").catalogue()
    var catalogue = example
    var version = example.calendars[0].value
    version.definition.holidays = holidays.map {
      Holiday(day: Office.first + $0, name: "Libur", kind: "cuti", decree: "SK")
    }
    version.definition.holidayKnowledge = .declared(completeYears: Set(2020...2035))
    catalogue.calendars = [
      Recorded(id: 1, recordedAt: example.calendars[0].recordedAt, value: version)
    ]
    return catalogue
  }

  func complaint(_ random: inout SplitMix64) throws -> Complaint {
    func instant(_ low: Int) -> Instant {
      Office.instant(low + Int(random.next() % 120), second: Int(random.next() % 86_400))
    }
    let received = instant(0)
    let classes = ["simple", "normal", "inspection", "other"]
    return Complaint(
      unit: try UnitCode("MPP-Contoh"), source: .book, number: "1",
      category: classes[Int(random.next() % 4)], topic: .delay,
      stamps: Complaint.Stamps(
        received: received, complete: random.next() % 3 == 0 ? instant(5) : nil,
        answered: random.next() % 4 == 0 ? nil : instant(20)))
  }

  /// Looks at every date, one after the other.
  func naive(_ complaint: Complaint, asOf: Instant) -> Verdict {
    guard let limit = complaint.category.flatMap({ limits[$0] }) else {
      return .notAssessable(.classNotInStandard)
    }
    let answered = complaint.stamps.answered.flatMap { $0 <= asOf ? $0 : nil }
    let complete = complaint.stamps.complete.flatMap { $0 <= asOf ? $0 : nil }
    if let answered, answered < complaint.stamps.received {
      return .notAssessable(.impossibleOrder)
    }
    let start = complete ?? complaint.stamps.received
    var day = Int((start.seconds + 8 * 3600) / 86_400) - Int(Office.first.number)
    var counted: Int64 = 0
    if limit.days == 0 {
      while !isOpen(day) { day += 1 }
    } else if limit.working {
      while counted < limit.days {
        day += 1
        if isOpen(day) { counted += 1 }
      }
    } else {
      day += Int(limit.days)
      while !isOpen(day) { day += 1 }
    }
    let due = Office.instant(day, second: 16 * 3600)
    if let answered { return answered > due ? .deviates : .compliant }
    return asOf > due ? .deviates : .notApplicable(.notYetDue)
  }

  private func isOpen(_ day: Int) -> Bool {
    let weekday = (Office.first + day).weekday
    return weekday != .saturday && weekday != .sunday && !holidays.contains(day)
  }
}
