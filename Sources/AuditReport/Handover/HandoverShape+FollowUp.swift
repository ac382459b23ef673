package import ServiceStandards

extension HandoverShape {
  /// A recap of the follow-up (rekap TLHP): one row for each finding.
  package static let followUp = HandoverShape(
    schema: "audit.handover.follow-up/1", files: ["--follow-up"],
    columns: FollowUpField.all.map(\.column))

  /// The recap of these findings, in their order.
  package static func followUpTable(
    _ sheets: [FindingSheet], envelope: Envelope, language: Language, privacy: PrivacyProfile
  ) -> Table {
    let disclosed = sheets.map { $0.disclosed(by: Disclosure(privacy)) }
    let views = FindingView.all(disclosed, language: language, privacy: privacy)
    return Table(
      followUp.head(envelope),
      rows: views.enumerated().map { index, view in
        FollowUpField.all.map { $0.cell(Int64(index + 1), view) }
      })
  }
}

/// One column of the recap with the cell that it takes from a finding and its place in the list.
private struct FollowUpField: Sendable {
  let column: HandoverColumn
  let cell: @Sendable (Int64, FindingView) -> Cell

  private init(
    _ key: String, _ indonesian: String, _ english: String, _ kind: Column.Kind,
    means: (id: String, en: String), isTypedByPeople: Bool = false,
    _ cell: @escaping @Sendable (Int64, FindingView) -> Cell
  ) {
    column = HandoverColumn(
      Column(key, Wording(indonesian, english), kind, isTypedByPeople: isTypedByPeople),
      means.id, means.en)
    self.cell = cell
  }

  static let all: [FollowUpField] = [
    FollowUpField(
      "number", "No.", "No.", .count, means: ("Nomor urut.", "Place in the list.")
    ) { number, _ in .count(number) },
    FollowUpField(
      "finding", "Temuan", "Finding", .identifier, means: ("Nomor temuan.", "Id of the finding.")
    ) { .identifier($1.sheet.id.description) },
    FollowUpField(
      "unit", "Unit", "Unit", .identifier, means: ("Kode unit layanan.", "Code of the unit.")
    ) { .identifier($1.sheet.service.unit.text) },
    FollowUpField(
      "service", "Layanan", "Service", .identifier,
      means: ("Kode jenis pelayanan.", "Code of the service.")
    ) { .identifier($1.sheet.service.code.text) },
    FollowUpField(
      "condition", "Kondisi", "Condition", .text, means: ("Apa yang terjadi.", "What is."),
      isTypedByPeople: true
    ) { .optionalText($1.sheet.condition.map($1.text)) },
    FollowUpField(
      "finding_code", "Kode temuan", "Finding code", .identifier,
      means: ("Dari berkas pemetaan.", "From the mapping file."), isTypedByPeople: true
    ) { .optional($1.sheet.codes.finding) },
    FollowUpField(
      "recommendation", "Rekomendasi", "Recommendation", .text,
      means: ("Dari auditor.", "From the auditor."), isTypedByPeople: true
    ) { .optionalText($1.sheet.recommendation) },
    FollowUpField(
      "recommendation_code", "Kode rekomendasi", "Recommendation code", .identifier,
      means: ("Dari berkas pemetaan.", "From the mapping file."), isTypedByPeople: true
    ) { .optional($1.sheet.codes.recommendation) },
    FollowUpField(
      "response", "Tanggapan", "Response", .text, means: ("Dari unit.", "From the unit."),
      isTypedByPeople: true
    ) { .optionalText($1.sheet.response) },
    FollowUpField(
      "status", "Status", "Status", .count,
      means: (
        "Status resmi 1–4 (Peraturan BPK 2/2017); kosong sebelum laporan diterima unit.",
        "The official status 1–4 (Peraturan BPK 2/2017); empty before the unit has received the report."
      )
    ) { $1.sheet.status.map { .count(Int64($0.rawValue)) } ?? .empty },
    FollowUpField(
      "status_name", "Arti status", "Meaning of the status", .word,
      means: ("Status itu dengan kata.", "The status in words.")
    ) { $1.sheet.status.map { .term(.followUpStatus($0)) } ?? .empty },
    FollowUpField(
      "delivered_on", "Diterima unit", "Delivered", .day,
      means: ("Hari unit menerima laporan.", "Day on which the unit received the report.")
    ) { .optional($1.sheet.followUp.delivered) },
    FollowUpField(
      "due_on", "Batas tindak lanjut", "Due", .day,
      means: ("Hari terakhir tindak lanjut.", "Last day of the follow-up.")
    ) { .optional($1.sheet.followUp.due) },
    FollowUpField(
      "overdue", "Lewat batas", "Overdue", .boolean,
      means: ("Batasnya telah lewat.", "Its limit is past.")
    ) { .boolean($1.sheet.followUp.isOverdue) },
    FollowUpField(
      "evidence", "Berkas bukti", "Evidence", .count,
      means: ("Banyaknya berkas bukti.", "Number of evidence files.")
    ) { .count(Int64($1.sheet.followUp.evidence)) },
  ]
}
