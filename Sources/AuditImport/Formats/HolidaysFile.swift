internal import ServiceStandards
package import WorkingTime

/// Holidays as a CSV file with the columns `date`, `name`, `kind` and `decree`, of which only the
/// first must be there.
///
/// A line with `complete: 2026` in the place of a date says that the list of that year is complete:
/// of the kind in its cell, or of each kind of which the file has a day in that year.
package struct HolidaysFile: Hashable, Sendable {
  /// Years of which a list can be declared complete.
  static let years: ClosedRange<Int64> = 1900...2200

  package var holidays: [Holiday] = []
  /// Years declared complete, by kind.
  package var complete: [String: Set<Int>] = [:]

  /// Two holidays may fall on one day.
  struct Name: Hashable {
    let day: CivilDay
    let name: String
  }

  private static let columns = ["date", "name", "kind", "decree"]

  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(_ file: InputFile) throws(ImportFault) -> HolidaysFile {
    let path = file.path
    var source = try RecordSource(file, form: .canonical, pieceSize: 1 << 18)
    var search = HeaderSearch(
      path: path, declared: nil, needed: NeededHeadings(all: ["date"]), wanted: Set(columns))
    let header = try search.find(in: &source).header
    var list = HolidayList(path: path, header: header)
    reading: while true {
      switch try source.advance() {
      case .end, .nextSheet: break reading
      case .blank: continue
      case .damaged(let problem): list.note(problem, line: source.line)
      case .record:
        if source.hasUnusualBytes, let finding = source.firstFinding() {
          list.note(finding.problem, line: finding.line)
        } else {
          list.add(source.bytes, source.fields, line: source.line)
        }
      }
    }
    list.declare()
    try list.check()
    return list.contents
  }
}

/// The holidays of a file and what is wrong with it.
private struct HolidayList {
  let path: String
  let header: RecordHeader
  private(set) var contents = HolidaysFile()
  private var declarations: [(year: Int, kind: String, line: Int)] = []
  private var firstLines: [HolidaysFile.Name: Int] = [:]
  private var diagnostics: [Diagnostic] = []
  private var total = 0

  init(path: String, header: RecordHeader) {
    self.path = path
    self.header = header
  }

  mutating func note(_ problem: Problem, line: Int, column: String? = nil, value: String = "") {
    total += 1
    guard diagnostics.count < ImportFault.mostListed else { return }
    diagnostics.append(
      Diagnostic(file: path, line: line, column: column, value: value, problem: problem))
  }

  mutating func add(_ bytes: [UInt8], _ fields: [RecordField], line: Int) {
    guard fields.count >= header.names.count else {
      note(.fieldCount(found: fields.count, expected: header.names.count), line: line)
      return
    }
    func text(_ column: String) -> String {
      guard let index = header.index(of: column) else { return "" }
      return String(decoding: bytes[Cell.trimmed(bytes.span, fields[index].range)], as: UTF8.self)
    }
    let date = text("date")
    if let year = Self.completeYear(date) {
      guard HolidaysFile.years.contains(year) else {
        let bounds = (HolidaysFile.years.lowerBound, HolidaysFile.years.upperBound)
        note(
          .outside(lowest: "\(bounds.0)", highest: "\(bounds.1)"), line: line, column: "date",
          value: date)
        return
      }
      declarations.append((Int(year), text("kind"), line))
      return
    }
    guard let day = CivilDay(iso: date), WallTime.years.contains(day.year) else {
      note(
        .notADate(forms: ["yyyy-MM-dd", "complete: yyyy"]), line: line, column: "date", value: date)
      return
    }
    let name = HolidaysFile.Name(day: day, name: text("name"))
    if let first = firstLines.updateValue(line, forKey: name) {
      note(.repeated(firstLine: first), line: line, column: "date", value: date)
    }
    contents.holidays.append(
      Holiday(day: day, name: name.name, kind: text("kind"), decree: text("decree")))
  }

  /// The year of `complete: 2026`.
  private static func completeYear(_ text: String) -> Int64? {
    guard text.hasPrefix("complete:") else { return nil }
    let year = text.dropFirst("complete:".count).drop { $0 == " " }
    return year.utf8.allSatisfy(Cell.isDigit) ? Int64(year) : nil
  }

  /// Says of which kinds the years are complete, when all lines are known: they may stand anywhere.
  mutating func declare() {
    let kinds = Set(contents.holidays.map(\.kind)).union(HolidayEntries.usualKinds)
      .subtracting([""])
    for (year, kind, line) in declarations {
      var named: Set<String> = [kind]
      if kind.isEmpty {
        named = Set(contents.holidays.filter { $0.day.year == year }.map(\.kind))
        // Of a year without a day nobody can tell which kinds are meant.
        if named.isEmpty { note(.required, line: line, column: "kind") }
      } else if !kinds.contains(kind) {
        note(
          .unknownReference(.holidayKind, nearest: NearestName.of(kind, in: kinds)), line: line,
          column: "kind", value: kind)
      }
      for kind in named { contents.complete[kind, default: []].insert(year) }
    }
  }

  func check() throws(ImportFault) {
    if total > 0 { throw .invalid(file: path, diagnostics, total: total) }
  }
}
