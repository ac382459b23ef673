public import WorkingTime

/// What waivers are counted by; see `WaiverID`.
public enum WaiverNumbering: NumberedSubject {
  public static let letter = "K"
}

/// The name of a waiver (pengecualian) as people write it, e.g. `K-2026-0003`. Its year is that of the
/// day on which it was recorded, in the unit's zone.
public typealias WaiverID = NumberedName<WaiverNumbering>

/// An approved, dated exception: the deviations of one rule that are not held against a unit.
public struct Waiver: Hashable, Sendable {
  /// The longest time for which an exception is given, both ends counted.
  public static let mostDays = 180

  /// The unit with all units below it.
  public let unit: UnitCode
  /// `nil`: every service of them.
  public let service: ServiceCode?
  public let rule: RuleID
  /// `nil`: every case.
  public let caseNumber: String?
  /// Both days are included, by the unit's zone: it ends when its last day does.
  public let from: CivilDay
  public let to: CivilDay
  public let reason: String
  public let requestedBy: String
  public let approvedBy: String

  /// - Throws: `InvalidWaiver` for the first of its conditions that does not hold.
  public init(
    unit: UnitCode, service: ServiceCode?, rule: RuleID, caseNumber: String?, from: CivilDay,
    to: CivilDay, reason: String, requestedBy: String, approvedBy: String
  ) throws(InvalidWaiver) {
    for (text, field) in [
      (reason, InvalidWaiver.Field.reason), (requestedBy, .requester), (approvedBy, .approver),
    ] where PersonName.essence(of: text).isEmpty {
      throw .empty(field)
    }
    if let caseNumber, caseNumber.isEmpty { throw .empty(.caseNumber) }
    guard !PersonName.isSame(requestedBy, approvedBy) else {
      throw .approverIsRequester(approvedBy)
    }
    guard from <= to else { throw .endBeforeStart(from: from, to: to) }
    let days = to - from + 1
    guard days <= Waiver.mostDays else {
      throw .tooLong(days: days, latest: from + (Waiver.mostDays - 1))
    }
    self.unit = unit
    self.service = service
    self.rule = rule
    self.caseNumber = caseNumber
    self.from = from
    self.to = to
    self.reason = reason
    self.requestedBy = requestedBy
    self.approvedBy = approvedBy
  }

  /// The first instant at which it holds, and the first at which it no longer does.
  public func span(in zone: Zone) -> Range<Instant> {
    zone.instant(day: from, secondOfDay: 0)..<zone.instant(day: to + 1, secondOfDay: 0)
  }
}

/// Why something is no waiver.
public enum InvalidWaiver: Error, Hashable, Sendable {
  public enum Field: Hashable, Sendable {
    case reason, requester, approver, caseNumber
  }

  case empty(Field)
  case approverIsRequester(String)
  case endBeforeStart(from: CivilDay, to: CivilDay)
  /// `latest` is the last day that would be allowed.
  case tooLong(days: Int, latest: CivilDay)
}
