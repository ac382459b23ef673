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
  /// By service: whose standards hold for it besides its own, and on which days; see `Inheritance`.
  private(set) var homes: [[CompiledHome]] = []
  private(set) var times: VariantTable<TimeLine>.Builder
  private(set) var limits = TimeLimits()
  private(set) var tariffs: VariantTable<TariffEntry>.Builder
  private(set) var lists: VariantTable<ListEntry>.Builder
  private(set) var listCandidates: [DocumentList] = []
  private(set) var documents = DocumentLists.Builder()
  /// By service.
  private(set) var papers: [KnownPapers] = []
  /// By which the lists of all standards know papers.
  private let listed: Set<String>
  /// What auditors said of spellings that no list knows.
  private let assignments: PaperAssignments
  private let inheritance: Inheritance

  init(catalogue: Catalogue, years: ClosedRange<Int>) {
    self.catalogue = catalogue
    listed = KnownPapers.names(of: catalogue.standards)
    assignments = PaperAssignments(catalogue)
    inheritance = Inheritance(catalogue)
    units = UnitCompiler(catalogue: catalogue, years: years)
    times = VariantTable.Builder(catalogue.variants)
    tariffs = VariantTable.Builder(catalogue.variants)
    lists = VariantTable.Builder(catalogue.variants)
  }

  /// Fills the arrays; `services`, `gaps` and `homes` follow the order of `catalogue.services`.
  mutating func compile() throws(RulebookFault) {
    let recordsOfService = try groupRecords()
    let slots = Dictionary(
      catalogue.services.enumerated().map { (ServiceKey($1.value), $0) },
      uniquingKeysWith: { first, _ in first })
    let unitIDs = Dictionary(
      catalogue.units.map { ($0.value.code, $0.id) }, uniquingKeysWith: { first, _ in first })
    for service in catalogue.services {
      let first = Int32(versions.count)
      let assigned = assignments.meanings(to: service.value)
      var uncovered = [DayRange.always]
      var above: [CompiledHome] = []
      for (depth, home) in inheritance.homes(of: service.value).enumerated() {
        let key = ServiceKey(unit: home.unit, code: home.service)
        guard let slot = slots[key] else { continue }
        if depth > 0 { above.append(CompiledHome(days: home.days, slot: Int32(slot))) }
        for record in recordsOfService[key] ?? [] {
          let standard = catalogue.standards[record].value
          let inForce = DayRange(from: standard.validFrom, to: standard.validTo)
          guard let days = inForce.intersection(home.days) else { continue }
          add(
            record, of: catalogue.services[slot].id, on: days, for: service.id, assigned)
          uncovered = uncovered.flatMap { $0.subtracting(days) }
        }
      }
      papers.append(
        KnownPapers(catalogue.documents[service.id] ?? [], listed: listed, assigned: assigned))
      services.append(
        CompiledService(
          unit: unitIDs[service.value.unit] ?? -1, zone: try units.zone(of: service.value.unit),
          calendar: try units.calendar(of: service.value.unit),
          versions: first..<Int32(versions.count)))
      gaps.append(uncovered)
      homes.append(above)
    }
  }

  private struct ServiceKey: Hashable {
    let unit: UnitCode
    let code: ServiceCode

    init(unit: UnitCode, code: ServiceCode) {
      self.unit = unit
      self.code = code
    }

    init(_ service: Service) { self.init(unit: service.unit, code: service.code) }
  }

  /// The indices of the records that can bind, by service: from the latest first day to the
  /// earliest, then from the record that came last.
  private func groupRecords() throws(RulebookFault) -> [ServiceKey: [Int]] {
    let known = Set(catalogue.services.map { ServiceKey($0.value) })
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

  /// Adds a version of `owner` as it binds the cases of a service, whose papers are its own.
  private mutating func add(
    _ record: Int, of owner: Int64, on days: DayRange, for service: Int64,
    _ assigned: [String: PaperAssignment.Meaning]
  ) {
    let standard = catalogue.standards[record].value
    let classes = ClassNames(standard)
    let listOfClass = addLists(of: standard, classes, service: service, assigned)
    versions.append(
      CompiledStandard(
        id: catalogue.standards[record].id,
        service: owner,
        validity: (days.from?.number ?? .min)...(days.to?.number ?? .max),
        start: standard.clock.start,
        choice: standard.appliesTo == .received ? .received : standard.clock.start,
        tariffOf: standard.tariffOf,
        stoppingReasons: standard.clock.stoppingReasons.reduce(0) { $0 | 1 << $1.rawValue },
        wait: standard.waitsAtMost.map { limits.index(of: $0, standard.clock) } ?? -1,
        times: times.add { limits.line(of: standard, classes: classes, for: $0) },
        tariffs: tariffs.add { TariffEntry(standard, classes, $0) },
        documents: lists.add { listOfClass($0.applicantClass) }))
    records.append(record)
  }

  /// Adds the requirement lists of a standard: one for each class that it names, and one for whoever else applies.
  private mutating func addLists(
    of standard: Standard, _ classes: ClassNames, service: Int64,
    _ assigned: [String: PaperAssignment.Meaning]
  ) -> (_ applicantClass: String?) -> ListEntry {
    guard let required = standard.documents else { return { _ in .none } }
    let ordinals = PaperOrdinals(
      known: catalogue.documents[service] ?? [], required: required, assigned: assigned
    ).ofRequiredByAnyName
    let ofOthers = documents.add(required, ordinals: ordinals, for: nil)
    let asksByClass = required.contains { !$0.classes.isEmpty }
    guard asksByClass else { return { _ in .list(ofOthers) } }
    var ofClass: [FoldedName: DocumentList] = [:]
    for name in classes.all {
      ofClass[name] = documents.add(required, ordinals: ordinals, for: name)
    }
    let first = Int32(listCandidates.count)
    listCandidates += [ofOthers] + classes.all.compactMap { ofClass[$0] }
    let all = first..<Int32(listCandidates.count)
    return { [ofClass] applicantClass in
      let named = classes.named(applicantClass).flatMap { ofClass[$0] }
      return named.map { .list($0) } ?? .several(all, ClassNames.reason(applicantClass))
    }
  }
}
