internal import AuditReport
package import ServiceStandards

/// Why the ledger could not be asked.
package enum LedgerFault: Fault, Hashable {
  case checkpointMissing(String)
  /// A file that is no checkpoint.
  case noCheckpoint(String)
  case noEntry(Int64, last: Int64)
  case noRun(Int64, last: Int64)
  /// The run was made before the ledger began, or by hand.
  case unknownInputs(run: Int64)

  package var exitStatus: ExitStatus {
    switch self {
    case .checkpointMissing: .incomplete
    case .noCheckpoint: .data
    case .noEntry, .noRun: .usage
    case .unknownInputs: .incomplete
    }
  }

  package var code: String {
    switch self {
    case .checkpointMissing: "E_CHECKPOINT_MISSING"
    case .noCheckpoint: "E_CHECKPOINT"
    case .noEntry: "E_LEDGER_ENTRY"
    case .noRun: "E_RUN"
    case .unknownInputs: "E_RUN_INPUTS"
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
        "\(file): bukan titik periksa (tiga baris: audit-ledger dan id basis data, jumlah entri, hash).",
        "\(file): no checkpoint (three lines: audit-ledger and the id of the database, number of entries, hash)."
      )
    case .noEntry(let n, let last):
      Wording(
        "tidak ada entri \(n); yang terakhir \(last). Lihat: audit ledger list",
        "there is no entry \(n); the last one is \(last). See: audit ledger list")
    case .noRun(let run, let last):
      Wording(
        "tidak ada pelaksanaan \(run); yang terakhir \(last). Lihat: audit ledger list --event run",
        "there is no run \(run); the last one is \(last). See: audit ledger list --event run")
    case .unknownInputs(let run):
      Wording(
        "pelaksanaan \(run) lebih tua daripada buku catatan, sehingga masukannya tidak diketahui; ulangi pelaksanaan yang lebih baru.",
        "run \(run) is older than the ledger, so its inputs are not known; repeat a later one.")
    }
  }
}
