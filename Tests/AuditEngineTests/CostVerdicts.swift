import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `The verdict on cost` {
  private static func line(_ name: String?, _ tier: String?, _ amount: Int64) -> TariffLine {
    TariffLine(applicantClass: name, tier: tier, amount: Money(amount))
  }

  private static func take(_ amount: Int64) -> [Charge] {
    [Charge(kind: .tariff, amount: Money(amount), proof: "B-1")]
  }

  static let cases: [Case<Verdict>] = [
    Case("the tariff", .compliant),
    Case("no standard", .notAssessable(.noStandard)) { $0.promise = nil },
    Case("no standard, and paid later", .notAssessable(.noStandard)) {
      $0.promise = nil
      $0.stamps.paid = Example.march(31, 18)
    },
    Case("paid later", .notApplicable(.notYetPaid)) { $0.stamps.paid = Example.march(31, 18) },
    Case("charges not recorded", .notAssessable(.chargesNotRecorded)) { $0.charges = nil },
    Case("cost not stated", .notAssessable(.costNotStated)) { $0.promise?.cost = .notStated },
    Case("by regulation", .notAssessable(.costByRegulation)) {
      $0.promise?.cost = .byRegulation("Perda 1/2024")
    },
    Case("above the tariff", .deviates) { $0.charges = take(50_001) },
    Case("finished below the tariff", .deviates) { $0.charges = take(49_999) },
    Case("finished, and nothing taken", .deviates) { $0.charges = [] },
    Case("open, and nothing taken yet", .notApplicable(.notYetPaid)) {
      $0.leaveOpen()
      $0.charges = []
    },
    Case("withdrawn, and nothing taken", .notApplicable(.nothingDue)) {
      $0.status = .withdrawn
      $0.charges = []
    },
    Case("rejected, and too little taken", .deviates) {
      $0.status = .rejected
      $0.charges = take(1)
    },
    Case("finished only after the as-of instant, and nothing taken", .notApplicable(.notYetPaid)) {
      $0.stamps.finished = Example.march(31, 18)
      $0.charges = []
    },
    Case("free, and nothing taken", .compliant) {
      $0.promise?.cost = .free(lawBasis: nil)
      $0.charges = []
    },
    Case("free, and a fine taken", .compliant) {
      $0.promise?.cost = .free(lawBasis: "UU 24/2013 Pasal 79A")
      $0.charges = [Charge(kind: .fine, amount: Money(10_000), proof: "D-1")]
    },
    Case("money without proof although nothing can be compared", .deviates) {
      $0.promise?.cost = .notStated
      $0.charges = [Charge(kind: .tax, amount: Money(1), proof: nil)]
    },
    Case("nothing taken without proof", .compliant) {
      $0.promise?.cost = .free(lawBasis: nil)
      $0.charges = [Charge(kind: .tariff, amount: .zero, proof: nil)]
    },
    Case("money without proof, paid later", .notApplicable(.notYetPaid)) {
      $0.charges = [Charge(kind: .tariff, amount: Money(50_000), proof: nil)]
      $0.stamps.paid = Example.march(31, 18)
    },
  ]

  @Test(arguments: cases) func `follows the steps`(_ item: Case<Verdict>) throws {
    #expect(try item.example.examine().verdicts[.cost] == item.expected)
  }

  static let lines = [
    line(nil, nil, 10), line("baru", nil, 20), line(nil, "roda_2", 30), line("baru", "roda_2", 40),
  ]

  @Test(
    arguments: [
      (nil, nil, 10...40), ("baru", nil, 20...40), (nil, "roda_2", 30...40),
      ("baru", "roda_2", 40...40), ("Baru ", "Roda-2", 40...40), ("hilang", nil, 10...30),
      ("hilang", "roda_2", 30...30), ("baru", "roda_4", 20...40), (nil, "roda_4", 10...40),
      ("perpanjangn", "roda_2", 30...40),
    ] as [(String?, String?, ClosedRange<Int64>)])
  func `goes by the most exact lines that can hold`(
    name: String?, tier: String?, amounts: ClosedRange<Int64>
  ) throws {
    let example = Example("tariff") {
      $0.promise?.classes = ["hilang"]
      $0.promise?.cost = .tariffs(Self.lines, legalBasis: nil)
      $0.variant = Variant(applicantClass: name, tier: tier)
    }
    let cost = try example.examine().cost
    let (least, most) = (Money(amounts.lowerBound), Money(amounts.upperBound))
    #expect(cost.tariff == (least == most ? least : nil))
    #expect(cost.tariffs == (least == most ? nil : least...most))
    #expect(cost.line?.amount == cost.tariff)
  }

  static let unfit: [Case<Reason>] = [
    Case("neither class nor tier", .classMissing) {
      $0.promise?.cost = .tariffs(
        [line("baru", nil, 50_000), line("hilang", nil, 9)], legalBasis: nil)
    },
    Case("a tier, but the lines ask for a class", .classMissing) {
      $0.promise?.cost = .tariffs(
        [line("baru", nil, 50_000), line("hilang", nil, 9)], legalBasis: nil)
      $0.variant = Variant(applicantClass: nil, tier: "roda_2")
    },
    Case("a class, but the lines ask for a tier", .classMissing) {
      $0.promise?.cost = .tariffs(
        [line(nil, "roda_2", 50_000), line(nil, "roda_4", 9)], legalBasis: nil)
      $0.variant = Variant(applicantClass: "baru", tier: nil)
    },
    Case("a class that no line knows", .classNotInStandard) {
      $0.promise?.cost = .tariffs(
        [line("baru", nil, 50_000), line("hilang", nil, 9)], legalBasis: nil)
      $0.variant = Variant(applicantClass: "hilng", tier: nil)
    },
    Case("a declared class without a line", .classNotInStandard) {
      $0.promise?.classes = ["hilang"]
      $0.promise?.cost = .tariffs([line("baru", nil, 50_000)], legalBasis: nil)
      $0.variant = Variant(applicantClass: "hilang", tier: nil)
    },
    Case("class and tier, but no line for both", .classNotInStandard) {
      $0.promise?.cost = .tariffs(
        [line("baru", "roda_2", 50_000), line("baru", "roda_3", 9)], legalBasis: nil)
      $0.variant = Variant(applicantClass: "baru", tier: "roda_4")
    },
  ]

  @Test(arguments: unfit) func `says why no line fits`(_ item: Case<Reason>) throws {
    #expect(try item.example.examine().verdicts[.cost] == .notAssessable(item.expected))
  }

  @Test func `carries the amounts`() throws {
    func deviation(_ change: (inout Example) -> Void) throws -> Deviation? {
      try Example("charged", change).judge().deviations.first
    }
    let over = try deviation { $0.charges = Self.take(60_000) }
    #expect(
      over
        == Deviation(
          transaction: 1, rule: .overcharge, severity: .high, standard: 1, expected: 50_000,
          actual: 60_000, amount: Money(10_000)))
    let under = try deviation { $0.charges = Self.take(20_000) }
    #expect(
      under
        == Deviation(
          transaction: 1, rule: .undercharge, severity: .medium, standard: 1, expected: 50_000,
          actual: 20_000, amount: Money(30_000)))
    let free = try deviation {
      $0.promise?.cost = .free(lawBasis: "UU 24/2013 Pasal 79A")
      $0.charges = Self.take(5_000)
    }
    #expect(
      free
        == Deviation(
          transaction: 1, rule: .chargedThoughFree, severity: .critical, standard: 1, expected: 0,
          actual: 5_000, amount: Money(5_000)))
    let unproven = try deviation {
      $0.charges?.append(Charge(kind: .fine, amount: Money(7_000), proof: nil))
    }
    #expect(
      unproven
        == Deviation(
          transaction: 1, rule: .noProof, severity: .high, standard: nil, expected: 0,
          actual: 7_000, amount: Money(7_000)))
  }
}
