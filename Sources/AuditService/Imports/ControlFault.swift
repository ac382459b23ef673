package import AuditReport
package import ServiceStandards

/// Why a file is not what its covering letter says, or has none. `saidBy` is the option or the control file.
package enum ControlFault: Fault, Hashable {
  case rows(expected: Int, found: Int, saidBy: String)
  /// `rejected`: lines whose money is in no sum.
  case sum(String, expected: Wording, found: Wording, rejected: Int, saidBy: String)
  case unknownColumn(String, known: [String], nearest: String?, saidBy: String)
  /// The file has no money at all.
  case noColumns(String, saidBy: String)
  /// Another column has amounts of the same kind.
  case sharedColumn(String, kind: String, saidBy: String)
  case unreadable(String, amount: String, saidBy: String)
  case currencies(String, [String], saidBy: String)
  case sha256(expected: String, found: String, saidBy: String)
  /// The profile `saidBy` demands a control file, and none is there; `expected`: where it would be, `nil` for what has no
  /// name of its own.
  case missing(file: String, expected: String?, saidBy: String)

  package var exitStatus: ExitStatus { .data }

  package var message: Message {
    switch self {
    case .rows(let expected, let found, let letter):
      Message("E_CONTROL_TOTAL", ["expected": expected, "found": found, "letter": letter])
    case .sum(let column, let expected, let found, let rejected, let letter):
      Message(
        "E_CONTROL_TOTAL", "sum",
        [
          "column": column, "expected": expected, "found": found, "rejected": rejected,
          "letter": letter,
        ])
    case .unknownColumn(let column, let known, let nearest?, let letter):
      Message(
        "E_CONTROL_TOTAL", "nearest_column",
        ["column": column, "known": known, "nearest": nearest, "letter": letter])
    case .unknownColumn(let column, let known, nil, let letter):
      Message(
        "E_CONTROL_TOTAL", "unknown_column",
        ["column": column, "known": known, "letter": letter])
    case .noColumns(let column, let letter):
      Message("E_CONTROL_TOTAL", "no_columns", ["column": column, "letter": letter])
    case .sharedColumn(let column, let kind, let letter):
      Message(
        "E_CONTROL_TOTAL", "shared_column", ["column": column, "kind": kind, "letter": letter])
    case .unreadable(let column, let amount, let letter):
      Message(
        "E_CONTROL_TOTAL", "unreadable", ["column": column, "amount": amount, "letter": letter])
    case .currencies(let column, let currencies, let letter):
      Message(
        "E_CONTROL_TOTAL", "currencies",
        ["column": column, "currencies": currencies, "letter": letter])
    case .sha256(let expected, let found, let letter):
      Message(
        "E_CONTROL_TOTAL", "sha256", ["expected": expected, "found": found, "letter": letter])
    case .missing(let file, let expected?, let profile):
      Message("E_CONTROL_MISSING", ["file": file, "expected": expected, "profile": profile])
    case .missing(let file, nil, let profile):
      Message("E_CONTROL_MISSING", "pipe", ["file": file, "profile": profile])
    }
  }
}
