/// The names of the columns of a file.
struct RecordHeader {
  /// Physical line on which it starts.
  let line: Int
  /// As `IdentityText.heading` has them; columns without a name at the end are left out. A line has so many
  /// fields at least.
  let names: [String]
  /// Those without a name included. Further fields of a line must be empty.
  let fieldCount: Int
  /// The columns without a name, which must be empty too.
  let nameless: [Int]

  /// The cells of its lines, of which there are one or two.
  let lines: [[String]]

  init(line: Int, names: [String], fieldCount: Int, lines: [[String]] = []) {
    self.lines = lines.isEmpty ? [names] : lines
    var names = names
    while let last = names.last, last.isEmpty { names.removeLast() }
    self.line = line
    self.names = names
    self.fieldCount = fieldCount
    let named = names
    nameless = (0..<fieldCount).filter { $0 >= named.count || named[$0].isEmpty }
  }

  func index(of name: String) -> Int? { names.firstIndex(of: name) }

  /// The names of a header of two lines, of which the first names groups of columns: a cell of the
  /// second under one that is merged over several columns belongs to that name, “Tanggal Masuk” for
  /// “Masuk” below “Tanggal”.
  static func joined(_ groups: [String], _ columns: [String]) -> [String] {
    /// The name that stands over the columns up to here, if its own column has a name below it.
    var group = ""
    return (0..<max(groups.count, columns.count)).map { index in
      let above = index < groups.count ? groups[index] : ""
      let below = index < columns.count ? columns[index] : ""
      if !above.isEmpty { group = below.isEmpty ? "" : above }
      if below.isEmpty { return above }
      return group.isEmpty ? below : "\(group) \(below)"
    }
  }

  /// That every column that is needed is there, and none that is read is there twice.
  func check(path: String, needed: NeededHeadings, wanted: Set<String>) throws(ImportFault) {
    let missing = needed.missing(in: names)
    guard missing.isEmpty else {
      throw .missingColumns(file: path, line: line, missing: missing, found: names)
    }
    var seen: Set<String> = []
    for name in names where wanted.contains(name) && !seen.insert(name).inserted {
      throw .repeatedColumn(file: path, line: line, name: name)
    }
  }
}

/// The columns without which a file cannot be read.
struct NeededHeadings {
  let all: [String]
  /// Those of them that may all be missing together.
  var together: Set<String> = []

  /// Those that are wanting.
  func missing(in names: [String]) -> [String] {
    let missing = all.filter { !names.contains($0) }
    return Set(missing) == together ? [] : missing
  }
}
