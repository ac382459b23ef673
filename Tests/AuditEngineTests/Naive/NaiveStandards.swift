import ServiceStandards
import WorkingTime

/// The versions of one service's standard, asked one after the other (sections 2 and 6): its own, then those that it
/// inherits.
struct NaiveStandards {
  /// All versions that bind, the one that is asked first in front.
  let versions: [Recorded<Standard>]
  let zone: NaiveZone
  /// The service itself, then each from which the one before inherits.
  let owners: [Recorded<Service>]

  init(of service: Recorded<Service>, in catalogue: Catalogue, zone: NaiveZone) {
    self.zone = zone
    owners = NaiveStandards.owners(of: service, in: catalogue)
    versions = owners.flatMap { NaiveStandards.versions(of: $0.value, in: catalogue) }
  }

  private static func versions(
    of service: Service, in catalogue: Catalogue
  ) -> [Recorded<Standard>] {
    catalogue.standards
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

  /// Whoever moves is not in the worlds: each unit has one parent.
  static func owners(
    of service: Recorded<Service>, in catalogue: Catalogue
  ) -> [Recorded<Service>] {
    func unit(_ code: UnitCode?) -> Unit? { catalogue.units.first { $0.value.code == code }?.value }
    var owners = [service]
    while let last = owners.last?.value, let heir = unit(last.unit), heir.inheritsServices {
      var above = unit(heir.parent)
      var found: Recorded<Service>?
      while found == nil, let here = above {
        found = catalogue.services.first {
          $0.value.unit == here.code && $0.value.code == service.value.code
        }
        above = unit(here.parent)
      }
      guard let found else { break }
      owners.append(found)
    }
    return owners
  }

  /// The service that has promised a version.
  func owner(of standard: Standard) -> Int64? {
    owners.first { $0.value.unit == standard.unit }?.id
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

  /// The days without a standard around a received stamp, of the service from which all inherit; without end on a side
  /// that no version closes.
  func gap(around received: Instant, in catalogue: Catalogue) -> NaiveGap {
    guard owners.count > 1, let last = owners.last else {
      return gap(around: zone.day(of: received))
    }
    let root = NaiveStandards(
      versions: NaiveStandards.versions(of: last.value, in: catalogue), zone: zone, owners: [last])
    return root.gap(around: zone.day(of: received))
  }

  private init(versions: [Recorded<Standard>], zone: NaiveZone, owners: [Recorded<Service>]) {
    self.versions = versions
    self.zone = zone
    self.owners = owners
  }

  private func gap(around day: CivilDay) -> NaiveGap {
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
