/// By whose standards the services of a catalogue go: by their own, and where their unit inherits and none of these
/// is in force, on each day by those of the nearest unit above that has the service itself.
package struct Inheritance: Sendable {
  /// A service whose standards hold for another one, or for itself.
  package struct Home: Hashable, Sendable {
    package let unit: UnitCode
    package let service: ServiceCode
    /// On which days they do.
    package let days: DayRange

    package var place: Place { Place(unit: unit, service: service) }
  }

  /// What identifies a service.
  package struct Place: Hashable, Sendable {
    package let unit: UnitCode
    package let service: ServiceCode

    package init(unit: UnitCode, service: ServiceCode) {
      self.unit = unit
      self.service = service
    }

    package init(_ service: Service) { self.init(unit: service.unit, service: service.code) }
  }

  private let ids: [Place: Int64]
  private let inheriting: Set<UnitCode>
  private let inherited: Set<Place>
  private let tree: UnitTree
  private let standards: [Place: [Recorded<Standard>]]

  package init(_ catalogue: Catalogue) {
    ids = Dictionary(
      catalogue.services.map { (Place($0.value), $0.id) }, uniquingKeysWith: { first, _ in first })
    inherited = Set(catalogue.services.filter(\.value.isInherited).map { Place($0.value) })
    inheriting = Set(catalogue.units.filter(\.value.inheritsServices).map(\.value.code))
    tree = UnitTree(catalogue)
    standards = Dictionary(
      grouping: catalogue.standards,
      by: { Place(unit: $0.value.unit, service: $0.value.service) })
  }

  /// Whose standards are asked for a case of the service, in that order; the first is the service itself, on all days.
  /// Of those whose days contain a day, the last is the service that nothing stands behind: its days without a
  /// standard are those of all before it.
  package func homes(of service: Service) -> [Home] {
    homes(of: Place(service), within: .always, path: [])
  }

  /// The recorded standards of all these, in the order in which they are asked; each once, whatever the days.
  package func standards(of service: Service) -> [Recorded<Standard>] {
    var seen: Set<Place> = []
    return homes(of: service).map(\.place).filter { seen.insert($0).inserted }
      .flatMap { standards[$0] ?? [] }
  }

  /// Those services above it by whose standards it may go which do not stand there by inheritance alone; the nearest
  /// first, each once.
  package func owners(above service: Service) -> [Place] {
    var seen: Set<Place> = [Place(service)]
    return homes(of: service).map(\.place).filter {
      !inherited.contains($0) && seen.insert($0).inserted
    }
  }

  /// The services that go by the standards of another one, by the database ids of both.
  package var heirs: [Int64: Set<Int64>] {
    var heirs: [Int64: Set<Int64>] = [:]
    for (place, id) in ids where inheriting.contains(place.unit) {
      for home in homes(of: place, within: .always, path: []).dropFirst() {
        if let owner = ids[home.place] { heirs[owner, default: []].insert(id) }
      }
    }
    return heirs
  }

  private func homes(of place: Place, within days: DayRange, path: Set<UnitCode>) -> [Home] {
    let own = Home(unit: place.unit, service: place.service, days: days)
    guard inheriting.contains(place.unit) else { return [own] }
    return [own] + above(place, place.unit, within: days, path: path)
  }

  /// Those of the nearest unit above that has the service, with what it inherits itself; what is above later comes first.
  private func above(
    _ place: Place, _ unit: UnitCode, within days: DayRange, path: Set<UnitCode>
  ) -> [Home] {
    let path = path.union([unit])
    return tree.stretches(of: unit).reversed().flatMap { stretch -> [Home] in
      // A unit below itself inherits nothing by that.
      guard let parent = stretch.parent, !path.contains(parent),
        let days = stretch.days.intersection(days)
      else { return [] }
      let found = Place(unit: parent, service: place.service)
      return ids[found] != nil
        ? homes(of: found, within: days, path: path)
        : above(place, parent, within: days, path: path)
    }
  }
}
