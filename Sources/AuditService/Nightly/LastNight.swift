internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// Alarms when the last good night began too long ago or is yet to come, or when there has been none.
  ///
  /// - Throws: `NightFault.tooOld`, `NightFault.ahead`; `StoreError`.
  package func checkLastNight(maxAge seconds: Int64) throws {
    let zone = try zone()
    guard let good = try openForReading().lastGoodNight() else {
      throw NightFault.tooOld(
        database: database, last: nil, age: 0, limit: seconds)
    }
    if let fault = age(of: good, limit: seconds, zone) { throw fault }
  }

  /// `nil` when it is not too old.
  func age(of night: NightRecord, limit: Int64, _ zone: Zone) -> NightFault? {
    let age = now - night.startedAt
    if age < 0 {
      return .ahead(
        database: database, last: night.startedAt.iso(offset: zone.offset(at: night.startedAt)))
    }
    guard age > limit else { return nil }
    return .tooOld(
      database: database,
      last: night.startedAt.iso(offset: zone.offset(at: night.startedAt)), age: age,
      limit: limit)
  }

  /// What the status of the database says of its nights.
  func addNights(
    to facts: inout FactTable, _ store: Store, _ language: Language
  ) throws {
    if let last = try store.lastNight() {
      facts.add("last_night", Wording("Malam terakhir", "Last night"), .day(last.day))
      facts.add(
        "last_night_state", Wording("Keadaan malam terakhir", "State of the last night"),
        .word(code: last.state.rawValue, shown: last.state.wording.text(language)))
      for step in try store.nightSteps(last.id) where step.exitStatus != 0 {
        facts.add(
          "last_night_\(step.step)",
          Wording("Langkah \(step.step)", "Step \(step.step)"),
          .identifier(step.code ?? step.status))
      }
    }
    if let good = try store.lastGoodNight() {
      facts.add(
        "last_good_night", Wording("Malam terakhir yang baik", "Last good night"),
        .instant(good.startedAt))
    }
    if let holder = NightLock.holder(database: file) {
      facts.add(
        "night_lock", Wording("Malam sedang berjalan", "A night is running"),
        .text("\(holder.since), \(holder.host), pid \(holder.pid)"))
    }
  }
}

extension NightRecord.State {
  fileprivate var wording: Wording {
    switch self {
    case .running: Wording("berjalan atau terputus", "running or cut off")
    case .done: Texts.status(.done)
    case .failed: Texts.status(.failed)
    }
  }
}
