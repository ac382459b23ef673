package import AuditReport
internal import AuditStore
package import ServiceStandards

/// Why a run is not recorded, or there is none to look at.
package enum RunFault: Fault, Hashable {
  /// The instant has not come.
  case future(asOf: String, now: String)
  /// Every service that is meant was audited as of a later instant.
  case passed(asOf: String, latest: String)
  case unknown(Int64, last: Int64)
  /// Later runs rest on it.
  case notLast(Int64, last: Int64)
  case alreadyVoid(Int64)
  case none

  package var exitStatus: ExitStatus {
    switch self {
    case .unknown, .alreadyVoid: .usage
    case .future, .passed, .notLast, .none: .incomplete
    }
  }

  package var code: String {
    switch self {
    case .future: "E_RUN_FUTURE"
    case .passed: "E_RUN_PASSED"
    case .unknown: "E_RUN_UNKNOWN"
    case .notLast: "E_RUN_NOT_LAST"
    case .alreadyVoid: "E_RUN_VOID"
    case .none: "E_RUN_NONE"
    }
  }

  package func message(in language: Language) -> String { wording.text(language) }

  private var wording: Wording {
    switch self {
    case .future(let asOf, let now):
      Wording(
        "\(asOf) belum tiba (sekarang \(now)), dan yang belum tiba tidak dicatat.",
        "\(asOf) is yet to come (it is \(now)), and nothing is recorded of it."
      )
    case .passed(let asOf, let latest):
      Wording(
        "layanan ini sudah diaudit per \(latest); register hanya bergerak maju, sehingga keadaan per \(asOf) tidak dicatat.",
        "these services were audited as of \(latest) already; the register only goes forward, so nothing is recorded as of \(asOf)."
      )
    case .unknown(let run, let last):
      Wording(
        "pelaksanaan \(run) tidak ada; yang terakhir \(last). Lihat “audit runs list”.",
        "there is no run \(run); the last one is \(last). See “audit runs list”.")
    case .notLast(let run, let last):
      Wording(
        "sesudah pelaksanaan \(run) masih ada \(last), yang berdiri di atasnya. Batalkan dahulu: audit runs void \(last)",
        "run \(last) came after run \(run) and rests on it. Void that one first: audit runs void \(last)"
      )
    case .alreadyVoid(let run):
      Wording(
        "pelaksanaan \(run) sudah dibatalkan; tidak ada yang berubah.",
        "run \(run) is void already; nothing changed.")
    case .none:
      Wording(
        "belum ada pelaksanaan audit. Jalankan: audit --all-units",
        "there has been no run yet. Run: audit --all-units")
    }
  }
}

extension Workspace {
  /// Whether what a run was refused for can still be asked: an instant that is not recorded, a file that may only
  /// be read.
  package static func isOnlyAsked(_ fault: any Fault) -> Bool {
    if let error = fault as? StoreError { return error.problem == .readOnly }
    guard let fault = fault as? RunFault else { return false }
    return switch fault {
    case .future, .passed: true
    case .unknown, .notLast, .alreadyVoid, .none: false
    }
  }
}
