package import AuditReport
package import ServiceStandards

/// What the use cases themselves refuse.
package enum ServiceFault: Fault, Hashable {
  /// Something was asked for by a name that does not exist; `nearest` is the likely one.
  case unknown(Subject, name: String, nearest: String?)
  case ambiguousService(name: String, units: [String])
  case noUnits
  case badDeviationID(String)
  case noDeviation(String)
  /// A key file that others can read, or that is too short.
  case badKeyFile(path: String, Reason)
  case missingDemoData(searched: [String])
  case emptyPeriod
  case wrongRowCount(expected: Int, found: Int)

  package enum Subject: Hashable, Sendable {
    case unit, service, rule, calendar, messageCode
  }

  package enum Reason: Hashable, Sendable {
    case cannotRead, tooOpen, tooShort
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .unknown, .ambiguousService, .badDeviationID, .emptyPeriod: .usage
    case .noUnits, .noDeviation, .missingDemoData: .incomplete
    case .badKeyFile: .configuration
    case .wrongRowCount: .data
    }
  }

  package var code: String {
    switch self {
    case .unknown(.unit, _, _): "E_UNIT"
    case .unknown(.service, _, _), .ambiguousService: "E_SERVICE"
    case .unknown(.rule, _, _): "E_RULE"
    case .unknown(.calendar, _, _): "E_CALENDAR"
    case .unknown(.messageCode, _, _): "E_MESSAGE_CODE"
    case .noUnits: "E_NO_UNITS"
    case .badDeviationID: "E_DEVIATION_ID"
    case .noDeviation: "E_NO_DEVIATION"
    case .badKeyFile: "E_KEY_FILE"
    case .missingDemoData: "E_DEMO_DATA"
    case .emptyPeriod: "E_PERIOD"
    case .wrongRowCount: "E_CONTROL_TOTAL"
    }
  }

  package func message(in language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }

  private var indonesian: String {
    switch self {
    case .unknown(let subject, let name, let nearest):
      "\(subject.indonesian) “\(name)” tidak ada"
        + (nearest.map { "; maksud Anda \($0)?" } ?? ". Lihat “audit \(subject.listCommand)”.")
    case .ambiguousService(let name, let units):
      "jenis pelayanan “\(name)” ada di beberapa unit (\(units.joined(separator: ", "))); sebutkan sebagai UNIT/KODE."
    case .noUnits:
      "basis data ini belum berisi unit. Impor standar dahulu: audit import standards FILE.yaml"
    case .badDeviationID(let id):
      "“\(id)” bukan nomor penyimpangan; bentuknya W-01-4711 (lihat kolom pertama --details)."
    case .noDeviation(let id):
      "penyimpangan \(id) tidak ada dalam daftar. Mungkin sudah dikoreksi; jalankan “audit --details”."
    case .badKeyFile(let path, .cannotRead):
      "\(path): berkas kunci tidak dapat dibaca."
    case .badKeyFile(let path, .tooOpen):
      "\(path): berkas kunci dapat dibaca orang lain. Batasi dengan: chmod 600 \(path)"
    case .badKeyFile(let path, .tooShort):
      "\(path): kunci lebih pendek dari 32 bita. Buat dengan: head -c 32 /dev/urandom > \(path)"
    case .missingDemoData(let searched):
      "data contoh tidak ditemukan (dicari di \(searched.joined(separator: ", "))). Sebutkan foldernya dengan --data."
    case .emptyPeriod:
      "--from sesudah --to: tidak ada hari di antaranya."
    case .wrongRowCount(let expected, let found):
      "jumlah baris \(found), padahal surat pengantar menyebut \(expected) (--expect-rows); tidak ada yang diimpor."
    }
  }

  private var english: String {
    switch self {
    case .unknown(let subject, let name, let nearest):
      "there is no \(subject.english) “\(name)”"
        + (nearest.map { "; did you mean \($0)?" } ?? ". See “audit \(subject.listCommand)”.")
    case .ambiguousService(let name, let units):
      "the service “\(name)” exists in several units (\(units.joined(separator: ", "))); name it as UNIT/CODE."
    case .noUnits:
      "this database has no unit yet. Import standards first: audit import standards FILE.yaml"
    case .badDeviationID(let id):
      "“\(id)” is not the id of a deviation; it looks like W-01-4711 (see the first column of --details)."
    case .noDeviation(let id):
      "deviation \(id) is not in the register. It may have been corrected; run “audit --details”."
    case .badKeyFile(let path, .cannotRead):
      "\(path): the key file cannot be read."
    case .badKeyFile(let path, .tooOpen):
      "\(path): the key file can be read by others. Restrict it: chmod 600 \(path)"
    case .badKeyFile(let path, .tooShort):
      "\(path): the key is shorter than 32 bytes. Make one: head -c 32 /dev/urandom > \(path)"
    case .missingDemoData(let searched):
      "the demonstration data was not found (looked in \(searched.joined(separator: ", "))). Name its folder with --data."
    case .emptyPeriod:
      "--from is after --to: there is no day between them."
    case .wrongRowCount(let expected, let found):
      "\(found) rows, but the covering letter says \(expected) (--expect-rows); nothing was imported."
    }
  }
}

extension ServiceFault.Subject {
  fileprivate var indonesian: String {
    switch self {
    case .unit: "unit"
    case .service: "jenis pelayanan"
    case .rule: "aturan uji"
    case .calendar: "kalender layanan"
    case .messageCode: "kode pesan"
    }
  }

  fileprivate var english: String {
    switch self {
    case .unit: "unit"
    case .service: "service"
    case .rule: "rule"
    case .calendar: "calendar"
    case .messageCode: "message code"
    }
  }

  fileprivate var listCommand: String {
    switch self {
    case .unit: "units list"
    case .service: "services list"
    case .rule: "rules"
    case .calendar: "calendar list"
    case .messageCode: "explain --codes"
    }
  }
}
