import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `The standard that holds` {
  /// Which version holds for the example, by database id.
  private func held(
    _ example: Example = Example("case"), _ change: (inout Catalogue) -> Void
  ) throws -> Int64? {
    var catalogue = try example.catalogue()
    change(&catalogue)
    return try catalogue.examine(example).standing.standard?.id
  }

  @Test func `is the one with the latest first day among those in force`() throws {
    let id = try held {
      $0.addVersion(id: 2) { $0.validFrom = Example.day(3) }
      $0.addVersion(id: 3) { $0.validFrom = Example.day(4) }
    }
    #expect(id == 2)
  }

  @Test func `is the one recorded later among equal first days`() throws {
    let id = try held {
      $0.addVersion(id: 2, recordedAt: Example.march(1, 8)) { _ in }
      $0.addVersion(id: 3, recordedAt: Example.march(-70, 8)) { _ in }
    }
    #expect(id == 2)
  }

  @Test func `is the one with the larger id among equals`() throws {
    let id = try held {
      $0.addVersion(id: 3, recordedAt: Example.march(1, 8)) { _ in }
      $0.addVersion(id: 2, recordedAt: Example.march(1, 8)) { _ in }
    }
    #expect(id == 3)
  }

  @Test func `is never a draft`() throws {
    let id = try held {
      $0.addVersion(id: 2) {
        $0.validFrom = Example.day(2)
        $0.state = .draft
      }
    }
    #expect(id == 1)
  }

  @Test func `may be a revoked one up to its last day`() throws {
    func revoked(through day: Int) throws -> Int64? {
      try held {
        $0.addVersion(id: 2) {
          $0.validFrom = Example.day(2)
          $0.validTo = Example.day(day)
          $0.state = .revoked
        }
      }
    }
    #expect(try revoked(through: 3) == 2)
    #expect(try revoked(through: 2) == 1)
  }

  @Test func `goes by the local day of the unit's zone`() throws {
    // 4 March 00:30 in the unit's zone is still 3 March in UTC.
    let example = Example("night") {
      $0.stamps = Stamps(received: Example.march(3, 23), complete: Example.march(4, 0, 30))
    }
    let id = try held(example) {
      $0.addVersion(id: 2) { $0.validFrom = Example.day(4) }
    }
    #expect(id == 2)
  }

  @Test func `asks each version for the stamp that starts its own clock`() throws {
    // The new version, from 5 March, counts from payment; the old one from the complete file.
    let example = Example("paid later") { $0.stamps.paid = Example.march(5, 9) }
    let paysLater = try held(example) {
      $0.addVersion(id: 2) {
        $0.validFrom = Example.day(5)
        $0.clock.start = .paid
      }
    }
    #expect(paysLater == 2)
    let countsFromReceipt = try held(example) {
      $0.addVersion(id: 2) {
        $0.validFrom = Example.day(5)
        $0.clock.start = .received
      }
    }
    #expect(countsFromReceipt == 1)
  }

  @Test func `goes by the received stamp where the starting one is missing`() throws {
    var example = Example("not complete yet") {
      $0.leaveOpen()
      $0.stamps.complete = nil
    }
    var catalogue = try example.catalogue()
    catalogue.addVersion(id: 2) { $0.validFrom = Example.day(5) }
    let examined = try catalogue.examine(example)
    #expect(examined.standing.candidates.map(\.standard) == [2, 1])
    #expect(examined.standing.candidates.map(\.receivedStandsIn) == [true, true])
    #expect(examined.standing.candidates.map(\.day) == [Example.day(3), Example.day(3)])
    #expect(examined.standing.candidates.map(\.isInForce) == [false, true])
    #expect(examined.standing.standard?.id == 1)
    #expect(examined.time.start == nil)

    // A stamp later than the as-of instant has not happened either.
    example.stamps.complete = Example.march(10, 9)
    example.asOf = Example.march(9, 9)
    #expect(try catalogue.examine(example).standing.standard?.id == 1)
    example.asOf = Example.march(10, 9)
    #expect(try catalogue.examine(example).standing.standard?.id == 2)
  }

  @Test func `follows a clock that is changed`() throws {
    // In New York the clock went forward on 9 March 2025, so that the 10th began at 04:00 in UTC:
    // at noon in the example's zone.
    for (stamp, expected) in [(Example.march(10, 12) + -1, Int64(1)), (Example.march(10, 12), 2)] {
      let example = Example("midnight") { $0.stamps = Stamps(received: stamp, complete: stamp) }
      let id = try held(example) {
        $0.units[0] = Recorded(
          id: 1, recordedAt: Instant(0),
          value: Unit(
            code: $0.units[0].value.code, name: "", parent: nil, zone: "America/New_York",
            calendar: nil))
        $0.addVersion(id: 2) { $0.validFrom = Example.day(10) }
      }
      #expect(id == expected)
    }
  }
}

