internal import ServiceStandards

/// The services of a standards file and the versions of their standards.
struct ServiceEntries {
  private struct ServiceName: Hashable {
    let unit: UnitCode
    let service: ServiceCode
  }

  private let units: [UnitCode: Unit]
  private let agencies: Set<AgencyCode>
  private(set) var services: [Service] = []
  private(set) var standards: [Standard] = []
  private var places = FirstPlaces<ServiceName>()

  /// - Parameters:
  ///   - units: Those of the file and those known before.
  ///   - agencies: Likewise.
  init(units: [UnitCode: Unit], agencies: Set<AgencyCode>) {
    self.units = units
    self.agencies = agencies
  }

  mutating func read(_ values: [YAMLValue]) {
    for value in values { readService(value) }
  }

  private mutating func readService(_ value: YAMLValue) {
    let keys = ["unit", "code", "name", "agency", "agency_from", "numbers_restart", "standards"]
    guard let entry = value.mapping(keys) else { return }
    let unit = entry.required("unit").flatMap { self.unit($0) }
    let name = entry.required("name")?.text()
    let agency = entry["agency"].flatMap { self.agency($0) }
    let agencyFrom = entry["agency_from"]?.day()
    let restart = entry["numbers_restart"]?.word(NumbersRestart.allCases.map { ($0.rawValue, $0) })
    let codePlace = entry.required("code")
    let code = codePlace?.code(Service.self)
    let decimals = unit.flatMap { units[$0]?.currency.decimals } ?? 0
    var versions = FirstPlaces<String>()
    let entries = entry.list("standards").compactMap { value -> Standard? in
      // Read for their problems even when it is not clear whose they are.
      let reader = StandardEntry(value, decimals: decimals)
      guard let standard = reader.standard(unit: unit, service: code) else { return nil }
      guard let place = reader.versionPlace, versions.claim(standard.version, at: place) else {
        return nil
      }
      return standard
    }
    guard let unit, let code, let name, let codePlace,
      places.claim(ServiceName(unit: unit, service: code), at: codePlace)
    else { return }
    services.append(
      Service(
        unit: unit, code: code, name: name, agency: agency, agencyFrom: agencyFrom,
        numbersRestart: restart ?? .never))
    standards += entries
  }

  private func unit(_ value: YAMLValue) -> UnitCode? {
    guard let code = value.code(Unit.self) else { return nil }
    if units[code] == nil {
      let nearest = NearestName.of(code.text, in: units.keys.map(\.text))
      value.note(.unknownReference(.unit, nearest: nearest))
      return nil
    }
    return code
  }

  private func agency(_ value: YAMLValue) -> AgencyCode? {
    guard let code = value.code(Agency.self) else { return nil }
    if !agencies.contains(code) {
      let nearest = NearestName.of(code.text, in: agencies.map(\.text))
      value.note(.unknownReference(.agency, nearest: nearest))
      return nil
    }
    return code
  }
}
