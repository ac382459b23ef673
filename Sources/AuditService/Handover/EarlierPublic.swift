internal import AuditStore
internal import WorkingTime

/// What hand-overs for the public that stand in the ledger tell beside a new one: a number that both hide may be the
/// difference of what they tell.
struct EarlierPublic {
  private let selection: Selection
  private let run: Int64

  init(_ selection: Selection, run: Int64) {
    self.selection = selection
    self.run = run
  }

  /// A note on the last one about some of the same transactions, unless it was the very same.
  ///
  /// - Throws: `StoreError`.
  func notes(_ store: Store) throws -> [HandoverNote] {
    var last: HandoverNote?
    try store.forEachEntry(event: "export") { entry in
      let facts = Dictionary(
        entry.facts.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      guard facts["privacy"] == "public", overlaps(facts), !isSame(facts) else { return }
      last = .publicBefore(entry: entry.n, day: String(entry.at.prefix(10)))
    }
    return last.map { [$0] } ?? []
  }

  private func overlaps(_ facts: [String: String]) -> Bool {
    let (from, to) = (facts["from"] ?? "", facts["to"] ?? "9999")
    let (first, last) = (selection.from?.description ?? "", selection.to?.description ?? "9999")
    guard from <= last, first <= to else { return false }
    let units = EarlierPublic.units(facts)
    guard !units.isEmpty, !selection.units.isEmpty else { return true }
    // A unit stands for those below it.
    return units.contains { unit in
      selection.units.contains { "\($0).".hasPrefix("\(unit).") || "\(unit).".hasPrefix("\($0).") }
    }
  }

  /// The same run over the same selection gives the same bytes.
  private func isSame(_ facts: [String: String]) -> Bool {
    facts["run"] == "\(run)" && facts["from"] == selection.from?.description
      && facts["to"] == selection.to?.description
      && Set(EarlierPublic.units(facts)) == Set(selection.units)
  }

  private static func units(_ facts: [String: String]) -> [String] {
    (facts["units"] ?? "").split(separator: " ").map(String.init)
  }
}
