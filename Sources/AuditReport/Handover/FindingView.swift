internal import ServiceStandards
internal import WorkingTime

/// One disclosed finding with the counts that a privacy profile lets be seen.
struct FindingView {
  enum Figure: String, CaseIterable {
    case deviations, waived, baseline, judged, amount
  }

  let sheet: FindingSheet
  let language: Language
  private let meanings: [String: Wording]
  private let marks: [Figure: SmallCounts.Mark]

  init(
    _ sheet: FindingSheet, language: Language, meanings: [String: Wording],
    marks: [Figure: SmallCounts.Mark]
  ) {
    self.sheet = sheet
    self.language = language
    self.meanings = meanings
    self.marks = marks
  }

  /// Views of all findings; what the public profile hides is decided among all of them. `meanings`: of codes.
  static func all(
    _ sheets: [FindingSheet], language: Language, privacy: PrivacyProfile,
    meanings: [String: Wording] = [:]
  ) -> [FindingView] {
    let marks = privacy == .public ? PublicFigures(sheets).marks : []
    return sheets.enumerated().map { index, sheet in
      FindingView(
        sheet, language: language, meanings: meanings, marks: marks.isEmpty ? [:] : marks[index])
    }
  }

  /// The cells in the order of `FindingField.all`.
  var cells: [Cell] { FindingField.all.map { $0.cell(self) } }

  func text(_ wording: Wording) -> String { wording.text(language) }

  func word(_ code: String, _ shown: Wording?) -> Cell {
    .word(code: code, shown: shown.map(text) ?? code)
  }

  /// Codes with what they mean; empty where there are none.
  func words(_ codes: [String]) -> Cell {
    codes.isEmpty
      ? .empty
      : .words(codes.map { CodedWord(code: $0, shown: meanings[$0].map(text) ?? $0) })
  }

  var amount: Amount? { mark(.amount) == .shown ? sheet.figures.amount : nil }

  func count(_ figure: Figure) -> Cell {
    guard mark(figure) == .shown else { return .empty }
    switch figure {
    case .deviations: return .count(sheet.figures.deviations)
    case .waived: return .count(sheet.figures.waived)
    case .baseline: return .count(sheet.figures.baseline)
    case .judged: return .count(sheet.figures.judged)
    case .amount: return .optional(sheet.figures.amount)
    }
  }

  /// Hidden figures with the reason, e.g. `deviations=below_5`.
  var hidden: Cell {
    let words = Figure.allCases.compactMap { figure -> CodedWord? in
      let mark = mark(figure)
      guard mark != .shown else { return nil }
      let title = FindingField.title(of: figure.rawValue).map(text) ?? figure.rawValue
      return CodedWord(
        code: "\(figure.rawValue)=\(mark.rawValue)",
        shown: "\(title) (\(text(ReportTexts.hidden(mark))))")
    }
    return words.isEmpty ? .empty : .words(words)
  }

  private func mark(_ figure: Figure) -> SmallCounts.Mark { marks[figure] ?? .shown }
}
