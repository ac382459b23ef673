import Testing
import WorkingTime

@testable import ServiceStandards

@Suite struct `The subject of a deviation` {
  static let subjects: [Subject] =
    [1, 4711, 1 << 48].flatMap { [.transaction($0), .standard($0), .complaint($0)] }
    + [1, 7, 1 << 24].flatMap { service in
      ([nil, -719_162, 0, 20_089, 2_932_896] as [Int32?]).map { day in
        .gap(service: service, from: day.map(CivilDay.init(number:)))
      }
    }

  @Test(arguments: subjects)
  func `is read back from its key`(_ subject: Subject) {
    let deviation = Deviation(
      subject, rule: .finishedLate, severity: .high, standard: nil, expected: 1, actual: nil)
    #expect(deviation.subject == subject)
    #expect(deviation.key == Deviation.key(subject, .finishedLate))
    #expect(Subject.Kind.allCases.filter { $0.keys.contains(deviation.key) }.count == 1)
  }

  @Test func `has a key of its own`() {
    let keys = Self.subjects.map { Deviation.key($0, .finishedLate) }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `of one kind lie together, in the order of the kinds`() {
    let ranges = Subject.Kind.allCases.map(\.keys)
    for (left, right) in zip(ranges, ranges.dropFirst()) {
      #expect(left.upperBound + 1 == right.lowerBound)
    }
    #expect(ranges.first?.lowerBound == .min && ranges.last?.upperBound == .max)
  }

  @Test(arguments: [Int64.min, -1, 1 << 49, .max])
  func `whose id no program gives stops nothing`(_ id: Int64) {
    _ =
      Deviation(
        transaction: id, rule: .finishedLate, severity: .low, standard: nil, expected: 0,
        actual: nil
      ).subject
  }
}
