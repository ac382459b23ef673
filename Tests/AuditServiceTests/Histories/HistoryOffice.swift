import AuditService
import NaiveAudit
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditStore

/// An office whose standards, calendars and transactions change at random: what a step does to it is
/// SQL for the shell, a file to import, or time that passes.
struct HistoryOffice {
  /// 2025-03-03T00:00:00Z, a Monday.
  static let start: Int64 = 1_740_960_000

  private(set) var now = HistoryOffice.start
  private var random: SplitMix64
  private var selectionIsWhole = true
  private var files = 0
  private var cases = 0

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  enum Event {
    case shell(String)
    case file(String)
  }

  static let calendars = """
    format: audit.calendars/1
    recorded_at: 2024-01-01T08:00:00+08:00
    calendars:
      - code: kantor
        zone: Asia/Makassar
        week:
          mon: [["08:00", "12:00"], ["13:00", "16:00"]]
          tue: [["08:00", "16:00"]]
          wed: [["08:00", "16:00"]]
          thu: [["08:00", "16:00"]]
          fri: [["08:00", "11:00"]]
        holidays:
          - {date: 2025-03-31, name: Idulfitri, kind: libur_nasional, decree: SKB 1}
          - {date: 2026-01-01, name: Tahun Baru, kind: libur_nasional, decree: SKB 2}
        holidays_complete: [2025, 2026]
      - code: lain
        zone: Asia/Jakarta
        holidays: []
        week: {mon: [["09:00", "15:00"]], wed: [["09:00", "15:00"]], sat: [["09:00", "12:00"]]}
    """

  static let standards = """
    format: audit.standards/1
    recorded_at: 2024-01-02T08:00:00+08:00
    units:
      - {code: KANTOR, name: Kantor Uji, zone: Asia/Makassar, calendar: kantor}
      - {code: KANTOR.LOKET, name: Loket, zone: Asia/Makassar, parent: KANTOR}
      - {code: LAIN, name: Kantor Lain, zone: Asia/Jakarta, calendar: lain}
    services:
      - unit: KANTOR
        code: SURAT
        name: Surat keterangan
        standards:
          - version: "1"
            state: approved
            decree: SK 1/2024
            valid_from: 2024-01-01
            clock: {start: complete, pauses: [applicant, payment]}
            time: [{value: 2, unit: working_days}, {class: kilat, value: 3, unit: hours}]
            cost: {tariffs: [{amount: 30000}, {class: kilat, amount: 60000}]}
            requirements:
              - {code: ktp, name: KTP-el}
              - {code: kuasa, name: Surat kuasa, mandatory: false}
      - unit: KANTOR.LOKET
        code: IZIN
        name: Izin
        standards:
          - version: "1"
            state: approved
            decree: SK 2/2024
            valid_from: 2025-03-10
            clock: {start: received, receipt: next_opening, pauses: [field]}
            time: [{value: 6, unit: hours, extension: 3}]
            cost: {free: true, law: UU 24/2013}
            requirements: [{code: ktp, name: KTP-el}]
      - unit: LAIN
        code: AKTA
        name: Akta
        standards:
          - version: "1"
            state: approved
            decree: SK 3/2024
            valid_from: 2024-01-01
            clock: {start: paid}
            time: [{value: 5, unit: calendar_days}]
            cost: {by_regulation: Perda 1}
      - {unit: LAIN, code: TANPA, name: Tanpa standar}
    """

  /// What happens until the next run.
  mutating func events() -> [Event] {
    if random.chance(60) { now += random.within(0...(3 * 86_400)) }
    if random.chance(2) { now += random.within(0...(200 * 86_400)) }
    return (0..<(1 + random.below(3))).map { _ in event() }
  }

  /// Whether the next run is that of a night, which is about everything.
  mutating func isNight() -> Bool { selectionIsWhole && random.chance(20) }

  /// What the next run is about.
  mutating func selection() -> Selection {
    let selection =
      switch random.below(20) {
      case 0: Selection(units: ["LAIN"])
      case 1: Selection(units: ["KANTOR"])
      case 2: Selection(services: ["IZIN", "AKTA"])
      default: Selection()
      }
    selectionIsWhole = selection.isWhole
    return selection
  }

