internal import ServiceStandards

extension MessageCode {
  static let handover = topic(
    .handover,
    [
      Entry(
        "E_EXPORT_EXISTS", [2],
        Wording(
          "sudah ada sesuatu di jalur itu; tidak diubah",
          "something is at that path already; left as it is"),
        Wording("pilih nama lain", "choose another name")),
      Entry(
        "E_EXPORT_NO_RUN", [2],
        Wording(
          "belum ada pelaksanaan yang memeriksa seluruh pilihan",
          "no run has looked at all of the selection"),
        Wording("jalankan perintah dalam pesan", "run the command of the message")),
      Entry(
        "E_EXPORT_INCOMPLETE", [2],
        Wording(
          "pelaksanaan terakhir tidak dapat menilai sebagian",
          "the last run could not judge some part"),
        Wording(
          "lengkapi lalu jalankan, atau --allow-incomplete",
          "complete and run, or --allow-incomplete")),
      Entry(
        "E_EXPORT_SCOPE", [2],
        Wording(
          "pelaksanaan yang disebut tidak memeriksa seluruh pilihan",
          "the run that was named did not look at all of the selection"),
        Wording(
          "pilih unit pelaksanaan itu, atau jalankan perintah dalam pesan",
          "choose the units of that run, or run the command of the message")),
      Entry(
        "E_EXPORT_VOID", [2],
        Wording(
          "pelaksanaan yang disebut sudah dibatalkan", "the run that was named was taken back"),
        Wording("sebut pelaksanaan yang berlaku", "name a run that stands")),
      Entry(
        "E_EXPORT_WRITE", [2],
        Wording(
          "tidak dapat ditulis; yang lama utuh", "cannot be written; what was there is intact"),
        Wording("periksa izin folder", "check the permissions of the folder")),
      Entry(
        "E_EXPORT_FULL", [2],
        Wording("cakram penuh; yang lama utuh", "the disk is full; what was there is intact"),
        Wording("kosongkan ruang, lalu ulangi", "make room, then repeat")),
      Entry(
        "E_EXPORT_FILE", [64],
        Wording(
          "--only menyebut berkas yang tidak dihasilkan opsi ini",
          "--only names a file that these options do not give"),
        Wording("pakai nama yang disebut pesan", "use a name that the message lists")),
      Entry(
        "E_XLSX_WRITE", [2],
        Wording(
          "buku kerja tidak dapat dibuat atau ditulis sampai akhir",
          "the workbook could not be created or written to its end"),
        Wording("periksa cakram dan folder", "check disk and folder")),
      Entry(
        "E_XLSX_COLUMNS", [2],
        Wording(
          "buku kerja akan memiliki terlalu banyak kolom",
          "the workbook would have too many columns"),
        Wording("serahkan sebagai CSV dengan --only", "hand over CSV with --only")),
    ])

