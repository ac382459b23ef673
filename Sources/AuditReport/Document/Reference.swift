internal import ServiceStandards

/// What a phrase is about or a row tells of. Where it leads is the renderer's matter.
enum Reference: Hashable {
  case finding(FindingID)
  case deviation(String)
  case service(String)
  case rule(RuleID)
  case waiver(String)

  init(_ service: ServiceName) { self = .service(service.path) }

  /// The word for its kind in a style sheet.
  var kind: String {
    switch self {
    case .finding: "finding"
    case .deviation: "deviation"
    case .service: "service"
    case .rule: "rule"
    case .waiver: "waiver"
    }
  }

  /// Its name within a page.
  var anchor: String {
    switch self {
    case .finding(let id): "\(id)"
    case .deviation(let name), .waiver(let name): name
    case .service(let path): "service-\(path)"
    case .rule(let rule): "rule-\(rule)"
    }
  }
}
