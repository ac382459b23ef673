import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

/// The example's case is one of a counter below the unit that has the standard.
@Suite struct `A standard that is inherited` {
  private static let counter: Int64 = 2

  /// The catalogue of the example with a counter that inherits, whose service has the id 2.
  private func catalogue(
    _ example: Example, _ change: (inout Catalogue) throws -> Void = { _ in }
  ) throws -> Catalogue {
    var catalogue = try example.catalogue()
    let above = try #require(catalogue.units.first).value
    let service = try #require(catalogue.services.first)
    let code = try UnitCode("MPP-Contoh.LOKET")
    catalogue.units.append(
      Recorded(
        id: Self.counter, recordedAt: Instant(0),
        value: Unit(
          code: code, name: "", parent: above.code, zone: above.zone, calendar: nil,
          inheritsServices: true)))
    var heir = service.value
    heir.unit = code
    heir.isInherited = true
    catalogue.services.append(
      Recorded(id: Self.counter, recordedAt: Instant(0), value: heir))
    catalogue.documents[Self.counter] = catalogue.documents[service.id]
    try change(&catalogue)
    return catalogue
  }

  /// The case twice: of the unit and of the counter.
  private func judge(
    _ example: Example, _ change: (inout Catalogue) throws -> Void = { _ in }
  ) throws -> (deviations: [Deviation], tally: Tally) {
    let rulebook = try Rulebook(catalogue: catalogue(example, change), years: 2024...2026)
    var auditor = Auditor(rulebook: rulebook, asOf: example.asOf)
    var deviations: [Deviation] = []
    for id in [Example.ids, Self.counter] {
      var batch = example.batch()
      batch.id = [id]
      batch.service = [id]
      auditor.judge(batch, into: &deviations)
    }
    return (deviations, auditor.tally)
  }

  @Test func `finds late whom it finds late where it was promised, each by itself`() throws {
    let late = Example("late") { $0.stamps.finished = Example.march(20, 9) }
    let (deviations, tally) = try judge(late)
    #expect(deviations.map(\.transaction) == [1, 2])
    #expect(deviations.allSatisfy { $0.rule == .finishedLate && $0.standard == 1 })
    #expect(tally.services[1]?.rules[.finishedLate]?.count == 1)
    #expect(tally.services[2]?.rules[.finishedLate]?.count == 1)
    #expect(tally.standards[ServedStandard(service: 2, standard: 1)]?.held == 1)
  }

  @Test func `lacks what it lacks once, of the service that has promised it`() throws {
    let example = Example("no cost") { $0.promise?.cost = .notStated }
    let found = try judge(example).tally.standardDeviations
    #expect(
      found == [
        StandardDeviation(
          service: 1, rule: .incompleteStandard, severity: .medium, standard: 1, lacks: [.cost],
          transactions: 2)
      ])
  }

  @Test func `is missing once, from the service from which others would have inherited it`() throws
  {
    let example = Example("no standard any more") { $0.promise?.validTo = Example.day(2) }
    let found = try judge(example).tally.standardDeviations
    #expect(
      found == [
        StandardDeviation(
          service: 1, rule: .noStandard, severity: .high, gapFrom: Example.day(3), gapTo: nil,
          transactions: 2)
      ])
    #expect(found.map(\.subject) == [.gap(service: 1, from: Example.day(3))])
  }

  @Test func `gives way to the counter's own as long as that is in force`() throws {
    func held(through last: Int?) throws -> Int64? {
      let example = Example("case")
      let catalogue = try catalogue(example) { catalogue in
        let unit = try #require(catalogue.units.last).value.code
        catalogue.addVersion(id: 9) {
          $0.unit = unit
          // The earlier of the two.
          $0.validFrom = Example.day(-90)
          $0.validTo = last.map(Example.day)
        }
      }
      var batch = example.batch()
      batch.service = [Self.counter]
      return try Rulebook(catalogue: catalogue, years: 2024...2026)
        .examine(batch, row: 0, asOf: example.asOf).standing.standard?.id
    }
    #expect(try held(through: nil) == 9)
    #expect(try held(through: 2) == 1)
  }

  @Test func `holds on the days on which the counter stands below its unit`() throws {
    let found = try judge(Example("case")) { catalogue in
      let counter = try #require(catalogue.units.last)
      catalogue.units.removeLast()
      var moved = counter.value
      moved.parentFrom = Example.day(4)
      catalogue.units.append(Recorded(id: counter.id, recordedAt: Instant(0), value: moved))
    }.tally.standardDeviations
    // Complete on 3 March: on that day nothing was above it.
    #expect(
      found == [
        StandardDeviation(
          service: 2, rule: .noStandard, severity: .high, gapFrom: nil, gapTo: Example.day(3),
          transactions: 1)
      ])
  }

  @Test func `is kept by the counter's own hours`() throws {
    let calendar = try CalendarCode("loket")
    let example = Example("late") { $0.stamps.finished = Example.march(20, 9) }
    func deviations(withOwnCalendar isOwn: Bool) throws -> [Int64] {
      try judge(example) { catalogue in
        let counter = try #require(catalogue.units.last)
        catalogue.units.removeLast()
        var unit = counter.value
        var closed = try #require(catalogue.calendars.first).value
        unit.calendar = isOwn ? calendar : nil
        closed.code = calendar
        // Open on Sundays alone.
        closed.definition.weeks = closed.definition.weeks.map { dated in
          DatedWeek(
            from: dated.from, to: dated.to,
            week: dated.week.values.first.map { [.sunday: $0] } ?? [:])
        }
        catalogue.units.append(Recorded(id: counter.id, recordedAt: Instant(0), value: unit))
        catalogue.calendars.append(Recorded(id: 2, recordedAt: Instant(0), value: closed))
      }.deviations.map(\.transaction)
    }
    #expect(try deviations(withOwnCalendar: false) == [1, 2])
    #expect(try deviations(withOwnCalendar: true) == [1])
  }

  @Test func `is marked as what its owner lacks`() throws {
    let example = Example("no cost") { $0.promise?.cost = .notStated }
    let rulebook = try Rulebook(catalogue: catalogue(example), years: 2024...2026)
    var auditor = Auditor(rulebook: rulebook, asOf: example.asOf)
    var batch = example.batch()
    batch.service = [Self.counter]
    var deviations: [Deviation] = []
    auditor.judge(batch, into: &deviations)
    var marks: [RuleMark] = []
    auditor.forEachMark(in: batch) { marks.append($0) }
    #expect(marks.map(\.service) == [1] && marks.map(\.subject) == [.standard(1)])
  }
}
