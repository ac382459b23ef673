internal import ServiceStandards

/// Keeps small counts from the public: a count from 1 to 4 could point at persons. A count that is
/// hidden alone could be computed from the total of its group, so another one is hidden with it.
package enum SmallCounts {
  /// Counts from 1 to this one less are hidden.
  package static let threshold: Int64 = 5

  package enum Mark: String, Hashable, Sendable {
    case shown
    /// 1 to 4.
    case small = "below_5"
    /// Large enough, but hidden so that no small one can be computed.
    case protected
  }

  /// What to do with each of the counts, which are not negative.
  ///
  /// A group is the positions of the counts that some published total adds up. In each group with a
  /// hidden count so many are hidden that the total leaves more than one possibility for each; where
  /// the group is too poor for that, all of it is hidden, and its total has to be too.
  package static func marks(_ values: [Int64], groups: [[Int]]) -> [Mark] {
    protect(
      values.map { (1..<threshold).contains($0) ? .small : .shown }, values, groups: groups)
  }

  /// The same where some are hidden already, such as money beside a hidden count.
  package static func protect(_ marks: [Mark], _ values: [Int64], groups: [[Int]]) -> [Mark] {
    var marks = marks
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for group in groups {
        while isComputable(group, marks, values),
          let next = group.filter({ marks[$0] == .shown && values[$0] > 0 })
            .min(by: { (values[$0], $0) < (values[$1], $1) })
        {
          marks[next] = .protected
          hasChanged = true
        }
      }
    }
    return marks
  }

  /// Whether the total of a group would give a hidden count away.
  private static func isComputable(_ group: [Int], _ marks: [Mark], _ values: [Int64]) -> Bool {
    let hidden = group.filter { marks[$0] != .shown }
    guard !hidden.isEmpty else { return false }
    guard hidden.count > 1 else { return true }
    let isOpenAbove = hidden.contains { marks[$0] == .protected }
    let sum = hidden.reduce(0) { $0 + values[$1] }
    let least = hidden.reduce(0) { $0 + (marks[$1] == .small ? 1 : threshold) }
    let most = Int64(hidden.count) * (threshold - 1)
    return sum == least || (!isOpenAbove && sum == most)
  }
}

/// What the public profile hides of the figures of findings.
struct PublicFigures {
  /// One entry for each finding.
  let marks: [[FindingView.Figure: SmallCounts.Mark]]

  init(_ sheets: [FindingSheet]) {
    let groups = PublicFigures.groups(sheets)
    let deviations = SmallCounts.marks(sheets.map(\.figures.deviations), groups: groups)
    let waived = SmallCounts.marks(sheets.map(\.figures.waived), groups: groups)
    let baseline = SmallCounts.marks(sheets.map(\.figures.baseline), groups: groups)
    let judged = SmallCounts.marks(sheets.map(\.figures.judged), groups: groups)
    let money = sheets.map { $0.figures.amount?.money.minorUnits ?? 0 }
    let amounts = SmallCounts.protect(
      zip(deviations, money).map { $0 == .shown || $1 == 0 ? .shown : .protected }, money,
      groups: PublicFigures.byCurrency(groups, sheets))
    marks = sheets.indices.map { index in
      var marks: [FindingView.Figure: SmallCounts.Mark] = [
        .deviations: deviations[index], .waived: waived[index], .baseline: baseline[index],
        .judged: judged[index], .amount: amounts[index],
      ]
      // Parts of a hidden count would say something of it.
      if deviations[index] != .shown {
        for part in [FindingView.Figure.waived, .baseline] where marks[part] == .shown {
          marks[part] = .protected
        }
      }
      return marks
    }
  }

  /// Money has a total for each currency: an amount that is the only hidden one of its currency is told by it.
  private static func byCurrency(_ groups: [[Int]], _ sheets: [FindingSheet]) -> [[Int]] {
    groups.flatMap { group in
      Dictionary(grouping: group) { sheets[$0].figures.amount?.currency.code ?? "" }
        .sorted { $0.key < $1.key }.map(\.value)
    }
  }

  /// What totals are published of: a rule in a unit, a service, a unit, a rule, everything.
  private static func groups(_ sheets: [FindingSheet]) -> [[Int]] {
    let keys: [(FindingSheet) -> String] = [
      { "\($0.service.unit) \($0.rule)" }, { "\($0.service.unit) \($0.service.code)" },
      { $0.service.unit.text }, { $0.rule.description }, { _ in "" },
    ]
    return keys.flatMap { key in
      Dictionary(grouping: sheets.indices) { key(sheets[$0]) }
        .sorted { $0.key < $1.key }.map(\.value)
    }
  }
}
