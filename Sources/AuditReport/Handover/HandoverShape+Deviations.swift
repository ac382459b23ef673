internal import ServiceStandards
package import WorkingTime

extension HandoverShape {
  /// One row for each deviation on a transaction: the columns of `--details`, and the two that tie
  /// it to the work on it.
  package static let deviations = HandoverShape(
    schema: "audit.handover.deviations/1",
    files: ["penyimpangan.csv", "penyimpangan.data.csv"],
    columns: DeviationRow.columns.filter { $0.key != "exception" }.map { column in
      let meaning = deviationMeanings[column.key] ?? column.title
      return HandoverColumn(column, meaning.indonesian, meaning.english)
    } + [
      HandoverColumn(
        Column("finding", Wording("Temuan", "Finding"), .identifier),
        "Nomor temuan yang memuatnya; kosong bila tidak ada.",
        "Id of the finding that it belongs to; empty when there is none."),
      HandoverColumn(
        Column("exception", Wording("Pengecualian", "Exception"), .identifier),
        "Nomor pengecualian yang berlaku, baseline untuk yang lama, atau proposal untuk usulan; kosong bila dihitung.",
        "Id of the waiver that covers it, baseline for an old one, or proposal; empty when it counts."
      ),
    ])

  private static let deviationMeanings: [String: Wording] = [
    "deviation": Wording(
      "Nomor penyimpangan: aturan dan nomor transaksi. Kunci baris.",
      "Id of the deviation: rule and number of the transaction. The key of the row."),
    "unit": Wording("Kode unit layanan.", "Code of the unit."),
    "service": Wording(
      "Kode jenis pelayanan di unit itu.", "Code of the service within the unit."),
    "service_name": Wording("Nama jenis pelayanan.", "Name of the service."),
    "case_number": Wording(
      "Nomor berkas menurut unit, sebagai teks.", "Number of the case at the unit, as text."),
    "status": Wording(
      "Keadaan berkas: open, finished, rejected, withdrawn.",
      "State of the case: open, finished, rejected, withdrawn."),
    "rule": Wording("Nomor aturan uji; lihat “audit rules”.", "Id of the rule; see “audit rules”."),
    "criterion": Wording(
      "Yang dinilai: time, cost, requirements, standard, record.",
      "What was judged: time, cost, requirements, standard, record."),
    "severity": Wording(
      "Tingkat: low, medium, high, critical.", "Severity: low, medium, high, critical."),
    "standard_version": Wording(
      "Versi standar yang dipakai menilai; kosong bila tidak diperlukan.",
      "Version of the standard it was judged by; empty when none is needed."),
    "measure": Wording(
      "Jenis dua kolom berikut: instant, money, documents, cases, order.",
      "What the next two columns are: instant, money, documents, cases, order."),
    "expected": Wording(
      "Yang seharusnya, menurut kolom measure.", "What should have been, by the column measure."),
    "actual": Wording(
      "Yang terjadi, menurut kolom measure; kosong untuk berkas yang masih berjalan.",
      "What was, by the column measure; empty for a case that is still open."),
    "overrun": Wording(
      "Waktu nyata di atas batas; untuk berkas berjalan sampai saat penilaian.",
      "Real time past the limit; of an open case until the as-of instant."),
    "amount": Wording(
      "Uang, dengan desimal mata uangnya; rupiah tidak punya pecahan.",
      "Money, with the decimals of its currency; the rupiah has none."),
    "currency": Wording("Kode ISO 4217.", "ISO 4217 code."),
    "received_at": Wording("Saat berkas diterima.", "When the case was received."),
    "change": Wording(
      "new: ditemukan oleh pelaksanaan ini; still: sudah ada sebelumnya.",
      "new: found by this run; still: it was there before."),
  ]
}

extension DeviationRow {
  /// Writes the cells of a row that is handed over over those of the row before.
  package func fillHandover(
    _ cells: inout [Cell], asOf: Instant, finding: String?, exception: String?
  ) {
    fill(&cells, asOf: asOf)
    // Here the exception is named as it is written, after the finding.
    cells.removeLast()
    cells.append(.optional(finding))
    cells.append(.optional(exception))
  }
}
