internal import ServiceStandards

/// All numbers of findings that the public is told: the deviations and the money of each, their sums by rule,
/// and all deviations. Every file for the public asks here. Numbers of other things, such as what was
/// judged or late, are left out of these files: deviations would follow from them.
struct PublicFigures {
  /// What is told of one finding.
  struct Marks {
    let deviations: SmallCounts.Mark
    let amount: SmallCounts.Mark
  }

  /// The sum of a rule; `nil`: not told.
  struct Sum {
    let rule: RuleID
    let title: Wording
    let deviations: Int64?
  }

  /// The money of a rule in one currency; `nil`: not told.
  struct Money {
    let rule: RuleID
    let title: Wording
    let currency: Currency
    let amount: Amount?
  }

  /// Rules with deviations: those whose sum is told with the largest first, then the others by their ids, so that the
  /// order says nothing of them.
  let rules: [Sum]
  /// By currency and rule.
  let money: [Money]
  /// `nil`: not told.
  let deviations: Int64?
  private let marks: [FindingID: Marks]

  /// - Parameter sheets: All findings that are handed over.
  init(_ sheets: [FindingSheet]) {
    let counts = sheets.map(\.figures.deviations)
    let classes = PublicFigures.classes(Array(sheets.indices)) { sheets[$0].rule.description }
    let deviations = SmallCounts.Marks(counts, classes: classes)
    let inMoney = PublicFigures.classes(sheets.indices.filter { sheets[$0].figures.amount != nil })
    {
      "\(sheets[$0].figures.amount?.currency.code ?? "") \(sheets[$0].rule)"
    }
    rules = PublicFigures.sums(sheets, classes, deviations)
    // Tariffs are public: where a count is hidden, the sum of its rule would be an equation of counts.
    money = inMoney.compactMap { group in
      let isTold = group.allSatisfy { deviations.values[$0] == .shown }
      guard let first = group.first.map({ sheets[$0] }), let amount = first.figures.amount else {
        return nil
      }
      let sum = group.reduce(ServiceStandards.Money.zero) {
        $0 + (sheets[$1].figures.amount?.money ?? .zero)
      }
      return Money(
        rule: first.rule, title: first.ruleTitle, currency: amount.currency,
        amount: isTold ? Amount(sum, amount.currency) : nil)
    }
    self.deviations = deviations.isTotalTold ? counts.reduce(0, +) : nil
    marks = Dictionary(
      sheets.indices.map { place in
        let hasMoney = sheets[place].figures.amount != nil
        return (
          sheets[place].id,
          Marks(
            deviations: deviations.values[place],
            amount: hasMoney && deviations.values[place] != .shown ? .protected : .shown)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A finding that is not of this hand-over tells nothing.
  func marks(of finding: FindingID) -> Marks {
    marks[finding] ?? Marks(deviations: .protected, amount: .protected)
  }

  /// Positions with the same key, by key.
  private static func classes(_ places: [Int], by key: (Int) -> String) -> [[Int]] {
    Dictionary(grouping: places, by: key).sorted { $0.key < $1.key }.map(\.value)
  }

  private static func sums(
    _ sheets: [FindingSheet], _ classes: [[Int]], _ marks: SmallCounts.Marks
  ) -> [Sum] {
    let sums = zip(classes, marks.isTold).compactMap { group, isTold -> Sum? in
      let count = group.reduce(0) { $0 + sheets[$1].figures.deviations }
      guard count > 0, let first = group.first.map({ sheets[$0] }) else { return nil }
      return Sum(rule: first.rule, title: first.ruleTitle, deviations: isTold ? count : nil)
    }
    return sums.sorted { ($1.deviations ?? 0, $0.rule) < ($0.deviations ?? 0, $1.rule) }
  }
}
