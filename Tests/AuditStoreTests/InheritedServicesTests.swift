import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// The sample's mall with a counter that inherits, and a desk of the counter.
@Suite struct `Services that units inherit` {
  private static let counter = UnitCode.sample("MPP-Uji.LOKET")
  private static let desk = UnitCode.sample("MPP-Uji.LOKET.MEJA")

  private static func unit(
    _ code: UnitCode, below parent: UnitCode, inherits: Bool = true
  ) -> Unit {
    Unit(
      code: code, name: "", parent: parent, zone: "Asia/Makassar", calendar: nil,
      inheritsServices: inherits)
  }

  private let database: TemporaryDatabase
  private let store: Store

  init() throws {
    database = try TemporaryDatabase()
    store = try Sample.store(in: database)
  }

  @discardableResult
  private func record(
    units: [Unit] = [], services: [Service] = [], standards: [Standard] = [], after seconds: Int64
  ) throws -> CatalogueChanges {
    let declared = DeclaredStandards(
      units: units, agencies: [], services: services, standards: standards)
    let instant = TemporaryDatabase.now + seconds
    return try store.write { () throws(StoreError) in
      _ = try store.insertSample(.standards)
      return try store.record(declared, recordedAt: instant, importedAt: instant)
    }
  }

  private func services() throws -> [String] {
    try store.catalogue().services.map(\.value).map {
      "\($0.unit) \($0.code) \($0.name)\($0.isInherited ? " inherited" : "")"
    }
  }

  private func inherit() throws {
    try record(
      units: [
        Self.unit(Self.counter, below: Sample.unit), Self.unit(Self.desk, below: Self.counter),
      ], after: 60)
  }

  @Test func `stand below as they stand above, with their papers`() throws {
    let changes = try record(
      units: [
        Self.unit(Self.counter, below: Sample.unit), Self.unit(Self.desk, below: Self.counter),
      ], after: 60)
    #expect(changes.inserted == 4)
    #expect(
      try services() == [
        "MPP-Uji SKCK SKCK", "MPP-Uji.LOKET SKCK SKCK inherited",
        "MPP-Uji.LOKET.MEJA SKCK SKCK inherited",
      ])
    let catalogue = try store.catalogue()
    #expect(catalogue.units.map(\.value.inheritsServices) == [false, true, true])
    #expect(catalogue.services.map(\.value.agency?.text) == ["POLRES", "POLRES", "POLRES"])
    for service in catalogue.services {
      #expect(catalogue.documents[service.id]?.map(\.code.text) == ["ktp", "rumus"])
    }
    #expect(catalogue.standards.map(\.value.unit) == [Sample.unit])
    let again = try record(
      units: [
        Self.unit(Self.counter, below: Sample.unit), Self.unit(Self.desk, below: Self.counter),
      ], after: 120)
    #expect(again.inserted == 0 && again.changed == 0 && again.unchanged == 2)
  }

  @Test func `follow what is declared above, and come with it`() throws {
    try inherit()
    var renamed = try #require(Sample.declared.services.first)
    renamed.name = "Catatan kepolisian"
    let more = Service(unit: Sample.unit, code: .sample("SIM"), name: "SIM", agency: nil)
    try record(services: [renamed, more], after: 120)
    #expect(
      try services() == [
        "MPP-Uji SIM SIM", "MPP-Uji SKCK Catatan kepolisian", "MPP-Uji.LOKET SIM SIM inherited",
        "MPP-Uji.LOKET SKCK Catatan kepolisian inherited", "MPP-Uji.LOKET.MEJA SIM SIM inherited",
        "MPP-Uji.LOKET.MEJA SKCK Catatan kepolisian inherited",
      ])
  }

  @Test func `know the papers of a later version`() throws {
    try inherit()
    var later = Sample.standard(version: "2025")
    later.documents = [RequiredDocument(code: .sample("foto"), name: "Pas foto")]
    try record(standards: [later], after: 120)
    let catalogue = try store.catalogue()
    for service in catalogue.services {
      #expect(catalogue.documents[service.id]?.map(\.code.text) == ["ktp", "rumus", "foto"])
    }
  }

  @Test func `are a unit's own once it declares them, and what is below follows it`() throws {
    try inherit()
    try record(
      services: [
        Service(unit: Self.counter, code: Sample.service, name: "SKCK di loket", agency: nil)
      ], after: 120)
    #expect(
      try services() == [
        "MPP-Uji SKCK SKCK", "MPP-Uji.LOKET SKCK SKCK di loket",
        "MPP-Uji.LOKET.MEJA SKCK SKCK di loket inherited",
      ])
  }

  @Test func `stay with a unit that inherits no longer`() throws {
    try inherit()
    let changes = try record(
      units: [Self.unit(Self.counter, below: Sample.unit, inherits: false)], after: 120)
    #expect(changes.changed == 2)
    #expect(
      try services() == [
        "MPP-Uji SKCK SKCK", "MPP-Uji.LOKET SKCK SKCK",
        "MPP-Uji.LOKET.MEJA SKCK SKCK inherited",
      ])
    #expect(try store.catalogue().units.map(\.value.inheritsServices) == [false, false, true])
  }
}
