/// Somebody who has a folder for the public, linear algebra and patience: solves for hidden numbers from everything that
/// is published of deviations and money.
package struct Adversary {
  /// A weighted sum of unknowns between two bounds.
  private struct Constraint {
    var weights: [Int: Double]
    var low: Double
    var high: Double
  }

  private var names: [String] = []
  private var bounds: [(low: Double, high: Double)] = []
  private var constraints: [Constraint] = []
  /// Unknowns that are hidden in the table of findings.
  package private(set) var hidden: [String] = []

  /// - Parameters:
  ///   - findings: `temuan.data.csv`.
  ///   - report: `laporan.html` in Indonesian.
  package init(findings: String, report: String) {
    let rows = CSVText.rows(findings, delimiter: ",")
    let heads = Dictionary(zip(rows[0], rows[0].indices), uniquingKeysWith: { first, _ in first })
    var rules: [String: [Int]] = [:]
    var money: [String: [Int]] = [:]
    var all: [Int] = []
    for row in rows.dropFirst() where row.count == rows[0].count {
      func cell(_ key: String) -> String { heads[key].map { row[$0] } ?? "" }
      let marks = cell("hidden_figures")
      let count = unknown("\(cell("finding")).deviations", cell("deviations"), marks)
      all.append(count)
      rules[cell("rule"), default: []].append(count)
      if !cell("amount").isEmpty || marks.contains("amount=") {
        money[cell("rule"), default: []].append(
          unknown("\(cell("finding")).amount", cell("amount"), marks))
      }
    }
    let total = PublishedPage.between("href=\"#rules-chart\">", "</a>", in: report)
      .flatMap(PublishedPage.number)
    if let total { know(all, total) }
    learn(of: rules, total, PublishedPage.rows(ofTable: "rules-chart-table", in: report))
    for row in PublishedPage.rows(ofTable: "rules", in: report) {
      if let sum = row.last.flatMap(PublishedPage.number) { know(rules[row[0]] ?? [], sum) }
    }
    for row in PublishedPage.rows(ofTable: "money-chart-table", in: report) {
      if let sum = PublishedPage.number(row[2]) { know(money[row[0]] ?? [], sum) }
    }
  }

  /// Counts, shares and cumulated shares, which are known to half of their last digit.
  private mutating func learn(of rules: [String: [Int]], _ total: Int64?, _ rows: [[String]]) {
    var before: [Int] = []
    for row in rows {
      let these = rules[row[0]] ?? []
      before += these
      if let sum = PublishedPage.number(row[2]) { know(these, sum) }
      guard let total else { continue }
      for (places, cell) in [(these, row[3]), (before, row[4])] {
        guard let share = PublishedPage.share(cell) else { continue }
        let (low, high) = ((share - 0.0005) * Double(total), (share + 0.0005) * Double(total))
        constraints.append(Constraint(weights: ones(places), low: low, high: high))
      }
    }
  }

  private mutating func unknown(_ name: String, _ cell: String, _ marks: String) -> Int {
    let figure = name.split(separator: ".").last.map(String.init) ?? ""
    names.append(name)
    if let value = Double(cell) {
      bounds.append((value, value))
    } else {
      hidden.append(name)
      let isMoney = figure == "amount"
      bounds.append(
        marks.contains("\(figure)=below_5") ? (1, 4) : (isMoney ? 0 : 5, Double.infinity))
    }
    return names.count - 1
  }

  private func ones(_ places: [Int]) -> [Int: Double] {
    Dictionary(places.map { ($0, 1) }, uniquingKeysWith: +)
  }

  private mutating func know(_ places: [Int], _ sum: Int64) {
    constraints.append(
      Constraint(weights: ones(places), low: Double(sum), high: Double(sum)))
  }

  /// Is told one number more, as by a mark that is taken away.
  package mutating func learn(_ name: String, _ value: Int64) {
    guard let place = names.firstIndex(of: name) else { return }
    bounds[place] = (Double(value), Double(value))
  }

  /// Is told the sum of several.
  package mutating func learn(sumOf names: [String], _ value: Int64) {
    know(names.compactMap { self.names.firstIndex(of: $0) }, value)
  }

  // MARK: Solving

  /// The hidden numbers that follow from what is published.
  package func solved() -> [String: Int64] {
    var bounds = bounds
    let all = constraints + eliminated()
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for constraint in all {
        for place in constraint.weights.keys where tighten(place, by: constraint, &bounds) {
          hasChanged = true
        }
      }
    }
    let found = hidden.compactMap { name -> (String, Int64)? in
      guard let place = names.firstIndex(of: name), bounds[place].low == bounds[place].high else {
        return nil
      }
      return (name, Int64(bounds[place].low))
    }
    return Dictionary(found, uniquingKeysWith: { first, _ in first })
  }

  /// Numbers are whole: bounds are rounded inwards.
  private func tighten(
    _ place: Int, by constraint: Constraint, _ bounds: inout [(low: Double, high: Double)]
  ) -> Bool {
    guard let weight = constraint.weights[place], bounds[place].low < bounds[place].high else {
      return false
    }
    var (low, high) = (constraint.low, constraint.high)
    for (other, factor) in constraint.weights where other != place {
      low -= factor > 0 ? factor * bounds[other].high : factor * bounds[other].low
      high -= factor > 0 ? factor * bounds[other].low : factor * bounds[other].high
    }
    if weight < 0 { (low, high) = (high, low) }
    let least = max(bounds[place].low, (low / weight - 1e-6).rounded(.up))
    let most = min(bounds[place].high, (high / weight + 1e-6).rounded(.down))
    guard least > bounds[place].low || most < bounds[place].high else { return false }
    bounds[place] = (least, most)
    return true
  }

  /// The equations among hidden numbers in reduced form (Gauss–Jordan): sums less other sums.
  private func eliminated() -> [Constraint] {
    var rows = constraints.filter { $0.low == $0.high }.map { constraint in
      var row = constraint
      for (place, weight) in constraint.weights where bounds[place].low == bounds[place].high {
        row.weights[place] = nil
        row.low -= weight * bounds[place].low
      }
      return row
    }
    var used = 0
    for column in names.indices {
      guard
        let pivot = rows[used...].firstIndex(where: { abs($0.weights[column] ?? 0) > 1e-9 })
      else { continue }
      rows.swapAt(used, pivot)
      let weight = rows[used].weights[column] ?? 1
      rows[used].weights = rows[used].weights.mapValues { $0 / weight }
      rows[used].low /= weight
      for other in rows.indices where other != used {
        guard let factor = rows[other].weights[column] else { continue }
        for (place, value) in rows[used].weights {
          let rest = (rows[other].weights[place] ?? 0) - factor * value
          rows[other].weights[place] = abs(rest) > 1e-9 ? rest : nil
        }
        rows[other].low -= factor * rows[used].low
      }
      used += 1
      if used == rows.count { break }
    }
    return rows.map { Constraint(weights: $0.weights, low: $0.low, high: $0.low) }
  }
}
