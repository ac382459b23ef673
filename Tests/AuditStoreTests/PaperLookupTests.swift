import ServiceStandards
import Testing

@testable import AuditStore

@Suite struct `A list of papers` {
  /// Two services that give the same names to different ordinals.
  private func registers() -> [DocumentRegister] {
    let names = (0..<20).map { "Berkas nomor \($0)" }
    return [names, names.reversed()].map { names in
      DocumentRegister(
        entries: names.map {
          DocumentEntry(code: .sample(PaperName.code(for: $0)), name: $0)
        }, standards: [])
    }
  }

  @Test(arguments: [
    ("", ""), (" ", ""), ("ktp", "ktp"), ("KTP", "ktp"), ("akta jual-beli", "akta jual-beli"),
    (" akta", "akta"), ("akta ", "akta"), ("akta  jual", "akta jual"),
    (" Akta  Jual-BELI 2 ", "akta jual-beli 2"), ("akta\tjual", "akta jual"),
    ("akta\u{A0}jual", "akta jual"), ("ÉTAT", "état"),
  ])
  func `is told by names without their capitals and spacing`(name: String, normalised: String) {
    #expect(PaperName.folded(name) == normalised)
  }

  @Test func `means to each service what its register says, whatever was asked before`() throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    var registers = registers()
    var lookup = PaperLookup(store: store)
    let numbers = registers.map { lookup.add($0, serviceID: 1) }
    var seed: UInt64 = 7
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    // More lists than are kept in mind, some of which come again.
    let lists = (0..<6000).map { _ in
      (0..<random(6)).map { _ in
        let name = "Berkas nomor \(random(20))"
        return random(2) == 0 ? name : name.uppercased()
      }
    }
    for turn in 0..<20_000 {
      let list = lists[turn % 3 == 0 ? random(50) : random(lists.count)]
      let service = random(2)
      var expected: Int64 = 0
      for paper in list {
        let ordinal = registers[service].ordinal(of: paper)
        expected |= 1 << Int64(try #require(ordinal))
      }
      let mask = try lookup.mask(list, service: numbers[service])
      #expect(mask.bits == expected, "\(list) of \(service) in turn \(turn)")
    }
  }
}
