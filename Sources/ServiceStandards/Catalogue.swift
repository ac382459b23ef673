public import WorkingTime

/// One recorded version of a calendar; valid from/to is the law, the record's instant our knowledge.
public struct CalendarVersion: Hashable, Sendable {
  public var code: CalendarCode
  /// First day it holds; `nil`: since ever.
  public var validFrom: CivilDay?
  /// Last day it holds; `nil`: until replaced.
  public var validTo: CivilDay?
  public var definition: CalendarDefinition
  public var source: String?

  public init(
    code: CalendarCode, validFrom: CivilDay?, validTo: CivilDay?, definition: CalendarDefinition,
    source: String?
  ) {
    self.code = code
    self.validFrom = validFrom
    self.validTo = validTo
    self.definition = definition
    self.source = source
  }
}

/// Something as the database holds it: with its row id and the instant at which it was recorded.
public struct Recorded<Value: Sendable>: Sendable {
  public let id: Int64
  public let recordedAt: Instant
  public let value: Value

  public init(id: Int64, recordedAt: Instant, value: Value) {
    self.id = id
    self.recordedAt = recordedAt
    self.value = value
  }
}

extension Recorded: Equatable where Value: Equatable {}
extension Recorded: Hashable where Value: Hashable {}

/// All that transactions are compared with, as it was known at one instant.
public struct Catalogue: Sendable {
  /// The IANA zone in which dates of questions are read; `nil`: none was stated.
  public var zone: String?
  public var units: [Recorded<Unit>]
  /// What was told of the parents of units before the last, in the order in which it was told.
  public var earlierParents: [UnitParent]
  public var agencies: [Agency]
  public var services: [Recorded<Service>]
  /// At most one record for each service and version: the last one known.
  public var standards: [Recorded<Standard>]
  /// At most one record for each calendar and first day: the last one known.
  public var calendars: [Recorded<CalendarVersion>]
  /// The documents of each service (by its id) in the order of their ordinals: index = ordinal.
  /// Papers that were demanded without being in any standard are in it too.
  public var documents: [Int64: [DocumentEntry]]
  /// What auditors said of spellings that no list knows, in the order in which they said it.
  public var paperAssignments: [PaperAssignment]
  /// Applicant class and tier of each variant id; index = id.
  public var variants: [Variant]

  public init(
    zone: String? = nil, units: [Recorded<Unit>] = [], earlierParents: [UnitParent] = [],
    agencies: [Agency] = [], services: [Recorded<Service>] = [],
    standards: [Recorded<Standard>] = [], calendars: [Recorded<CalendarVersion>] = [],
    documents: [Int64: [DocumentEntry]] = [:], paperAssignments: [PaperAssignment] = [],
    variants: [Variant] = [.unknown]
  ) {
    self.zone = zone
    self.units = units
    self.earlierParents = earlierParents
    self.agencies = agencies
    self.services = services
    self.standards = standards
    self.calendars = calendars
    self.documents = documents
    self.paperAssignments = paperAssignments
    self.variants = variants
  }

  /// What a unit counts its money in.
  public func currency(of unit: UnitCode) -> Currency {
    units.first { $0.value.code == unit }?.value.currency ?? .rupiah
  }

  /// The IANA zone in which dates of questions are read: the stated one, else that of the first unit without a
  /// parent. The clocks of units are their own.
  public var zoneOfQuestions: String {
    zone ?? units.first { $0.value.parent == nil }?.value.zone ?? "UTC"
  }
}

/// A paper that a service knows, with the name people see.
public struct DocumentEntry: Hashable, Sendable {
  public var code: DocumentCode
  public var name: String

  public init(code: DocumentCode, name: String) {
    self.code = code
    self.name = name
  }
}

/// What a case's time and tariff depend on. Variant 0 is `unknown`.
public struct Variant: Hashable, Sendable {
  public static let unknown = Variant(applicantClass: nil, tier: nil)

  public var applicantClass: String?
  public var tier: String?

  public init(applicantClass: String?, tier: String?) {
    self.applicantClass = applicantClass
    self.tier = tier
  }
}
