package import AuditReport

/// What is refused about complaints.
package enum ComplaintFault: Fault, Hashable {
  case unknown(String, nearest: String?)
  case ambiguous(String, units: [String])

  package var exitStatus: ExitStatus { .usage }

  package var message: Message {
    switch self {
    case .unknown(let number, let nearest?):
      Message("E_COMPLAINT", "nearest", ["number": number, "nearest": nearest])
    case .unknown(let number, nil): Message("E_COMPLAINT", "unknown", ["number": number])
    case .ambiguous(let number, let units):
      Message("E_COMPLAINT_AMBIGUOUS", ["number": number, "units": units])
    }
  }
}
