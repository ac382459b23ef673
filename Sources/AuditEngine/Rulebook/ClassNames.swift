internal import ServiceStandards

/// The classes of applicants that one version of a standard names: in a line of its times, tariffs or papers, or among
/// those that it declares. A line for every class holds for these alone; a class that is missing, misspelt or declared
/// nowhere may be any of them, or one for which the line for every class was written.
struct ClassNames: Sendable {
  /// Folded, in the order in which they are named.
  let all: [FoldedName]
  private let known: Set<FoldedName>

  init(_ standard: Standard) {
    var all: [FoldedName] = []
    for name in standard.namedClasses.map(FoldedName.init) where !all.contains(name) {
      all.append(name)
    }
    self.all = all
    known = Set(all)
  }

  /// The class of a case; `nil`: it may be any.
  func named(_ applicantClass: String?) -> FoldedName? {
    let folded = applicantClass.map(FoldedName.init)
    return folded.flatMap { known.contains($0) ? $0 : nil }
  }

  /// Why it cannot be told which class a case has.
  static func reason(_ applicantClass: String?) -> Reason {
    applicantClass == nil ? .classMissing : .classNotInStandard
  }

  /// Which lines of a table can hold for a case, given the class of each line, `nil` for one that holds for every
  /// class; `nil` when one that could be has none. Where there are several, or none, `reason` says why.
  func lines(
    _ classes: [String?], for applicantClass: String?
  ) -> (lines: [Int]?, reason: Reason) {
    let general = classes.firstIndex { $0 == nil }
    func line(of name: FoldedName) -> Int? {
      classes.firstIndex { $0.map(FoldedName.init) == name } ?? general
    }
    if let name = named(applicantClass) {
      return (line(of: name).map { [$0] }, .classNotInStandard)
    }
    let reason = Self.reason(applicantClass)
    let own = all.map(line)
    guard !own.contains(nil) else { return (nil, reason) }
    let lines = Set(own.compactMap(\.self) + (general.map { [$0] } ?? []))
    return (lines.isEmpty ? nil : lines.sorted(), reason)
  }
}
