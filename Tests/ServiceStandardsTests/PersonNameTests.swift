import ServiceStandards
import Testing

@Suite struct `The name of a person` {
  @Test(arguments: [
    "siti  AMINAH.", "Siti Aminah, S.H., M.H.", "Dr. Siti Aminah", "Aminah, Siti", "SitiAminah",
    "Siti Aminah (Kepala UPT)", "Siti Áminah", "Siti A\u{301}minah", "Hj. Siti Aminah, S.Sos",
    "Ibu Siti Aminah SH MH",
  ])
  func `is that of one person however it is written`(name: String) {
    #expect(PersonName.isSame("Siti Aminah", name))
    #expect(PersonName.isSame(name, "Siti Aminah"))
  }

  @Test(arguments: ["Budi Santoso", "Siti", "Siti Aminah Putri", "", "Dr."])
  func `is another one where a word is another`(name: String) {
    #expect(!PersonName.isSame("Siti Aminah", name))
  }

  @Test func `that is nothing but a title is told apart by it`() {
    #expect(!PersonName.isSame("Ir", "Drs"))
    #expect(PersonName.isSame("H.", "h"))
  }

  @Test(arguments: ["", " . ", "()", "\u{301}"]) func `needs a letter`(name: String) {
    #expect(PersonName.essence(of: name).isEmpty)
  }
}
