import ServiceStandards
import Testing

@testable import AuditImport

@Suite struct `Mistakes of one kind` {
  private func diagnostic(
    _ line: Int, _ problem: Problem, column: String? = "a", value: String = "x"
  ) -> Diagnostic {
    Diagnostic(file: "f.csv", line: line, column: column, value: value, problem: problem)
  }

  private func groups(_ diagnostics: [Diagnostic]) -> DiagnosticGroups {
    var groups = DiagnosticGroups()
    for diagnostic in diagnostics { groups.add(diagnostic) }
    return groups
  }

  @Test func `are told together, with the first lines and an example`() throws {
    let lines = [2, 2, 4, 5, 6, 8, 9]
    let all = groups(
      lines.map { diagnostic($0, .unknownUnit(nearest: $0 == 2 ? "B" : nil), value: "v\($0)") })
    let group = try #require(all.groups.first)
    #expect(all.groups.count == 1 && group.count == 7 && group.lines == ["2", "4", "5", "6", "8"])
    #expect(
      group.description(in: .english)
        == "f.csv:2: [E_UNIT] column “a”: no such unit (“v2”), 7 times, on lines 2, 4, 5, 6, 8, …. Did you mean “B”?"
    )
    #expect(group.description(in: .indonesian).contains(", 7 kali, di baris 2, 4, 5, 6, 8, …."))
  }

  @Test func `are those of one code, one column and one form`() {
    let all = groups([
      diagnostic(2, .required), diagnostic(3, .required, column: "b"),
      diagnostic(4, .required, column: nil), diagnostic(5, .yearOutside),
      diagnostic(6, .noSuchDate(form: "iso")), diagnostic(7, .noSuchDate(form: "dd/MM/yyyy")),
      diagnostic(8, .namelessColumn(position: 3)), diagnostic(9, .namelessColumn(position: 4)),
    ])
    #expect(all.groups.map(\.count) == [1, 1, 1, 1, 2, 1, 1])
  }

  @Test func `that stand alone are told as they are`() {
    let one = diagnostic(2, .required)
    #expect(
      groups([one]).groups.map { $0.description(in: .english) } == [one.description(in: .english)])
  }

  @Test func `are few however many there are`() {
    let all = groups((0..<300).map { diagnostic(2, .required, column: "c\($0)") })
    #expect(all.groups.count == 200 && all.others == 100)
  }

  /// A form of its own for everything that one code says in different words.
  @Test func `have a form for each message`() {
    var forms: [String: Set<String>] = [:]
    for problem in `A problem`.all {
      let kind = "\(problem.code.rawValue) \(problem.form)"
      forms[kind, default: []].insert(problem.english.message)
    }
    let ofLines: Set = [
      "E_FIELDS", "E_QUOTE", "E_LENGTH", "E_DATE", "E_PAUSE", "E_CHARGE", "E_EXCEL", "E_ENCODING",
      "E_SERVICE", "E_UNIT", "E_STATUS", "E_WORD",
    ]
    for (kind, texts) in forms where ofLines.contains(String(kind.prefix { $0 != " " })) {
      #expect(texts.count == 1, "\(kind): \(texts)")
    }
  }
}
