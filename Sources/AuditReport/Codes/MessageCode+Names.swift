internal import ServiceStandards

extension MessageCode {
  static let names = topic(
    .names,
    [
      Entry(
        "E_UNIT", [64],
        Wording(
          "unit itu tidak ada; nama terdekat disarankan dan tidak dipakai sendiri",
          "no such unit; the nearest name is suggested and never run by itself"),
        Wording("lihat “audit units list”", "see “audit units list”")),
      Entry(
        "E_SERVICE", [64],
        Wording(
          "jenis pelayanan itu tidak ada, atau ada di beberapa unit",
          "no such service, or several units have it"),
        Wording(
          "lihat “audit services list”; sebutkan sebagai UNIT/KODE",
          "see “audit services list”; name it as UNIT/CODE")),
      Entry(
        "E_RULE", [64], Wording("aturan uji itu tidak ada", "no such rule"),
        Wording("lihat “audit rules”", "see “audit rules”")),
      Entry(
        "E_CALENDAR", [64, 2],
        Wording(
          "kalender itu tidak ada (64); jam layanan atau zonanya tidak dapat dipakai, atau sistem tidak memiliki basis data zona waktu (2)",
          "no such calendar (64); its hours or zone cannot be used, or the system has no zone database (2)"
        ),
        Wording(
          "lihat “audit calendar list”; impor kalender yang benar, atau pasang tzdata",
          "see “audit calendar list”; import the correct calendar, or install tzdata")),
      Entry(
        "E_RULEBOOK", [2],
        Wording(
          "standar, unit, dan kalender saling bertentangan",
          "standards, units and calendars contradict each other"),
        Wording(
          "impor bagian yang disebut pesan dengan benar", "import what the message names correctly")
      ),
      Entry(
        "E_NO_UNITS", [2], Wording("basis data belum berisi unit", "the database has no unit yet"),
        Wording(
          "impor standar: “audit import standards BERKAS.yaml”",
          "import standards: “audit import standards FILE.yaml”")),
      Entry(
        "E_USAGE", [64],
        Wording(
          "baris perintah itu sendiri: opsi, subperintah, atau nilai yang tidak ada atau kurang; yang terdekat disarankan",
          "the command line itself: an option, a subcommand or a value that does not exist or is missing; the nearest one is suggested"
        ), Wording("lihat “audit PERINTAH --help”", "see “audit COMMAND --help”")),
      Entry(
        "E_PERIOD", [64], Wording("--from sesudah --to", "--from is after --to"),
        Wording("tukar atau perbaiki tanggalnya", "swap or correct the days")),
      Entry(
        "E_DEVIATION_ID", [64], Wording("bukan nomor penyimpangan", "not the id of a deviation"),
        Wording(
          "salin nomor dari kolom pertama --details",
          "copy the id from the first column of --details")),
      Entry(
        "E_NO_DEVIATION", [2],
        Wording(
          "penyimpangan itu tidak (lagi) ada dalam daftar",
          "the register does not have it (any more)"),
        Wording("jalankan “audit --details”", "run “audit --details”")),
      Entry(
        "E_TABLE", [64],
        Wording(
          "kolom itu tidak ada, atau laporan ini tidak memiliki bentuk itu",
          "no such column, or a format that this report does not have"),
        Wording(
          "pakai kolom atau bentuk yang disebut pesan",
          "use a column or format that the message names")),
      Entry(
        "E_MESSAGE_CODE", [64], Wording("kode pesan itu tidak ada", "no message has this code"),
        Wording("lihat “audit explain --codes”", "see “audit explain --codes”")),
      Entry(
        "E_CONFIG", [78],
        Wording(
          "kunci atau nilai yang tidak dikenal dalam berkas konfigurasi atau variabel AUDIT_*",
          "an unknown key or value in a configuration file or an AUDIT_* variable"),
        Wording("lihat “audit config show --origin”", "see “audit config show --origin”")),
      Entry(
        "E_KEY_FILE", [78],
        Wording(
          "kunci untuk --hash-applicants tidak dapat dibaca, terlalu pendek, atau terbaca orang lain",
          "the key for --hash-applicants cannot be read, is too short, or can be read by others"),
        Wording("buat 32 bita acak dengan mode 0600", "make 32 random bytes with mode 0600")),
      Entry(
        "E_DEMO_DATA", [2],
        Wording("data contoh tidak ditemukan", "the bundled data was not found"),
        Wording("sebutkan foldernya dengan --data", "name its folder with --data")),
      Entry(
        "W_NOTICE", [],
        Wording(
          "peringatan dalam bentuk JSON; pekerjaan tetap berjalan",
          "a warning in the form of JSON; the work goes on"),
        Wording("baca pesannya", "read the message")),
    ])

  static let clock = topic(
    .clock,
    [
      Entry(
        "end_before_start", [2],
        Wording("akhir lebih awal daripada awal", "the end is before the start"),
        Wording("tukar atau perbaiki kedua saat itu", "swap or correct the two instants")),
      Entry(
        "no_working_time", [2],
        Wording(
          "kalender tidak buka dalam sekitar empat tahun; juga alasan sebuah transaksi tidak dinilai",
          "the calendar does not open within about four years; also why a transaction was not judged"
        ), Wording("impor kalender dengan jam layanan", "import a calendar with service hours")),
      Entry(
        "holidays_missing", [2],
        Wording(
          "hari libur tahun itu belum ada; juga alasan sebuah transaksi tidak dinilai",
          "the holidays of that year are missing; also why a transaction was not judged"),
        Wording(
          "impor hari liburnya, atau nyatakan dengan holidays_complete",
          "import them, or declare the year with holidays_complete")),
      Entry(
        "outside_years", [2],
        Wording(
          "tahun itu terlalu jauh dari tanggal yang ditanyakan",
          "the year is too far from the date that was asked for"),
        Wording("periksa tahunnya", "check the year")),
    ])
}
