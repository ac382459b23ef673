package import AuditReport
package import ServiceStandards
package import WorkingTime

/// Why a case cannot be shown.
package enum CaseFault: Fault, Hashable {
  /// Not of the form `UNIT/NUMBER`.
  case badName(String)
  case unknown(String)
  /// No case of that name was taken out.
  case notRetracted(String)
  /// Several cases have that number.
  case several(String, [Candidate])

  /// One of the cases of a number, with what tells it apart.
  package struct Candidate: Hashable, Sendable {
    let service: String
    /// Empty where numbers never restart.
    let series: String
    /// `nil`: it is out.
    let received: CivilDay?

    package init(service: String, series: String, received: CivilDay?) {
      self.service = service
      self.series = series
      self.received = received
    }
  }

  package var exitStatus: ExitStatus { .usage }

  package var message: Message {
    switch self {
    case .notRetracted(let name):
      Message("E_CASE_NOT_RETRACTED", ["name": PersonalData.masked(name)])
    case .badName(let name): Message("E_CASE_NAME", ["name": PersonalData.masked(name)])
    case .unknown(let name): Message("E_CASE_UNKNOWN", ["name": PersonalData.masked(name)])
    case .several(let name, let candidates):
      Message(
        "E_CASE_SEVERAL",
        ["name": PersonalData.masked(name), "cases": candidates.joined(by: "\n")])
    }
  }
}

extension CaseFault.Candidate: MessageArgument {
  package func words(in language: Language) -> String {
    let options =
      "--service \(service)" + (series.isEmpty ? "" : " --series \(series)")
    guard let received else { return "  \(options)" }
    return Wording("  \(options)  diterima \(received)", "  \(options)  received \(received)")
      .text(language)
  }
}
