import Testing

@testable import ServiceStandards

@Suite struct `The nearest name` {
  @Test(arguments: [
    ("MPP-Banjarbru", "MPP-Banjarbaru"),
    ("mpp-banjarbaru", "MPP-Banjarbaru"),
    ("SKCX", "SKCK"),
    ("SKKC", "SKCK"),
    ("recieved_at", "received_at"),
  ])
  func `is found within two mistakes`(written: String, nearest: String) {
    let names = ["received_at", "SKCK", "MPP-Banjarbaru", "MPP-Banjarmasin"]
    #expect(NearestName.of(written, in: names) == nearest)
  }

  @Test func `is none when every name is far`() {
    #expect(NearestName.of("paspor", in: ["SKCK", "KTP-EL"]) == nil)
    #expect(NearestName.of("", in: ["a"]) == nil)
    #expect(NearestName.of("KTP", in: ["SIM", "KK"]) == nil)
    #expect(NearestName.of(String(repeating: "a", count: 65), in: ["a"]) == nil)
  }

  @Test func `is the first in order of text among equally near ones`() {
    #expect(NearestName.of("SIM-X", in: ["SIM-C", "SIM-A", "SIM-B"]) == "SIM-A")
  }

  @Test(arguments: [("", "", 0), ("ab", "ba", 1), ("abc", "", 3), ("kitten", "sitting", 3)])
  func `counts mistakes`(left: String, right: String, mistakes: Int) {
    let distance = NearestName.distance(
      Array(left.unicodeScalars), Array(right.unicodeScalars))
    #expect(distance == mistakes)
  }
}
