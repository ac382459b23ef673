package import ServiceStandards

/// How the complaints in the scope of a run were answered (`A-01`).
package struct RunComplaints: Hashable, Sendable {
  /// By unit and service; complaints that name no service come first.
  package var lines: [Line]
  /// Some limit that was used has not been compared with its source.
  package var hasUnconfirmedLimits: Bool

  package struct Line: Hashable, Sendable {
    package var unit: UnitCode
    /// `nil`: they name none.
    package var service: ServiceName?
    /// Complaints received by the as-of instant.
    package var examined: Int64 = 0
    package var inTime: Int64 = 0
    /// Answered after the limit.
    package var late: Int64 = 0
    /// Unanswered after the limit.
    package var unanswered: Int64 = 0
    /// Unanswered, and the limit is not over.
    package var notYetDue: Int64 = 0
    package var notAssessable: [Reason: Int64] = [:]
    /// Of the late and unanswered ones those under a waiver.
    package var waived: Int64 = 0
    /// The most overdue one, e.g. `A-01-12`.
    package var worst: String?

    package init(unit: UnitCode, service: ServiceName?) {
      self.unit = unit
      self.service = service
    }

    package var judged: Int64 { inTime + late + unanswered }
  }

  package init(lines: [Line], hasUnconfirmedLimits: Bool) {
    self.lines = lines
    self.hasUnconfirmedLimits = hasUnconfirmedLimits
  }
}
