internal import ServiceStandards

/// What a phrase is about or a row tells of. Where it leads is the renderer's matter.
enum Reference: Hashable {
  case finding(FindingID)
  case deviation(String)
  case service(String)
  case rule(RuleID)
  case waiver(String)
  case unit(UnitCode)

  init(_ service: ServiceName) { self = .service(service.path) }

  /// The word for its kind in a style sheet.
  var kind: String {
    switch self {
    case .finding: "finding"
    case .deviation: "deviation"
    case .service: "service"
    case .rule: "rule"
    case .waiver: "waiver"
    case .unit: "unit"
    }
  }

  /// Its name within a page.
  var anchor: String {
    switch self {
    case .finding(let id): "\(id)"
    case .deviation(let name), .waiver(let name): name
    case .service(let path): "service-\(path)"
    case .rule(let rule): "rule-\(rule)"
    case .unit(let code): "unit-\(code)"
    }
  }
}

/// Where the phrases of a page lead to: what stands on the page itself, and what stands on another one.
struct Links {
  private var addresses: [Reference: String]

  init(_ onThisPage: some Sequence<Reference>) {
    addresses = Dictionary(
      onThisPage.map { ($0, "#\($0.anchor)") }, uniquingKeysWith: { first, _ in first })
  }

  static let none = Links([])

  mutating func add(_ reference: Reference, on page: String) {
    addresses[reference] = "\(page)#\(reference.anchor)"
  }

  /// `nil`: it stands nowhere, and is no link.
  subscript(reference: Reference) -> String? { addresses[reference] }
}
