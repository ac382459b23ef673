internal import ServiceStandards

extension Store {
  /// The services that units inherit, as they should stand now: those of the nearest unit above that has them, but for
  /// what a unit has declared itself. One that its unit inherits no longer becomes its own, for it has cases perhaps.
  /// Those that stand so already are left out.
  func inheritedServices() throws(StoreError) -> [Service] {
    let units = Dictionary(
      try units().map { ($0.value.code, $0.value) }, uniquingKeysWith: { first, _ in first })
    var known: [UnitCode: [ServiceCode: Service]] = [:]
    for service in try services().map(\.value) {
      known[service.unit, default: [:]][service.code] = service
    }
    var changed: [Service] = []
    // From the top, for what a unit inherits is inherited from it.
    for unit in units.values.sorted(by: { depth(of: $0, in: units) < depth(of: $1, in: units) }) {
      let own = known[unit.code] ?? [:]
      let above = unit.inheritsServices ? offered(above: unit, in: units, known) : [:]
      var services: [Service] = own.values.filter { $0.isInherited && !unit.inheritsServices }.map {
        var service = $0
        service.isInherited = false
        return service
      }
      for var service in above.values where own[service.code]?.isInherited ?? true {
        service.unit = unit.code
        service.isInherited = true
        if own[service.code] != service { services.append(service) }
      }
      for service in services { known[unit.code, default: [:]][service.code] = service }
      changed += services.sorted { $0.code < $1.code }
    }
    return changed
  }

  /// What the units above one offer; of several that have a service the nearest.
  private func offered(
    above unit: Unit, in units: [UnitCode: Unit], _ known: [UnitCode: [ServiceCode: Service]]
  ) -> [ServiceCode: Service] {
    var offered: [ServiceCode: Service] = [:]
    for above in chain(above: unit, in: units) {
      offered.merge(known[above.code] ?? [:], uniquingKeysWith: { nearest, _ in nearest })
    }
    return offered
  }

  private func depth(of unit: Unit, in units: [UnitCode: Unit]) -> (Int, String) {
    (chain(above: unit, in: units).count, unit.code.text)
  }

  /// The units above one, the nearest first; one that is below itself is met once.
  private func chain(above unit: Unit, in units: [UnitCode: Unit]) -> [Unit] {
    var chain: [Unit] = []
    var met: Set<UnitCode> = [unit.code]
    var next = unit.parent
    while let code = next, let above = units[code], met.insert(code).inserted {
      chain.append(above)
      next = above.parent
    }
    return chain
  }

  /// Makes the papers of inherited standards known to the services that go by them, which count papers by ordinals of
  /// their own.
  func registerInheritedDocuments() throws(StoreError) {
    var catalogue = try places()
    guard catalogue.units.contains(where: \.value.inheritsServices) else { return }
    catalogue.standards = try standards(known: .max)
    let inheritance = Inheritance(catalogue)
    let documents = try documents()
    for service in catalogue.services {
      var known = Set((documents[service.id] ?? []).map(\.code))
      for standard in inheritance.standards(of: service.value) {
        for paper in standard.value.documents ?? [] where known.insert(paper.code).inserted {
          try registerDocument(service: service.id, code: paper.code.text, name: paper.name)
        }
      }
    }
  }
}
