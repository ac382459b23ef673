package import ServiceStandards
internal import WorkingTime

/// The SHA-256 of what a version of a standard says, whatever its database id and whenever it was
/// recorded: two databases with the same promise give the same digest.
package struct StandardDigest {
  /// In hexadecimal digits.
  package let sha256: String

  package init(of standard: Standard) {
    var content = ContentBytes()
    content.add("unit", standard.unit.text)
    content.add("service", standard.service.text)
    content.add("version", standard.version)
    content.add("state", standard.state.rawValue)
    content.add("decree", standard.decree)
    content.add("source", standard.source)
    content.add("valid_from", standard.validFrom.description)
    content.add("valid_to", standard.validTo?.description)
    if !standard.classes.isEmpty { content.add("declared_classes", standard.classes) }
    content.add("clock_start", standard.clock.start.rawValue)
    content.add("receipt", standard.clock.receipt.rawValue)
    content.add("day_count", standard.clock.dayCount.rawValue)
    content.add("stopping", standard.clock.stoppingReasons.map(\.word).sorted())
    for time in standard.times {
      content.add(
        "time",
        [
          time.applicantClass ?? "", String(time.value), time.unit.rawValue,
          String(time.unitIsAssumed), String(time.extensionValue),
        ])
    }
    if standard.appliesTo != .started { content.add("applies_to", standard.appliesTo.rawValue) }
    if let wait = standard.waitsAtMost {
      content.add(
        "waits_at_most", [String(wait.value), wait.unit.rawValue, String(wait.unitIsAssumed)])
    }
    if let day = standard.tariffOf { content.add("tariff_of", day.rawValue) }
    content.add(standard.cost)
    content.add("document_list", String(standard.documents != nil))
    for document in standard.documents ?? [] {
      content.add(
        "document",
        [document.code.text, document.name, String(document.isMandatory)]
          + [document.alternatives ?? "", document.condition ?? ""])
      content.add("aliases", document.aliases)
      content.add("classes", document.classes.sorted())
    }
    content.add("target_per_mille", standard.targetPerMille.map(String.init))
    sha256 = content.sha256
  }
}

extension ContentBytes {
  fileprivate mutating func add(_ cost: CostPromise) {
    switch cost {
    case .notStated: add("cost", "not_stated")
    case .byRegulation(let basis): add("cost", ["by_regulation", basis ?? ""])
    case .free(let basis): add("cost", ["free", basis ?? ""])
    case .tariffs(let lines, let basis):
      add("cost", ["tariffs", basis ?? ""])
      for line in lines {
        add(
          "tariff",
          [line.applicantClass ?? "", line.tier ?? "", String(line.amount.minorUnits)]
            + (line.isCeiling ? ["at_most"] : []))
      }
    }
  }
}
