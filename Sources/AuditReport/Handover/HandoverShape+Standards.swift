internal import ServiceStandards

extension HandoverShape {
  /// One row for each deviation of a standard: a version that lacks something measurable (`S-02`), or days
  /// without any (`S-01`). They are about no single case.
  package static let standardDeviations = HandoverShape(
    schema: "audit.handover.standard-deviations/1",
    files: ["penyimpangan-standar.csv", "penyimpangan-standar.data.csv"],
    columns: [
      HandoverColumn(
        Column("deviation", Texts.deviation, .identifier),
        "Nomor penyimpangan; uraiannya: “audit explain NOMOR”. Kunci baris.",
        "Id of the deviation, for “audit explain ID”. The key of the row."),
      HandoverColumn(
        Column("unit", Texts.unit, .text), "Kode unit layanan.", "Code of the unit."),
      HandoverColumn(
        Column("service", Texts.service, .text), "Kode jenis pelayanan di unit itu.",
        "Code of the service within the unit."),
      HandoverColumn(
        Column("service_name", Texts.serviceName, .text), "Nama jenis pelayanan.",
        "Name of the service."),
      HandoverColumn(
        Column("rule", Texts.rule, .identifier), "Nomor aturan uji; lihat “audit rules”.",
        "Id of the rule; see “audit rules”."),
      HandoverColumn(
        Column("severity", Texts.severityTitle, .word), "Tingkat: low, medium, high, critical.",
        "Severity: low, medium, high, critical."),
      HandoverColumn(
        Column("standard_version", Texts.standardVersion, .text),
        "Versi standar yang kurang lengkap; kosong bila tidak ada standar.",
        "Version that is not complete; empty when there is no standard."),
      HandoverColumn(
        Column("without_from", Wording("Tanpa standar sejak", "Without a standard from"), .day),
        "Hari pertama tanpa standar yang ditetapkan; kosong: sejak dahulu, atau ada versinya.",
        "First day without an approved standard; empty: since ever, or there is a version."),
      HandoverColumn(
        Column("without_to", Wording("Tanpa standar sampai", "Without a standard to"), .day),
        "Hari terakhir tanpa standar; kosong: masih berlangsung, atau ada versinya.",
        "Last day without one; empty: it goes on, or there is a version."),
      HandoverColumn(
        Column("lacks", Wording("Yang kurang", "What is lacking"), .list),
        "Yang tidak dinyatakan standar: time, cost, requirements.",
        "What the standard does not state: time, cost, requirements."),
      HandoverColumn(
        Column("transactions", Texts.transactions, .count),
        "Banyaknya transaksi yang terkena.", "Number of transactions concerned."),
      HandoverColumn(
        Column("change", Texts.changeTitle, .word),
        "new: ditemukan oleh pelaksanaan ini; still: sudah ada sebelumnya.",
        "new: found by this run; still: it was there before."),
      HandoverColumn(
        Column("finding", Wording("Temuan", "Finding"), .identifier),
        "Nomor temuan yang memuatnya; kosong bila tidak ada.",
        "Id of the finding that it belongs to; empty when there is none."),
      HandoverColumn(
        Column("exception", Wording("Pengecualian", "Exception"), .identifier),
        "Nomor pengecualian yang berlaku, atau baseline untuk yang lama; kosong bila tidak ada.",
        "Id of the waiver that covers it, or baseline for an old one; empty when there is none."),
    ])
}
