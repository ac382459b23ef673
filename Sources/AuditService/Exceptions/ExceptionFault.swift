package import AuditReport
package import ServiceStandards
package import WorkingTime

/// What is refused about waivers and baselines.
package enum ExceptionFault: Fault, Hashable {
  case invalid(InvalidWaiver)
  /// A rule about standards knows no single case.
  case caseForStandardRule(RuleID)
  case badWaiverID(String)
  case noWaiver(WaiverID)
  case alreadyRevoked(WaiverID, on: CivilDay)
  case baselineExists(unit: UnitCode, on: CivilDay)
  /// No run has looked at the unit, so the register says nothing of it that a baseline could hold.
  case notAudited(unit: UnitCode, command: String)

  package var exitStatus: ExitStatus {
    switch self {
    case .noWaiver, .notAudited: .incomplete
    default: .usage
    }
  }

  package var code: String {
    switch self {
    case .invalid(.empty): "E_WAIVER_EMPTY"
    case .invalid(.approverIsRequester): "E_WAIVER_APPROVER"
    case .invalid(.endBeforeStart): "E_WAIVER_DAYS"
    case .invalid(.tooLong): "E_WAIVER_TOO_LONG"
    case .caseForStandardRule: "E_WAIVER_CASE"
    case .badWaiverID: "E_WAIVER_ID"
    case .noWaiver: "E_NO_WAIVER"
    case .alreadyRevoked: "E_WAIVER_REVOKED"
    case .baselineExists: "E_BASELINE_EXISTS"
    case .notAudited: "E_RUN_NONE"
    }
  }

  package func message(in language: Language) -> String { wording.text(language) }

  private var wording: Wording {
    switch self {
    case .invalid(let problem): problem.wording
    case .caseForStandardRule(let rule):
      Wording(
        "aturan uji \(rule) menilai standar, bukan berkas; tambahkan pengecualian tanpa --case.",
        "rule \(rule) judges standards, not cases; add the waiver without --case.")
    case .badWaiverID(let text):
      Wording(
        "“\(text)” bukan nomor pengecualian; bentuknya K-2026-0003 (lihat “audit waivers list”).",
        "“\(text)” is not the id of a waiver; it looks like K-2026-0003 (see “audit waivers list”)."
      )
    case .noWaiver(let id):
      Wording(
        "pengecualian \(id) tidak ada. Lihat “audit waivers list”.",
        "there is no waiver \(id). See “audit waivers list”.")
    case .alreadyRevoked(let id, let day):
      Wording(
        "pengecualian \(id) sudah dicabut pada \(Texts.day(day).indonesian); tidak ada yang berubah.",
        "waiver \(id) was already revoked on \(Texts.day(day).english); nothing changed.")
    case .baselineExists(let unit, let day):
      Wording(
        "keadaan awal yang mencakup unit \(unit) sudah diambil pada \(Texts.day(day).indonesian). Keadaan awal diambil satu kali; bila memang harus diganti, ulangi dengan --again dan alasannya.",
        "a baseline that covers unit \(unit) was taken on \(Texts.day(day).english). A baseline is taken once; to replace it nevertheless, say --again and why."
      )
    case .notAudited(let unit, let command):
      Wording(
        "unit \(unit) belum pernah diaudit, jadi belum ada penyimpangan yang dapat menjadi keadaan awal. Audit dahulu: \(command)",
        "unit \(unit) was never audited, so there are no deviations yet that could be its baseline. Audit it first: \(command)"
      )
    }
  }
}

extension InvalidWaiver {
  fileprivate var wording: Wording {
    switch self {
    case .empty(.reason):
      Wording(
        "alasan kosong; tuliskan mengapa dengan --reason TEKS.",
        "the reason is empty; say why with --reason TEXT.")
    case .empty(.requester):
      Wording(
        "nama pemohon kosong; sebutkan dengan --requested-by NAMA.",
        "the requester's name is empty; give it with --requested-by NAME.")
    case .empty(.approver):
      Wording(
        "nama penyetuju kosong; sebutkan dengan --approved-by NAMA.",
        "the approver's name is empty; give it with --approved-by NAME.")
    case .empty(.caseNumber):
      Wording(
        "nomor berkas kosong; sebutkan dengan --case NOMOR, atau hapus --case untuk semua berkas.",
        "the case number is empty; give it with --case NUMBER, or leave --case out for every case.")
    case .approverIsRequester(let name):
      Wording(
        "penyetuju (\(name)) adalah pemohon sendiri; pengecualian harus disetujui orang lain.",
        "the approver (\(name)) is the requester; another person must approve a waiver.")
    case .endBeforeStart(let from, let to):
      Wording(
        "hari terakhir \(Texts.day(to).indonesian) mendahului hari pertama \(Texts.day(from).indonesian); perbaiki --from atau --to.",
        "the last day \(Texts.day(to).english) is before the first day \(Texts.day(from).english); correct --from or --to."
      )
    case .tooLong(let days, let latest):
      Wording(
        "pengecualian \(days) hari terlalu lama; paling lama \(Waiver.mostDays) hari, yaitu --to \(latest).",
        "a waiver of \(days) days is too long; at most \(Waiver.mostDays) days, that is --to \(latest)."
      )
    }
  }
}
