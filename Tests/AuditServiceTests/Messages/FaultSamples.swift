import AuditImport
import AuditReport
import HandoverFiles
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditService

/// One fault of every kind, with values that tell which argument stands where.
enum FaultSamples {
  static func all() throws -> [any Fault] {
    try services() + exceptions() + complaints() + findings() + ledger() + runs() + deliveries()
      + cases() + nights()
      + handover() + verification() + keys() + database() + files() + catalogue() + tables()
      + settings() + papers()
  }

  static func services() -> [any Fault] {
    let subjects: [ServiceFault.Subject] = [
      .unit, .service, .agency, .rule, .calendar, .messageCode,
    ]
    let unknown = subjects.flatMap { subject in
      [nil, "NEAR"].map { ServiceFault.unknown(subject, name: "NAME", nearest: $0) }
    }
    let others: [ServiceFault] = [
      .ambiguousService(name: "KTP", units: ["A", "B"]), .noUnits, .badDeviationID("X-1"),
      .noDeviation("W-01-4711"), .badKeyFile(path: "/key", .cannotRead),
      .badKeyFile(path: "/key", .tooOpen), .badKeyFile(path: "/key", .tooShort),
      .missingDemoData(searched: ["/a", "/b"]), .emptyPeriod,
      .sharedNumber(service: "A/B", number: "7"),
      .inheritedCurrency(service: "A.1/B", currency: "USD", from: "A/B", of: "IDR"),
      .unknownDecree("SKB 9", calendar: "kantor", known: ["SKB 1", "SKB 2"]),
      .exportedInFuture(Instant(1_700_000_000)),
    ]
    return unknown + others
  }

