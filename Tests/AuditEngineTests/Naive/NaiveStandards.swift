import ServiceStandards
import WorkingTime

/// The versions of one service's standard, asked one after the other (sections 2 and 6).
struct NaiveStandards {
  /// All versions that bind, the one that is asked first in front.
  let versions: [Recorded<Standard>]
  let zone: NaiveZone

  init(of service: Service, in catalogue: Catalogue, zone: NaiveZone) {
    self.zone = zone
    versions = catalogue.standards
      .filter {
        $0.value.unit == service.unit && $0.value.service == service.code
          && $0.value.state != .draft && NaiveStandards.isEverInForce($0.value)
      }
      .sorted { left, right in
        if left.value.validFrom != right.value.validFrom {
          return left.value.validFrom > right.value.validFrom
        }
        if left.recordedAt != right.recordedAt { return left.recordedAt > right.recordedAt }
        return left.id > right.id
      }
  }

  /// The version that holds for a case.
  func holding(for case: NaiveCase) -> Recorded<Standard>? {
    for version in versions {
      var stamp = `case`.start(of: version.value) ?? `case`.received
      if version.value.appliesTo == .received { stamp = `case`.received }
      if isInForce(version.value, on: zone.day(of: Instant(stamp.first))) { return version }
    }
    return inForce(on: zone.day(of: Instant(`case`.received.first)))
  }

  /// The version that is asked first among those in force on a day.
  func inForce(on day: CivilDay) -> Recorded<Standard>? {
    versions.first { isInForce($0.value, on: day) }
  }

  private static func isEverInForce(_ standard: Standard) -> Bool {
    standard.validTo.map { standard.validFrom <= $0 } ?? true
  }

  private func isInForce(_ standard: Standard, on day: CivilDay) -> Bool {
    guard standard.validFrom <= day else { return false }
    guard let last = standard.validTo else { return true }
    return day <= last
  }

  private func someVersionIsInForce(on day: CivilDay) -> Bool {
    versions.contains { isInForce($0.value, on: day) }
  }

  /// The days without a standard around a received stamp; without end on a side that no version
  /// closes.
  func gap(around received: Instant) -> NaiveGap {
    let day = zone.day(of: received)
    var gap = NaiveGap(from: nil, to: nil)
    if versions.contains(where: { $0.value.validFrom < day }) {
      var first = day
      while !someVersionIsInForce(on: first + -1) { first = first + -1 }
      gap.from = first
    }
    if versions.contains(where: { $0.value.validFrom > day }) {
      var last = day
      while !someVersionIsInForce(on: last + 1) { last = last + 1 }
      gap.to = last
    }
    return gap
  }

  /// What a version says nothing measurable of.
  static func lacks(of standard: Standard) -> Set<StandardDeviation.Lack> {
    var lacks: Set<StandardDeviation.Lack> = []
    if standard.times.isEmpty { lacks.insert(.time) }
    switch standard.cost {
    case .notStated, .byRegulation: lacks.insert(.cost)
    case .free, .tariffs: break
    }
    if standard.documents == nil { lacks.insert(.requirements) }
    return lacks
  }
}

/// A stretch of days without a standard in force.
struct NaiveGap: Hashable {
  var from: CivilDay?
  var to: CivilDay?
}
