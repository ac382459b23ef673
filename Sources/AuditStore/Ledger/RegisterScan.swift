internal import ServiceStandards

/// Something about the register that no run writes.
package enum RegisterProblem: Hashable, Sendable {
  /// The run that a deviation names as the one that judged it last is not that.
  case judgedBy(key: Int64)
  /// An earlier value of a deviation that was not in the register then.
  case strayValue(key: Int64)
  /// A value that no run writes.
  case unreadable(key: Int64)
}

/// One stay of a deviation in the register, from the run that found it.
private struct Stay {
  /// As it is now, or was when it was closed.
  let last: Deviation
  let found: Int64
  /// `nil`: it is still there.
  let closed: (run: Int64, reason: String)?
  /// `nil` for one that is closed.
  let judged: Int64?
}

/// Tells all that the register has ever held, key by key, run by run.
struct RegisterScan: ~Copyable {
  private let standing: Statement
  private let closed: Statement
  private let earlier: Statement
  private var hasStanding: Bool
  private var hasClosed: Bool
  private var hasEarlier: Bool
  private(set) var problems: [RegisterProblem] = []

  init(_ store: Store) throws(StoreError) {
    let standing = try store.connection.prepare(SQL.standing)
    let closed = try store.connection.prepare(SQL.closed)
    let earlier = try store.connection.prepare(SQL.earlier)
    let has = (try standing.step(), try closed.step(), try earlier.step())
    (hasStanding, hasClosed, hasEarlier) = has
    self.standing = standing
    self.closed = closed
    self.earlier = earlier
  }

  /// Something that a run did.
  enum Event {
    case found(Deviation)
    case changed(Deviation)
    case closed(Int64, reason: String)
  }

  /// What runs did about the next key, in order of the runs; `nil` after the last key.
  mutating func next() throws(StoreError) -> (key: Int64, events: [(run: Int64, Event)])? {
    guard let key = nextKey else { return nil }
    var events: [(run: Int64, Event)] = []
    var values = try earlierValues(of: key)[...]
    for stay in try stays(of: key) {
      while let value = values.first, value.run <= stay.found {
        note(.strayValue(key: key))
        values.removeFirst()
      }
      let end = stay.closed?.run ?? .max
      let within = values.prefix { $0.run < end }
      values.removeFirst(within.count)
      // A value that was replaced by a run was the one until then.
      let states = within.map(\.was) + [stay.last]
      events.append((stay.found, .found(states[0])))
      for (change, state) in zip(within, states.dropFirst()) {
        events.append((change.run, .changed(state)))
      }
      if let closed = stay.closed {
        events.append((closed.run, .closed(key, reason: closed.reason)))
      }
      if let judged = stay.judged, judged != within.last?.run ?? stay.found {
        note(.judgedBy(key: key))
      }
    }
    for _ in values { note(.strayValue(key: key)) }
    return (key, events)
  }

  /// A damaged register has endless many.
  private static let mostProblems = 100

  private mutating func note(_ problem: RegisterProblem) {
    if problems.count < RegisterScan.mostProblems { problems.append(problem) }
  }

  private var nextKey: Int64? {
    [
      hasStanding ? standing.int(0) : nil, hasClosed ? closed.int(0) : nil,
      hasEarlier ? earlier.int(0) : nil,
    ].compactMap(\.self).min()
  }

  /// In order of the runs that found them.
  private mutating func stays(of key: Int64) throws(StoreError) -> [Stay] {
    var stays: [Stay] = []
    while hasClosed, closed.int(0) == key {
      if let deviation = Deviation(closed) {
        stays.append(
          Stay(
            last: deviation, found: closed.int(6), closed: (closed.int(7), closed.text(8)),
            judged: nil))
      } else {
        note(.unreadable(key: key))
      }
      hasClosed = try closed.step()
    }
    if hasStanding, standing.int(0) == key {
      if let deviation = Deviation(standing) {
        stays.append(
          Stay(last: deviation, found: standing.int(6), closed: nil, judged: standing.int(7)))
      } else {
        note(.unreadable(key: key))
      }
      hasStanding = try standing.step()
    }
    return stays.count < 2 ? stays : stays.sorted { $0.found < $1.found }
  }

  private mutating func earlierValues(
    of key: Int64
  ) throws(StoreError) -> [(run: Int64, was: Deviation)] {
    var values: [(run: Int64, was: Deviation)] = []
    while hasEarlier, earlier.int(0) == key {
      if let deviation = Deviation(earlier) {
        values.append((earlier.int(6), deviation))
      } else {
        note(.unreadable(key: key))
      }
      hasEarlier = try earlier.step()
    }
    return values
  }
}

extension Store {
  /// What every run did to the register, made from the tables as they are now, in order of the runs; and
  /// what does not fit together.
  ///
  /// - Complexity: One pass over the register and all that it has ever held.
  func registerDeltas() throws(StoreError) -> (
    deltas: [RegisterDelta], problems: [RegisterProblem]
  ) {
    var digesters: [Int64: RegisterDigester] = [:]
    var scan = try RegisterScan(self)
    while let (_, events) = try scan.next() {
      for (run, event) in events {
        digesters[run, default: RegisterDigester(run: run)].add(event)
      }
    }
    let deltas = digesters.keys.sorted().compactMap { digesters[$0]?.finish() }
    return (deltas, scan.problems)
  }
}

private enum SQL {
  static let standing = """
    SELECT
      key, severity, standard_id, expected, actual, amount, found_by_run, judged_by_run
    FROM deviations ORDER BY key
    """
  static let closed = """
    SELECT
      key, severity, standard_id, expected, actual, amount, found_by_run, closed_by_run, reason
    FROM closed_deviations ORDER BY key, id
    """
  static let earlier = """
    SELECT key, severity, standard_id, expected, actual, amount, changed_by_run
    FROM changed_deviations ORDER BY key, changed_by_run
    """
}
