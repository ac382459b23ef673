internal import ServiceStandards

extension HandoverShape {
  /// One row for each finding.
  package static let findings = HandoverShape(
    schema: "audit.handover.findings/1",
    files: ["temuan.csv", "temuan.data.csv", "temuan.json"],
    columns: FindingField.all.map(\.column))
}

/// One column of `temuan.csv` with the cell that it takes from a finding.
struct FindingField: Sendable {
  let column: HandoverColumn
  let cell: @Sendable (FindingView) -> Cell

  private init(
    _ key: String, _ indonesian: String, _ english: String, _ kind: Column.Kind,
    means: (id: String, en: String), isTypedByPeople: Bool = false,
    _ cell: @escaping @Sendable (FindingView) -> Cell
  ) {
    column = HandoverColumn(
      Column(
        key, Wording(indonesian, english), kind, isTypedByPeople: isTypedByPeople),
      means.id, means.en)
    self.cell = cell
  }

  /// What the column of that key is called.
  static func title(of key: String) -> Wording? {
    all.first { $0.column.column.key == key }?.column.column.title
  }

  static let all: [FindingField] =
    identity + figures + attributes + codes + followUp + proposals

  private static let identity: [FindingField] = [
    FindingField(
      "finding", "Temuan", "Finding", .identifier,
      means: (
        "Nomor temuan; tetap sama dari pelaksanaan ke pelaksanaan.",
        "Id of the finding; the same across runs."
      )
    ) { .identifier($0.sheet.id.description) },
    FindingField(
      "previous_finding", "Temuan sebelumnya", "Previous finding", .identifier,
      means: (
        "Temuan yang terulang; kosong pada episode pertama.",
        "The finding that this one repeats; empty for a first episode."
      )
    ) { .optional($0.sheet.previous?.description) },
    FindingField(
      "episode", "Episode", "Episode", .count,
      means: ("Keberapa kali terjadi, mulai dari 1.", "Which occurrence of it this is, from 1.")
    ) { .count(Int64($0.sheet.episode)) },
    FindingField(
      "unit", "Unit", "Unit", .identifier,
      means: ("Kode unit layanan.", "Code of the unit.")
    ) { .identifier($0.sheet.service.unit.text) },
    FindingField(
      "unit_name", "Nama unit", "Unit name", .text,
      means: ("Nama unit layanan.", "Name of the unit."), isTypedByPeople: true
    ) { .text($0.sheet.unitName) },
    FindingField(
      "service", "Layanan", "Service", .identifier,
      means: ("Kode jenis pelayanan di unit itu.", "Code of the service within the unit.")
    ) { .identifier($0.sheet.service.code.text) },
    FindingField(
      "service_name", "Nama layanan", "Service name", .text,
      means: ("Nama jenis pelayanan.", "Name of the service."), isTypedByPeople: true
    ) { .text($0.sheet.service.name) },
    FindingField(
      "rule", "Aturan", "Rule", .identifier,
      means: ("Nomor aturan uji; lihat “audit rules”.", "Id of the rule; see “audit rules”.")
    ) { .rule($0.sheet.rule) },
    FindingField(
      "rule_title", "Judul aturan", "Rule title", .text,
      means: ("Bunyi aturan uji.", "What the rule says.")
    ) { .text($0.text($0.sheet.ruleTitle)) },
    FindingField(
      "criterion", "Kriteria", "Criterion", .word,
      means: (
        "Yang dinilai: time, cost, requirements, standard, record.",
        "What was judged: time, cost, requirements, standard, record."
      )
    ) { .term(.criterion($0.sheet.criterion)) },
    FindingField(
      "severity", "Tingkat", "Severity", .word,
      means: (
        "Tingkat penyimpangan terberat: low, medium, high, critical.",
        "That of the gravest deviation: low, medium, high, critical."
      )
    ) { .term(.severity($0.sheet.severity)) },
    FindingField(
      "state", "Keadaan", "State", .word,
      means: (
        "Sampai mana: open, delivered, responded, verified, closed, excused, withdrawn.",
        "How far it has come: open, delivered, responded, verified, closed, excused, withdrawn."
      )
    ) { .term(.findingState($0.sheet.state)) },
    FindingField(
      "follow_up_status", "Status tindak lanjut", "Follow-up status", .count,
      means: (
        "Status resmi 1–4 (Peraturan BPK 2/2017); kosong sebelum laporan diterima unit.",
        "The official status 1–4 (Peraturan BPK 2/2017); empty before the unit has received the report."
      )
    ) { $0.sheet.status.map { .count(Int64($0.rawValue)) } ?? .empty },
    FindingField(
      "opened_at", "Dibuka", "Opened", .instant,
      means: (
        "Saat penilaian pelaksanaan yang membukanya.", "As-of instant of the run that opened it."
      )
    ) { .instant($0.sheet.opened, zone: $0.sheet.zone) },
  ]

