package import ServiceStandards

/// One case, and lists of cases.
extension Texts {
  static func caseTitle(_ name: String) -> Wording { Wording("Berkas \(name)", "Case \(name)") }

  package static let series = Wording("Seri", "Series")
  static let isExtended = Wording("Diperpanjang", "Extended")
  static let receivedInHours = Wording(
    "Tanggal terima dalam jam layanan", "Date of receipt within service hours")
  static let officer = Wording("Petugas", "Officer")
  static let applicant = Wording("Pemohon", "Applicant")
  static let note = Wording("Catatan", "Note")
  static let untold = Wording("Tanpa kolom di sumber", "No column in its sources")
  static let caseStampsTitle = Wording("Catatan waktu", "Stamps")
  static let caseReceivedLater = Wording(
    "Diterima sesudah saat penilaian, jadi tidak dinilai.",
    "Received after the as-of instant, so it is not judged.")

  static let deviationsOfCase = Wording("Penyimpangan", "Deviations")
  static let noDeviationOfCase = Wording("Tidak ada aturan yang dilanggar.", "No rule fails.")
  static let explainsDeviation = Wording(
    "uraian, setelah audit mencatatnya", "its explanation, once an audit has recorded it")

  static let caseHistoryTitle = Wording("Riwayat menurut impor", "History by import")
  static let caseHistoryNote = Wording(
    "Menurut urutan saat berkas impor bercerita; untuk tiap isian yang terakhir berlaku.",
    "In the order in which the files speak; for each field the last one holds.")
  static let importTitle = Wording("Impor", "Import")
  static let fileTitle = Wording("Berkas", "File")
  static let speaksAt = Wording("Bercerita per", "Speaks as of")
  static let changedFields = Wording("Mengubah", "Changed")
  static let changedNothing = Wording("tidak ada", "nothing")
  static let undoneTelling = Wording("dibatalkan", "undone")
  static let otherProgram = Wording("(diubah program lain)", "(changed by another program)")
}

/// Columns of lists of cases.
extension Texts {
  package static let finishedAt = Wording("Selesai", "Finished")
  package static let caseID = Wording("Id", "Id")

  package static func reasonOf(_ criterion: Criterion) -> Wording {
    let name = Texts.criterion(criterion)
    return Wording("Alasan \(name.indonesian)", "Reason, \(name.english)")
  }

  /// The criterion as the title of a column.
  package static func verdictOn(_ criterion: Criterion) -> Wording {
    let name = Texts.criterion(criterion)
    return Wording(name.indonesian.capitalizedFirst, name.english.capitalizedFirst)
  }
}
