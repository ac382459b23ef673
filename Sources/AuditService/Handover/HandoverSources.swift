internal import AuditReport
internal import AuditStore
internal import ServiceStandards

/// What people's work on deviations adds to a hand-over; one place for each kind.
struct HandoverSources {
  let store: Store
  let selection: ResolvedSelection
  let run: PastRun

  /// In the order of their ids.
  func findings() throws -> [FindingSheet] { [] }

  /// In the order of their ids.
  func waivers() throws -> [WaiverSheet] { [] }

  func charts() throws -> HandoverCharts { HandoverCharts() }

  /// Id of the waiver that covers a deviation, or `baseline`; asked once for each row.
  func exception(of deviation: Deviation) throws -> String? { nil }
}
