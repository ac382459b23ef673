package import ServiceStandards
internal import WorkingTime

/// One version of a standard as flat values: a lookup in it allocates nothing and compares no text.
package struct CompiledStandard: Sendable {
  /// Database id.
  package let id: Int64
  /// Database id of the service that has promised it; others may have inherited it.
  package let service: Int64
  /// First and last day number in force, for the service whose cases it binds here.
  let validity: ClosedRange<Int32>
  /// The stamp that starts its clock.
  let start: ClockSettings.Start
  /// The stamp by whose day it is told whether it holds.
  let choice: ClockSettings.Start
  let tariffOf: Standard.TariffDay?
  /// Bit `r`: pauses with the reason of raw value `r` stop its clock.
  let stoppingReasons: UInt8
  /// Index into `Rulebook.limits` of the longest wait for the start of its clock; -1: none is promised.
  let wait: Int32
  let times: VariantTable<TimeLine>.Block
  let tariffs: VariantTable<TariffEntry>.Block
  let documents: VariantTable<ListEntry>.Block

  func stops(at reason: PauseReason) -> Bool { stoppingReasons >> reason.rawValue & 1 == 1 }
}

/// A service whose standards hold on some days for another one that inherits.
struct CompiledHome: Hashable, Sendable {
  let days: DayRange
  let slot: Int32
}

/// Days on which no version of a standard is in force, and the service that should have one.
package struct Gap: Hashable, Sendable {
  /// Database id.
  package let service: Int64
  package let days: DayRange

  package var subject: Subject { .gap(service: service, from: days.from) }
}

/// A service as flat values.
struct CompiledService: Sendable {
  /// Database id of its unit.
  let unit: Int64
  /// Index into `Rulebook.localDays`.
  let zone: Int32
  /// Index into `Rulebook.calendars`; `nil`: its unit has none.
  let calendar: Int32?
  /// Its versions in `Rulebook.versions`, in the order in which they are asked.
  let versions: Range<Int32>

  /// A service that the catalogue does not know has no standard; its days are those of UTC.
  static let stranger = CompiledService(unit: -1, zone: 0, calendar: nil, versions: 0..<0)
}
