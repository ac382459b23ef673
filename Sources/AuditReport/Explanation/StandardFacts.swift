package import ServiceStandards
package import WorkingTime

/// The promise that holds, and why it is this version.
package struct StandardFacts: Hashable, Sendable {
  /// `nil`: no version holds.
  package var standard: Recorded<Standard>?
  /// The unit that has promised it, where the unit of the case has inherited it.
  package var inheritedFrom: UnitName?
  /// The versions in the order in which they were asked.
  package var asked: [AskedVersion]
  /// Line of the time limit for the applicant's class; `nil` when the criterion is another one.
  package var promise: TimePromise?
  /// With the extension, when the case carries one.
  package var limit: TimeLimit?
  package var isExtended: Bool

  package init(
    standard: Recorded<Standard>?, inheritedFrom: UnitName? = nil, asked: [AskedVersion],
    promise: TimePromise?, limit: TimeLimit?, isExtended: Bool
  ) {
    self.standard = standard
    self.inheritedFrom = inheritedFrom
    self.asked = asked
    self.promise = promise
    self.limit = limit
    self.isExtended = isExtended
  }

  /// A version that was asked whether it is in force.
  package struct AskedVersion: Hashable, Sendable {
    package var version: String
    /// `nil`: the unit of the case itself.
    package var inheritedFrom: UnitCode?
    package var validFrom: CivilDay
    package var validTo: CivilDay?
    /// The stamp by whose day it is told.
    package var start: ClockSettings.Start
    /// That stamp is missing; the received stamp stands in for it.
    package var receivedStandsIn: Bool
    /// Local day of that stamp.
    package var day: CivilDay
    package var isInForce: Bool
    /// Asked a second time, by the day of receipt: no version was in force when its own clock started.
    package var isByReceipt: Bool

    package init(
      version: String, inheritedFrom: UnitCode? = nil, validFrom: CivilDay, validTo: CivilDay?,
      start: ClockSettings.Start, receivedStandsIn: Bool, day: CivilDay, isInForce: Bool,
      isByReceipt: Bool = false
    ) {
      self.version = version
      self.inheritedFrom = inheritedFrom
      self.validFrom = validFrom
      self.validTo = validTo
      self.start = start
      self.receivedStandsIn = receivedStandsIn
      self.day = day
      self.isInForce = isInForce
      self.isByReceipt = isByReceipt
    }
  }
}
