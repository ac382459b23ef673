internal import ServiceStandards
internal import WorkingTime

/// The name of a deviation as people type it: what a rule fails on, and the rule. It stays the same across runs.
///
/// - `W-01-4711`: rule and database id of the transaction.
/// - `S-02-12`: rule and database id of the version of the standard.
/// - `S-01-7-20250101`: rule, database id of the service, first day of the gap (0: since ever).
/// - `A-01-12`: rule and database id of the complaint.
struct DeviationID: Hashable {
  let subject: Subject
  let rule: RuleID

  init(_ subject: Subject, _ rule: RuleID) {
    self.subject = subject
    self.rule = rule
  }

  init(_ deviation: StandardDeviation) { self.init(deviation.subject, deviation.rule) }

  /// - Throws: `ServiceFault.badDeviationID`.
  init(_ text: String) throws(ServiceFault) {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let rule = RuleID("\(parts[0])-\(parts[1])"),
      let number = Int64(parts[2]), number > 0
    else { throw .badDeviationID(text) }
    self.rule = rule
    switch (rule, parts.count) {
    case (.noStandard, 4):
      guard parts[3] != "0" else {
        subject = .gap(service: number, from: nil)
        return
      }
      let digits = String(parts[3])
      guard digits.utf8.count == 8, let date = Int(digits),
        let day = CivilDay(year: date / 10_000, month: date / 100 % 100, day: date % 100)
      else { throw .badDeviationID(text) }
      subject = .gap(service: number, from: day)
    case (.answeredLate, 3): subject = .complaint(number)
    case (.incompleteStandard, 3): subject = .standard(number)
    case (.noStandard, _), (_, 4...): throw .badDeviationID(text)
    default: subject = .transaction(number)
    }
  }

  var text: String {
    switch subject {
    case .complaint(let id), .transaction(let id), .standard(let id): "\(rule)-\(id)"
    case .gap(let service, let from):
      "\(rule)-\(service)-\(from.map { $0.description.replacing("-", with: "") } ?? "0")"
    }
  }

  /// Under which the register keeps it.
  var key: Int64 { Deviation.key(subject, rule) }
}
