internal import ServiceStandards
internal import WorkingTime

/// Builds the arrays of a `Rulebook`: units first, then each service with its versions.
struct RulebookCompiler {
  private let catalogue: Catalogue
  private(set) var units: UnitCompiler
  private(set) var versions: [CompiledStandard] = []
  private(set) var records: [Int] = []
  private(set) var services: [CompiledService] = []
  private(set) var gaps: [[DayRange]] = []
  private(set) var times: VariantTable<TimeLine>.Builder
  private(set) var limits = TimeLimits()
  private(set) var tariffs: VariantTable<TariffEntry>.Builder
  private(set) var lists: VariantTable<DocumentList>.Builder
  private(set) var documents = DocumentLists.Builder()

  init(catalogue: Catalogue, years: ClosedRange<Int>) {
    self.catalogue = catalogue
    units = UnitCompiler(catalogue: catalogue, years: years)
    times = VariantTable.Builder(catalogue.variants)
    tariffs = VariantTable.Builder(catalogue.variants)
    lists = VariantTable.Builder(catalogue.variants)
  }

  /// Fills the arrays; `services` and `gaps` follow the order of `catalogue.services`.
  mutating func compile() throws(RulebookFault) {
    var recordsOfService = try groupRecords()
    let unitIDs = Dictionary(
      catalogue.units.map { ($0.value.code, $0.id) }, uniquingKeysWith: { first, _ in first })
    for service in catalogue.services {
      let key = ServiceKey(unit: service.value.unit, code: service.value.code)
      let own = recordsOfService.removeValue(forKey: key) ?? []
      let first = Int32(versions.count)
      for record in own { add(record, of: service.id) }
      services.append(
        CompiledService(
          unit: unitIDs[service.value.unit] ?? -1, zone: try units.zone(of: service.value.unit),
          calendar: try units.calendar(of: service.value.unit),
          versions: first..<Int32(versions.count)))
      gaps.append(
        own.map { catalogue.standards[$0].value }.reduce([DayRange.always]) { free, standard in
          free.flatMap {
            $0.subtracting(DayRange(from: standard.validFrom, to: standard.validTo))
          }
        })
    }
  }

  private struct ServiceKey: Hashable {
    let unit: UnitCode
    let code: ServiceCode
  }

  /// The indices of the records that can bind, by service: from the latest first day to the
  /// earliest, then from the record that came last.
  private func groupRecords() throws(RulebookFault) -> [ServiceKey: [Int]] {
    let known = Set(
      catalogue.services.map { ServiceKey(unit: $0.value.unit, code: $0.value.code) })
    var groups: [ServiceKey: [Int]] = [:]
    for (index, record) in catalogue.standards.enumerated() {
      let standard = record.value
      let key = ServiceKey(unit: standard.unit, code: standard.service)
      guard known.contains(key) else {
        throw .standardWithoutService(
          unit: standard.unit, service: standard.service, version: standard.version)
      }
      guard standard.state != .draft, standard.validTo.map({ standard.validFrom <= $0 }) ?? true
      else { continue }
      groups[key, default: []].append(index)
    }
    return groups.mapValues { indices in
      indices.sorted { left, right in
        rank(catalogue.standards[left]) > rank(catalogue.standards[right])
      }
    }
  }

  private func rank(_ record: Recorded<Standard>) -> (CivilDay, Instant, Int64) {
    (record.value.validFrom, record.recordedAt, record.id)
  }

  private mutating func add(_ record: Int, of service: Int64) {
    let standard = catalogue.standards[record].value
    let listOfClass = addLists(of: standard, service: service)
    versions.append(
      CompiledStandard(
        id: catalogue.standards[record].id,
        service: service,
        lacks: CompiledStandard.Lacks(standard),
        validity: standard.validFrom.number...(standard.validTo?.number ?? .max),
        start: standard.clock.start,
        stoppingReasons: standard.clock.stoppingReasons.reduce(0) { $0 | 1 << $1.rawValue },
        times: times.add { limits.line(of: standard, for: $0) },
        tariffs: tariffs.add { TariffEntry(standard.cost, $0) },
        documents: lists.add { listOfClass($0.applicantClass) }))
    records.append(record)
  }

  /// Adds the requirement lists of a standard: one for each class that it names, one for all other
  /// classes and one for cases without a class.
  private mutating func addLists(
    of standard: Standard, service: Int64
  ) -> (_ applicantClass: String?) -> DocumentList {
    guard let required = standard.documents else { return { _ in .none } }
    let ordinals = PaperOrdinals(
      known: catalogue.documents[service] ?? [], required: required
    ).ofRequired
    func add(_ applicantClass: String?) -> DocumentList {
      documents.add(required, ordinals: ordinals, for: applicantClass)
    }
    let ofNone = add(nil)
    let classes = required.reduce(into: Set()) { $0.formUnion($1.classes) }
    if classes.isEmpty { return { _ in ofNone } }  // for whoever applies
    var ofClass: [String: DocumentList] = [:]
    for name in classes.sorted() { ofClass[name] = add(name) }
    let ofOthers = add("\0")  // a class that no standard can name
    return { [ofClass] name in name.map { ofClass[$0] ?? ofOthers } ?? ofNone }
  }
}
