public import WorkingTime

/// Some of the stamps of a case.
public struct StampSet: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let received = StampSet(rawValue: 1)
  public static let complete = StampSet(rawValue: 2)
  public static let paid = StampSet(rawValue: 4)
  public static let finished = StampSet(rawValue: 8)
  public static let handedOver = StampSet(rawValue: 16)
  public static let promised = StampSet(rawValue: 32)
}

/// The stamps of a case; a stamp that was not recorded is `nil`.
///
/// A stamp is an instant to the second, or a date: then it may be any second of that local day, and the instant here
/// is the first.
public struct Stamps: Hashable, Sendable {
  public var received: Instant
  /// The file was complete and correct.
  public var complete: Instant?
  public var paid: Instant?
  /// The product (or the refusal, or the withdrawal) was ready.
  public var finished: Instant?
  public var handedOver: Instant?
  /// The date promised to this very applicant.
  public var promised: Instant?
  /// Those that are dates.
  public var dates: StampSet
  /// Dates of receipt are days on which, within opening hours, the case was received: the office says so.
  public var receivedInHours: Bool

  public init(
    received: Instant, complete: Instant? = nil, paid: Instant? = nil, finished: Instant? = nil,
    handedOver: Instant? = nil, promised: Instant? = nil, dates: StampSet = [],
    receivedInHours: Bool = false
  ) {
    self.received = received
    self.complete = complete
    self.paid = paid
    self.finished = finished
    self.handedOver = handedOver
    self.promised = promised
    self.dates = dates
    self.receivedInHours = receivedInHours
  }
}

/// A pause of a case with its reason.
public struct CasePause: Hashable, Sendable {
  /// Ends of a pause.
  public struct Ends: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let from = Ends(rawValue: 1)
    public static let to = Ends(rawValue: 2)
  }

  public var reason: PauseReason
  public var from: Instant
  /// `nil`: not resumed.
  public var to: Instant?
  /// Those ends that are dates, as in `Stamps`.
  public var dates: Ends

  public init(reason: PauseReason, from: Instant, to: Instant?, dates: Ends = []) {
    self.reason = reason
    self.from = from
    self.to = to
    self.dates = dates
  }
}

/// Fields for which the sources of a case keep no column, so that nothing follows from their absence.
public struct UntoldFields: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// When the file was complete.
  public static let complete = UntoldFields(rawValue: 1)
  public static let paid = UntoldFields(rawValue: 2)
  public static let pauses = UntoldFields(rawValue: 4)
  public static let charges = UntoldFields(rawValue: 8)
  /// Numbers of proofs of payment.
  public static let proofs = UntoldFields(rawValue: 16)
  public static let all: UntoldFields = [.complete, .paid, .pauses, .charges, .proofs]
}
