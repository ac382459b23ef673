import Testing

@testable import AuditImport

@Suite struct `An amount` {
  private static let indonesian = NumberForm(
    decimal: UInt8(ascii: ","), group: UInt8(ascii: "."))

  private func read(
    _ text: String, _ form: NumberForm, decimals: Int = 0
  ) throws(Problem) -> Int64 {
    try form.minorUnits(Array(text.utf8).span, decimals: decimals)
  }

  @Test(
    arguments: [
      ("25.000", 25_000), ("25000", 25_000), ("1.250.000,00", 1_250_000), ("Rp 25.000,-", 25_000),
      ("Rp. 25.000", 25_000), ("rp25.000", 25_000), ("IDR 0", 0), ("Rp\u{A0}1.000,-", 1000),
      ("0", 0), ("000", 0), ("999.999.999.999.999", 999_999_999_999_999),
    ] as [(String, Int64)])
  func `is read in the Indonesian form`(text: String, amount: Int64) throws {
    #expect(try read(text, Self.indonesian) == amount)
  }

  @Test(
    arguments: [("12.50", 1250), ("12.5", 1250), ("12", 1200), ("0.05", 5), ("12.5000", 1250)]
      as [(String, Int64)])
  func `is read with decimals`(text: String, amount: Int64) throws {
    #expect(try read(text, NumberForm(), decimals: 2) == amount)
  }

  @Test(
    arguments: [
      ("25.00", .notAnAmount(form: "25.000,50")), ("2.5000", .notAnAmount(form: "25.000,50")),
      ("25000.000", .notAnAmount(form: "25.000,50")), (".000", .notAnAmount(form: "25.000,50")),
      ("25,000", .thousandsOrDecimals(form: "25.000,50")), ("25,5", .tooManyDecimals(allowed: 0)),
      ("-5", .notAnAmount(form: "25.000,50")), ("", .notAnAmount(form: "25.000,50")),
      ("Rp", .notAnAmount(form: "25.000,50")), ("gratis", .notAnAmount(form: "25.000,50")),
      ("25,", .notAnAmount(form: "25.000,50")), ("25 ribu", .notAnAmount(form: "25.000,50")),
      ("1.000.000.000.000.000", .amountTooLarge), ("99999999999999999999999", .amountTooLarge),
    ] as [(String, Problem)])
  func `is refused in the Indonesian form`(text: String, problem: Problem) {
    #expect(throws: problem) { try read(text, Self.indonesian) }
  }

  @Test func `is not taken for a thousandth`() {
    let problem = Problem.thousandsOrDecimals(form: "25000.50")
    #expect(throws: problem) { try read("25.000", NumberForm()) }
    #expect(throws: problem) { try read("25.000", NumberForm(), decimals: 2) }
    #expect(throws: Problem.amountTooLarge) {
      try read("99999999999999", NumberForm(), decimals: 2)
    }
  }
}
