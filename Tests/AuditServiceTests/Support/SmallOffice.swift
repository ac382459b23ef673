import AuditService
import WorkingTime

/// An office with one service, for tests of imports.
enum SmallOffice {
  static let now = Instant(1_767_225_600)  // 2026-01-01T00:00:00Z

  static let calendars = """
    format: audit.calendars/1
    recorded_at: 2024-01-01T08:00:00+08:00
    calendars:
      - code: kantor
        zone: Asia/Makassar
        week:
          mon: [["08:00", "16:00"]]
          tue: [["08:00", "16:00"]]
          wed: [["08:00", "16:00"]]
          thu: [["08:00", "16:00"]]
          fri: [["08:00", "16:00"]]
        holidays:
          - {date: 2025-01-01, name: Tahun Baru Masehi, kind: libur_nasional, decree: SKB 1}
        holidays_complete: [2025]
    """

  static let standards = """
    format: audit.standards/1
    recorded_at: 2024-01-02T08:00:00+08:00
    units:
      - {code: KANTOR, name: Kantor Uji, zone: Asia/Makassar, calendar: kantor}
    services:
      - unit: KANTOR
        code: SURAT
        name: Surat keterangan
        standards:
          - version: "2024"
            state: approved
            decree: SK 1/2024
            valid_from: 2024-01-01
            clock: {start: received}
            time: [{value: 2, unit: working_days}]
            cost: {tariffs: [{amount: 30000}]}
            requirements: [{code: ktp, name: KTP-el, aliases: [e-KTP]}]
    """

  /// Another service of the office, to be put after the standards.
  static func service(_ code: String, restarts: String) -> String {
    """

      - unit: KANTOR
        code: \(code)
        name: Layanan \(code)
        numbers_restart: \(restarts)
        standards:
          - version: "2024"
            state: approved
            decree: SK 2/2024
            valid_from: 2024-01-01
            clock: {start: received}
            time: [{value: 2, unit: working_days}]
            cost: {tariffs: [{amount: 30000}]}
            requirements: [{code: ktp, name: KTP-el}]
    """
  }

  static let header =
    "unit,service,case_number,status,received_at,finished_at,charges,demanded,applicant"

  /// A finished, compliant case.
  static func row(_ number: Int, finished: String = "2025-02-04T10:00", charges: String = "none")
    -> String
  {
    "KANTOR,SURAT,S-\(number),finished,2025-02-03T09:00,\(finished),\(charges),ktp,P-\(number)"
  }

  static func file(_ rows: [String]) -> String { ([header] + rows).joined(separator: "\n") + "\n" }

  /// A database that knows calendar and standard, from that instant on.
  static func folder(now: Instant = now) throws -> WorkFolder {
    let folder = try WorkFolder()
    let workspace = folder.workspace(now: now)
    try workspace.create()
    let calendars = try folder.write(calendars, to: "kalender.yaml")
    let standards = try folder.write(standards, to: "standar.yaml")
    _ = try workspace.importCalendars(file: calendars, dryRun: false)
    _ = try workspace.importStandards(file: standards, dryRun: false)
    return folder
  }
}
