import ServiceStandards
import Testing

@Suite struct `A currency` {
  @Test(arguments: [
    (0, 50_000, "50000"), (0, 0, "0"), (0, -7, "-7"), (2, 300, "3.00"), (2, 5, "0.05"),
    (2, 0, "0.00"),
    (2, -123_456, "-1234.56"), (3, 1, "0.001"),
  ])
  func `writes an amount with its own decimals`(decimals: Int, minorUnits: Int64, text: String) {
    #expect(Currency(code: "XXX", decimals: decimals).text(Money(minorUnits)) == text)
  }
}