  /// A question about some rules or days, or by an older knowledge, now and then: it changes nothing.
  mutating func question() -> LookRequest? {
    switch random.below(40) {
    case 0: LookRequest(selection: Selection(rules: ["W-01", "B-01"]))
    case 1: LookRequest(selection: Selection(from: CivilDay(number: Int32(now / 86_400 - 9))))
    case 2: LookRequest(selection: Selection(), knownAt: .instant(Instant(now - 86_400)))
    case 3: LookRequest(selection: Selection(), asOf: .instant(Instant(now - 20 * 86_400)))
    default: nil
    }
  }

  var asOf: Instant { Instant(now) }

  private mutating func event() -> Event {
    switch random.below(30) {
    case 0..<8: .shell(newTransaction())
    case 8..<14: .shell(editedTransaction())
    case 14: .shell(removedTransaction())
    case 15: .shell(movedTransaction())
    case 16..<19: .shell(editedLines())
    case 19: .shell(newVersion())
    case 20, 21: .shell(editedStandard())
    case 22, 23: .shell(editedCalendar())
    case 24: .shell(editedPlace())
    case 25: .shell(editedPapers())
    default: file()
    }
  }

  // MARK: Transactions

  private func someTransaction() -> String {
    "(SELECT id FROM transactions ORDER BY id * 7919 % 1009 LIMIT 1 OFFSET \(now % 13))"
  }

  private mutating func stamp(_ from: Int64, _ percent: Int) -> String {
    random.chance(percent) ? String(from + random.within(-20_000...500_000)) : "NULL"
  }

  private mutating func newTransaction() -> String {
    let received = now + random.within((-20 * 86_400)...(2 * 86_400))
    cases += 1
    let id = random.chance(15) ? "\(5_000 + 17 * cases)" : "NULL"
    let charges = random.pick(
      ["NULL", "'[]'", "'[[0,30000,\"B\"]]'", "'[[0,60000,null]]'", "'[ [1, 500, null] ]'"],
      else: "NULL")
    return """
      INSERT INTO transactions (
        id, entry, line, service_id, variant_id, status, received_at, complete_at, paid_at,
        finished_at, handed_over_at, promised_at, charges, demanded, submitted, flags, number)
      SELECT
        \(id), 0, 1, (SELECT id FROM services ORDER BY id LIMIT 1 OFFSET \(random.below(4))),
        (SELECT id FROM variants ORDER BY id * \(random.below(2) * 2 - 1) LIMIT 1),
        \(random.below(4)), \(received), \(stamp(received, 80)), \(stamp(received, 70)),
        \(stamp(received, 60)), \(stamp(received, 30)), \(stamp(received, 30)), \(charges),
        \(random.below(8)), \(random.below(8)), \(4 * random.below(8)), 'S-\(cases)';
      """
  }

  private mutating func editedTransaction() -> String {
    let column = random.pick(
      ["complete_at", "paid_at", "finished_at", "handed_over_at", "promised_at"],
      else: "finished_at")
    let flag = 4 << random.below(3)
    let value = random.pick(
      [
        "\(column) = \(stamp(now, 80))", "status = \(random.below(4))",
        "received_at = received_at + \(random.within(-90_000...90_000))",
        "charges = '[[0,\(random.below(70_000)),null]]'", "demanded = \(random.below(64))",
        "submitted = \(random.below(64))", "flags = (flags | \(flag)) - (flags & \(flag))",
        "variant_id = (SELECT id FROM variants ORDER BY id DESC LIMIT 1)",
      ], else: "status = 1")
    return "UPDATE transactions SET \(value) WHERE id = \(someTransaction())"
  }

  /// Gone, or with another row in its place.
  private mutating func removedTransaction() -> String {
    guard random.chance(30) else {
      return "DELETE FROM transactions WHERE id = \(someTransaction())"
    }
    return """
      UPDATE transactions SET status = (status + 1) % 4, received_at = received_at - 3600
      WHERE id = \(someTransaction())
      """
  }

