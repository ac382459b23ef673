internal import ServiceStandards

/// Names of the sheets of `temuan.xlsx`, and the titles that stand only there.
extension ReportTexts {
  static func sheet(_ key: String) -> Wording {
    switch key {
    case "summary": Wording("Ringkasan", "Summary")
    case "findings": Wording("Temuan", "Findings")
    case "deviations": Wording("Penyimpangan", "Deviations")
    case "standards": Wording("Penyimpangan standar", "Deviations of standards")
    case "complaints": Wording("Pengaduan", "Complaints")
    case "waivers": Wording("Pengecualian", "Waivers")
    default: Wording("Kamus", "Dictionary")
    }
  }

  static let partTitle = Wording("Bagian", "Part")
  static let itemTitle = Wording("Butir", "Item")
  static let valueTitle = Wording("Nilai", "Value")
  static let sheetTitle = Wording("Lembar", "Sheet")
}
