internal import ServiceStandards
internal import WorkingTime

/// One disclosed finding with the counts that a privacy profile lets be seen.
struct FindingView {
  let sheet: FindingSheet
  let language: Language
  private let meanings: [String: Wording]
  /// `nil`: everything may be told.
  private let marks: PublicFigures.Marks?

  /// Views of all findings; what the public profile hides is decided among all of them. `meanings`: of codes.
  static func all(
    _ sheets: [FindingSheet], language: Language, privacy: PrivacyProfile,
    meanings: [String: Wording] = [:]
  ) -> [FindingView] {
    let published = privacy == .public ? PublicFigures(sheets) : nil
    return sheets.map { sheet in
      FindingView(
        sheet: sheet, language: language, meanings: meanings,
        marks: published?.marks(of: sheet.id))
    }
  }

  /// The cells in the order of `FindingField.all`.
  var cells: [Cell] { FindingField.all.map { $0.cell(self) } }

  func text(_ wording: Wording) -> String { wording.text(language) }

  func word(_ code: String, _ shown: Wording?) -> Cell {
    .word(code: code, shown: shown.map(text) ?? code)
  }

  /// Codes with what they mean; empty where there are none.
  func words(_ codes: [String]) -> Cell { .words(codes, meanings, language) }

  var amount: Amount? { (marks?.amount ?? .shown) == .shown ? sheet.figures.amount : nil }

  var deviations: Cell {
    (marks?.deviations ?? .shown) == .shown ? .count(sheet.figures.deviations) : .empty
  }

  /// A count that the public is never told.
  func count(_ figure: KeyPath<FindingSheet.Figures, Int64>) -> Cell {
    marks == nil ? .count(sheet.figures[keyPath: figure]) : .empty
  }

  /// Hidden figures with the reason, e.g. `deviations=below_5`.
  var hidden: Cell {
    guard let marks else { return .empty }
    let words = [("deviations", marks.deviations), ("amount", marks.amount)]
      .filter { $0.1 != .shown }
      .map { figure, mark in
        let title = FindingField.title(of: figure).map(text) ?? figure
        return CodedWord(
          code: "\(figure)=\(mark.rawValue)",
          shown: "\(title) (\(text(ReportTexts.hidden(mark))))")
      }
    return words.isEmpty ? .empty : .words(words)
  }
}
