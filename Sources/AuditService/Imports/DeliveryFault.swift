package import AuditReport

/// Why a delivery cannot be shown or taken back.
package enum DeliveryFault: Fault, Hashable {
  case unknown(Int64, last: Int64)
  /// It was taken back before, or refused: nothing of it stands.
  case nothingStands(Int64)
  /// Only what files of transactions tell can be taken back.
  case otherKind(Int64, kind: String)
  /// Others tell something of cases that only this one brings.
  case restedOn(Int64, by: [Int64], cases: Int)

  package var exitStatus: ExitStatus {
    switch self {
    case .unknown, .otherKind: .usage
    case .nothingStands, .restedOn: .incomplete
    }
  }

  package var message: Message {
    switch self {
    case .unknown(let id, let last): Message("E_IMPORT_UNKNOWN", ["import": id, "last": last])
    case .nothingStands(let id): Message("E_IMPORT_UNDONE", ["import": id])
    case .otherKind(let id, let kind): Message("E_IMPORT_KIND", ["import": id, "kind": kind])
    case .restedOn(let id, let others, let cases):
      Message(
        "E_IMPORT_RESTED_ON",
        ["import": id, "others": others.map(String.init), "cases": cases])
    }
  }
}
