import ServiceStandards
import Testing
import WorkingTime

@testable import AuditImport

@Suite struct `A service of a row` {
  private func finder() throws -> PlaceFinder {
    let names = [
      "SKCK": "Surat Keterangan Catatan Kepolisian", "SIM-A": "Izin Mengemudi",
      "SIM-B": "IZIN  mengemudi", "KTP-EL": "SKCK",
    ]
    var known = KnownUnit(zone: try Zone("Asia/Makassar"), currency: .rupiah, services: [])
    for (code, name) in names {
      known.services.insert(try ServiceCode(code))
      known.names[try ServiceCode(code)] = name
    }
    return PlaceFinder([(try UnitCode("U"), known)])
  }

  private func find(_ text: String) throws -> String {
    var finder = try finder()
    return try finder.service(Array(text.utf8).span, of: 0).text
  }

  @Test(arguments: [
    "Surat Keterangan Catatan Kepolisian", "SURAT  KETERANGAN CATATAN KEPOLISIAN",
    "surat keterangan\u{A0}catatan kepolisian",
  ])
  func `may be named by its name, whatever its capitals and spaces`(text: String) throws {
    #expect(try find(text) == "SKCK")
  }

  @Test func `is that of the code, if one has it`() throws {
    #expect(try find("SKCK") == "SKCK")
    #expect(try find("skck") == "KTP-EL")
  }

  @Test func `must be one of several with the name`() throws {
    #expect(throws: Problem.ambiguousService(unit: "U")) { try find("Izin Mengemudi") }
    #expect(try find("SIM-B") == "SIM-B")
  }

  @Test func `is suggested by its code or its name`() throws {
    let nearest = Problem.unknownService(unit: "U", nearest: "Surat Keterangan Catatan Kepolisian")
    #expect(throws: nearest) { try find("Surat Keterangan Catatan Kepolisan") }
    #expect(throws: Problem.unknownService(unit: "U", nearest: "KTP-EL")) { try find("KTP-ELL") }
  }
}