@Suite struct `Days without a standard` {
  private func gaps(
    _ example: Example = Example("case"), _ change: (inout Catalogue) -> Void
  ) throws -> [StandardDeviation] {
    var catalogue = try example.catalogue()
    change(&catalogue)
    var auditor = Auditor(
      rulebook: try Rulebook(catalogue: catalogue, years: 2024...2026), asOf: example.asOf)
    var deviations: [Deviation] = []
    auditor.judge(example.batch(), into: &deviations)
    return auditor.tally.standardDeviations
  }

  private func gap(_ from: Int?, _ to: Int?) -> [StandardDeviation] {
    [
      StandardDeviation(
        service: 1, rule: .noStandard, severity: .high, gapFrom: from.map { Example.day($0) },
        gapTo: to.map { Example.day($0) }, transactions: 1)
    ]
  }

  @Test func `are all days when there is no version`() throws {
    #expect(try gaps { $0.standards = [] } == gap(nil, nil))
  }

  @Test func `are all days when there are only drafts`() throws {
    #expect(try gaps { $0.changeVersion { $0.state = .draft } } == gap(nil, nil))
  }

  @Test func `end before the first version`() throws {
    #expect(try gaps { $0.changeVersion { $0.validFrom = Example.day(10) } } == gap(nil, 9))
  }

  @Test func `begin after the last version`() throws {
    #expect(try gaps { $0.changeVersion { $0.validTo = Example.day(2) } } == gap(3, nil))
  }

  @Test func `lie between two versions`() throws {
    let found = try gaps {
      $0.changeVersion { $0.validTo = Example.day(1) }
      $0.addVersion(id: 2) {
        $0.validFrom = Example.day(6)
        $0.validTo = nil
      }
      $0.addVersion(id: 3) {
        $0.validFrom = Example.day(-20)
        $0.validTo = Example.day(-10)
      }
    }
    #expect(found == gap(2, 5))
  }

  @Test func `are none for a case received while a version was in force`() throws {
    // Complete only after the last day in force: what the applicant was promised holds.
    let example = Example("complete later") { $0.stamps.complete = Example.march(4, 9) }
    #expect(try gaps(example) { $0.changeVersion { $0.validTo = Example.day(3) } } == [])
  }

  @Test func `leave time, cost and requirements without an answer`() throws {
    let verdicts = try Example("none") { $0.promise = nil }.examine().verdicts
    let none = Verdict.notAssessable(.noStandard)
    #expect(
      verdicts == [
        .time: none, .cost: none, .requirements: none, .standard: .deviates, .record: .compliant,
      ])
  }
}

@Suite struct `A standard that lacks something` {
  @Test func `is found once, with the number of its transactions`() throws {
    let found = try Example("lacking") {
      $0.promise?.times = []
      $0.promise?.cost = .byRegulation(nil)
      $0.promise?.papers = nil
    }.judge().standards
    #expect(
      found == [
        StandardDeviation(
          service: 1, rule: .incompleteStandard, severity: .medium, standard: 1,
          lacks: [.time, .cost, .requirements], transactions: 1)
      ])
  }

  @Test func `makes the criterion standard deviate`() throws {
    let examined = try Example("lacking") { $0.promise?.times = [] }.examine()
    #expect(examined.verdicts[.standard] == .deviates)
    #expect(examined.deviations.isEmpty)
  }

  @Test func `is not found when it never held`() throws {
    let example = Example("case")
    var catalogue = try example.catalogue()
    catalogue.addVersion(id: 2) {
      $0.validFrom = Example.day(20)
      $0.times = []
    }
    #expect(try catalogue.examine(example).verdicts[.standard] == .compliant)
  }
}
