internal import ServiceStandards

/// What a phrase is about or a row tells of. Where it leads is the renderer's matter.
enum Reference: Hashable {
  case deviation(String)
  case service(String)
  case rule(RuleID)

  init(_ service: ServiceName) { self = .service(service.path) }

  /// Its name within a page.
  var anchor: String {
    switch self {
    case .deviation(let name): name
    case .service(let path): "service-\(path)"
    case .rule(let rule): "rule-\(rule)"
    }
  }
}
