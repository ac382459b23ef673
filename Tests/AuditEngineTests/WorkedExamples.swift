import AuditImport
import ServiceStandards
import Testing

/// Cases with the verdicts that are due to them, through the reader of imports to the engine and to
/// the slow auditor.
///
/// What is not met yet stands in the lists of this file. An example that comes to be met must leave
/// its list, so that the lists only grow shorter.
enum WorkedExamples {
  /// Files that use what no reader knows yet. Without its line here a file is read and judged.
  static let notYetReadable = [
    "calendars-complete-by-kind.yaml",
    "standards-applies-to.yaml",
    "standards-classes.yaml",
    "standards-complete-by-kind.yaml",
    "standards-limit-0.yaml",
    "standards-tariff-of.yaml",
    "standards-waits-at-most.yaml",
    "cases-applies-to.csv",
    "cases-classes.csv",
    "cases-complete-by-kind.csv",
    "cases-kind-total.csv",
    "cases-limit-0.csv",
    "cases-refund.csv",
    "cases-tariff-of.csv",
    "cases-waits-at-most.csv",
    "cases-waits-at-most-no-complete-column.csv",
    "midnight-is-an-instant.csv",
    "received-in-hours.csv",
  ]

  /// Examples of which the engine says something else.
  static let engineDiffers: Set<String> = [
    "A01", "A02", "A04", "A06", "A08", "A09", "A10", "A13", "A15", "A21", "A31", "A34", "A35",
    "B02", "B04", "B05", "B07", "D02", "D06", "D08", "E03", "E04", "E05", "E06", "E10", "E13",
    "F02", "F04", "F07", "F09", "F11", "G02", "G03", "G05", "G07", "G13", "G14", "H04", "H08",
    "H09", "I01", "I02", "I05", "J01", "J03", "J05", "J10", "J12", "J13", "J14", "K03", "K05",
    "K07", "K07-2", "K07-3", "K12", "K13", "K15", "L03", "L05", "L05-all", "L07", "M01", "M03",
    "M04",
  ]

  /// Examples of which the slow auditor says something else.
  static let naiveDiffers: Set<String> = [
    "A01", "A02", "A04", "A06", "A08", "A09", "A10", "A13", "A15", "A21", "A31", "A34", "A35",
    "B02", "B04", "B05", "B07", "D02", "D06", "D08", "E03", "E04", "E05", "E06", "E10", "E13",
    "F02", "F04", "F07", "F09", "F11", "G02", "G03", "G05", "G07", "G13", "G14", "H04", "H08",
    "H09", "I01", "I02", "I05", "J01", "J03", "J05", "J10", "J12", "J13", "J14", "K03", "K05",
    "K07", "K07-2", "K07-3", "K12", "K13", "K15", "L03", "L05", "L05-all", "L07", "M01", "M03",
    "M04",
  ]
}

@Suite struct `A worked example` {
  @Test(arguments: try ExampleFolder.readable.get().examples)
  func `is judged by the engine as it says`(example: WorkedExample) throws {
    let answer = try ExampleFolder.readable.get().judgeByEngine(example)
    compare(example, answer, isListed: WorkedExamples.engineDiffers.contains(example.name))
  }

  @Test(arguments: try ExampleFolder.readable.get().examples)
  func `is judged by the slow auditor as it says`(example: WorkedExample) throws {
    let answer = try ExampleFolder.readable.get().judgeSlowly(example)
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
    let names = try ExampleFolder.readable.get().examples.map(\.name)
    #expect(names.count == Set(names).count)
    let listed = WorkedExamples.engineDiffers.union(WorkedExamples.naiveDiffers)
    #expect(listed.subtracting(names).isEmpty)
  }

  @Test(arguments: WorkedExamples.notYetReadable)
  func `waits as long as its file cannot be read`(file: String) throws {
    var folder = try ExampleFolder.readable.get()
    // Cases may wait for nothing but their standard.
    for other in WorkedExamples.notYetReadable where other.hasSuffix(".yaml") && other != file {
      try? folder.add(other)
    }
    do {
      try folder.add(file)
      Issue.record("\(file) can be read now: take it out of the list")
    } catch ImportFault.invalid {
    } catch is RejectedExample {
    }
  }
}