  private static let figures: [FindingField] = [
    FindingField(
      "deviations", "Penyimpangan", "Deviations", .count,
      means: (
        "Banyaknya penyimpangan, termasuk yang dikecualikan dan yang lama.",
        "Number of deviations, those waived and those of the baseline included."
      )
    ) { $0.deviations },
    FindingField(
      "waived", "Dikecualikan", "Waived", .count,
      means: (
        "Di antaranya di bawah pengecualian yang berlaku.",
        "Among them those under a waiver in force."
      )
    ) { $0.count(\.waived) },
    FindingField(
      "baseline", "Penyimpangan lama", "Baseline", .count,
      means: (
        "Di antaranya yang sudah ada ketika alat ini mulai dipakai.",
        "Among them those that were there when the tool was adopted."
      )
    ) { $0.count(\.baseline) },
    FindingField(
      "judged", "Dinilai", "Judged", .count,
      means: (
        "Transaksi layanan itu yang dinilai pada kriteria ini.",
        "Transactions of the service that were judged on the criterion."
      )
    ) { $0.count(\.judged) },
    FindingField(
      "hidden_figures", "Angka disembunyikan", "Hidden figures", .list,
      means: (
        "Angka yang kosong karena profil public: kolom=below_5 (1–4) atau kolom=protected (agar yang kecil tidak dapat dihitung). Kolom waived, baseline, dan judged selalu kosong di sana.",
        "Figures left empty by the public profile: column=below_5 (1–4) or column=protected (so that no small one can be computed). There the columns waived, baseline and judged are always empty."
      )
    ) { $0.hidden },
    FindingField(
      "worst_deviation", "Penyimpangan terberat", "Worst deviation", .identifier,
      means: ("Nomor penyimpangan terberat.", "Id of the gravest deviation.")
    ) { .optional($0.sheet.figures.worst?.deviation) },
    FindingField(
      "worst_measure", "Ukuran terberat", "Worst, measure", .word,
      means: (
        "Apa besarnya: instant, money, documents, order, standard.",
        "What its size is: instant, money, documents, order, standard."
      )
    ) { $0.sheet.figures.worst.map { .term(.measure($0.size.measure)) } ?? .empty },
    FindingField(
      "worst_overrun", "Lewat terlama", "Worst overrun", .duration,
      means: ("Waktu nyata di atas batas.", "Real time past the limit.")
    ) { $0.sheet.figures.worst?.size.seconds.map(Cell.duration) ?? .empty },
    FindingField(
      "worst_amount", "Uang terbesar", "Worst amount", .money(nil),
      means: ("Uang dalam penyimpangan terberat.", "Money of the gravest deviation.")
    ) { .optional($0.sheet.figures.worst?.size.amount) },
    FindingField(
      "worst_count", "Jumlah terbanyak", "Worst count", .count,
      means: (
        "Dokumen atau transaksi dalam penyimpangan terberat.",
        "Documents or transactions of the gravest deviation."
      )
    ) { $0.sheet.figures.worst?.size.count.map(Cell.count) ?? .empty },
    FindingField(
      "amount", "Uang", "Amount", .money(nil),
      means: ("Uang seluruh penyimpangannya.", "Money of all its deviations.")
    ) { .optional($0.amount) },
    FindingField(
      "currency", "Mata uang", "Currency", .word,
      means: ("Kode ISO 4217.", "ISO 4217 code.")
    ) { view in
      (view.amount ?? view.sheet.figures.worst?.size.amount).map {
        view.word($0.currency.code, nil)
      } ?? .empty
    },
  ]

  private static let attributes: [FindingField] = [
    FindingField(
      "condition", "Kondisi", "Condition", .text,
      means: ("Apa yang terjadi, diisi dari data.", "What is, filled from data."),
      isTypedByPeople: true
    ) { view in .optionalText(view.sheet.condition.map(view.text)) },
    FindingField(
      "criteria", "Kriteria pemeriksaan", "Criteria", .text,
      means: (
        "Apa yang seharusnya, diisi dari standar.", "What should be, filled from the standard."
      ), isTypedByPeople: true
    ) { .text($0.text($0.sheet.criteria)) },
    FindingField(
      "cause", "Sebab", "Cause", .text,
      means: ("Dari auditor.", "From the auditor."), isTypedByPeople: true
    ) { .optionalText($0.sheet.cause) },
    FindingField(
      "effect", "Akibat", "Effect", .text,
      means: ("Dari auditor.", "From the auditor."), isTypedByPeople: true
    ) { .optionalText($0.sheet.effect) },
    FindingField(
      "recommendation", "Rekomendasi", "Recommendation", .text,
      means: ("Dari auditor.", "From the auditor."), isTypedByPeople: true
    ) { .optionalText($0.sheet.recommendation) },
    FindingField(
      "response", "Tanggapan", "Response", .text,
      means: ("Dari unit.", "From the unit."), isTypedByPeople: true
    ) { .optionalText($0.sheet.response) },
  ]

