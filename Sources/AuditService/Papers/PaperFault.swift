package import AuditReport

/// What is refused about spellings of papers.
package enum PaperFault: Fault, Hashable {
  /// No case of the services has named such a paper.
  case unknownSpelling(String, nearest: String?)
  /// No list of the services that have met the spelling holds that code.
  case unknownPaper(String, spelling: String, nearest: String?)
  /// It means that already.
  case alreadyMeans(spelling: String, paper: String)
  /// Asking for it is asking for more than was promised already.
  case alreadyUnlisted(spelling: String)
  /// The standard itself says what the spelling means.
  case listed(spelling: String, service: String, paper: String)
  /// What was said of fewer services holds there.
  case saidMoreNarrowly(spelling: String, service: String)
  case noReason

  package var exitStatus: ExitStatus { .usage }

  package var message: Message {
    switch self {
    case .unknownSpelling(let spelling, let nearest?):
      Message("E_PAPER_SPELLING", "nearest", ["spelling": spelling, "nearest": nearest])
    case .unknownSpelling(let spelling, nil):
      Message("E_PAPER_SPELLING", "unknown", ["spelling": spelling])
    case .unknownPaper(let paper, let spelling, let nearest?):
      Message(
        "E_PAPER_CODE", "nearest", ["paper": paper, "spelling": spelling, "nearest": nearest])
    case .unknownPaper(let paper, let spelling, nil):
      Message("E_PAPER_CODE", "unknown", ["paper": paper, "spelling": spelling])
    case .alreadyMeans(let spelling, let paper):
      Message("E_PAPER_KNOWN", "paper", ["spelling": spelling, "paper": paper])
    case .alreadyUnlisted(let spelling):
      Message("E_PAPER_KNOWN", "not_listed", ["spelling": spelling])
    case .listed(let spelling, let service, let paper):
      Message(
        "E_PAPER_LISTED", "list", ["spelling": spelling, "service": service, "paper": paper])
    case .saidMoreNarrowly(let spelling, let service):
      Message("E_PAPER_LISTED", "narrower", ["spelling": spelling, "service": service])
    case .noReason: Message("E_PAPER_REASON")
    }
  }
}
