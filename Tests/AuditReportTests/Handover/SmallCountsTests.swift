import AuditReport
import TestSupport
import Testing

@Suite struct `Small counts` {
  private typealias Mark = SmallCounts.Mark

  @Test(arguments: [
    ([0, 1, 4, 5], [Mark.shown, .small, .small, .shown]),
    ([10, 20, 30], [.shown, .shown, .shown]),
    ([3, 20, 30], [.small, .protected, .shown]),
    ([2, 0, 0], [.small, .shown, .shown]),
    ([1, 1, 7, 9], [.small, .small, .protected, .shown]),
    ([4, 4, 7], [.small, .small, .protected]),
    ([2, 3, 70], [.small, .small, .shown]),
    ([1, 5, 6, 90], [.small, .protected, .protected, .shown]),
    ([], []),
  ])
  func `cannot be computed from the total`(values: [Int64], marks: [SmallCounts.Mark]) {
    #expect(SmallCounts.marks(values, groups: [Array(values.indices)]) == marks)
  }

  @Test func `cannot be computed from the totals of rows and columns`() {
    // 3 | 10 | 20
    // 40 | 50 | 60
    let values: [Int64] = [3, 10, 20, 40, 50, 60]
    let groups = [[0, 1, 2], [3, 4, 5], [0, 3], [1, 4], [2, 5]]
    let marks = SmallCounts.marks(values, groups: groups)
    for group in groups {
      let hidden = group.filter { marks[$0] != .shown }
      #expect(hidden.count != 1, "\(group)")
    }
    #expect(marks[2] == .shown && marks[5] == .shown)
  }

  @Test func `leave every total more than one possibility`() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<500 {
      let values = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        Int64.random(in: 0...9, using: &random)
      }
      let marks = SmallCounts.marks(values, groups: [Array(values.indices)])
      let hidden = values.indices.filter { marks[$0] != .shown }
      guard let first = hidden.first(where: { marks[$0] == .small }) else { continue }
      // The whole group is hidden when it is too poor.
      guard values.indices.contains(where: { marks[$0] == .shown && values[$0] > 0 }) else {
        continue
      }
      let sum = hidden.reduce(0) { $0 + values[$1] }
      #expect(
        possibilities(hidden.map { marks[$0] }, first: hidden.firstIndex(of: first) ?? 0, sum) > 1)
    }
  }

  /// How many values one hidden count can have, by the sum of all.
  private func possibilities(_ marks: [SmallCounts.Mark], first: Int, _ sum: Int64) -> Int {
    var others = marks
    let mark = others.remove(at: first)
    let least: Int64 = others.reduce(0) { $0 + ($1 == .small ? 1 : 5) }
    let most: Int64 = others.contains(.protected) ? .max : Int64(others.count) * 4
    let range: ClosedRange<Int64> = mark == .small ? 1...4 : 5...1000
    return range.count { (least...most).contains(sum - $0) }
  }
}
