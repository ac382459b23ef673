import AuditImport
import ServiceStandards
import Testing

/// Cases with the verdicts that are due to them, through the reader of imports to the engine and to
/// the slow auditor.
///
/// What is not met yet stands in the lists of this file. An example that comes to be met must leave
/// its list, so that the lists only grow shorter.
enum WorkedExamples {
  /// Examples of which the engine says something else.
  static let engineDiffers: Set<String> = [
    "M04"
  ]

  /// Examples of which the slow auditor says something else.
  static let naiveDiffers: Set<String> = [
    "M04"
  ]
}

@Suite struct `A worked example` {
  @Test(arguments: try ExampleFolder.all.get().examples)
  func `is judged by the engine as it says`(example: WorkedExample) throws {
    let answer = try ExampleFolder.all.get().judgeByEngine(example)
    compare(example, answer, isListed: WorkedExamples.engineDiffers.contains(example.name))
  }

  @Test(arguments: try ExampleFolder.all.get().examples)
  func `is judged by the slow auditor as it says`(example: WorkedExample) throws {
    let answer = try ExampleFolder.all.get().judgeSlowly(example)
    compare(example, answer, isListed: WorkedExamples.naiveDiffers.contains(example.name))
  }

  private func compare(_ example: WorkedExample, _ answer: Answer, isListed: Bool) {
    let differences = example.differences(from: answer).joined(separator: "; ")
    if isListed {
      #expect(
        !differences.isEmpty, "\(example.name) is met now: take it out of the list of differences")
    } else {
      #expect(differences.isEmpty, "\(example.name) (\(example.place)): \(differences)")
    }
  }

  @Test func `has a name of its own, by which the lists call it`() throws {
    let names = try ExampleFolder.all.get().examples.map(\.name)
    #expect(names.count == Set(names).count)
    let listed = WorkedExamples.engineDiffers.union(WorkedExamples.naiveDiffers)
    #expect(listed.subtracting(names).isEmpty)
  }

}
