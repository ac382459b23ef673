internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

// What lists are narrowed by, alike in every command: several by commas, by repetition, or both.

/// One or more values as one argument: `W-01,B-02`.
struct Listed<Value: ExpressibleByArgument>: ExpressibleByArgument {
  let values: [Value]

  init?(argument: String) {
    var values: [Value] = []
    for word in argument.split(separator: ",") {
      let word = word.drop { $0 == " " }
      guard let value = Value(argument: String(word)) else { return nil }
      values.append(value)
    }
    guard !values.isEmpty else { return nil }
    self.values = values
  }

  static var allValueStrings: [String] { Value.allValueStrings }
  static var defaultCompletionKind: CompletionKind { Value.defaultCompletionKind }
}

extension Listed: Sendable where Value: Sendable {}

struct UnitFilter: ParsableArguments {
  @Option(
    name: [.long, .customLong("units")],
    help: "Unit code; includes the units below it. Repeated, or separated by commas.",
    completion: NameCompletion.units)
  var unit: [Listed<String>] = []

  var names: [String] { unit.flatMap(\.values) }
}

struct ServiceFilter: ParsableArguments {
  @Option(
    name: [.long, .customLong("services")],
    help: "Service code, or UNIT/CODE. Repeated, or separated by commas.",
    completion: NameCompletion.services)
  var service: [Listed<String>] = []

  var names: [String] { service.flatMap(\.values) }
}

struct RuleFilter: ParsableArguments {
  @Option(
    name: [.long, .customLong("rules")],
    help: "Only these rules, e.g. W-01. Repeated, or separated by commas. Default: all.",
    completion: NameCompletion.rules)
  var rule: [Listed<String>] = []

  var names: [String] { rule.flatMap(\.values) }
}
