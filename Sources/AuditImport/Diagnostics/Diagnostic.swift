package import ServiceStandards

/// One mistake in a file: where it stands, what was written there, and what is wrong with it.
package struct Diagnostic: Hashable, Sendable {
  /// The path as the caller gave it.
  package let file: String
  /// Physical line, from 1.
  package let line: Int
  /// Sheet and cell, in a workbook.
  package let place: SheetPlace?
  /// Character of that line, from 1; `nil` where the column name says enough.
  package let position: Int?
  /// Heading of the column in the file, or the key of the entry; `nil` for the line as a whole.
  package let column: String?
  /// The offending value, personal data masked, at most 80 characters.
  package let value: String
  package let problem: Problem

  package init(
    file: String, line: Int, position: Int? = nil, column: String?, value: String, problem: Problem,
    place: SheetPlace? = nil
  ) {
    self.file = file
    self.line = line
    self.place = place
    self.position = position
    self.column = column.map { VisibleText.shortened($0, most: 80) }
    self.value = VisibleText.shortened(PersonalData.masked(value), most: 80)
    self.problem = problem
  }

  package var code: DiagnosticCode { problem.code }

  /// What is wrong, as a sentence without the place.
  package func message(in language: Language) -> String {
    switch language {
    case .english: problem.english.message
    case .indonesian: problem.indonesian.message
    }
  }

  /// What to do about it; `nil` when the message says it all.
  package func hint(in language: Language) -> String? {
    switch language {
    case .english: problem.english.hint
    case .indonesian: problem.indonesian.hint
    }
  }

  /// All of it on one line, in a workbook with sheet and cell in place of the line: `FILE:LINE: [CODE] column “x”: message (“value”). Hint`.
  package func description(in language: Language) -> String {
    description(in: language, note: "")
  }

  /// The same with a note at the end of the sentence.
  func description(in language: Language, note: String) -> String {
    var text = "\(file):\(place?.text ?? String(line)):"
    if let position { text += "\(position):" }
    text += " [\(code.rawValue)] "
    if let column { text += "\(language == .english ? "column" : "kolom") “\(column)”: " }
    text += message(in: language)
    if !value.isEmpty { text += " (“\(value)”)" }
    text += "\(note)."
    if let hint = hint(in: language) { text += " \(hint)" }
    return text
  }
}