  /// To another service, or to another id.
  private mutating func movedTransaction() -> String {
    guard random.chance(50) else {
      let service = "(SELECT id FROM services ORDER BY id LIMIT 1 OFFSET \(random.below(4)))"
      return """
        UPDATE transactions SET service_id = \(service)
        WHERE id = \(someTransaction())
          AND number NOT IN (SELECT number FROM transactions WHERE service_id = \(service))
        """
    }
    let id = random.below(300) + 1
    return """
      UPDATE transactions SET id = \(id)
      WHERE id = (SELECT max(id) FROM transactions)
        AND NOT EXISTS (SELECT 1 FROM transactions WHERE id = \(id))
      """
  }

  /// Charges, pauses and papers beyond the mask.
  private mutating func editedLines() -> String {
    let from = now + random.within((-6 * 86_400)...86_400)
    let end = random.chance(70) ? String(from + random.within(-4_000...200_000)) : "NULL"
    return random.pick(
      [
        """
        UPDATE transactions SET pauses = json_insert(
          coalesce(pauses, '[]'), '$[#]', json_array(\(random.below(6)), \(from), \(end)))
        WHERE id = \(someTransaction())
        """,
        """
        UPDATE transactions SET charges = json_insert(
          coalesce(charges, '[]'), '$[#]', json_array(
            \(random.below(5)), \(random.below(50_000)), \(random.chance(50) ? "NULL" : "'B-1'")))
        WHERE id = \(someTransaction())
        """,
        """
        UPDATE transactions
        SET further_papers = '[[\(64 + random.below(9)),\(random.below(2)),1]]'
        WHERE id = \(someTransaction())
        """,
        "UPDATE transactions SET pauses = '[[1,\(from),null]]' WHERE id % 5 = \(random.below(5))",
        "UPDATE transactions SET pauses = NULL WHERE id % 7 = \(random.below(7))",
        """
        UPDATE transactions SET charges = json_set(charges, '$[0][1]', \(random.below(60_000)))
        WHERE id % 9 = \(random.below(9)) AND json_array_length(charges) > 0
        """,
        "UPDATE transactions SET charges = '[]' WHERE id % 11 = \(random.below(11))",
      ], else: "")
  }

  private mutating func file() -> Event {
    files += 1
    let rows = (0..<(1 + random.below(6))).map { _ in
      let number =
        random.chance(70) ? 100_000 + files * 10 + random.below(10) : 100_010 + random.below(10)
      let day = Instant(now - random.within(0...(12 * 86_400)))
      let end = Instant(day.seconds + random.within(0...(6 * 86_400)))
      let service = random.pick(["KANTOR,SURAT", "KANTOR.LOKET,IZIN", "LAIN,AKTA"], else: "")
      let isOpen = random.chance(30)
      return [
        service, "F-\(number)", isOpen ? "open" : "finished", day.iso(offset: 28_800),
        isOpen ? "" : end.iso(offset: 28_800),
        random.pick(["none", "tariff:30000:B1", "tariff:45000"], else: "none"),
        random.pick(["ktp", "ktp|kuasa", "ktp|kk", "ktp|foto", "ktp;kk"], else: "ktp"), "P-1",
      ].joined(separator: ",")
    }
    var numbers: Set<Substring> = []
    return .file(
      SmallOffice.file(rows.filter { numbers.insert($0.split(separator: ",")[2]).inserted }))
  }

  // MARK: Standards, calendars, places

