public import WorkingTime

/// Where complaints are counted: numbers are unique within a source and unit.
public enum ComplaintSource: String, CaseIterable, Hashable, Sendable {
  /// An export of SP4N-LAPOR!
  case lapor
  /// The office's own book.
  case book
}

/// What a complaint is about.
public enum ComplaintTopic: String, CaseIterable, Hashable, Sendable {
  case delay, money, requirement, behaviour, other
}

/// One complaint (pengaduan) as it is recorded.
public struct Complaint: Hashable, Sendable {
  public var unit: UnitCode
  /// `nil`: it names none.
  public var service: ServiceCode?
  public var source: ComplaintSource
  public var number: String
  /// The class by which the ladder sets its deadlines, e.g. `simple`, `normal`, `inspection`.
  public var category: String?
  public var topic: ComplaintTopic
  public var stamps: Stamps
  /// Number of the transaction that it is about.
  public var caseNumber: String?
  /// As it may be kept: population and telephone numbers masked.
  public var text: String?

  /// When what happened.
  public struct Stamps: Hashable, Sendable {
    public var received: Instant
    /// From when on all that is needed was there.
    public var complete: Instant?
    /// Handed to those who must answer.
    public var forwarded: Instant?
    public var answered: Instant?
    public var closed: Instant?

    public init(
      received: Instant, complete: Instant? = nil, forwarded: Instant? = nil,
      answered: Instant? = nil, closed: Instant? = nil
    ) {
      self.received = received
      self.complete = complete
      self.forwarded = forwarded
      self.answered = answered
      self.closed = closed
    }

    /// The stamps as they were at an instant: what came later has not happened yet.
    public func happened(by asOf: Instant) -> Stamps {
      func past(_ stamp: Instant?) -> Instant? { stamp.flatMap { $0 <= asOf ? $0 : nil } }
      return Stamps(
        received: received, complete: past(complete), forwarded: past(forwarded),
        answered: past(answered), closed: past(closed))
    }
  }

  public init(
    unit: UnitCode, service: ServiceCode? = nil, source: ComplaintSource, number: String,
    category: String?, topic: ComplaintTopic, stamps: Stamps, caseNumber: String? = nil,
    text: String? = nil
  ) {
    self.unit = unit
    self.service = service
    self.source = source
    self.number = number
    self.category = category
    self.topic = topic
    self.stamps = stamps
    self.caseNumber = caseNumber
    self.text = text
  }
}
