internal import ServiceStandards

/// What a standard says of money.
enum CostEntry {
  private struct LineName: Hashable {
    let applicantClass: FoldedName?
    let tier: FoldedName?
  }

  /// Reads `cost`, with amounts in a currency of so many decimals.
  static func read(_ value: YAMLValue?, decimals: Int) -> CostPromise {
    let keys = ["free", "law", "tariffs", "legal_basis", "by_regulation"]
    guard let entry = value?.mapping(keys) else { return .notStated }
    entry.exclude("free", "tariffs")
    entry.exclude("free", "by_regulation")
    entry.exclude("tariffs", "by_regulation")
    entry.exclude("tariffs", "law")
    entry.exclude("by_regulation", "law")
    if let free = entry["free"] {
      // A service that is not free has tariffs, or a regulation that sets them.
      if free.yesNo() == false { free.note(.notAWord(known: ["true"], nearest: nil)) }
      return .free(lawBasis: entry["law"]?.text())
    }
    if entry.has("by_regulation") { return .byRegulation(entry["by_regulation"]?.text()) }
    guard let tariffs = entry.required("tariffs") else { return .notStated }
    let lines = lines(tariffs, decimals: decimals)
    return .tariffs(lines, legalBasis: entry["legal_basis"]?.text())
  }

  private static func lines(_ value: YAMLValue, decimals: Int) -> [TariffLine] {
    guard let entries = value.list() else { return [] }
    if entries.isEmpty { value.note(.required) }
    var places = FirstPlaces<LineName>()
    return entries.compactMap { value in
      guard let entry = value.mapping(["class", "tier", "amount", "at_most"]) else { return nil }
      let (applicantClass, tier) = (entry["class"]?.text(), entry["tier"]?.text())
      let name = LineName(
        applicantClass: applicantClass.map(FoldedName.init), tier: tier.map(FoldedName.init))
      entry.exclude("amount", "at_most")
      let isCeiling = entry.has("at_most")
      let key = isCeiling ? "at_most" : "amount"
      let amount = entry.required(key)?.money(decimals: decimals)
      guard places.claim(name, at: value), let amount else { return nil }
      return TariffLine(
        applicantClass: applicantClass, tier: tier, amount: amount, isCeiling: isCeiling)
    }
  }
}
