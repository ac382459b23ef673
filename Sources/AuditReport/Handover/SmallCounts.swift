/// Keeps small counts from the public: a count from 1 to 4 could point at persons. A count that is
/// hidden alone could be computed from the total of its class, so another one is hidden with it.
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

  /// Counts of parts, none of them negative, with the total of each class and of all classes: what of it
  /// may be told so that no hidden value follows from what is.
  ///
  /// The classes share no value. A class whose total is told leaves more than one possibility for each of its
  /// hidden values; the values of all classes whose totals are not told do so together, by the total of all. No
  /// value stands in two of these sums, so that none of them says anything of another's.
  package struct Marks: Hashable, Sendable {
    /// One for each value.
    package private(set) var values: [Mark]
    /// One for each class: whether its total may be told. Why it may not is never said: that it is
    /// small would be a bound.
    package private(set) var isTold: [Bool]
    /// Whether the total of all may be told.
    package private(set) var isTotalTold: Bool

    private let counts: [Int64]

    /// - Parameters:
    ///   - counts: The values.
    ///   - classes: Positions of the values of each class.
    package init(_ counts: [Int64], classes: [[Int]]) {
      self.counts = counts
      values = counts.map { (1..<threshold).contains($0) ? .small : .shown }
      isTold = classes.map { _ in true }
      isTotalTold = true
      for (place, group) in classes.enumerated() { isTold[place] = protect(group) }
      hideTotals(of: classes)
    }

    /// Hides further values of a class, the smallest first, until its total leaves more than one
    /// possibility for each; `false` where it is too poor for that.
    private mutating func protect(_ group: [Int]) -> Bool {
      while isComputable(group) {
        guard let next = smallest(shownOf: group) else { return false }
        values[next] = .protected
      }
      return true
    }

    private func smallest(shownOf group: [Int]) -> Int? {
      group.filter { values[$0] == .shown && counts[$0] > 0 }
        .min { (counts[$0], $0) < (counts[$1], $1) }
    }

    private mutating func hideTotals(of classes: [[Int]]) {
      func sum(_ place: Int) -> Int64 { classes[place].reduce(0) { $0 + counts[$1] } }
      let places = classes.indices.filter { sum($0) > 0 }.sorted { (sum($0), $0) < (sum($1), $1) }
      for place in places where sum(place) < threshold { isTold[place] = false }
      func pool() -> [Int] { classes.indices.filter { !isTold[$0] }.flatMap { classes[$0] } }
      while isComputable(pool()) {
        let told = places.filter { isTold[$0] }
        // One that has hidden values already costs no further one.
        guard
          let next = told.first(where: { classes[$0].contains { values[$0] != .shown } })
            ?? told.first
        else {
          isTotalTold = false
          return
        }
        isTold[next] = false
        if classes[next].allSatisfy({ values[$0] == .shown }),
          let value = smallest(shownOf: classes[next])
        {
          values[value] = .protected
        }
      }
      if (1..<threshold).contains(counts.reduce(0, +)) { isTotalTold = false }
    }

    /// Whether the total of these values would give a hidden one away.
    private func isComputable(_ group: [Int]) -> Bool {
      let hidden = group.filter { values[$0] != .shown }
      guard !hidden.isEmpty else { return false }
      guard hidden.count > 1 else { return true }
      let isOpenAbove = hidden.contains { values[$0] == .protected }
      let sum = hidden.reduce(0) { $0 + counts[$1] }
      let lowest = hidden.reduce(0) { $0 + (values[$1] == .small ? 1 : threshold) }
      let most = Int64(hidden.count) * (threshold - 1)
      return sum == lowest || (!isOpenAbove && sum == most)
    }
  }
}
