public import WorkingTime

/// The deadlines that a complaint runs through, by its class. They are data: what the law says, and
/// whether somebody has checked that it says so.
public struct Ladder: Hashable, Sendable {
  public var name: String
  /// First day of receipt for which it holds; `nil`: since ever.
  public var validFrom: CivilDay?
  public var source: String?
  /// Classes have different codes.
  public var classes: [Class]

  public struct Class: Hashable, Sendable {
    public var code: String
    public var name: String?
    /// At most one of each kind.
    public var steps: [Step]

    public init(code: String, name: String?, steps: [Step]) {
      self.code = code
      self.name = name
      self.steps = steps
    }

    public func step(_ kind: Step.Kind) -> Step? { steps.first { $0.kind == kind } }
  }

  /// One deadline.
  public struct Step: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
      case forward, answer, close
    }

    /// Which stamp starts its clock.
    public enum Start: String, CaseIterable, Hashable, Sendable {
      case received
      /// Receipt stands in where nobody recorded that the complaint was complete.
      case complete
      /// Receipt stands in where nobody recorded that it was forwarded.
      case forwarded
    }

    public var kind: Kind
    public var limit: TimeLimit
    public var start: Start
    /// Where the limit is written.
    public var source: String?
    /// Somebody has compared it with that source.
    public var isConfirmed: Bool

    public init(kind: Kind, limit: TimeLimit, start: Start, source: String?, isConfirmed: Bool) {
      self.kind = kind
      self.limit = limit
      self.start = start
      self.source = source
      self.isConfirmed = isConfirmed
    }
  }

  public init(name: String, validFrom: CivilDay?, source: String?, classes: [Class]) {
    self.name = name
    self.validFrom = validFrom
    self.source = source
    self.classes = classes
  }

  /// The class with that code; `nil` when there is none.
  public func `class`(_ code: String) -> Class? { classes.first { $0.code == code } }
}

extension Ladder.Step.Start {
  /// The stamp from which the clock of a complaint runs.
  public func stamp(of stamps: Complaint.Stamps) -> Instant {
    switch self {
    case .received: stamps.received
    case .complete: stamps.complete ?? stamps.received
    case .forwarded: stamps.forwarded ?? stamps.received
    }
  }
}

extension Ladder.Step.Kind {
  /// The stamp that ends the step; `nil` while it is not done.
  public func stamp(of stamps: Complaint.Stamps) -> Instant? {
    switch self {
    case .forward: stamps.forwarded
    case .answer: stamps.answered
    case .close: stamps.closed
    }
  }
}

/// The ladders that were known, and which of them holds for a complaint.
public struct Ladders: Hashable, Sendable {
  /// In the order in which they were recorded, the program's own first.
  public var versions: [Ladder]

  public init(_ versions: [Ladder]) { self.versions = versions }

  /// The one that began last before or on that day, and of several the one recorded last.
  public func inForce(on day: CivilDay) -> Ladder? {
    func start(_ ladder: Ladder) -> Int32 { ladder.validFrom?.number ?? .min }
    var found: Ladder?
    for ladder in versions where start(ladder) <= day.number {
      if let known = found, start(known) > start(ladder) { continue }
      found = ladder
    }
    return found
  }
}
