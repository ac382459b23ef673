internal import ServiceStandards

/// The cards of the rules.
extension Texts {
  static let legalSource = Wording("Dasar", "Source")
  static let scopeTitle = Wording("Objek", "Scope")
  static let usualSeverity = Wording("Tingkat", "Severity")
  static let severityNote = Wording("Pengecualian tingkat", "Other severity")
  static let fields = Wording("Kolom yang diperlukan", "Needed columns")
  static let passing = Wording("Contoh yang sesuai", "Examples that pass")
  static let failing = Wording("Contoh yang menyimpang", "Examples that fail")
  static let titleIndonesian = Wording("Judul (Indonesia)", "Title (Indonesian)")
  static let titleEnglish = Wording("Judul (Inggris)", "Title (English)")

  /// What the numbers of a rule's deviations are.
  static func measureNote(_ measure: Measure) -> Wording {
    switch measure {
    case .instant:
      Wording(
        "waktu; makin jauh melewati yang seharusnya, makin berat",
        "instants; the longer past the expected one, the worse")
    case .money:
      Wording("uang; makin besar, makin berat", "money; the larger the amount, the worse")
    case .documents:
      Wording(
        "jumlah dokumen; makin banyak, makin berat", "numbers of documents; the more, the worse")
    case .cases:
      Wording(
        "jumlah berkas yang serupa; makin banyak, makin berat",
        "cases that are alike; the more, the worse")
    case .order:
      Wording(
        "urutan catatan waktu; makin jauh terbalik, makin berat",
        "order of stamps; the farther reversed, the worse")
    case .standard:
      Wording(
        "jumlah transaksi yang terdampak; tidak ada yang dibandingkan",
        "transactions concerned; nothing is compared")
    }
  }
}
