package import ServiceStandards

/// What a night does, in this order.
package enum NightStep: String, CaseIterable, Hashable, Sendable {
  /// Files of the inbox.
  case importing = "import"
  case audit
  /// Clocks of findings that have run out, or soon will.
  case followUp = "follow_up"
  case waivers
  case checkpoint
  case backup
  case exports

  /// What became of it.
  package enum Status: String, CaseIterable, Hashable, Sendable {
    case done
    /// There was nothing to do, or it is not configured.
    case idle
    /// It came to its end, but its answer is not complete.
    case incomplete
    case failed
    /// It needs a step that has failed.
    case skipped
  }
}

/// One step of a night as it is told.
package struct NightStepReport: Hashable, Sendable {
  package var step: NightStep
  package var status: NightStep.Status
  package var exitStatus: Int32
  /// Why it failed; `nil` when it did not.
  package var code: String?
  package var message: Wording?
  /// Whole numbers by stable keys, in order.
  package var counts: [Count]
  package var milliseconds: Int64

  package struct Count: Hashable, Sendable {
    package var key: String
    package var value: Int64

    package init(_ key: String, _ value: Int64) {
      self.key = key
      self.value = value
    }
  }

  package init(
    step: NightStep, status: NightStep.Status, exitStatus: Int32 = 0, code: String? = nil,
    message: Wording? = nil, counts: [Count] = [], milliseconds: Int64 = 0
  ) {
    self.step = step
    self.status = status
    self.exitStatus = exitStatus
    self.code = code
    self.message = message
    self.counts = counts
    self.milliseconds = milliseconds
  }
}
