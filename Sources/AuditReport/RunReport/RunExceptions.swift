package import ServiceStandards
package import WorkingTime

/// What a run found under waivers and in a baseline, counted apart.
package struct RunExceptions: Hashable, Sendable {
  /// A waiver that ends within so many days is worth a notice.
  package static let noticeDays = 30

  /// Those in force in the run's scope, in order of the ids; `deviations` are those of this run.
  package var waivers: [WaiverSheet]
  package var baselines: [Baseline]
  /// Waivers whose end this run is the first to see.
  package var returned: [Returned]
  /// Transactions whose every deviation on a criterion is excepted. After exceptions they are left out:
  /// an exception is no proof of compliance.
  package var excepted: [Criterion: Int64]
  /// Ids of waivers in force that end within `noticeDays`, with the days left.
  package var ending: [Ending]
  /// Ids of waivers in force that cover no deviation, although the run saw all that they cover.
  package var unused: [String]

  /// The deviations of one baseline that still stand.
  package struct Baseline: Hashable, Sendable {
    package var unit: UnitCode
    package var day: CivilDay
    package var deviations: Int64

    package init(unit: UnitCode, day: CivilDay, deviations: Int64) {
      self.unit = unit
      self.day = day
      self.deviations = deviations
    }
  }

  package struct Ending: Hashable, Sendable {
    package var id: String
    package var to: CivilDay
    /// 0 on the last day.
    package var daysLeft: Int

    package init(id: String, to: CivilDay, daysLeft: Int) {
      self.id = id
      self.to = to
      self.daysLeft = daysLeft
    }
  }

  /// A waiver that no longer holds: its deviations count again.
  package struct Returned: Hashable, Sendable {
    package enum Cause: String, CaseIterable, Hashable, Sendable {
      case expired, revoked
    }

    package var id: String
    package var cause: Cause
    /// Its last day, or the day of its revocation.
    package var day: CivilDay
    package var deviations: Int64

    package init(id: String, cause: Cause, day: CivilDay, deviations: Int64) {
      self.id = id
      self.cause = cause
      self.day = day
      self.deviations = deviations
    }
  }

  package init(
    waivers: [WaiverSheet] = [], baselines: [Baseline] = [], returned: [Returned] = [],
    excepted: [Criterion: Int64] = [:], ending: [Ending] = [], unused: [String] = []
  ) {
    self.waivers = waivers
    self.baselines = baselines
    self.returned = returned
    self.excepted = excepted
    self.ending = ending
    self.unused = unused
  }

  /// There is nothing to tell.
  package var isEmpty: Bool { waivers.isEmpty && baselines.isEmpty && returned.isEmpty }
}

/// One share before and after exceptions.
package struct BeforeAndAfter: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// Cases within their time, among those judged.
    case onTime
    /// Transactions that deviate on a criterion, among those judged.
    case deviating(Criterion)
  }

  package var subject: Subject
  package var before: JudgedShare
  package var after: JudgedShare

  /// `excepted` judged cases count no more afterwards. On time none of them was; all of them deviate.
  init(_ subject: Subject, _ before: JudgedShare, excepted: Int64) {
    self.subject = subject
    self.before = before
    after = before
    after.judged -= excepted
    if subject != .onTime { after.part -= excepted }
  }
}

extension RunSummary {
  /// The shares of the run with nothing excepted, and without the transactions that are.
  package func beforeAndAfter(_ exceptions: RunExceptions) -> [BeforeAndAfter] {
    [BeforeAndAfter(.onTime, punctuality.share, excepted: exceptions.excepted[.time] ?? 0)]
      + criteria.map { counts in
        BeforeAndAfter(
          .deviating(counts.criterion),
          JudgedShare(counts.deviates, of: counts.judged, undecided: counts.undecided),
          excepted: exceptions.excepted[counts.criterion] ?? 0)
      }
  }
}