  static let verification = topic(
    .verification,
    [
      Entry(
        "E_VERIFY_FOLDER", [3],
        Wording("bukan folder yang dapat dibaca", "no folder that can be read"),
        Wording("sebutkan folder serah terima", "name the folder of a hand-over")),
      Entry(
        "E_VERIFY_NO_MANIFEST", [3],
        Wording("manifest.json tidak ada", "there is no manifest.json"),
        Wording("minta folder itu sekali lagi", "ask for the folder once more")),
      Entry(
        "E_VERIFY_MANIFEST", [3], Wording("manifest.json rusak", "manifest.json is damaged"),
        Wording("minta folder itu sekali lagi", "ask for the folder once more")),
      Entry(
        "E_VERIFY_VERSION", [3],
        Wording(
          "manifest.json dari versi yang tidak dikenal",
          "manifest.json is of a version that this program does not know"),
        Wording("perbarui program ini", "update this program")),
      Entry(
        "E_VERIFY_UNSIGNED", [3], Wording("tanda tangan tidak ada", "the signature is missing"),
        Wording("minta tanda tangannya", "ask for the signature")),
      Entry(
        "E_VERIFY_SIGNATURE", [3],
        Wording("tanda tangan tidak dapat dibaca", "the signature is not readable"),
        Wording("minta sekali lagi", "ask for it once more")),
      Entry(
        "E_VERIFY_MANIFEST_CHANGED", [3],
        Wording(
          "tanda tangan bukan untuk manifest ini: ada bita yang berubah",
          "the signature is not one of this manifest: a byte of it has changed"),
        Wording("jangan dipakai; tanyakan kepada pengirim", "do not use it; ask the sender")),
      Entry(
        "E_VERIFY_KEY", [3],
        Wording(
          "ditandatangani dengan kunci lain daripada yang disebut",
          "signed by another key than the one named"),
        Wording(
          "bandingkan sidik jari dengan surat resmi",
          "compare the fingerprint with the official letter")),
      Entry(
        "E_VERIFY_NAME", [3],
        Wording(
          "nama berkas yang keluar dari folder; tidak dibuka",
          "a name that leads out of the folder; it was not opened"),
        Wording("jangan dipakai; tanyakan kepada pengirim", "do not use it; ask the sender")),
      Entry(
        "E_VERIFY_MISSING", [3],
        Wording("berkas dalam manifest tidak ada", "a file of the manifest is missing"),
        Wording("minta folder itu sekali lagi", "ask for the folder once more")),
      Entry(
        "E_VERIFY_READ", [3],
        Wording(
          "berkas dalam manifest tidak dapat dibaca", "a file of the manifest cannot be read"),
        Wording("periksa izin, atau salin sekali lagi", "check permissions, or copy it once more")),
      Entry(
        "E_VERIFY_CUT", [3], Wording("baris di akhir hilang", "rows are missing at the end"),
        Wording(
          "salin sekali lagi; bila tetap, tanyakan kepada pengirim",
          "copy it once more; if it stays so, ask the sender")),
      Entry(
        "E_VERIFY_ROWS_MISSING", [3],
        Wording("baris di tengah hilang", "rows are missing elsewhere"),
        Wording("jangan dipakai; tanyakan kepada pengirim", "do not use it; ask the sender")),
      Entry(
        "E_VERIFY_ROWS_ADDED", [3], Wording("ada baris yang ditambahkan", "rows were added"),
        Wording("jangan dipakai; tanyakan kepada pengirim", "do not use it; ask the sender")),
      Entry(
        "E_VERIFY_MOVED", [3],
        Wording(
          "jumlah baris sama, tetapi baris tertukar",
          "as many rows, but out of order: rows have changed places"),
        Wording("jangan dipakai; tanyakan kepada pengirim", "do not use it; ask the sender")),
      Entry(
        "E_VERIFY_SUM", [3], Wording("jumlah uang berubah", "money was changed"),
        Wording("jangan dipakai; tanyakan kepada pengirim", "do not use it; ask the sender")),
      Entry(
        "E_VERIFY_ENDS", [3],
        Wording("baris pertama atau terakhir diganti", "the first or last row was replaced"),
        Wording("jangan dipakai; tanyakan kepada pengirim", "do not use it; ask the sender")),
      Entry(
        "E_VERIFY_HEADER", [3],
        Wording("nama kolom berubah", "the names of the columns were changed"),
        Wording("jangan dipakai; tanyakan kepada pengirim", "do not use it; ask the sender")),
      Entry(
        "E_VERIFY_CHANGED", [3],
        Wording(
          "huruf atau angka berubah; jumlah baris, uang, dan urutan sama",
          "characters were changed; counts, sums and order are the same"),
        Wording("jangan dipakai; tanyakan kepada pengirim", "do not use it; ask the sender")),
      Entry(
        "E_VERIFY_COUNTS", [3],
        Wording(
          "SHA-256 cocok, tetapi hitungan dalam manifest salah",
          "the SHA-256 matches, but the counts of the manifest are wrong"),
        Wording("tanyakan kepada pengirim", "ask the sender")),
    ])

  static let keys = topic(
    .keys,
    [
      Entry(
        "E_KEY", [78],
        Wording("bukan kunci OpenSSH, atau rusak", "not a key of OpenSSH, or damaged"),
        Wording("sebutkan berkas dari “audit key new”", "name a file made by “audit key new”")),
      Entry(
        "E_KEY_READ", [78], Wording("kunci tidak dapat dibaca", "the key cannot be read"),
        Wording("periksa jalur dan izin", "check path and permissions")),
      Entry(
        "E_KEY_OPEN", [78],
        Wording("kunci pribadi terbaca orang lain", "others can read the private key"),
        Wording("batasi dengan chmod 600", "restrict it by chmod 600")),
      Entry(
        "E_KEY_PASSPHRASE", [78], Wording("kunci berkata sandi", "the key has a passphrase"),
        Wording(
          "buat kunci tersendiri dengan “audit key new”",
          "make a key of its own with “audit key new”")),
      Entry(
        "E_KEY_KIND", [78], Wording("kunci bukan Ed25519", "the key is not Ed25519"),
        Wording("buat dengan “audit key new”", "make one with “audit key new”")),
      Entry(
        "E_KEY_SIGNERS", [78],
        Wording(
          "berkas penanda tangan tidak memuat kunci yang dapat dipakai",
          "the file of allowed signers has no usable key"),
        Wording("isi dengan baris dari “audit key show”", "put in the line of “audit key show”")),
      Entry(
        "E_KEY_EXISTS", [2],
        Wording(
          "berkas kunci sudah ada dan tidak ditimpa", "the key file exists and is not overwritten"),
        Wording("pilih nama lain", "choose another name")),
      Entry(
        "E_KEY_WRITE", [2], Wording("kunci tidak dapat ditulis", "the key cannot be written"),
        Wording("periksa izin folder", "check the permissions of the folder")),
      Entry(
        "E_KEY_IDENTITY", [64],
        Wording(
          "identitas yang tidak dapat berdiri dalam allowed_signers",
          "an identity that cannot stand in an allowed_signers file"),
        Wording("pakai huruf, angka, dan . _ @ + -", "use letters, digits and . _ @ + -")),
    ])
}
