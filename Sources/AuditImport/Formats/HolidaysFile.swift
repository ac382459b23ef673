package import WorkingTime

/// Holidays as a CSV file with the columns `date`, `name`, `kind` and `decree`, of which only the
/// first must be there.
package enum HolidaysFile {
  /// Two holidays may fall on one day.
  struct Name: Hashable {
    let day: CivilDay
    let name: String
  }

  private static let columns = ["date", "name", "kind", "decree"]

  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(_ file: InputFile) throws(ImportFault) -> [Holiday] {
    let path = file.path
    var csv = CSVReader(file, declared: nil)
    var blank = 0
    let (header, _) = try CSVHeader.read(
      from: &csv, path: path, declared: nil, required: ["date"], wanted: Set(columns),
      blank: &blank)
    var list = HolidayList(path: path, header: header)
    reading: while true {
      switch try csv.advance() {
      case .end: break reading
      case .blank: continue
      case .damaged(let problem): list.note(problem, line: csv.line)
      case .record:
        if csv.hasUnusualBytes, let finding = csv.firstFinding() {
          list.note(finding.problem, line: finding.line)
        } else {
          list.add(csv.unescaped ?? csv.text, csv.fields, line: csv.line)
        }
      }
    }
    try list.check()
    return list.holidays
  }
}

/// The holidays of a file and what is wrong with it.
private struct HolidayList {
  let path: String
  let header: CSVHeader
  private(set) var holidays: [Holiday] = []
  private var firstLines: [HolidaysFile.Name: Int] = [:]
  private var diagnostics: [Diagnostic] = []
  private var total = 0

  init(path: String, header: CSVHeader) {
    self.path = path
    self.header = header
  }

  mutating func note(_ problem: Problem, line: Int, column: String? = nil, value: String = "") {
    total += 1
    guard diagnostics.count < ImportFault.mostListed else { return }
    diagnostics.append(
      Diagnostic(file: path, line: line, column: column, value: value, problem: problem))
  }

  mutating func add(_ bytes: [UInt8], _ fields: [CSVField], line: Int) {
    guard fields.count >= header.names.count else {
      note(.fieldCount(found: fields.count, expected: header.names.count), line: line)
      return
    }
    func text(_ column: String) -> String {
      guard let index = header.index(of: column) else { return "" }
      return String(decoding: bytes[Cell.trimmed(bytes.span, fields[index].range)], as: UTF8.self)
    }
    let date = text("date")
    guard let day = CivilDay(iso: date), WallTime.years.contains(day.year) else {
      note(.notADate(forms: ["yyyy-MM-dd"]), line: line, column: "date", value: date)
      return
    }
    let name = HolidaysFile.Name(day: day, name: text("name"))
    if let first = firstLines.updateValue(line, forKey: name) {
      note(.repeated(firstLine: first), line: line, column: "date", value: date)
    }
    holidays.append(Holiday(day: day, name: name.name, kind: text("kind"), decree: text("decree")))
  }

  func check() throws(ImportFault) {
    if total > 0 { throw .invalid(file: path, diagnostics, total: total) }
  }
}
