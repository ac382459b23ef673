import ServiceStandards
import Testing
import WorkingTime

@Suite struct `The units above a unit` {
  private let counter: UnitCode
  private let first: UnitCode
  private let second: UnitCode
  private let city: UnitCode

  init() throws {
    counter = try UnitCode("Loket")
    first = try UnitCode("Dinas-A")
    second = try UnitCode("Dinas-B")
    city = try UnitCode("Kota")
  }

  private func day(_ number: Int32) -> CivilDay { CivilDay(number: number) }

  private func unit(_ code: UnitCode, below parent: UnitCode?, from: Int32? = nil)
    -> Recorded<Unit>
  {
    Recorded(
      id: 1, recordedAt: Instant(0),
      value: Unit(
        code: code, name: "", parent: parent, parentFrom: from.map(day), zone: "UTC",
        calendar: nil))
  }

  private func tree(_ units: [Recorded<Unit>], _ earlier: [UnitParent] = []) -> UnitTree {
    UnitTree(Catalogue(units: units, earlierParents: earlier))
  }

  @Test func `are the same on every day as long as nothing else was told`() {
    let tree = tree([unit(counter, below: first), unit(first, below: city), unit(city, below: nil)])
    #expect(tree.days(of: counter, within: [city]) == [.always])
    #expect(tree.days(of: counter, within: [second]).isEmpty)
    #expect(tree.parent(of: counter, on: day(5)) == first)
    #expect(tree.days(of: city, within: [city]).contains(day(5)))
    #expect(!tree.days(of: city, within: [counter]).contains(day(5)))
  }

  @Test func `change on the day on which another one begins`() {
    let tree = tree(
      [
        unit(counter, below: second, from: 100), unit(first, below: city),
        unit(second, below: city),
      ],
      [UnitParent(unit: counter, from: nil, parent: first)])
    #expect(tree.days(of: counter, within: [first]) == [DayRange(from: nil, to: day(99))])
    #expect(tree.days(of: counter, within: [second]) == [DayRange(from: day(100), to: nil)])
    // On the way through both it never leaves the city.
    #expect(tree.days(of: counter, within: [city]) == [.always])
    #expect(tree.days(of: counter, within: [first, second]) == [.always])
  }

  @Test func `are what was told last, from its first day on`() {
    let told = [
      UnitParent(unit: counter, from: nil, parent: first),
      UnitParent(unit: counter, from: day(200), parent: second),
      UnitParent(unit: counter, from: day(100), parent: second),
    ]
    let corrected = tree([unit(counter, below: first, from: 300)], told)
    #expect(
      corrected.days(of: counter, within: [second]) == [DayRange(from: day(100), to: day(299))])
    #expect(
      corrected.days(of: counter, within: [first]) == [
        DayRange(from: nil, to: day(99)), DayRange(from: day(300), to: nil),
      ])
  }

  @Test func `are none before the first day of the first one`() {
    let tree = tree([unit(counter, below: first, from: 100)])
    #expect(tree.parent(of: counter, on: day(99)) == nil)
    #expect(tree.days(of: counter, within: [first]) == [DayRange(from: day(100), to: nil)])
  }

  @Test func `come to an end also where units stand above each other`() {
    let tree = tree([unit(first, below: second), unit(second, below: first)])
    #expect(tree.days(of: first, within: [second]) == [.always])
    #expect(tree.days(of: first, within: [city]).isEmpty)
  }
}

extension UnitTree {
  fileprivate func parent(of unit: UnitCode, on day: CivilDay) -> UnitCode? {
    stretches(of: unit).last { $0.days.contains(day) }?.parent
  }
}

@Suite struct `Ranges of days` {
  @Test func `that touch or overlap become one`() {
    func range(_ from: Int32?, _ to: Int32?) -> DayRange {
      DayRange(from: from.map { CivilDay(number: $0) }, to: to.map { CivilDay(number: $0) })
    }
    #expect([range(5, 9), range(nil, 4), range(20, 30)].joined == [range(nil, 9), range(20, 30)])
    #expect([range(1, 10), range(3, 5), range(8, nil)].joined == [range(1, nil)])
    #expect([range(1, nil), range(50, 60)].joined == [range(1, nil)])
    #expect([DayRange]().joined.isEmpty)
  }
}
