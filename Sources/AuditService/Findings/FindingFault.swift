package import AuditImport
package import AuditReport
package import ServiceStandards
package import WorkingTime

/// What the work on findings refuses, and what to do instead.
package enum FindingFault: Fault, Hashable {
  case badID(String)
  case unknown(FindingID)
  /// The table of moves does not have it in this state.
  case moveNotAllowed(FindingID, FindingMove, FindingState)
  /// Closing as fulfilled: everything that is lacking.
  case notClean(FindingID, [CleanRecheck.Lack])
  case deviationsLeft(FindingID, Int64)
  case newerEpisode(FindingID, newer: FindingID)
  case nothingStated
  case emptyText(option: String)
  /// A day that lies before the finding or its report, or has not come yet.
  case dayOutside(option: String, CivilDay, first: CivilDay, last: CivilDay)
  case unknownCode(String, nearest: String?, known: [String])
  /// `settled` files were rejected, or set aside by a reopening.
  case noEvidence(FindingID, settled: Int)
  case partialResponse(FindingID)
  case noCalendar(unit: String)
  case evidenceUnreadable(path: String, reason: SystemReason)
  case evidenceEmpty(path: String)
  case evidenceNotKept(path: String, reason: SystemReason)
  case evidenceMissing(FindingID, name: String, sha256: String, path: String)
  case evidenceChanged(FindingID, name: String, sha256: String, path: String)

  package var exitStatus: ExitStatus {
    switch self {
    case .badID, .nothingStated, .emptyText, .dayOutside, .unknownCode: .usage
    case .evidenceMissing, .evidenceChanged: .integrity
    case .unknown, .moveNotAllowed, .notClean, .deviationsLeft, .newerEpisode, .noEvidence,
      .partialResponse, .noCalendar, .evidenceUnreadable, .evidenceEmpty, .evidenceNotKept:
      .incomplete
    }
  }

  package var code: String {
    switch self {
    case .badID: "E_FINDING_ID"
    case .unknown: "E_NO_FINDING"
    case .moveNotAllowed: "E_FINDING_MOVE"
    case .notClean: "E_FINDING_NOT_CLEAN"
    case .deviationsLeft: "E_FINDING_DEVIATIONS"
    case .newerEpisode: "E_FINDING_EPISODE"
    case .nothingStated, .emptyText: "E_FINDING_TEXT"
    case .dayOutside: "E_FINDING_DAY"
    case .unknownCode: "E_FINDING_CODE"
    case .noEvidence: "E_FINDING_EVIDENCE"
    case .partialResponse: "E_FINDING_PARTIAL"
    case .noCalendar: "E_FINDING_CALENDAR"
    case .evidenceUnreadable, .evidenceNotKept: "E_EVIDENCE_FILE"
    case .evidenceEmpty: "E_EVIDENCE_EMPTY"
    case .evidenceMissing: "E_EVIDENCE_MISSING"
    case .evidenceChanged: "E_EVIDENCE_CHANGED"
    }
  }

  package func message(in language: Language) -> String { wording.text(language) }

  private var wording: Wording {
    switch self {
    case .badID(let text):
      Wording(
        "“\(text)” bukan nomor temuan; bentuknya T-2026-0042 (lihat “audit findings list”).",
        "“\(text)” is not the id of a finding; it looks like T-2026-0042 (see “audit findings list”)."
      )
    case .unknown(let id):
      Wording(
        "temuan \(id) tidak ada. Lihat “audit findings list”; temuan dibuka oleh “audit --unit KODE”.",
        "there is no finding \(id). See “audit findings list”; findings are opened by “audit --unit CODE”."
      )
    case .moveNotAllowed(let id, let move, let state): notAllowed(id, move, state)
    case .notClean(let id, let lacks):
      Wording(
        "temuan \(id) belum dapat ditutup sebagai sesuai. Yang kurang: "
          + lacks.map(\.wording.indonesian).joined(separator: "; ")
          + ". Temuan ditutup oleh pemeriksaan ulang yang bersih, bukan oleh petugas.",
        "finding \(id) cannot be closed as fulfilled yet. Lacking: "
          + lacks.map(\.wording.english).joined(separator: "; ")
          + ". A clean re-check closes a finding, not a clerk.")
    case .deviationsLeft(let id, let count):
      Wording(
        "temuan \(id) masih memuat \(count) penyimpangan, jadi tidak dapat dicabut. Perbaiki data, standar, atau kalendernya dan jalankan audit, atau tindak lanjuti temuan ini.",
        "finding \(id) still has \(count) deviations, so it cannot be withdrawn. Correct data, standard or calendar and run the audit, or follow the finding up."
      )
    case .newerEpisode(let id, let newer):
      Wording(
        "temuan \(id) sudah berulang sebagai \(newer); kerjakan \(newer).",
        "finding \(id) has returned as \(newer); work on \(newer).")
    case .nothingStated:
      Wording(
        "tidak ada yang diisi: sebutkan --cause TEXT, --effect TEXT, atau keduanya.",
        "nothing is stated: give --cause TEXT, --effect TEXT, or both.")
    case .emptyText(let option):
      Wording(
        "--\(option) kosong; tuliskan isinya.", "--\(option) is empty; say something in it.")
    case .dayOutside(let option, let day, let first, let last):
      Wording(
        "--\(option) \(day) di luar \(first) sampai dengan \(last): sebelum temuan atau laporannya ada, atau belum terjadi.",
        "--\(option) \(day) is outside \(first) to \(last): before there was the finding or its report, or still to come."
      )
    case .unknownCode(let code, let nearest, let known):
      Wording(
        "kode “\(code)” tidak ada dalam pemetaan"
          + (nearest.map { "; maksud Anda \($0)?" } ?? ".")
          + " Yang ada: \(known.joined(separator: ", ")) (lihat “audit codes show”).",
        "the mapping has no code “\(code)”" + (nearest.map { "; did you mean \($0)?" } ?? ".")
          + " It has: \(known.joined(separator: ", ")) (see “audit codes show”).")
    case .noEvidence(let id, let settled) where settled > 0:
      Wording(
        "temuan \(id) memiliki \(settled) berkas bukti, tetapi semuanya ditolak atau dikesampingkan ketika temuan dibuka kembali; penerimaan memerlukan bukti dari tanggapan sesudahnya. Catat dahulu: audit findings respond \(id) --text TEXT --evidence FILE",
        "finding \(id) has \(settled) evidence files, but each was rejected, or set aside when the finding was reopened; an acceptance needs evidence of an answer after that. Record it first: audit findings respond \(id) --text TEXT --evidence FILE"
      )
    case .noEvidence(let id, _):
      Wording(
        "temuan \(id) tidak memiliki berkas bukti, jadi tidak ada yang dapat diterima. Catat dahulu: audit findings respond \(id) --text TEXT --evidence FILE",
        "finding \(id) has no evidence file, so there is nothing to accept. Record it first: audit findings respond \(id) --text TEXT --evidence FILE"
      )
    case .partialResponse(let id):
      Wording(
        "tanggapan terakhir atas temuan \(id) baru sebagian. Catat sisanya dengan respond tanpa --partial, atau tolak dengan verify --reject.",
        "the last response to finding \(id) covers a part only. Record the rest by respond without --partial, or reject it by verify --reject."
      )
    case .noCalendar(let unit):
      Wording(
        "unit \(unit) tidak mempunyai kalender, jadi hari kerja tidak dapat dihitung. Impor kalendernya, atau pakai calendar_days dalam pemetaan kode.",
        "unit \(unit) has no calendar, so working days cannot be counted. Import one, or use calendar_days in the mapping of codes."
      )
    case .evidenceUnreadable(let path, let reason):
      Wording(
        "\(path): berkas bukti tidak dapat dibaca (\(reason.text(in: .indonesian))); tidak ada yang dicatat.",
        "\(path): the evidence file cannot be read (\(reason.text(in: .english))); nothing was recorded."
      )
    case .evidenceEmpty(let path):
      Wording(
        "\(path): berkas bukti kosong (0 bita), jadi tidak membuktikan apa pun; tidak ada yang dicatat. Periksa berkasnya, lalu ulangi.",
        "\(path): the evidence file is empty (0 bytes), so it proves nothing; nothing was recorded. Check the file, then try again."
      )
    case .evidenceNotKept(let path, let reason):
      Wording(
        "\(path): bukti tidak dapat disimpan (\(reason.text(in: .indonesian))); tidak ada yang dicatat.",
        "\(path): the evidence cannot be kept (\(reason.text(in: .english))); nothing was recorded."
      )
    case .evidenceMissing(let id, let name, let sha256, let path):
      Wording(
        "bukti “\(name)” (SHA-256 \(sha256)) dari temuan \(id) hilang dari \(path). Pulihkan dari cadangan, atau catat kembali berkas yang sama dengan respond --evidence.",
        "the evidence “\(name)” (SHA-256 \(sha256)) of finding \(id) is missing at \(path). Restore it from a backup, or record the same file again by respond --evidence."
      )
    case .evidenceChanged(let id, let name, let sha256, let path):
      Wording(
        "bukti “\(name)” (SHA-256 \(sha256)) dari temuan \(id) telah berubah di \(path). Pulihkan dari cadangan, atau catat kembali berkas yang asli dengan respond --evidence.",
        "the evidence “\(name)” (SHA-256 \(sha256)) of finding \(id) has changed at \(path). Restore it from a backup, or record the original again by respond --evidence."
      )
    }
  }

  private func notAllowed(
    _ id: FindingID, _ move: FindingMove, _ state: FindingState
  ) -> Wording {
    let allowed = FindingMove.allowed(in: state)
    let names = allowed.map { Texts.findingMove($0) }
    let (stateName, moveName) = (Texts.findingState(state), Texts.findingMove(move))
    let command = FindingFault.usual(in: state).command(id) ?? ""
    return Wording(
      "temuan \(id) dalam keadaan “\(stateName.indonesian)”; langkah “\(moveName.indonesian)” tidak diperbolehkan. Yang diperbolehkan: "
        + names.map(\.indonesian).joined(separator: ", ")
        + ". Langkah yang lazim: audit findings \(command)",
      "finding \(id) is in the state “\(stateName.english)”; the move “\(moveName.english)” is not allowed. Allowed: "
        + names.map(\.english).joined(separator: ", ")
        + ". The usual step: audit findings \(command)")
  }

  /// The step that carries a finding on from a state.
  static func usual(in state: FindingState) -> FindingMove {
    switch state {
    case .open: .delivered
    case .delivered: .responded
    case .responded: .accepted
    case .verified: .closed
    case .closed, .excused, .withdrawn: .reopened
    }
  }
}
