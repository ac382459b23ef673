package import AuditEngine
package import AuditImport
package import AuditReport
package import AuditStore
package import ServiceStandards
package import WorkingTime

// What the other modules refuse, as messages of a command.

extension StoreError: Fault {
  package var exitStatus: ExitStatus {
    switch problem {
    case .busy: .busy
    case .networkDrive: .configuration
    default: .incomplete
    }
  }

  package var code: String {
    switch problem {
    case .notFound: "E_DB_NOT_FOUND"
    case .isDirectory: "E_DB_IS_DIRECTORY"
    case .alreadyExists: "E_DB_EXISTS"
    case .foreign: "E_DB_FOREIGN"
    case .newer: "E_DB_NEWER"
    case .older: "E_DB_OLDER"
    case .migrationChanged: "E_DB_MIGRATION"
    case .readOnly: "E_DB_READ_ONLY"
    case .logUnread: "E_DB_LOG"
    case .diskFull: "E_DB_FULL"
    case .busy: "E_DB_BUSY"
    case .networkDrive: "E_DB_NETWORK"
    case .inputOutput: "E_DB_IO"
    case .damaged: "E_DB_DAMAGED"
    case .vanished: "E_DB_VANISHED"
    case .damagedSegment: "E_DB_SEGMENT"
    case .denied: "E_DB_DENIED"
    case .clockBehind: "E_CLOCK_BEHIND"
    case .other: "E_DB"
    }
  }
}

extension ImportFault: Fault {
  package var exitStatus: ExitStatus {
    switch self {
    case .cannotOpen, .cannotRead, .cannotWrite, .isDirectory, .changed, .notAFile: .incomplete
    default: .data
    }
  }

  package var code: String {
    if case .changed = self { "E_FILE_CHANGED" } else { "E_IMPORT" }
  }
}

extension TableFault: Fault {
  package var exitStatus: ExitStatus { .usage }
  package var code: String { "E_TABLE" }
  package func message(in language: Language) -> String { wording.text(language) }
}

extension RulebookFault: Fault {
  package var exitStatus: ExitStatus { .incomplete }
  package var code: String { "E_RULEBOOK" }

  package func message(in language: Language) -> String {
    switch language {
    case .english: description
    case .indonesian: indonesian
    }
  }

  private var indonesian: String {
    switch self {
    case .calendar(let code, let fault):
      "Kalender \(code) tidak dapat dipakai: \(fault.message(in: .indonesian)) Impor versi yang benar."
    case .calendarChangesZone(let code, let zones):
      "Versi-versi kalender \(code) menyebut beberapa zona (\(zones.joined(separator: ", "))). Beri zona baru kode kalender lain."
    case .zone(let unit, let fault):
      "Zona unit \(unit) tidak dapat dipakai: \(fault.message(in: .indonesian)) Impor unit itu dengan zona IANA."
    case .unknownUnit(let code):
      "Unit \(code) tidak dikenal, padahal ada jenis pelayanan atau unit di bawahnya. Impor unit itu."
    case .unitBelowItself(let code):
      "Unit \(code) berada di bawah dirinya sendiri. Impor dengan induk lain."
    case .standardWithoutService(let unit, let service, let version):
      "Versi \(version) adalah standar untuk \(service) di \(unit), jenis pelayanan yang tidak dikenal."
    }
  }
}

extension CalendarFault: Fault {
  package var exitStatus: ExitStatus { .incomplete }
  package var code: String { "E_CALENDAR" }

  package func message(in language: Language) -> String {
    switch (self, language) {
    case (.badHours(let entry), .indonesian):
      "jam layanan pada \(entry) kosong, bertumpuk, atau di luar hari itu."
    case (.badHours(let entry), .english):
      "the hours of \(entry) are empty, overlap, or leave the day."
    case (.unknownZone(let name), .indonesian):
      "zona waktu “\(name)” tidak ada dalam basis data zona; pakai nama IANA, misalnya Asia/Makassar."
    case (.unknownZone(let name), .english):
      "the zone database has no “\(name)”; use an IANA name such as Asia/Makassar."
    case (.noZoneDatabase(let path), .indonesian):
      "basis data zona waktu tidak ada di \(path). Pasang paket tzdata, atau sebutkan foldernya dalam TZDIR."
    case (.noZoneDatabase(let path), .english):
      "there is no zone database at \(path). Install the package tzdata, or name its folder in TZDIR."
    case (.damagedZone(let name), .indonesian):
      "berkas zona waktu \(name) rusak. Pasang ulang paket tzdata."
    case (.damagedZone(let name), .english):
      "the zone file \(name) is damaged. Install the package tzdata again."
    }
  }
}

extension ClockFault: Fault {
  package var exitStatus: ExitStatus { .incomplete }

  package func message(in language: Language) -> String {
    switch (self, language) {
    case (.endBeforeStart, .indonesian): "akhir lebih awal daripada awal (end_before_start)."
    case (.endBeforeStart, .english): "the end is before the start (end_before_start)."
    case (.noWorkingTime, .indonesian):
      "kalender ini tidak buka dalam sekitar empat tahun (no_working_time)."
    case (.noWorkingTime, .english):
      "this calendar does not open within about four years (no_working_time)."
    case (.holidaysMissing(let year), .indonesian):
      "kalender ini tidak memuat hari libur tahun \(year) (holidays_missing). Impor hari liburnya, atau nyatakan lengkap dengan holidays_complete."
    case (.outsideYears(let year), .indonesian):
      "tahun \(year) terlalu jauh dari tanggal yang ditanyakan (outside_years)."
    case (.outsideYears(let year), .english):
      "the year \(year) is too far from the date that was asked for (outside_years)."
    case (.holidaysMissing(let year), .english):
      "this calendar has no holiday in \(year) (holidays_missing). Import that year's holidays, or declare it with holidays_complete."
    }
  }
}
