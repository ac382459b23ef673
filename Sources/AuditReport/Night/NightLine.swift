package import ServiceStandards
package import WorkingTime

/// One thing that has changed since the last night, complete in itself.
package enum NightLine: Hashable, Sendable {
  case deviations(Deviations)
  case finding(FindingEvent)
  case clock(ClockEvent)
  case waiver(WaiverEvent)
  case file(FileEvent)
  case pieces(PieceEvent)
  /// Something else than this program has changed the database.
  case outside(OutsideChanges)
  /// Services that were audited as of a later instant already, which the night therefore left as they are.
  case leftOut([ServiceName])
  /// Hand-overs of the night for the public, in these folders, about some of the same transactions as one that
  /// the public has been given before; `entry`: of the last such one, in the ledger.
  case publicBefore(folders: [String], entry: Int64, day: String)
  /// A source of the inbox has brought nothing for longer than expected.
  case silence(source: String, pattern: String, since: CivilDay, days: Int)

  /// Deviations of one service and rule.
  package struct Deviations: Hashable, Sendable {
    package enum Change: String, CaseIterable, Hashable, Sendable {
      case new, worse, corrected, returned
      /// No longer late, since the record of days that had passed was changed.
      case datedBack = "dated_back"
    }

    package var change: Change
    package var service: ServiceName
    package var rule: RuleID
    package var title: Wording
    package var count: Int64
    package var severity: Severity
    /// `nil` for rules that are not about money.
    package var amount: Amount?
    /// Id of one of them that can be explained.
    package var example: String?
    /// The finding that holds them; `nil` when none is at work.
    package var finding: FindingID?

    package init(
      change: Change, service: ServiceName, rule: RuleID, title: Wording, count: Int64,
      severity: Severity, amount: Amount?, example: String?, finding: FindingID? = nil
    ) {
      self.change = change
      self.service = service
      self.rule = rule
      self.title = title
      self.count = count
      self.severity = severity
      self.amount = amount
      self.example = example
      self.finding = finding
    }
  }

  /// A finding that the night's audit moved.
  package struct FindingEvent: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
      case opened
      /// Opened again as the next episode.
      case returned
      case closed
      /// Would be closed, but its evidence is missing or has changed.
      case damaged
    }

    package var kind: Kind
    package var id: FindingID
    package var service: ServiceName
    package var rule: RuleID
    package var title: Wording

    package init(
      kind: Kind, id: FindingID, service: ServiceName, rule: RuleID, title: Wording
    ) {
      self.kind = kind
      self.id = id
      self.service = service
      self.rule = rule
      self.title = title
    }
  }

  /// A clock of a finding that has run out, or soon will.
  package struct ClockEvent: Hashable, Sendable {
    package enum Clock: String, CaseIterable, Hashable, Sendable {
      case followUp = "follow_up"
      case verification
    }

    package var clock: Clock
    package var id: FindingID
    package var service: ServiceName
    package var rule: RuleID
    /// Its last day.
    package var due: CivilDay
    /// Negative once it has run out.
    package var daysLeft: Int

    package init(
      clock: Clock, id: FindingID, service: ServiceName, rule: RuleID, due: CivilDay, daysLeft: Int
    ) {
      self.clock = clock
      self.id = id
      self.service = service
      self.rule = rule
      self.due = due
      self.daysLeft = daysLeft
    }
  }

  /// A waiver that soon ends or has ended.
  package struct WaiverEvent: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
      case ending, expired, revoked
    }

    package var kind: Kind
    package var id: WaiverID
    package var unit: UnitCode
    /// `nil`: every service of the unit.
    package var service: ServiceName?
    package var rule: RuleID
    package var lastDay: CivilDay
    /// Of one that is ending.
    package var daysLeft: Int
    /// Of one that has ended: deviations that count again.
    package var deviations: Int64

    package init(
      kind: Kind, id: WaiverID, unit: UnitCode, service: ServiceName?, rule: RuleID,
      lastDay: CivilDay, daysLeft: Int = 0, deviations: Int64 = 0
    ) {
      self.kind = kind
      self.id = id
      self.unit = unit
      self.service = service
      self.rule = rule
      self.lastDay = lastDay
      self.daysLeft = daysLeft
      self.deviations = deviations
    }
  }

  /// Payments, papers or pauses that came in files of their own.
  package struct PieceEvent: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
      /// The night's imports joined them to their cases.
      case joined
      /// They came before their case.
      case waiting
      /// For a week, a month or a quarter already.
      case stillWaiting = "still_waiting"
    }

    /// Where those that wait come from.
    package struct Source: Hashable, Sendable {
      /// Masked, without its folder.
      package var file: String
      package var importID: Int64
      /// The day of the import.
      package var since: CivilDay
      package var days: Int64

      package init(file: String, importID: Int64, since: CivilDay, days: Int64) {
        self.file = file
        self.importID = importID
        self.since = since
        self.days = days
      }
    }

    package var kind: Kind
    package var what: PieceKind
    package var rows: Int64
    /// `nil`: of several files, as those are that were joined.
    package var source: Source?

    package init(kind: Kind, what: PieceKind, rows: Int64, source: Source? = nil) {
      self.kind = kind
      self.what = what
      self.rows = rows
      self.source = source
    }
  }

  /// A file of the inbox that somebody has to look at.
  package struct FileEvent: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
      case refused
      /// Imported, but for some lines.
      case partly
      /// Some of its lines are older than what is recorded, and were left alone.
      case older
      /// Some of its lines open cases again that were closed.
      case reopened
      /// Its services that nobody had declared were registered.
      case registered
      /// Some of its new cases have a number of the year before or after: perhaps the same case.
      case neighbours
      /// It has fewer rows of some months than the delivery before of the same source.
      case shrunk
      case waiting
      case unmatched
    }

    package var kind: Kind
    /// Masked.
    package var name: String
    package var source: String?
    package var accepted: Int64
    package var rejected: Int64
    /// Of those of which there is the same to say; `nil`: it is about the file.
    package var rows: Int64?
    /// Why it was refused or waits.
    package var reason: Wording?

    package init(
      kind: Kind, name: String, source: String?, accepted: Int64 = 0, rejected: Int64 = 0,
      rows: Int64? = nil, reason: Wording? = nil
    ) {
      self.rows = rows
      self.kind = kind
      self.name = name
      self.source = source
      self.accepted = accepted
      self.rejected = rejected
      self.reason = reason
    }
  }
}
