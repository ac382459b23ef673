internal import ServiceStandards

extension MessageCode {
  static let findings = topic(
    .findings,
    [
      Entry(
        "E_FINDING_ID", [64], Wording("bukan nomor temuan", "not the id of a finding"),
        Wording("tulis seperti T-2026-0042", "write it like T-2026-0042")),
      Entry(
        "E_NO_FINDING", [2], Wording("temuan itu tidak ada", "there is no such finding"),
        Wording("lihat “audit findings list”", "see “audit findings list”")),
      Entry(
        "E_FINDING_MOVE", [2],
        Wording(
          "tabel langkah tidak memilikinya dalam keadaan ini",
          "the table of moves does not have it in this state"),
        Wording(
          "ambil salah satu langkah yang disebut pesan",
          "take one of the moves that the message names")),
      Entry(
        "E_FINDING_NOT_CLEAN", [2],
        Wording(
          "belum dapat ditutup sebagai sesuai; pesan menyebut semua yang kurang",
          "not to be closed as fulfilled yet; the message names all that is lacking"),
        Wording(
          "penuhi yang kurang, lalu jalankan audit lagi",
          "supply what is lacking, then run the audit again")),
      Entry(
        "E_FINDING_DEVIATIONS", [2],
        Wording(
          "tidak dapat dicabut selama masih ada penyimpangan",
          "not to be withdrawn while deviations are left"),
        Wording(
          "perbaiki data, standar, atau kalendernya dan jalankan audit",
          "correct data, standard or calendar and run the audit")),
      Entry(
        "E_FINDING_EPISODE", [2],
        Wording(
          "sudah berulang sebagai temuan yang lebih baru", "it has returned as a later finding"),
        Wording("kerjakan temuan yang disebut pesan", "work on the finding that the message names")),
      Entry(
        "E_FINDING_EVIDENCE", [2],
        Wording(
          "tidak ada berkas bukti yang dapat diterima: belum ada, atau yang ada sudah ditolak atau dikesampingkan",
          "there is no evidence file to accept: none came, or those that did were rejected or set aside"
        ),
        Wording(
          "catat dengan “audit findings respond --evidence”",
          "record it by “audit findings respond --evidence”")),
      Entry(
        "E_FINDING_PARTIAL", [2],
        Wording("tanggapan terakhir baru mencakup sebagian", "the last answer covers a part only"),
        Wording(
          "catat sisanya, atau tolak dengan verify --reject",
          "record the rest, or reject it by verify --reject")),
      Entry(
        "E_FINDING_CALENDAR", [2],
        Wording(
          "hari kerja harus dihitung, tetapi unit tidak memiliki kalender",
          "working days are to be counted, and the unit has no calendar"),
        Wording(
          "impor kalender, atau pakai calendar_days dalam pemetaan kode",
          "import one, or use calendar_days in the mapping of codes")),
      Entry(
        "E_FINDING_TEXT", [64], Wording("teks kosong", "an empty text"),
        Wording("tuliskan isinya", "say something in it")),
      Entry(
        "E_FINDING_CODE", [64],
        Wording("kode tidak ada dalam pemetaan", "the mapping does not have this code"),
        Wording("lihat “audit codes show”", "see “audit codes show”")),
      Entry(
        "E_FINDING_DAY", [64],
        Wording(
          "hari sebelum temuan atau laporannya, atau belum tiba",
          "a day before the finding or its report, or in the future"),
        Wording(
          "pakai hari dalam rentang yang disebut pesan",
          "use a day within the span that the message names")),
      Entry(
        "E_EVIDENCE_FILE", [2],
        Wording(
          "berkas bukti tidak dapat dibaca atau disimpan; tidak ada yang dicatat",
          "an evidence file cannot be read, or not be kept; nothing was recorded"),
        Wording("periksa berkas dan foldernya", "check the file and the folder")),
      Entry(
        "E_EVIDENCE_EMPTY", [2],
        Wording(
          "berkas bukti kosong (0 bita); tidak ada yang dicatat",
          "an evidence file is empty (0 bytes); nothing was recorded"),
        Wording("periksa berkasnya, lalu ulangi", "check the file, then try again")),
      Entry(
        "E_EVIDENCE_MISSING", [3],
        Wording("bita bukti yang disimpan hilang", "the kept bytes are gone"),
        Wording(
          "pulihkan dari cadangan, atau catat berkas yang sama lagi",
          "restore them from a backup, or record the same file again")),
      Entry(
        "E_EVIDENCE_CHANGED", [3],
        Wording("bita bukti yang disimpan telah berubah", "the kept bytes are others"),
        Wording(
          "pulihkan dari cadangan, atau catat berkas asli lagi",
          "restore them from a backup, or record the original again")),
    ])