  /// A later version, or a later record of a known one.
  private mutating func newVersion() -> String {
    let from = Int(now / 86_400) + random.below(20) - 12
    let version = random.chance(30) ? "version" : "'v\(now)-\(random.below(1_000_000))'"
    let state = random.pick(["approved", "approved", "draft", "revoked"], else: "approved")
    let known = now + Int64(random.below(100_000))
    return """
      INSERT INTO standards (
        service_id, version, known_from, state, decree, source, valid_from, valid_to,
        clock_start, receipt, day_count, stopping_reasons, cost, cost_basis, has_document_list,
        target_per_mille, classes, applies_to, waits_at_most, waits_unit, waits_unit_is_assumed, tariff_of)
      SELECT
        service_id, \(version), \(known), '\(state)', decree, source, \(from), \(from + 5 + random.below(60)), clock_start, receipt,
        '\(random.pick(["exclude_first", "include_first"], else: "exclude_first"))',
        \(random.below(64)), cost, cost_basis, has_document_list, target_per_mille, classes,
        applies_to, waits_at_most, waits_unit, waits_unit_is_assumed, tariff_of
      FROM (SELECT * FROM standards ORDER BY id * 31 % 101 LIMIT 1 OFFSET \(random.below(3))) AS was
      WHERE NOT EXISTS (
        SELECT 1 FROM standards
        WHERE service_id = was.service_id AND version = \(version == "version" ? "was.version" : version)
          AND known_from = \(known));
      INSERT OR IGNORE INTO standard_times (standard_id, class, value, unit, unit_is_assumed, extension)
      SELECT id, '', \(1 + random.below(9)),
        '\(random.pick(["hours", "working_days", "calendar_days", "minutes"], else: "hours"))', 0, 1
      FROM standards WHERE id = (SELECT max(id) FROM standards) AND entry > (SELECT max(n) FROM ledger);
      INSERT OR IGNORE INTO standard_tariffs (standard_id, class, tier, amount)
      SELECT id, '', '', \(random.below(60_000)) FROM standards
      WHERE id = (SELECT max(id) FROM standards) AND entry > (SELECT max(n) FROM ledger)
        AND cost = 'tariffs';
      """
  }

  private mutating func editedStandard() -> String {
    let last = CatalogueEdit.lastStandard(random.below(5))
    return random.pick(
      [
        CatalogueEdit.standard(last, time: "\(1 + random.below(6))"),
        CatalogueEdit.standard(last, amount: "\(random.below(60_000))"),
        CatalogueEdit.standard(last, stopping: "\(random.below(64))"),
        CatalogueEdit.standard(
          last, validFrom: "iif(valid_to IS NULL, valid_from + \(random.below(9)) - 4, valid_from)"),
        CatalogueEdit.standard(last, mandatory: "1 - is_mandatory"),
        CatalogueEdit.standard(last, time: nil),
      ], else: "")
  }

  private mutating func editedCalendar() -> String {
    let day = Int(now / 86_400) + random.below(30) - 15
    let close = (13 + random.below(6)) * 3_600
    let weekday = 1 + random.below(5)
    return random.pick(
      [
        CatalogueEdit.calendar(holiday: day),
        CatalogueEdit.calendar(day: "iif(name = 'X', \(day), day)"),
        CatalogueEdit.calendar(holidays: "name <> 'X'"),
        CatalogueEdit.calendar(
          close: "iif(weekday = \(weekday) AND open < 36000 AND close > 46800, \(close), close)"),
      ], else: "")
  }

  private mutating func editedPlace() -> String {
    let code = "BARU\(random.below(3))"
    return random.pick(
      [
        "UPDATE units SET calendar_code = 'lain' WHERE code = 'KANTOR.LOKET'",
        "UPDATE units SET calendar_code = NULL WHERE code = 'KANTOR.LOKET'",
        "UPDATE units SET zone = 'Asia/Jayapura' WHERE code = 'LAIN'",
        "UPDATE units SET zone = 'Asia/Jakarta' WHERE code = 'LAIN'",
        """
        INSERT INTO services (unit_id, code, name)
        SELECT id, '\(code)', 'Baru' FROM units
        WHERE code = 'LAIN' AND NOT EXISTS (SELECT 1 FROM services WHERE code = '\(code)');
        UPDATE transactions SET service_id = (SELECT max(id) FROM services)
        WHERE id = \(someTransaction()) AND number NOT IN (
          SELECT number FROM transactions WHERE service_id = (SELECT max(id) FROM services))
        """,
      ], else: "")
  }

  private mutating func editedPapers() -> String {
    func renamed(_ ordinal: Int, _ code: String) -> String {
      """
      UPDATE documents SET code = \(code)
      WHERE service_id = 1 AND ordinal = \(ordinal) AND NOT EXISTS (
        SELECT 1 FROM documents AS other WHERE other.service_id = 1 AND other.code = \(code))
      """
    }
    return random.pick(
      [
        renamed(random.below(2), "documents.code || 'x'"), renamed(0, "'ktp'"),
        "UPDATE documents SET name = name || 'x' WHERE service_id = 1",
        "INSERT INTO variants (class, tier) SELECT 'kilat', '' WHERE NOT EXISTS (SELECT 1 FROM variants WHERE class = 'kilat')",
      ], else: "")
  }
}