  static func exceptions() throws -> [any Fault] {
    let (id, rule) = (WaiverID(year: 2026, number: 3), try #require(RuleID("S-01")))
    let (first, last) = (CivilDay(number: 20_000), CivilDay(number: 20_040))
    let fields: [InvalidWaiver.Field] = [.reason, .requester, .approver, .caseNumber]
    let unit = try UnitCode("DINAS")
    let faults: [ExceptionFault] = [
      .invalid(.approverIsRequester("Siti")), .invalid(.endBeforeStart(from: last, to: first)),
      .invalid(.tooLong(days: 999, latest: last)), .caseForStandardRule(rule), .badWaiverID("K"),
      .noWaiver(id), .alreadyRevoked(id, on: last), .baselineExists(unit: unit, on: first),
      .notAudited(unit: unit, command: "audit --unit DINAS"),
    ]
    return fields.map { ExceptionFault.invalid(.empty($0)) } + faults
  }

  static func papers() -> [any Fault] {
    let faults: [PaperFault] = [
      .unknownSpelling("Kartu", nearest: nil), .unknownSpelling("Kartu", nearest: "Kartu A"),
      .unknownPaper("kpt", spelling: "Kartu", nearest: nil),
      .unknownPaper("kpt", spelling: "Kartu", nearest: "ktp"),
      .alreadyMeans(spelling: "Kartu", paper: "ktp"), .alreadyUnlisted(spelling: "Kartu"),
      .listed(spelling: "Kartu", service: "A/KTP", paper: "ktp"),
      .saidMoreNarrowly(spelling: "Kartu", service: "A/KTP"), .noReason,
    ]
    return faults
  }

  static func complaints() -> [any Fault] {
    [
      ComplaintFault.unknown("P-1", nearest: nil), ComplaintFault.unknown("P-1", nearest: "P-2"),
      ComplaintFault.ambiguous("P-1", units: ["A", "B"]),
    ]
  }

  static func findings() -> [any Fault] {
    let (id, newer) = (FindingID(year: 2026, number: 42), FindingID(year: 2026, number: 43))
    let (first, last) = (CivilDay(number: 20_000), CivilDay(number: 20_040))
    let reason = SystemReason(number: 13)
    let moves = FindingState.allCases.map { FindingFault.moveNotAllowed(id, .cause, $0) }
    let faults: [FindingFault] = [
      .badID("T"), .unknown(id), .notClean(id, [.evidence, .acceptance, .openCases(2)]),
      .deviationsLeft(id, 5), .newerEpisode(id, newer: newer), .nothingStated,
      .emptyText(option: "text"),
      .dayOutside(option: "on", CivilDay(number: 19_000), first: first, last: last),
      .notConfirmed(id, code: "1.05"),
      .unknownCode("9.9", nearest: nil, known: ["1.1", "1.2"]),
      .unknownCode("9.9", nearest: "1.1", known: ["1.1", "1.2"]), .noEvidence(id, settled: 0),
      .noEvidence(id, settled: 3), .partialResponse(id), .noCalendar(unit: "DINAS"),
      .evidenceUnreadable(path: "/e", reason: reason), .evidenceEmpty(path: "/e"),
      .evidenceNotKept(path: "/e", reason: reason),
      .evidenceMissing(id, name: "surat.pdf", sha256: "ab12", path: "/kept"),
      .evidenceChanged(id, name: "surat.pdf", sha256: "ab12", path: "/kept"),
    ]
    return moves + faults
  }

  static func ledger() -> [any Fault] {
    let faults: [LedgerFault] = [
      .checkpointMissing("/c"), .noCheckpoint("/c"), .noEntry(9, last: 8), .unknownInputs(run: 4),
      .notNamed(5), .alreadyAccepted(5, by: 6), .noReason,
    ]
    return faults
  }

  static func runs() -> [any Fault] {
    let faults: [RunFault] = [
      .future(asOf: "2027-01-01", now: "2026-01-01"),
      .passed(asOf: "2026-01-01", latest: "2026-02-01"), .unknown(9, last: 8), .notLast(7, last: 8),
      .alreadyVoid(3), .none,
    ]
    return faults + [
      QuestionInstead(
        RunFault.passed(asOf: "2026-01-03", latest: "2026-02-01"), command: "audit look")
    ]
  }

  static func deliveries() -> [any Fault] {
    let faults: [DeliveryFault] = [
      .unknown(9, last: 8), .nothingStands(7), .otherKind(2, kind: "standards"),
      .restedOn(3, by: [4, 5], cases: 12),
    ]
    return faults + controls()
  }

  static func controls() -> [any Fault] {
    let (low, high) = (Wording("Rp7", "IDR 7"), Wording("Rp8", "IDR 8"))
    let faults: [ControlFault] = [
      .rows(expected: 7, found: 8, saidBy: "--expect-rows"),
      .sum("biaya", expected: low, found: high, rejected: 3, saidBy: "a.csv.control"),
      .unknownColumn("biya", known: ["biaya"], nearest: nil, saidBy: "a.csv.control"),
      .unknownColumn("biya", known: ["biaya"], nearest: "denda", saidBy: "a.csv.control"),
      .noColumns("biaya", saidBy: "a.csv.control"),
      .sharedColumn("biaya", kind: "tariff", saidBy: "a.csv.control"),
      .unreadable("biaya", amount: "tujuh", saidBy: "a.csv.control"),
      .currencies("biaya", ["IDR", "USD"], saidBy: "a.csv.control"),
      .sha256(expected: "00ff", found: "ff00", saidBy: "a.csv.control"),
      .missing(file: "a.csv", expected: "a.csv.control", saidBy: "profil.yaml"),
      .missing(file: "-", expected: nil, saidBy: "profil.yaml"),
    ]
    return faults
  }

  static func cases() -> [any Fault] {
    let candidates = ["KTP", "KK"].map {
      CaseFault.Candidate(service: "A/\($0)", series: "2026", received: CivilDay(number: 20_500))
    }
    let faults: [CaseFault] = [
      .notRetracted("A/1"),
      .badName("NAME"), .unknown("A/1"), .several("A/1", candidates),
    ]
    return faults
  }

  static func nights() -> [any Fault] {
    let reason = SystemReason(number: 28)
    let holder = LockHolder(pid: "71", host: "kantor", since: "2026-01-01T01:00:00+08:00")
    let faults: [NightFault] = [
      .busy(database: "/a.db", holder), .busy(database: "/a.db", nil),
      .cannotLock(path: "/lock", reason), .clockSetBack(asOf: "2026-01-01", last: "2026-01-02"),
      .inFuture(asOf: "2027-01-01", now: "2026-01-01"), .folder(path: "/inbox", reason),
      .profile(.noHeader(file: "/p.yaml")), .cannotMove(file: "/f", to: "/done", reason),
      .cannotWrite(path: "/w", reason), .diskFull(path: "/w"),
      .backupDamaged(database: "/a.db", detail: "row 7"), .evidenceLost(sha256: "ab12", path: "/e"),
      .checkpointDiffers(path: "/c", gone: 7...9, last: 6),
      .checkpointDiffers(path: "/c", gone: 7...7, last: 6), .checkpointOfOther(path: "/c"),
      .checkpointKept(path: "/c"),
      .tooOld(database: "/a.db", last: "2026-01-01", age: 100_000, limit: 5400),
      .tooOld(database: "/a.db", last: nil, age: 0, limit: 5400),
      .ahead(database: "/a.db", last: "2027-01-01"),
    ]
    return faults
  }
}
