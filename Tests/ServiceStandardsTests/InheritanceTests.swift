import ServiceStandards
import Testing
import WorkingTime

/// SURAT of a city, an office and a counter below it, and of another office.
@Suite struct `The standards by which a service goes` {
  private let service: ServiceCode
  private let city: UnitCode
  private let office: UnitCode
  private let other: UnitCode
  private let counter: UnitCode

  init() throws {
    service = try ServiceCode("SURAT")
    city = try UnitCode("Kota")
    office = try UnitCode("Dinas")
    other = try UnitCode("Badan")
    counter = try UnitCode("Loket")
  }

  private func unit(
    _ code: UnitCode, below parent: UnitCode?, from: Int32? = nil, inherits: Bool = true
  ) -> Recorded<Unit> {
    Recorded(
      id: 1, recordedAt: Instant(0),
      value: Unit(
        code: code, name: "", parent: parent, parentFrom: from.map(CivilDay.init(number:)),
        zone: "UTC", calendar: nil, inheritsServices: inherits))
  }

  private func service(of unit: UnitCode) -> Service {
    Service(unit: unit, code: service, name: "", agency: nil)
  }

  /// The units whose standards hold for the counter, with their days.
  private func homes(
    _ units: [Recorded<Unit>], serving: [UnitCode], earlier: [UnitParent] = []
  ) -> [String] {
    let services = serving.enumerated().map {
      Recorded(id: Int64($0.offset), recordedAt: Instant(0), value: service(of: $0.element))
    }
    let catalogue = Catalogue(units: units, earlierParents: earlier, services: services)
    return Inheritance(catalogue).homes(of: service(of: counter)).map { home in
      func text(_ day: CivilDay?) -> String { day.map { "\($0.number)" } ?? "" }
      return "\(home.unit) \(text(home.days.from))-\(text(home.days.to))"
    }
  }

  @Test func `are its own where its unit does not inherit`() {
    let units = [unit(counter, below: office, inherits: false), unit(office, below: nil)]
    #expect(homes(units, serving: [counter, office]) == ["Loket -"])
  }

  @Test func `are its own, then those of the nearest unit above that has the service`() {
    let units = [
      unit(counter, below: office), unit(office, below: city), unit(city, below: nil),
    ]
    #expect(homes(units, serving: [counter, city]) == ["Loket -", "Kota -"])
    #expect(
      homes(units, serving: [counter, office, city]) == ["Loket -", "Dinas -", "Kota -"])
    #expect(homes(units, serving: [counter]) == ["Loket -"])
  }

  @Test func `end with a unit that does not inherit itself`() {
    let units = [
      unit(counter, below: office), unit(office, below: city, inherits: false),
      unit(city, below: nil),
    ]
    #expect(homes(units, serving: [counter, office, city]) == ["Loket -", "Dinas -"])
    // One that has nothing to do with the service stands in nobody's way.
    #expect(homes(units, serving: [counter, city]) == ["Loket -", "Kota -"])
  }

  @Test func `are on each day those of the unit below which it stood then`() {
    let units = [
      unit(counter, below: office, from: 100), unit(office, below: nil), unit(other, below: nil),
    ]
    let earlier = [UnitParent(unit: counter, from: nil, parent: other)]
    #expect(
      homes(units, serving: [counter, office, other], earlier: earlier)
        == ["Loket -", "Dinas 100-", "Badan -99"])
  }

  @Test func `are its own where a unit stands below itself`() {
    let units = [unit(counter, below: office), unit(office, below: counter)]
    #expect(homes(units, serving: [counter]) == ["Loket -"])
    #expect(homes(units, serving: [counter, office]) == ["Loket -", "Dinas -"])
  }

  @Test func `are those of owners, and of none that has only inherited them`() {
    let units = [unit(counter, below: office), unit(office, below: city), unit(city, below: nil)]
    func owners(officeIsHeir isHeir: Bool) -> [UnitCode] {
      var services = [counter, office, city].map { service(of: $0) }
      services[1].isInherited = isHeir
      let catalogue = Catalogue(
        units: units,
        services: services.enumerated().map {
          Recorded(id: Int64($0.offset), recordedAt: Instant(0), value: $0.element)
        })
      return Inheritance(catalogue).owners(above: service(of: counter)).map(\.unit)
    }
    #expect(owners(officeIsHeir: true) == [city])
    #expect(owners(officeIsHeir: false) == [office, city])
  }

  @Test func `are told of those from whom others inherit`() {
    let units = [unit(counter, below: office), unit(office, below: city), unit(city, below: nil)]
    let services = [(1, counter), (2, office), (3, city)].map {
      Recorded(id: $0.0, recordedAt: Instant(0), value: service(of: $0.1))
    }
    #expect(
      Inheritance(Catalogue(units: units, services: services)).heirs == [2: [1], 3: [1, 2]])
  }
}
