package import AuditReport
package import ServiceStandards

/// Why the ledger could not be asked.
package enum LedgerFault: Fault, Hashable {
  case checkpointMissing(String)
  /// A file that is no checkpoint.
  case noCheckpoint(String)
  case noEntry(Int64, last: Int64)
  /// The run was made before the ledger began, or by hand.
  case unknownInputs(run: Int64)
  /// Nobody has named anything by that entry that could be accepted.
  case notNamed(Int64)
  case alreadyAccepted(Int64, by: Int64)
  case noReason

  package var exitStatus: ExitStatus {
    switch self {
    case .checkpointMissing: .incomplete
    case .noCheckpoint: .data
    case .noEntry, .notNamed, .alreadyAccepted, .noReason: .usage
    case .unknownInputs: .incomplete
    }
  }

  package var code: String {
    switch self {
    case .checkpointMissing: "E_CHECKPOINT_MISSING"
    case .noCheckpoint: "E_CHECKPOINT"
    case .noEntry: "E_LEDGER_ENTRY"
    case .unknownInputs: "E_RUN_INPUTS"
    case .notNamed: "E_LEDGER_NOT_NAMED"
    case .alreadyAccepted: "E_LEDGER_ACCEPTED"
    case .noReason: "E_LEDGER_REASON"
    }
  }

  package func message(in language: Language) -> String { wording.text(language) }

  private var wording: Wording {
    switch self {
    case .checkpointMissing(let file):
      Wording(
        "\(file): titik periksa tidak dapat dibaca. Sebutkan berkas atau folder titik periksa.",
        "\(file): the checkpoint cannot be read. Name a file or a folder of checkpoints.")
    case .noCheckpoint(let file):
      Wording(
        "\(file): bukan titik periksa (audit-ledger dan id basis data, jumlah entri, hash, nomor tertinggi; masing-masing satu baris).",
        "\(file): no checkpoint (audit-ledger and the id of the database, number of entries, hash, highest numbers; a line each)."
      )
    case .noEntry(let n, let last):
      Wording(
        "tidak ada entri \(n); yang terakhir \(last). Lihat: audit ledger list",
        "there is no entry \(n); the last one is \(last). See: audit ledger list")
    case .notNamed(let n):
      Wording(
        "entri \(n) tidak menyebut perubahan di luar program ini, dan tidak ada titik periksa dengan \(n) entri yang berbeda; tidak ada yang diterima. Lihat: audit verify",
        "entry \(n) names no change by something else than this program, and no checkpoint of \(n) entries differs; nothing was accepted. See: audit verify"
      )
    case .alreadyAccepted(let n, let by):
      Wording(
        "entri \(n) sudah diterima oleh entri \(by); tidak ada yang ditulis.",
        "entry \(n) has been accepted by entry \(by); nothing was written.")
    case .noReason:
      Wording(
        "--reason kosong: sebutkan mengapa perubahan atau kehilangan itu diterima.",
        "--reason is empty: say why the change or the loss is accepted.")
    case .unknownInputs(let run):
      Wording(
        "pelaksanaan \(run) lebih tua daripada buku catatan, sehingga masukannya tidak diketahui; ulangi pelaksanaan yang lebih baru.",
        "run \(run) is older than the ledger, so its inputs are not known; repeat a later one.")
    }
  }
}
