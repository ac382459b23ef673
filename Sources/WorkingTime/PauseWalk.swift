/// Walks pauses in order of time: cut to a stretch of time, joined where they overlap or touch,
/// empty ones left out (and those that end before they begin).
///
/// It keeps its place only, so that a walk over pauses in order costs no allocation; the pauses are
/// handed to each step.
struct PauseWalk {
  private var index = 0
  /// What is before this has been walked.
  private var position: Int64
  private let end: Int64

  init(from start: Instant, to end: Instant? = nil) {
    position = start.seconds
    self.end = end?.seconds ?? .max
  }

  /// The next pause; its upper bound is `Int64.max` when it does not end. The pauses must be the
  /// same at each step, in order of `from`.
  mutating func next(in pauses: borrowing Span<Pause>) -> Range<Int64>? {
    while index < pauses.count {
      let start = max(pauses[index].from.seconds, position)
      var stop = Self.end(of: pauses[index])
      index += 1
      guard start < min(stop, end) else { continue }
      while index < pauses.count, pauses[index].from.seconds <= stop {
        stop = max(stop, Self.end(of: pauses[index]))
        index += 1
      }
      position = stop
      return start..<min(stop, end)
    }
    return nil
  }

  private static func end(of pause: Pause) -> Int64 { pause.to?.seconds ?? .max }
}

extension Span<Pause> {
  /// Asks a question about these pauses in order of their beginning, which is how they nearly
  /// always stand; else about a sorted copy.
  func inOrder<Answer>(
    _ question: (borrowing Span<Pause>) throws(ClockFault) -> Answer
  ) throws(ClockFault) -> Answer {
    var isSorted = true
    for index in indices.dropFirst() where self[index].from < self[index - 1].from {
      isSorted = false
    }
    if isSorted { return try question(self) }
    let sorted = indices.map { self[$0] }.sorted { $0.from < $1.from }
    return try question(sorted.span)
  }
}
