package import AuditImport
package import AuditReport
package import ServiceStandards

/// Why nothing was handed over. Whatever was there before is as it was.
package enum HandoverFault: Fault, Hashable {
  case folderExists(path: String)
  /// No run has looked at all of the selection; `command` is the one that would.
  case noRun(command: String)
  /// The last run over the selection could not judge some part.
  case runIncomplete(run: Int64, command: String)
  /// The run that was asked for did not look at all of the selection.
  case runElsewhere(run: Int64, command: String)
  /// The run that was asked for was taken back.
  case runVoid(run: Int64, reason: String)
  case cannotWrite(path: String, SystemReason)
  case diskFull(path: String)
  case unknownFile(name: String, known: [String])

  package var exitStatus: ExitStatus {
    if case .unknownFile = self { .usage } else { .incomplete }
  }

  package var code: String {
    switch self {
    case .folderExists: "E_EXPORT_EXISTS"
    case .noRun: "E_EXPORT_NO_RUN"
    case .runIncomplete: "E_EXPORT_INCOMPLETE"
    case .runElsewhere: "E_EXPORT_SCOPE"
    case .runVoid: "E_EXPORT_VOID"
    case .cannotWrite: "E_EXPORT_WRITE"
    case .diskFull: "E_EXPORT_FULL"
    case .unknownFile: "E_EXPORT_FILE"
    }
  }

  package func message(in language: Language) -> String {
    let (indonesian, english) = wording(language)
    return language == .indonesian ? indonesian : english
  }

  private func wording(_ language: Language) -> (indonesian: String, english: String) {
    switch self {
    case .folderExists(let path):
      (
        "\(path): sudah ada dan tidak diubah; serah terima selalu membuat folder baru. Pilih nama lain.",
        "\(path): exists already and was left as it is; a hand-over always makes a new folder. Choose another name."
      )
    case .noRun(let command):
      (
        "belum ada pelaksanaan audit yang memeriksa seluruh pilihan ini. Jalankan audit dahulu: \(command)",
        "no run has looked at all of this selection yet. Run the audit first: \(command)"
      )
    case .runIncomplete(let run, let command):
      (
        "pelaksanaan \(run) tidak dapat menilai sebagian (lihat laporannya: kalender, hari libur, atau transaksi belum ada). Lengkapi lalu jalankan: \(command) — atau serahkan apa adanya dengan --allow-incomplete.",
        "run \(run) could not judge some part (see its report: a calendar, holidays or transactions are missing). Complete them and run: \(command) — or hand over what there is with --allow-incomplete."
      )
    case .runElsewhere(let run, let command):
      (
        "pelaksanaan \(run) tidak memeriksa seluruh pilihan ini. Pilih unitnya (lihat “audit runs show \(run)”), atau jalankan: \(command)",
        "run \(run) did not look at all of this selection. Choose its units (see “audit runs show \(run)”), or run: \(command)"
      )
    case .runVoid(let run, let reason):
      (
        "pelaksanaan \(run) sudah dibatalkan (\(PersonalData.masked(reason))), jadi tidak diserahkan. Lihat “audit runs list”.",
        "run \(run) was taken back (\(PersonalData.masked(reason))), so it is not handed over. See “audit runs list”."
      )
    case .cannotWrite(let path, let reason):
      (
        "\(path): tidak dapat ditulis (\(reason.text(in: language))); tidak ada yang dibuat, berkas lama tetap utuh.",
        "\(path): cannot be written (\(reason.text(in: language))); nothing was made, old files are as they were."
      )
    case .diskFull(let path):
      (
        "\(path): cakram penuh di tengah penulisan; sisa-sisanya dihapus, berkas lama tetap utuh. Kosongkan ruang lalu ulangi.",
        "\(path): the disk is full in the middle of writing; what was written is removed, old files are as they were. Make room and try again."
      )
    case .unknownFile(let name, let known):
      (
        "“\(name)” bukan berkas serah terima dengan pilihan ini; yang ada: \(known.joined(separator: ", ")).",
        "“\(name)” is no file of a hand-over with these options; there are: \(known.joined(separator: ", "))."
      )
    }
  }
}
