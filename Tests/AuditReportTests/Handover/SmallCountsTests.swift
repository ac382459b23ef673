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
    #expect(SmallCounts.Marks(values, classes: [Array(values.indices)]).values == marks)
  }

  @Test func `cannot be computed from the totals of classes and of all`() {
    // 3 alone makes its class; 20 and 30 keep the total of theirs, so that it is not told either.
    let marks = SmallCounts.Marks([3, 20, 30, 90], classes: [[0], [1, 2], [3]])
    #expect(marks.values == [.small, .protected, .shown, .shown])
    #expect(marks.isTold == [false, false, true] && marks.isTotalTold)
  }

  @Test func `of a class that has hidden ones already cost no further ones`() {
    let marks = SmallCounts.Marks([3, 5, 60, 1, 2, 70], classes: [[0], [1, 2], [3, 4, 5]])
    #expect(marks.isTold == [false, true, false] && marks.isTotalTold)
    #expect(marks.values == [.small, .shown, .shown, .small, .small, .shown])
  }

  @Test(arguments: [[3], [1, 1], [4], [2, 2]])
  func `alone leave no total to tell`(values: [Int64]) {
    let marks = SmallCounts.Marks(values, classes: values.indices.map { [$0] })
    #expect(!marks.isTotalTold && marks.isTold.allSatisfy { !$0 })
  }

  @Test func `leave every total more than one possibility`() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<500 {
      let values = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        Int64.random(in: 0...9, using: &random)
      }
      let told = SmallCounts.Marks(values, classes: [Array(values.indices)])
      let marks = told.values
      let hidden = values.indices.filter { marks[$0] != .shown }
      guard let first = hidden.first(where: { marks[$0] == .small }) else { continue }
      guard told.isTold[0] else { continue }
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
