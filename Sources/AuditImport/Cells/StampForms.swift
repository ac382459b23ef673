internal import SheetFiles

/// The forms of stamps that a profile declares, tried in order.
struct StampForms: Sendable {
  private let patterns: [DatePattern]

  init(_ patterns: [DatePattern]) { self.patterns = patterns }

  /// Whether numbers are those by which spreadsheets count days.
  var readsSerials: Bool { patterns.contains(.excel) }

  /// What the stamp says in the first form that it is written in. Serial numbers count from that day.
  ///
  /// - Throws: `Problem.notADate` when it is in none of the forms, or what is wrong with it in the
  ///   form that it seems to be in.
  func read(
    _ bytes: Span<UInt8>, since epoch: SerialDate.Epoch = .from1900
  ) throws(Problem) -> WallTime {
    var problem: Problem?
    for pattern in patterns {
      switch pattern.read(bytes, since: epoch) {
      case .stamp(let stamp): return stamp
      case .otherForm: continue
      case .noSuchDate: problem = problem ?? .noSuchDate(form: pattern.name)
      case .yearOutside: problem = problem ?? .yearOutside
      case .otherWeekday: problem = problem ?? .otherWeekday(form: pattern.name)
      case .dayAndMonthSwapped: problem = problem ?? .dayAndMonthSwapped(form: pattern.name)
      }
    }
    throw problem ?? .notADate(forms: patterns.map(\.name))
  }
}
