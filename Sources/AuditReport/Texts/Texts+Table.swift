package import ServiceStandards

/// Titles of columns, and what is said about tables.
extension Texts {
  package static let deviation = Wording("Penyimpangan", "Deviation")
  package static let unit = Wording("Unit", "Unit")
  package static let service = Wording("Layanan", "Service")
  package static let serviceName = Wording("Nama layanan", "Service name")
  package static let caseNumber = Wording("Nomor berkas", "Case number")
  package static let caseStatus = Wording("Status", "Status")
  package static let rule = Wording("Aturan", "Rule")
  package static let ruleTitle = Wording("Judul aturan", "Rule title")
  package static let criterionTitle = Wording("Kriteria", "Criterion")
  package static let severityTitle = Wording("Tingkat", "Severity")
  package static let standardVersion = Wording("Standar", "Standard")
  package static let measureTitle = Wording("Ukuran", "Measure")
  package static let expected = Wording("Seharusnya", "Expected")
  package static let actual = Wording("Senyatanya", "Actual")
  package static let overrun = Wording("Lewat", "Overrun")
  package static let amount = Wording("Uang", "Amount")
  package static let currency = Wording("Mata uang", "Currency")
  package static let receivedAt = Wording("Diterima", "Received")
  package static let changeTitle = Wording("Perubahan", "Change")

  static func unitOf(_ title: String) -> Wording {
    Wording("\(title) (satuan)", "\(title) (unit)")
  }

  static func isoDateOf(_ title: String) -> Wording {
    Wording("\(title) (ISO)", "\(title) (ISO)")
  }

  static func columnsLeftOut(_ titles: [String]) -> Wording {
    let list = titles.joined(separator: ", ")
    return Wording(
      "Tidak muat: \(list). Gunakan --columns atau --format plain.",
      "Left out for want of room: \(list). Use --columns or --format plain.")
  }
}
