package import ServiceStandards
package import WorkingTime

/// What deliveries told of a case's time, one state after the other; the last is what stands.
package struct EarlierFacts: Hashable, Sendable {
  /// As of when it was told; `nil`: it stands.
  package var until: Instant?
  package var status: CaseStatus
  package var stamps: [StampFacts.Stamp]
  package var pauses: Int

  package init(until: Instant?, status: CaseStatus, stamps: [StampFacts.Stamp], pauses: Int) {
    self.until = until
    self.status = status
    self.stamps = stamps
    self.pauses = pauses
  }

  /// When that stamp was recorded to be; `nil`: not at all.
  func stamp(_ name: StampName) -> StampFacts.Stamp? { stamps.first { $0.name == name } }
}