  private static let codes: [FindingField] = [
    FindingField(
      "finding_code", "Kode temuan", "Finding code", .identifier,
      means: ("Dari berkas pemetaan.", "From the mapping file."), isTypedByPeople: true
    ) { .optional($0.sheet.codes.finding) },
    FindingField(
      "cause_code", "Kode sebab", "Cause code", .identifier,
      means: ("Dari berkas pemetaan.", "From the mapping file."), isTypedByPeople: true
    ) { .optional($0.sheet.codes.cause) },
    FindingField(
      "recommendation_code", "Kode rekomendasi", "Recommendation code", .identifier,
      means: ("Dari berkas pemetaan.", "From the mapping file."), isTypedByPeople: true
    ) { .optional($0.sheet.codes.recommendation) },
    FindingField(
      "programmes", "Program prioritas", "Focus programmes", .list,
      means: (
        "Program Gerakan Indonesia Melayani.", "Focus programmes of Gerakan Indonesia Melayani."
      ), isTypedByPeople: true
    ) { $0.words($0.sheet.codes.programmes) },
    FindingField(
      "maladministration", "Maladministrasi", "Maladministration", .list,
      means: ("Kategori Ombudsman RI.", "Categories of the Ombudsman RI."), isTypedByPeople: true
    ) { $0.words($0.sheet.codes.maladministration) },
  ]

  private static let proposals: [FindingField] = [
    FindingField(
      "proposed_codes", "Kode usulan", "Proposed codes", .list,
      means: (
        "Kode yang menuduh: usulan pemetaan yang belum dipastikan auditor; tidak pernah untuk public.",
        "Codes that accuse: proposals of the mapping that no auditor has confirmed; never for the public."
      ), isTypedByPeople: true
    ) { $0.words($0.sheet.codes.proposed) }
  ]

  private static let followUp: [FindingField] = [
    FindingField(
      "responsible", "Penanggung jawab", "Responsible", .text,
      means: ("Jabatan yang memperbaiki.", "The role that answers for the correction."),
      isTypedByPeople: true
    ) { .optionalText($0.sheet.responsible) },
    FindingField(
      "delivered_on", "Diterima unit", "Delivered", .day,
      means: ("Hari unit menerima laporan.", "Day on which the unit received the report.")
    ) { .optional($0.sheet.followUp.delivered) },
    FindingField(
      "due_on", "Batas tindak lanjut", "Due", .day,
      means: ("Hari terakhir tindak lanjut.", "Last day of the follow-up.")
    ) { .optional($0.sheet.followUp.due) },
    FindingField(
      "verification_due_on", "Batas verifikasi", "Verification due", .day,
      means: (
        "Hari terakhir verifikasi, selama tanggapan menunggunya.",
        "Last day of the verification, while a response waits for it."
      )
    ) { .optional($0.sheet.followUp.verificationDue) },
    FindingField(
      "overdue", "Lewat batas", "Overdue", .boolean,
      means: ("Salah satu batas itu telah lewat.", "One of the two is past.")
    ) { .boolean($0.sheet.followUp.isOverdue) },
    FindingField(
      "evidence", "Berkas bukti", "Evidence", .count,
      means: ("Banyaknya berkas bukti.", "Number of evidence files.")
    ) { .count(Int64($0.sheet.followUp.evidence)) },
    FindingField(
      "clean_weeks", "Minggu bersih", "Clean weeks", .count,
      means: (
        "Minggu penuh tanpa penyimpangan baru sejak bukti diterima.",
        "Whole weeks without a new deviation since the evidence was accepted."
      )
    ) { .count(Int64($0.sheet.followUp.cleanWeeks)) },
    FindingField(
      "ended_at", "Berakhir", "Ended", .instant,
      means: ("Kapan selesai; kosong selama berjalan.", "When it ended; empty while it goes on.")
    ) { view in
      view.sheet.followUp.ended.map { .instant($0, zone: view.sheet.zone) } ?? .empty
    },
  ]
}
