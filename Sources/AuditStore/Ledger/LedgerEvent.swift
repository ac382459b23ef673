/// What an entry of the ledger is about.
package enum LedgerEvent: Hashable, Sendable {
  /// The ledger begins: all that was there before is as it is now.
  case begin
  /// Base tables were changed by something else than this program since the entry before.
  case foreign
  case importing(ImportRecord.Kind)
  case run
  /// People took back a run that should not have been.
  case voided
  /// People took back a delivery.
  case undone
  /// Pieces of cases have found them.
  case joined
  /// People took out a case that was recorded in error, or put it back.
  case retracted
  /// People moved a finding.
  case move
  /// A mapping of codes.
  case codes
  /// People said what a spelling means that no list of papers knows.
  case papers
  case waiver
  case baseline
  case export
  /// People accepted what something else than this program changed, or a loss of entries.
  case accepted

  package var word: String {
    switch self {
    case .begin: "begin"
    case .foreign: "foreign"
    case .importing: "import"
    case .run: "run"
    case .voided: "voided"
    case .undone: "undone"
    case .joined: "joined"
    case .retracted: "retracted"
    case .move: "move"
    case .codes: "codes"
    case .papers: "papers"
    case .waiver: "waiver"
    case .baseline: "baseline"
    case .export: "export"
    case .accepted: "accepted"
    }
  }

  /// Whether it must not be told before the entry before. What takes back, or answers for, a clock that was ahead
  /// is told by the right one.
  var goesByTheClock: Bool { self != .voided && self != .accepted }

  /// The tables that the event may change.
  var tables: [CoveredTable] {
    switch self {
    case .begin: CoveredTable.all
    case .foreign, .export: []
    case .accepted: [.givenNumbers]
    case .importing(let kind): [.imports] + kind.tables
    case .run:
      [.runs, .verdicts, .findings, .findingMoves, .waiverReturns]
    case .voided: [.voidRuns, .findingMoves]
    case .undone: [.undoneImports]
    case .joined: [.joinedPieces]
    case .retracted: [.retractions]
    case .move: [.findingMoves, .evidenceFiles]
    case .codes: [.codeBooks]
    case .papers: [.paperAssignments]
    case .waiver: [.waivers, .waiverRevocations]
    case .baseline: [.baselines, .baselineServices]
    }
  }
}

extension ImportRecord.Kind {
  fileprivate var tables: [CoveredTable] {
    switch self {
    case .standards:
      [
        CoveredTable.units.now, CoveredTable.units.past, CoveredTable.agencies.now,
        CoveredTable.agencies.past, CoveredTable.services.now, CoveredTable.services.past,
        CoveredTable.documents.now, CoveredTable.documents.past, .standards, .standardTimes,
        .standardTariffs,
        .standardDocuments,
      ]
    case .calendar, .holidays: [.calendarVersions, .calendarEntries, .calendarHours, .holidays]
    case .transactions:
      [
        .rejectedLines, CoveredTable.services.now, CoveredTable.documents.now,
        CoveredTable.documents.past, .variants, .deliveries, .deliveryMonths, .tellings,
        .pieces, .joinedPieces,
      ]
    case .complaints: [.rejectedLines, CoveredTable.complaints.now, CoveredTable.complaints.past]
    case .ladder: [.ladders, .ladderClasses, .ladderSteps]
    }
  }
}
