package import ServiceStandards

/// A code that messages, rejected lines and transactions without a verdict carry: what it means and what
/// to do. `messages.yaml` holds them all; `Documentation/messages.md` and `audit explain` are made from it.
package struct MessageCode: Hashable, Sendable {
  package enum Topic: String, CaseIterable, Hashable, Sendable {
    case database
    case names
    case runs
    case clock
    case reasons
    case findings
    case exceptions
    case complaints
    case files
    case handover
    case verification
    case keys
    case nights
    case ledger

    package var title: Wording {
      switch self {
      case .database: Wording("Basis data", "The database")
      case .names: Wording("Nama dan pengaturan", "Names and settings")
      case .runs: Wording("Pelaksanaan audit", "Runs")
      case .clock: Wording("Penghitung waktu", "The clock")
      case .reasons: Wording("Mengapa transaksi tidak dinilai", "Why a transaction was not judged")
      case .findings: Wording("Temuan", "Findings")
      case .exceptions: Wording("Pengecualian dan keadaan awal", "Waivers and the baseline")
      case .complaints: Wording("Pengaduan", "Complaints")
      case .files: Wording("Berkas impor", "Imported files")
      case .handover: Wording("Serah terima", "Hand-over")
      case .verification: Wording("Pemeriksaan serah terima", "Checking a hand-over")
      case .keys: Wording("Kunci", "Keys")
      case .nights: Wording("Malam", "The night")
      case .ledger: Wording("Buku catatan", "The ledger")
      }
    }
  }

  /// Stable, the same in every language. One code may stand for several things: `E_UNIT` is a name on the
  /// command line and one in a file.
  package let code: String
  package let topic: Topic
  /// Of the command that ends with it; none for what does not end a command.
  package let exitStatuses: [Int]
  package let meaning: Wording
  package let remedy: Wording
}

extension MessageCode {
  /// Every code, by topic.
  package static var all: [MessageCode] { MessageFile.bundled.codes }

  /// The entries of one code, in capitals or not.
  package static func named(_ code: String) -> [MessageCode] {
    let folded = code.lowercased()
    return all.filter { $0.code.lowercased() == folded }
  }
}
