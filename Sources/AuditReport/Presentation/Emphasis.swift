internal import ServiceStandards

/// What stands out where colour is allowed. The words say the same without it.
enum Emphasis: Hashable {
  case none, strong, faint, good, warning, grave, critical

  init(_ severity: Severity) {
    self =
      switch severity {
      case .low: .faint
      case .medium: .warning
      case .high: .grave
      case .critical: .critical
      }
  }

  init(_ cell: Cell) {
    self =
      switch cell {
      case .term(.severity(let severity)): Emphasis(severity)
      case .term(.target(.met)): .good
      case .term(.target(.notMet)): .grave
      case .term(.change(.new)): .strong
      default: .none
      }
  }

  /// Parameters of the escape sequence SGR.
  private var code: String? {
    switch self {
    case .none: nil
    case .strong: "1"
    case .faint: "2"
    case .good: "32"
    case .warning: "33"
    case .grave: "31"
    case .critical: "1;31"
    }
  }

  /// Writes what the closure writes, between the escape sequences when colour is used.
  func paint(_ bytes: inout [UInt8], usesColour: Bool, _ write: (inout [UInt8]) -> Void) {
    guard usesColour, let code else { return write(&bytes) }
    bytes.append("\u{1B}[\(code)m")
    write(&bytes)
    bytes.append("\u{1B}[0m")
  }
}
