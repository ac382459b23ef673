package import ServiceStandards
package import WorkingTime

/// How the deviations differ from those of the run before.
package struct RunComparison: Hashable, Sendable {
  /// Why a deviation is no longer found.
  package enum Cause: String, CaseIterable, Hashable, Sendable {
    case dataCorrected = "data_corrected"
    /// The record of days that had passed was changed.
    case datedBack = "dated_back"
    case standardChanged = "standard_changed"
    case calendarChanged = "calendar_changed"
    case transactionRemoved = "transaction_removed"
    /// The rule or the service was not looked at, or the rule itself has changed.
    case other
  }

  /// Number of the run before.
  package var run: Int64
  package var asOf: Instant
  package var new: Int64
  package var still: Int64
  package var closed: [Cause: Int64]

  package init(run: Int64, asOf: Instant, new: Int64, still: Int64, closed: [Cause: Int64]) {
    self.run = run
    self.asOf = asOf
    self.new = new
    self.still = still
    self.closed = closed
  }

  package var closedTotal: Int64 { closed.values.reduce(0, +) }
}

/// Something that keeps the answer from being complete.
package enum IncompleteAnswer: Hashable, Sendable {
  case holidaysMissing(
    calendar: CalendarCode, year: Int, kinds: [String] = [], transactions: Int64)
  case noTransactions(unit: UnitCode)
  case noCalendar(unit: UnitCode, transactions: Int64)

  /// The word in files.
  package var code: String {
    switch self {
    case .holidaysMissing: "holidays_missing"
    case .noTransactions: "no_transactions"
    case .noCalendar: "no_calendar"
    }
  }
}

/// A command that is worth running next.
package struct NextStep: Hashable, Sendable {
  package enum Purpose: String, CaseIterable, Hashable, Sendable {
    case explainWorst = "explain_worst"
    case listDeviations = "list_deviations"
    case showRule = "show_rule"
    case addHolidays = "add_holidays"
    case addCalendar = "add_calendar"
    case addTransactions = "add_transactions"
  }

  package var purpose: Purpose
  /// As it is typed.
  package var command: String

  package init(_ purpose: Purpose, _ command: String) {
    self.purpose = purpose
    self.command = command
  }

  /// What is usually worth doing after a run.
  ///
  /// `audit` is how the run itself was asked for, e.g. `audit --unit MPP-Banjarbaru`; `options` is
  /// what every other command needs, with a space in front, e.g. ` --db mpp.db`, or nothing.
  package static func usual(
    after findings: [FindingLine], incomplete: [IncompleteAnswer], audit: String, options: String
  ) -> [NextStep] {
    var steps: [NextStep] = []
    for answer in incomplete { steps.append(completing(answer, options)) }
    let gravest = findings.filter { $0.worst != nil }.max {
      ($0.severity, $0.transactions) < ($1.severity, $1.transactions)
    }
    if let gravest, let worst = gravest.worst {
      steps.append(NextStep(.explainWorst, "audit explain \(worst.deviation)\(options)"))
      steps.append(NextStep(.listDeviations, "\(audit) --details"))
      steps.append(NextStep(.showRule, "audit rules \(gravest.rule)"))
    }
    return steps
  }

  private static func completing(_ answer: IncompleteAnswer, _ options: String) -> NextStep {
    switch answer {
    case .holidaysMissing(let calendar, let year, _, _):
      NextStep(
        .addHolidays, "audit import holidays \(year).csv --calendar \(calendar)\(options)")
    case .noCalendar: NextStep(.addCalendar, "audit import calendars FILE.yaml\(options)")
    case .noTransactions:
      NextStep(.addTransactions, "audit import transactions FILE.csv\(options)")
    }
  }
}
