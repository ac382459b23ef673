internal import ServiceStandards
internal import WorkingTime

/// The name of a deviation as people type it. It stays the same across runs.
///
/// - `W-01-4711`: rule and database id of the transaction.
/// - `S-02-12`: rule and database id of the version of the standard.
/// - `S-01-7-20250101`: rule, database id of the service, first day of the gap (0: since ever).
/// - `A-01-12`: rule and database id of the complaint.
enum DeviationID: Hashable {
  case complaint(Int64)
  case transaction(Int64, RuleID)
  case standard(Int64, RuleID)
  case gap(service: Int64, from: CivilDay?, RuleID)

  init(_ deviation: StandardDeviation) {
    if let standard = deviation.standard {
      self = .standard(standard, deviation.rule)
    } else {
      self = .gap(service: deviation.service, from: deviation.gapFrom, deviation.rule)
    }
  }

  /// - Throws: `ServiceFault.badDeviationID`.
  init(_ text: String) throws(ServiceFault) {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let rule = RuleID("\(parts[0])-\(parts[1])"),
      let number = Int64(parts[2]), number > 0
    else { throw .badDeviationID(text) }
    switch (rule, parts.count) {
    case (.noStandard, 4):
      guard parts[3] != "0" else {
        self = .gap(service: number, from: nil, rule)
        return
      }
      let digits = String(parts[3])
      guard digits.utf8.count == 8, let date = Int(digits),
        let day = CivilDay(year: date / 10_000, month: date / 100 % 100, day: date % 100)
      else { throw .badDeviationID(text) }
      self = .gap(service: number, from: day, rule)
    case (.answeredLate, 3): self = .complaint(number)
    case (.incompleteStandard, 3): self = .standard(number, rule)
    case (.noStandard, _), (_, 4...): throw .badDeviationID(text)
    default: self = .transaction(number, rule)
    }
  }

  var text: String {
    switch self {
    case .complaint(let id): "\(RuleID.answeredLate)-\(id)"
    case .transaction(let id, let rule), .standard(let id, let rule): "\(rule)-\(id)"
    case .gap(let service, let from, let rule):
      "\(rule)-\(service)-\(from.map { $0.description.replacing("-", with: "") } ?? "0")"
    }
  }
}
