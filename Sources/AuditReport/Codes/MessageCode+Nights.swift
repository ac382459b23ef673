internal import ServiceStandards

extension MessageCode {
  static let nights = topic(
    .nights,
    [
      Entry(
        "E_NIGHT_BUSY", [75], Wording("malam lain sedang berjalan", "another night is running"),
        Wording("ulangi nanti, atau --wait", "try again later, or --wait")),
      Entry(
        "E_NIGHT_LOCK", [2],
        Wording("kunci malam tidak dapat dibuat", "the lock of the night cannot be made"),
        Wording(
          "beri izin tulis pada folder basis data", "allow writing into the folder of the database")
      ),
      Entry(
        "E_NIGHT_CLOCK", [2],
        Wording(
          "waktu penilaian sebelum malam yang sudah dijalankan: jam mundur",
          "as of an instant before a night that has been: the clock was set back"),
        Wording("periksa jam komputer", "check the computer's clock")),
      Entry(
        "E_NIGHT_FUTURE", [64], Wording("--as-of belum tiba", "--as-of is yet to come"),
        Wording("pakai saat yang sudah lewat", "use an instant that has come")),
      Entry(
        "E_NIGHT_FOLDER", [78],
        Wording(
          "folder dalam konfigurasi tidak dapat dipakai",
          "a folder of the configuration cannot be used"),
        Wording("buat folder itu dan beri izin", "make the folder and allow its use")),
      Entry(
        "E_NIGHT_PROFILE", [78],
        Wording(
          "profil pemetaan dalam konfigurasi tidak dapat dipakai",
          "a mapping profile of the configuration cannot be used"),
        Wording("perbaiki profil", "correct the profile")),
      Entry(
        "E_NIGHT_MOVE", [2],
        Wording(
          "berkas selesai tidak dapat dipindahkan; tetap di tempatnya",
          "a file that is done cannot be moved; it stays where it is"),
        Wording(
          "periksa folder arsip; malam berikutnya mencoba lagi",
          "check the archive; the next night tries again")),
      Entry(
        "E_NIGHT_WRITE", [2], Wording("tidak dapat ditulis", "cannot be written"),
        Wording("periksa izin folder", "check the permissions of the folder")),
      Entry(
        "E_NIGHT_FULL", [2],
        Wording("cakram penuh; cadangan lama utuh", "the disk is full; the old backups are intact"),
        Wording("kosongkan ruang, lalu ulangi", "make room, then repeat")),
      Entry(
        "E_BACKUP_DAMAGED", [3],
        Wording(
          "salinan basis data tidak lulus pemeriksaan: basis datanya rusak",
          "the copy of the database fails its check: the database is damaged"),
        Wording("pulihkan cadangan terakhir yang baik", "restore the last good backup")),
      Entry(
        "E_BACKUP_EVIDENCE", [3],
        Wording(
          "bukti hilang atau berubah, dan cadangan tidak memilikinya",
          "evidence is missing or has changed, and the backup does not have it"),
        Wording("cari berkas aslinya", "look for the original file")),
      Entry(
        "E_NIGHT_CHECKPOINT", [3],
        Wording(
          "titik periksa malam sebelumnya tidak cocok dengan buku catatan",
          "a checkpoint of an earlier night does not fit the ledger"),
        Wording(
          "pulihkan salinan yang lebih baru, atau terima kehilangan itu dengan “audit ledger accept”",
          "restore a newer copy, or accept the loss with “audit ledger accept”")),
      Entry(
        "E_NIGHT_AHEAD", [2],
        Wording(
          "malam terakhir yang baik belum tiba: jam waktu itu terlalu maju",
          "the last good night is yet to come: the clock was ahead"),
        Wording(
          "batalkan pelaksanaannya (“audit runs void”), lalu jalankan “audit nightly”",
          "take its run back (“audit runs void”), then run “audit nightly”")),
      Entry(
        "E_NIGHT_TOO_OLD", [2],
        Wording(
          "malam terakhir yang baik lebih lama daripada --max-age",
          "the last good night is longer ago than --max-age"),
        Wording(
          "periksa timer atau crontab, dan catatan malam",
          "check the timer or the crontab, and the log")),
      Entry(
        "W_HOOK_FAILED", [],
        Wording(
          "perintah --on-change berakhir dengan galat; malamnya tetap selesai",
          "the --on-change command failed; the night stands"),
        Wording("periksa perintah itu", "check that command")),
      Entry(
        "W_HOOK_HUNG", [],
        Wording(
          "perintah --on-change terlalu lama dan dihentikan",
          "the --on-change command took too long and was stopped"),
        Wording("periksa perintah itu", "check that command")),
      Entry(
        "W_HOOK_NOT_STARTED", [],
        Wording(
          "perintah --on-change tidak dapat dijalankan",
          "the --on-change command could not be started"),
        Wording("periksa jalur dan izin perintah itu", "check path and permissions of that command")
      ),
    ])
}
