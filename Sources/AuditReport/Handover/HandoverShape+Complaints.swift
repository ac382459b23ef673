internal import ServiceStandards

extension HandoverShape {
  /// One row for each complaint of the units that was received within the period, late or not, beside the
  /// transaction that it is about. Population and telephone numbers are masked in every profile, as they
  /// are in the database.
  package static let complaints = HandoverShape(
    schema: "audit.handover.complaints/1",
    files: ["pengaduan.csv", "pengaduan.data.csv"],
    columns: [
      HandoverColumn(
        Column("number", Texts.complaintNumber, .identifier),
        "Nomor pengaduan pada sumbernya.", "Number of the complaint at its source."),
      HandoverColumn(
        Column("source", Texts.complaintSource, .word), "Sumber: lapor, book.",
        "Source: lapor, book."),
      HandoverColumn(
        Column("unit", Texts.unit, .text), "Kode unit layanan.", "Code of the unit."),
      HandoverColumn(
        Column("service", Texts.service, .text),
        "Kode jenis pelayanan; kosong bila tidak disebut.",
        "Code of the service; empty when it names none."),
      HandoverColumn(
        Column("topic", Texts.topicTitle, .word),
        "Pokok: delay, money, requirement, behaviour, other.",
        "Topic: delay, money, requirement, behaviour, other."),
      HandoverColumn(
        Column("received_at", Texts.receivedAt, .instant, isKeyDate: true),
        "Saat pengaduan diterima.", "When the complaint was received."),
      HandoverColumn(
        Column("class", Texts.category, .text),
        "Golongan menurut tangga jangka waktu; kosong bila tidak dicatat.",
        "Class by the ladder of deadlines; empty when it was not recorded."),
      HandoverColumn(
        Column("due", Texts.due, .instant, isKeyDate: true),
        "Batas menjawab; kosong bila tidak dapat dihitung.",
        "When the answer was due; empty when that cannot be reckoned."),
      HandoverColumn(
        Column("answered_at", Texts.answeredAt, .instant, isKeyDate: true),
        "Saat dijawab; kosong bila belum.", "When it was answered; empty when it was not."),
      HandoverColumn(
        Column("verdict", Texts.answerVerdict, .word),
        "Simpulan atas jawaban: compliant, deviates, atau sebab tidak dapat dinilai.",
        "Verdict on the answer: compliant, deviates, or why there is none."),
      HandoverColumn(
        Column("deviation", Texts.deviation, .identifier),
        "Nomor penyimpangan A-01; kosong bila tidak terlambat.",
        "Id of the deviation by A-01; empty when it is not late."),
      HandoverColumn(
        Column("case_number", Texts.caseNumber, .identifier, isTypedByPeople: true),
        "Nomor berkas yang diadukan; kosong bila tidak disebut.",
        "Number of the case complained of; empty when it names none."),
      HandoverColumn(
        Column("match", Texts.matchTitle, .word),
        "Perbandingan dengan transaksinya; contradiction: diadukan, padahal tercatat sesuai.",
        "Comparison with the transaction; contradiction: complained of, but recorded as in order."),
      HandoverColumn(
        Column("text", Texts.complaintText, .text, isTypedByPeople: true),
        "Isi pengaduan, nomor pribadi disamarkan.",
        "Text of the complaint, personal numbers masked."),
    ])
}