  static let exceptions = topic(
    .exceptions,
    [
      Entry(
        "E_WAIVER_APPROVER", [64],
        Wording("penyetuju adalah pemohon sendiri", "the approver is the requester"),
        Wording("minta persetujuan orang lain", "let another person approve")),
      Entry(
        "E_WAIVER_TOO_LONG", [64], Wording("lebih dari 180 hari", "more than 180 days"),
        Wording("pakai hari terakhir yang disebut pesan", "use the last day that the message names")
      ),
      Entry(
        "E_WAIVER_DAYS", [64],
        Wording("hari terakhir mendahului hari pertama", "the last day is before the first"),
        Wording("perbaiki --from atau --to", "correct --from or --to")),
      Entry(
        "E_WAIVER_EMPTY", [64],
        Wording(
          "alasan, pemohon, penyetuju, atau nomor berkas kosong",
          "reason, requester, approver or case number is empty"),
        Wording("isi yang disebut pesan", "fill in what the message names")),
      Entry(
        "E_WAIVER_CASE", [64],
        Wording(
          "nomor berkas dengan aturan uji tentang standar",
          "a case number with a rule about standards"), Wording("hapus --case", "leave out --case")),
      Entry(
        "E_WAIVER_ID", [64], Wording("bukan nomor pengecualian", "not the id of a waiver"),
        Wording("tulis seperti K-2026-0003", "write it like K-2026-0003")),
      Entry(
        "E_WAIVER_REVOKED", [64],
        Wording(
          "sudah dicabut sebelumnya; tidak ada yang berubah",
          "it was revoked before; nothing changed"),
        Wording("tidak perlu apa-apa", "nothing needs to be done")),
      Entry(
        "E_NO_WAIVER", [2],
        Wording("tidak ada pengecualian dengan nomor itu", "no waiver has this id"),
        Wording("lihat “audit waivers list”", "see “audit waivers list”")),
      Entry(
        "E_BASELINE_EXISTS", [64],
        Wording(
          "keadaan awal yang mencakup unit itu sudah diambil", "a baseline covers the unit already"),
        Wording(
          "bila harus diganti, pakai --again dengan alasan", "to replace it, say --again and why")),
      Entry(
        "E_RUN_NONE", [2],
        Wording(
          "unit itu belum pernah diaudit, jadi belum ada keadaan yang dapat diambil",
          "the unit was never audited, so there is nothing that a baseline could hold"),
        Wording("jalankan “audit --unit UNIT”", "run “audit --unit UNIT”")),
    ])

  static let complaints = topic(
    .complaints,
    [
      Entry(
        "E_COMPLAINT", [64],
        Wording("tidak ada pengaduan dengan nomor itu", "no complaint has this number"),
        Wording("lihat “audit complaints list”", "see “audit complaints list”")),
      Entry(
        "E_COMPLAINT_AMBIGUOUS", [64],
        Wording("beberapa pengaduan memiliki nomor itu", "several complaints have this number"),
        Wording("sebutkan unitnya dengan --unit", "name the unit with --unit")),
    ])
}
