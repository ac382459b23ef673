/// Writes the promises of plans in the form of a standards file.
struct BulkYAML {
  let plans: [Plan]

  func write(to out: inout Output) {
    out.write("# MADE UP for benchmarks by fixture-generator.\nformat: audit.standards/1\n")
    out.write("recorded_at: 2023-12-01T08:00:00+08:00\nunits:\n")
    let root = BulkCalendar.all[0]
    out.write("  - {code: BULK, name: Bulk, zone: \(root.zone), calendar: \(root.code)}\n")
    for (index, plan) in plans.enumerated() where index == 0 || plans[index - 1].unit != plan.unit {
      let calendar = BulkCalendar.all[plan.book]
      out.write("  - {code: \(plan.unit), name: \(plan.unit), parent: BULK, ")
      out.write("zone: \(calendar.zone), calendar: \(calendar.code)}\n")
    }
    out.write("services:\n")
    for plan in plans {
      out.write(
        "  - unit: \(plan.unit)\n    code: \(plan.service)\n    name: Layanan \(plan.service)\n")
      out.write("    standards:\n")
      for version in plan.versions { write(version, of: plan, to: &out) }
    }
  }

  private func write(_ version: Version, of plan: Plan, to out: inout Output) {
    out.write("      - version: \(version.name)\n        state: approved\n")
    out.write("        decree: made up\n        valid_from: \(version.from)\n")
    if let to = version.to { out.write("        valid_to: \(to)\n") }
    let start =
      switch plan.start {
      case .received: "received"
      case .complete: "complete"
      case .paid: "paid"
      }
    out.write("        clock:\n          start: \(start)\n")
    if plan.opensNext { out.write("          receipt: next_opening\n") }
    if plan.countsFirst { out.write("          day_count: include_first\n") }
    out.write("          pauses: [\(plan.stops.sorted().joined(separator: ", "))]\n")
    if !version.limits.isEmpty { out.write("        time:\n") }
    for name in version.limits.keys.sorted() {
      guard let limit = version.limits[name] else { continue }
      out.write("          - {\(name.isEmpty ? "" : "class: \(name), ")\(text(limit))")
      out.write(plan.extra > 0 ? ", extension: \(plan.extra)}\n" : "}\n")
    }
    out.write("        cost: \(text(version.price))\n        requirements:\n")
    for paper in version.papers ?? [] {
      out.write("          - {code: \(paper.code), name: \(paper.spellings.first ?? paper.code)")
      let aliases = paper.spellings.dropFirst()
      if !aliases.isEmpty { out.write(", aliases: [\(aliases.joined(separator: ", "))]") }
      if !paper.classes.isEmpty {
        out.write(", classes: [\(paper.classes.joined(separator: ", "))]")
      }
      if !paper.isMandatory { out.write(", mandatory: false, condition: bila perlu") }
      if let group = paper.group { out.write(", any_of: \(group)") }
      out.write("}\n")
    }
    out.write("        target: 0.9\n")
  }

  private func text(_ limit: Limit) -> String {
    switch limit {
    case .seconds(let count) where count % 3600 == 0: "value: \(count / 3600), unit: hours"
    case .seconds(let count): "value: \(count / 60), unit: minutes"
    case .workingDays(let count): "value: \(count), unit: working_days"
    case .calendarDays(let count): "value: \(count), unit: calendar_days"
    case .months(let count): "value: \(count), unit: months"
    }
  }

  private func text(_ price: Price) -> String {
    switch price {
    case .unstated: return "null"
    case .byRegulation: return "{by_regulation: made up}"
    case .free(let byLaw): return byLaw ? "{free: true, law: made up}" : "{free: true}"
    case .tariff(let tiers):
      let lines = tiers.map { tier, lines in
        "{\(tier.isEmpty ? "" : "tier: \(tier), ")amount: \(lines.reduce(0, +))}"
      }
      return "{tariffs: [\(lines.joined(separator: ", "))], legal_basis: made up}"
    }
  }
}
