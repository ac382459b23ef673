package import ServiceStandards
package import WorkingTime

/// Standards and calendars, compiled once for a run into flat arrays: a service's id leads to its
/// slot, the slot to its versions, a version and a variant to limit, tariff and requirement list.
///
/// It is a class only so that it is handed on as one reference; nothing in it changes.
package final class Rulebook: Sendable {
  /// What it was compiled from.
  package let catalogue: Catalogue
  /// Versions that can bind, by service and in the order in which they are asked.
  package let versions: [CompiledStandard]

  /// Some version says how long a case may wait for the start of its clock.
  let limitsWaits: Bool
  let slots: ServiceSlots
  /// By slot.
  let services: [CompiledService]
  /// By slot: stretches of days without a version in force, sorted.
  let gaps: [[DayRange]]
  /// By slot: whose standards hold for the service besides its own, in the order in which they are asked.
  private let homes: [[CompiledHome]]
  /// By zone; the first is UTC.
  let localDays: [LocalDays]
  let calendars: [UnitCalendar]
  /// By calendar: index of its own zone in `localDays`.
  let calendarZones: [Int32]
  let times: VariantTable<TimeLine>
  let limits: [TimeLimit]
  /// Limits of which one holds, where it cannot be told which.
  let lineCandidates: [TimeLineLimit]
  let tariffs: VariantTable<TariffEntry>
  let lists: VariantTable<ListEntry>
  /// Lists of which one holds, where it cannot be told which.
  let listCandidates: [DocumentList]
  /// By slot.
  private let papers: [KnownPapers]
  let documents: DocumentLists
  /// By version: index of its record in `catalogue.standards`.
  let records: [Int]

  /// Compiles a catalogue.
  ///
  /// - Parameters:
  ///   - catalogue: Standards and calendars as known for the run.
  ///   - years: Those in which due instants may fall; calendars are laid out for them.
  /// - Throws: `RulebookFault` when the catalogue contradicts itself.
  package init(catalogue: Catalogue, years: ClosedRange<Int>) throws(RulebookFault) {
    var compiler = RulebookCompiler(catalogue: catalogue, years: years)
    try compiler.compile()
    self.catalogue = catalogue
    versions = compiler.versions
    limitsWaits = compiler.versions.contains { $0.wait >= 0 }
    slots = ServiceSlots(catalogue.services.map(\.id))
    services = compiler.services
    gaps = compiler.gaps
    homes = compiler.homes
    localDays = compiler.units.localDays
    calendars = compiler.units.calendars
    calendarZones = compiler.units.calendarZones
    times = compiler.times.table
    limits = compiler.limits.limits
    lineCandidates = compiler.limits.candidates
    tariffs = compiler.tariffs.table
    lists = compiler.lists.table
    listCandidates = compiler.listCandidates
    papers = compiler.papers
    documents = compiler.documents.lists
    records = compiler.records
  }

  /// The compiled calendar of a service's unit or of the nearest unit above; `nil`: there is none.
  package func calendar(ofService id: Int64) -> CompiledCalendar? {
    slots.slot(of: id).flatMap { services[Int($0)].calendar }.map { calendars[Int($0)].clock }
  }

  /// The calendars by which a service's unit goes, one after the other; none when there is none.
  package func calendarCodes(ofService id: Int64) -> [CalendarCode] {
    slots.slot(of: id).flatMap { services[Int($0)].calendar }.map { calendars[Int($0)].codes } ?? []
  }

  /// The service in that slot; slots beyond the catalogue's are strangers.
  func service(at slot: Int32) -> CompiledService {
    Int(slot) < services.count ? services[Int(slot)] : .stranger
  }

  /// The papers of the service in that slot which some list knows.
  func knownPapers(at slot: Int32) -> KnownPapers {
    papers.indices.contains(Int(slot)) ? papers[Int(slot)] : .none
  }

  /// The service whose transactions have that database id.
  func service(ofTransactionsOf id: Int64) -> CompiledService {
    slots.slot(of: id).map { services[Int($0)] } ?? .stranger
  }

  /// The local day of an instant, in epoch seconds, by the zone of a service's unit.
  func day(of seconds: Int64, in service: CompiledService) -> CivilDay {
    localDays[Int(service.zone)][seconds]
  }

  /// The stretch of days without a version in force around a day on which none is: of the service itself, and where
  /// it inherits, of the one that nothing stands behind. `id` is that of a service that the catalogue does not know.
  func gap(around day: CivilDay, slot: Int32, id: Int64) -> Gap {
    guard Int(slot) < gaps.count else { return Gap(service: id, days: .always) }
    let owner = Int(homes[Int(slot)].last { $0.days.contains(day) }?.slot ?? slot)
    let days = gaps[owner].first { $0.contains(day) } ?? DayRange(from: day, to: day)
    return Gap(service: slots.ids[owner], days: days)
  }
}
